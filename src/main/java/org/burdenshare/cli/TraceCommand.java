package org.burdenshare.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.cli.option.PublicationOption;
import org.burdenshare.cli.option.WarehouseOption;
import org.burdenshare.query.Snapshot;
import org.burdenshare.query.VerdictTrace;
import org.burdenshare.reference.Ally;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.session.Session;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A verdict down to the cells that it stands on. */
@Command(
    name = "trace",
    description =
        "Tells why an ally met 2 %% of GDP in a year or did not: the share, the cells that it stands"
            + " on, what the publisher printed, and how it changed over vintages.",
    mixinStandardHelpOptions = true,
    versionProvider = CodeVersion.class,
    showDefaultValues = true,
    sortOptions = false)
final class TraceCommand implements Callable<Integer> {
  /** Whose definition of military expenditure. */
  private enum Basis {
    NATO,
    SIPRI
  }

  @Parameters(
      index = "0",
      paramLabel = "ALLY",
      description = "ISO 3166 alpha-3 code, or a name.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private String ally;

  @Parameters(
      index = "1",
      paramLabel = "YEAR",
      description = "Calendar year.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private int year;

  @Option(
      names = "--basis",
      paramLabel = "NATO|SIPRI",
      description = "On whose definition. Default: both.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private Basis basis;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "As known on this day. Default: the day of the publication.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private LocalDate day;

  @Mixin private WarehouseOption warehouse;

  @Mixin private PublicationOption publication;

  @Override
  public Integer call() {
    Ally named = Ally.named(ally);
    if (named.notAssessed() != null) {
      System.out.printf(
          "%s is not assessed in any year, so there is no verdict to trace (%s).%n",
          named.name(), named.notAssessed());
      return 0;
    }
    SparkSession spark = Session.open();
    Warehouse tables = warehouse.open();
    Publication read = publication.of(tables);
    Snapshot snapshot = Snapshot.of(spark, tables, read);
    new VerdictTrace(
            snapshot.rows(Tables.SHARE_VINTAGE),
            snapshot.rows(Tables.TRACE),
            snapshot.rows(Tables.RECONCILIATION),
            new ReferenceTables(spark).inputs().get("dated_guideline"))
        .print(
            new VerdictTrace.Question(
                named.iso3(),
                named.name(),
                named.accession().getYear(),
                year,
                (basis == null ? Stream.of(Basis.values()) : Stream.of(basis))
                    .map(Basis::name)
                    .toList(),
                day == null ? read.settings().asOf() : day),
            System.out);
    return 0;
  }
}
