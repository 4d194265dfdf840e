package org.burdenshare.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.burdenshare.edition.Edition;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormat;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;

final class EditionFigures {
  private EditionFigures() {}

  /**
   * Reads the figures of editions, those of one format together.
   *
   * @param keep persists the parsed rows, which are read more than once
   */
  static Dataset<Row> read(
      SparkSession spark, List<Edition> editions, UnaryOperator<Dataset<Row>> keep) {
    return editions.stream()
        .collect(
            Collectors.groupingBy(
                edition -> new Way(edition.format(), isScanned(edition.file())),
                LinkedHashMap::new,
                Collectors.mapping(
                    edition -> new EditionFile(edition.file(), edition.editionId()),
                    Collectors.toList())))
        .entrySet()
        .stream()
        .map(files -> files.getKey().read(spark, files.getValue(), keep))
        .reduce(Dataset::unionByName)
        .orElseGet(() -> RawFigure.none(spark));
  }

  /** Parquet is cheaper to scan again than to persist. */
  private static boolean isScanned(SourceFile file) {
    return file.layout() == SourceFile.Layout.PARQUET;
  }

  /** A way of reading; all editions with the same one are read together. */
  private record Way(SourceFormat format, boolean isScanned) {
    Dataset<Row> read(
        SparkSession spark, List<EditionFile> files, UnaryOperator<Dataset<Row>> keep) {
      Dataset<Row> figures = format.read(spark, files);
      return isScanned ? figures : keep.apply(figures);
    }
  }

  /** The observations of retained and of new editions. */
  static Dataset<Row> all(
      Warehouse warehouse, Optional<Publication> last, Intake intake, Dataset<Row> fresh) {
    return last.map(
            publication ->
                warehouse
                    .read(Tables.OBSERVATION, publication)
                    .where(
                        functions.not(
                            functions.col("edition_id").isin(intake.freshIds().toArray())))
                    .unionByName(fresh))
        .orElse(fresh);
  }
}
