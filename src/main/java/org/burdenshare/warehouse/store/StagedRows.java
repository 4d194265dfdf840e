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
 * Rows that lie as files in the folder of a table by edition, before any version of the table names
 * them. They are looked at there, column by column, and become part of the table without being
 * written again.
 *
 * @param store where they lie
 * @param table in whose folder
 * @param files the files of the rows
 */
public record StagedRows(DeltaStore store, Table table, List<AddFile> files) {
  /** The rows, each time looked up anew. */
  public Dataset<Row> rows() {
    return store.rows(table, files);
  }

  public long count() {
    return count(files);
  }

  /** The rows of all editions but these, and others. */
  public StagedRows replacing(Collection<String> editions, StagedRows others) {
    return new StagedRows(
        store,
        table,
        Stream.concat(
                files.stream().filter(file -> !editions.contains(edition(file))),
                others.files.stream())
            .toList());
  }

  /** The rows whose files are not among those of others. */
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
