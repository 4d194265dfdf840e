package org.burdenshare.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.burdenshare.report.TidyExport;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Tables;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes editions as tidy CSV with their records. */
@Command(
    name = "export",
    description = "Writes editions of the last publication as tidy CSV, each with its record.",
    mixinStandardHelpOptions = true,
    versionProvider = CodeVersion.class,
    showDefaultValues = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  @Option(
      names = "--edition",
      paramLabel = "ID",
      description = "An edition to write; may be repeated. Default: all.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private List<String> editions = List.of();

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Which observations, as a condition of Spark SQL on their columns.",
      defaultValue = "true")
  private String condition;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "Where to, on any Hadoop file system.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private String folder;

  @Mixin private WarehouseOption warehouse;

  @Override
  public Integer call() {
    SparkSession spark = Session.open();
    Warehouse tables = warehouse.open();
    Publication publication = tables.requirePublication();
    requireKnown(publication);
    Dataset<Row> chosen = tables.read(Tables.EDITION, publication);
    if (!editions.isEmpty()) {
      chosen = chosen.where(functions.col("edition_id").isin(editions.toArray()));
    }
    try {
      new TidyExport(
              chosen,
              tables.read(Tables.OBSERVATION, publication).where(condition),
              spark.sessionState().newHadoopConf())
          .write(folder)
          .forEach(System.out::println);
    } catch (Exception e) {
      throw Failures.ofQuery(e);
    }
    return 0;
  }

  private void requireKnown(Publication publication) {
    List<String> known = publication.inputs().stream().map(Publication.Input::editionId).toList();
    for (String edition : editions) {
      if (!known.contains(edition)) {
        throw Failure.of(
            Failure.Kind.NO_INPUT,
            "There is no edition '%s' in %s; known are %s."
                .formatted(edition, warehouse.location(), String.join(", ", known)));
      }
    }
  }
}
