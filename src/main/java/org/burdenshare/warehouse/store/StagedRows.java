package org.burdenshare.warehouse.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.actions.AddFile;
import org.burdenshare.warehouse.table.Table;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows staged as data files in the folder of a table by edition, before any version of the table
 * refers to them. They can be queried there, and become part of the table without being rewritten.
 *
 * @param store the store
 * @param table the table
 * @param files the files of the rows
 */
public record StagedRows(DeltaStore store, Table table, List<AddFile> files) {
  /** The rows, read from the files each time. */
  public Dataset<Row> rows() {
    return store.rows(table, files);
  }

  public long count() {
    return count(files);
  }

  /** The rows except those of these editions, plus others. */
  public StagedRows replacing(Collection<String> editions, StagedRows others) {
    return new StagedRows(
        store,
        table,
        Stream.concat(
                files.stream().filter(file -> !editions.contains(edition(file))),
                others.files.stream())
            .toList());
  }

  /** The rows without the files of others. */
  public StagedRows without(StagedRows others) {
    Set<String> paths = paths(others.files);
    return new StagedRows(
        store, table, files.stream().filter(file -> !paths.contains(file.path())).toList());
  }

  static long count(List<AddFile> files) {
    return files.stream().mapToLong(file -> (Long) file.numLogicalRecords().get()).sum();
  }

  static Set<String> paths(List<AddFile> files) {
    return files.stream().map(AddFile::path).collect(Collectors.toSet());
  }

  private static String edition(AddFile file) {
    return CollectionConverters.asJava(file.partitionValues()).get("edition_id");
  }
}
