package org.burdenshare.cli;

import java.net.BindException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connect.service.SparkConnectService;
import org.burdenshare.cli.option.PublishedTables;
import org.burdenshare.session.Session;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "connect",
    description =
        "Serves the tables of the last publication to PySpark and other Spark Connect clients of this"
            + " machine, until it is ended (Ctrl-C).")
final class ConnectCommand implements Callable<Integer> {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST_PORT = 65_535;

  @Mixin private PublishedTables published;

  @Option(names = "--port", description = "The port on 127.0.0.1.", defaultValue = "15002")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 1 || port > HIGHEST_PORT) {
      throw Failure.of(
          Failure.Kind.USAGE, "--port is %d, expected 1 to %d.".formatted(port, HIGHEST_PORT));
    }
    Warehouse tables = published.warehouse().open();
    Publication served = published.of(tables);
    SparkSession spark =
        Session.open(
            Map.of(
                "spark.connect.grpc.binding.address",
                LOOPBACK,
                "spark.connect.grpc.binding.port",
                Integer.toString(port),
                "spark.connect.grpc.port.maxRetries",
                "0"));
    tables.share(spark, served);
    start(spark);
    System.out.printf(
        "Publication %s, as known on %s, is served at sc://%s:%d; Ctrl-C ends it.%n",
        served.runId(), served.settings().asOf(), LOOPBACK, port);
    new CountDownLatch(1).await();
    return 0;
  }

  private void start(SparkSession spark) {
    try {
      SparkConnectService.start(spark.sparkContext());
    } catch (Exception e) {
      if (ExceptionUtils.indexOfType(e, BindException.class) >= 0) {
        throw Failure.of(
            Failure.Kind.USAGE,
            "Port %d of %s is in use; choose another with --port.".formatted(port, LOOPBACK),
            e);
      }
      throw e;
    }
  }
}
