package org.burdenshare.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.kernel.Scan;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.burdenshare.testing.SampleWarehouse;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published tables in another reader of Delta, which knows nothing of Spark. */
class KernelReaderTest {
  private static final Warehouse WAREHOUSE =
      Warehouse.at(TestSpark::session, new Configuration(), SampleWarehouse.location());

  static Stream<Table> tables() {
    return Tables.PUBLISHED.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aPublishedTable_isReadWhole(Table table) throws IOException {
    Publication publication = WAREHOUSE.requirePublication();
    List<String> columns =
        Arrays.stream(table.schema().fields())
            .filter(column -> !isNested(column))
            .map(StructField::name)
            .toList();
    Map<List<Object>, Integer> known = new HashMap<>();
    WAREHOUSE
        .read(table, publication)
        .collectAsList()
        .forEach(row -> add(known, columns.stream().map(row::<Object>getAs).toList()));

    Map<List<Object>, Integer> read = new HashMap<>();
    scan(
        table,
        publication.tableVersions().get(table.name()),
        values -> {
          assertThat(values.keySet()).containsExactly(table.schema().fieldNames());
          add(read, columns.stream().map(values::get).toList());
        });

    assertThat(read.values().stream().mapToLong(Integer::intValue).sum())
        .isEqualTo(publication.rowCounts().get(table.name()));
    assertThat(read).isEqualTo(known);
  }

  private static void scan(Table table, long version, Consumer<Map<String, Object>> reader)
      throws IOException {
    Engine engine = DefaultEngine.create(new Configuration());
    Scan scan =
        TableManager.loadSnapshot(WAREHOUSE.location() + "/" + table.name())
            .atVersion(version)
            .build(engine)
            .getScanBuilder()
            .build();
    Row state = scan.getScanState(engine);
    try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
      while (files.hasNext()) {
        try (CloseableIterator<Row> batch = files.next().getRows()) {
          while (batch.hasNext()) {
            read(engine, state, batch.next(), reader);
          }
        }
      }
    }
  }

  private static void read(Engine engine, Row state, Row file, Consumer<Map<String, Object>> reader)
      throws IOException {
    CloseableIterator<FileReadResult> physical =
        engine
            .getParquetHandler()
            .readParquetFiles(
                Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                ScanStateRow.getPhysicalDataReadSchema(state),
                Optional.empty());
    try (CloseableIterator<FilteredColumnarBatch> batches =
        Scan.transformPhysicalData(engine, state, file, physical.map(FileReadResult::getData))) {
      while (batches.hasNext()) {
        KernelValues.of(batches.next().getData()).forEach(reader);
      }
    }
  }

  private static void add(Map<List<Object>, Integer> rows, List<Object> row) {
    rows.merge(row, 1, Integer::sum);
  }

  private static boolean isNested(StructField column) {
    return column.dataType() instanceof ArrayType || column.dataType() instanceof MapType;
  }
}
