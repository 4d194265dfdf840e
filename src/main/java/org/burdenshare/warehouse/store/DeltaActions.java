package org.burdenshare.warehouse.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.burdenshare.warehouse.table.Table;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Actions of a Delta log, as its transactions want them. */
final class DeltaActions {
  private DeltaActions() {}

  static List<AddFile> files(TableVersion version) {
    return version.actions().stream().map(action -> (AddFile) Action.fromJson(action)).toList();
  }

  static Set<String> paths(List<AddFile> files) {
    return files.stream().map(AddFile::path).collect(Collectors.toSet());
  }

  static long rows(List<AddFile> files) {
    return files.stream().mapToLong(file -> (Long) file.numLogicalRecords().get()).sum();
  }

  static Metadata metadata(Table table, String schemaJson) {
    return new Metadata(
        UUID.randomUUID().toString(),
        table.name(),
        table.comment(),
        new Format("parquet", scalaMap(Map.of())),
        schemaJson,
        CollectionConverters.asScala(table.partitions()).toSeq(),
        scalaMap(table.properties()),
        Option.apply(System.currentTimeMillis()));
  }

  static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> entries) {
    return scala.collection.immutable.Map$.MODULE$.from(
        CollectionConverters.asScala(new TreeMap<>(entries)));
  }
}
