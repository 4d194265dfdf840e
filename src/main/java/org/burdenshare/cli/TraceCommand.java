package org.burdenshare.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.col;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.burdenshare.cli.option.BasisOption;
import org.burdenshare.cli.option.PublishedTables;
import org.burdenshare.model.Models;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.query.ResultFormat;
import org.burdenshare.query.Snapshot;
import org.burdenshare.reference.Ally;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "trace",
    description =
        "Tells why an ally met 2 %% of GDP in a year or did not: the share, the cells that it stands"
            + " on, what the publisher printed, and how it changed over vintages.")
final class TraceCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ALLY", description = "ISO 3166 alpha-3 code, or a name.")
  private String ally;

  @Parameters(index = "1", paramLabel = "YEAR", description = "Calendar year.")
  private Integer year;

  @Mixin private BasisOption basis;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "As known on this day. Default: the day of the publication.")
  private LocalDate day;

  @Mixin private PublishedTables published;

  private static final List<Table> TABLES =
      Stream.concat(Snapshot.TRACED.stream(), Stream.of(Tables.RECONCILIATION)).toList();

  @Override
  public Integer call() {
    Ally named = Ally.named(ally);
    if (named.notAssessed() != null) {
      System.out.printf(
          "%s is not assessed in any year, so there is no verdict to trace (%s).%n",
          named.name(), named.notAssessed());
      return 0;
    }
    print(models(named), System.out);
    return 0;
  }

  private Models models(Ally named) {
    Snapshot tables = published.snapshot();
    return tables.models(
        new ReferenceTables(tables.spark()).inputs(List.of("dated_guideline")),
        Map.of(
            "ally", named.iso3(),
            "ally_name", named.name(),
            "accession_year", named.accession().getYear(),
            "year", year,
            "bases", basis.names().toArray(String[]::new),
            "as_of", day == null ? tables.publication().settings().asOf() : day),
        TABLES);
  }

  private void print(Models models, PrintStream out) {
    Map<String, List<String>> known =
        models.table("trace_line").collectAsList().stream()
            .collect(
                groupingBy(row -> row.getAs("basis"), mapping(row -> row.getAs("line"), toList())));
    List<String> unknown =
        known.keySet().containsAll(basis.names())
            ? List.of()
            : models.table("unknown_share").select("line").as(Encoders.STRING()).collectAsList();
    if (known.isEmpty()) {
      throw Failure.of(Failure.Kind.NO_INPUT, unknown);
    }
    for (String name : basis.names()) {
      if (known.containsKey(name)) {
        known.get(name).forEach(out::println);
        out.println();
        ResultFormat.TABLE.print(
            models.table("share_history").where(col("basis").equalTo(name)).drop("basis"), out);
        out.println();
      }
    }
    unknown.forEach(out::println);
  }
}
