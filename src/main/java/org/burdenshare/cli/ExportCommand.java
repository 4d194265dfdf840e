package org.burdenshare.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.cli.option.PublishedTables;
import org.burdenshare.console.Failures;
import org.burdenshare.export.ExportedTable;
import org.burdenshare.export.TableExport;
import org.burdenshare.export.TableFormat;
import org.burdenshare.export.TidyExport;
import org.burdenshare.query.Snapshot;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.table.Tables;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = {
      "Writes tables for other programs, or editions to be read again.",
      "With --table: the tables in a format of --format, to a folder or file that is not there yet.",
      "Without: the editions as tidy CSV, each with its record, into a folder."
    })
final class ExportCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true)
  private Choice choice = new Choice();

  private static final class Choice {
    @ArgGroup(exclusive = false, heading = "Tables:%n")
    private TableChoice tables;

    @ArgGroup(exclusive = false, heading = "Editions:%n")
    private EditionChoice editions = new EditionChoice();
  }

  private static final class TableChoice {
    @Option(
        names = "--table",
        paramLabel = "NAME",
        required = true,
        split = ",",
        description =
            "A table to write, several with commas between, or all; the views share_change and trace are some too.")
    private List<String> names;

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description =
            "csv, json or parquet: a folder of files with datapackage.json; xlsx: one workbook;"
                + " sdmx-csv: one file of ally_trend.")
    private TableFormat format = TableFormat.CSV;
  }

  private static final class EditionChoice {
    @Option(
        names = "--edition",
        paramLabel = "ID",
        description = "An edition to write; may be repeated. Default: all.")
    private List<String> ids;
  }

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Which rows, or observations of editions, as a condition of Spark SQL.",
      defaultValue = "true")
  private String condition;

  @Option(
      names = "--to",
      paramLabel = "PLACE",
      required = true,
      description = "Where to, on any Hadoop file system.")
  private String place;

  @Mixin private PublishedTables published;

  @Override
  public Integer call() {
    Snapshot snapshot = published.snapshot();
    try {
      (choice.tables == null ? editions(snapshot) : List.of(tables(snapshot)))
          .forEach(System.out::println);
    } catch (Exception e) {
      throw Failures.ofQuery(e);
    }
    return 0;
  }

  private String tables(Snapshot snapshot) {
    return new TableExport(snapshot, ExportedTable.of(snapshot, choice.tables.names, condition))
        .write(choice.tables.format, place);
  }

  private List<String> editions(Snapshot snapshot) {
    Dataset<Row> chosen = snapshot.rows(Tables.EDITION);
    if (choice.editions.ids != null) {
      requireKnown(choice.editions.ids, snapshot.publication());
      chosen = chosen.where(functions.col("edition_id").isin(choice.editions.ids.toArray()));
    }
    return new TidyExport(
            chosen,
            snapshot.rows(Tables.OBSERVATION).where(condition),
            snapshot.spark().sessionState().newHadoopConf())
        .write(place);
  }

  private void requireKnown(List<String> ids, Publication read) {
    List<String> known = read.inputs().stream().map(Publication.Input::editionId).toList();
    for (String id : ids) {
      if (!known.contains(id)) {
        throw Failure.of(
            Failure.Kind.NO_INPUT,
            "There is no edition '%s' in %s; known are %s."
                .formatted(id, published.warehouse().location(), String.join(", ", known)));
      }
    }
  }
}
