package org.burdenshare.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.store.TableVersion;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.TableDeclaration;
import org.burdenshare.warehouse.table.Tables;

/**
 * A warehouse as commit 3021741 wrote it: with the columns, comments and constraints that it had,
 * as they stand in the logs of its tables.
 */
public final class OldWarehouse {
  /** The program that is said to have written it. */
  public static final String CODE_VERSION = "1.0.0+3021741";

  private static final String SCHEMAS = "/org/burdenshare/tables-of-3021741.jsonl";
  private static final String CONSTRAINT = "delta.constraints.";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Warehouse source;
  private final DeltaStore store;
  private final List<Table> tables;
  private final Map<String, Long> versions = new TreeMap<>();

  private OldWarehouse(Path source, Path target, List<Table> tables) {
    this.source = Warehouse.at(TestSpark::session, new Configuration(), source.toString());
    this.store =
        new DeltaStore(
            TestSpark::session, new Configuration(), new org.apache.hadoop.fs.Path(target.toUri()));
    this.tables = tables;
  }

  /**
   * Makes it.
   *
   * @param source a warehouse of this program, whose publications it gets
   * @param target where it is made
   * @param without tables that it does not have, as if they had come later
   */
  public static void copy(Path source, Path target, String... without) {
    OldWarehouse old =
        new OldWarehouse(
            source,
            target,
            declarations().stream()
                .filter(table -> !List.of(without).contains(table.name()))
                .toList());
    old.source.requirePublications().stream()
        .sorted(Comparator.comparingLong(Publication::number))
        .forEach(old::publish);
  }

  /** The tables of that commit. */
  public static List<Table> declarations() {
    try (InputStream in = OldWarehouse.class.getResourceAsStream(SCHEMAS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(OldWarehouse::declaration)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table declaration(String line) {
    try {
      JsonNode said = JSON.readTree(line).get("metaData");
      StructType schema = (StructType) DataType.fromJson(said.get("schemaString").asText());
      Map<String, String> constraints = new TreeMap<>();
      said.get("configuration")
          .properties()
          .forEach(
              property -> {
                if (property.getKey().startsWith(CONSTRAINT)) {
                  constraints.put(
                      property.getKey().substring(CONSTRAINT.length()),
                      property.getValue().asText());
                }
              });
      List<String> partitions = new ArrayList<>();
      said.get("partitionColumns").forEach(column -> partitions.add(column.asText()));
      return new Table(
          new TableDeclaration(
              said.get("name").asText(),
              said.get("description").asText(),
              List.of(said.at("/configuration/burdenshare.key").asText().split(", ")),
              partitions,
              schema,
              constraints));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void publish(Publication publication) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Table table : tables) {
      if (!table.name().equals(Tables.PUBLICATION.name())) {
        DeltaStore.Written written =
            store.write(
                table,
                source.read(ofToday(table), publication),
                Optional.empty(),
                partition -> false);
        versions.put(table.name(), written.version());
        counts.put(table.name(), written.rows());
      }
    }
    Table log =
        tables.stream()
            .filter(table -> table.name().equals(Tables.PUBLICATION.name()))
            .findFirst()
            .orElseThrow();
    Dataset<Row> row =
        source
            .publicationTable()
            .where(functions.col("run_id").equalTo(publication.runId()))
            .withColumn("table_versions", map(versions))
            .withColumn("row_counts", map(counts))
            .withColumn("code_version", functions.lit(CODE_VERSION));
    Optional<Long> before = store.newest(log).map(TableVersion::number);
    store.write(log, row, before, partition -> true);
  }

  private static Table ofToday(Table old) {
    return Tables.PUBLISHED.stream()
        .filter(table -> table.name().equals(old.name()))
        .findFirst()
        .orElseThrow();
  }

  private static Column map(Map<String, Long> entries) {
    return functions.map(
        entries.entrySet().stream()
            .flatMap(
                entry -> Stream.of(functions.lit(entry.getKey()), functions.lit(entry.getValue())))
            .toArray(Column[]::new));
  }
}
