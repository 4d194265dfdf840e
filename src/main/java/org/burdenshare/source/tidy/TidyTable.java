package org.burdenshare.source.tidy;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.LiteralPath;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormat;
import org.burdenshare.vocabulary.Failure;

/**
 * A tidy edition as Parquet files or as a Delta table, with the column {@code value} a double. The
 * locator of a figure is its file and row. Editions of the same columns are one scan.
 */
public final class TidyTable extends SourceFormat {
  private static final List<String> TEXTS =
      List.of("measure", "unit", "iso3", "country", "currency", "obs_status", "note");

  private static final StructType PLACE = StructType.fromDDL("place STRING, edition_id STRING");

  /** Numbers that may be invalid are converted to text, so that the rejected row shows them. */
  private static final String DOUBTFUL_VALUE =
      "if(isnan(value) OR value < 0 OR value = double('Infinity'), CAST(value AS STRING), NULL)"
          + " AS value_text";

  public TidyTable() {
    super("tidy_table", 2, "tidy Parquet or Delta");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return file.layout() == SourceFile.Layout.PARQUET || file.layout() == SourceFile.Layout.DELTA;
  }

  @Override
  public Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    Configuration configuration = spark.sessionState().newHadoopConf();
    return files.stream()
        .collect(
            Collectors.groupingBy(
                file -> columns(file.file(), configuration),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .map(alike -> readAlike(spark, alike))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  /** The schema by which Parquet files are read together, or the path of a table read alone. */
  private static String columns(SourceFile file, Configuration configuration) {
    if (file.layout() == SourceFile.Layout.DELTA || file.isPartitioned()) {
      return file.uri().toString();
    }
    Path first = new Path(file.parts().get(0).uri());
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(first, configuration))) {
      return reader.getFileMetaData().getSchema().toString();
    } catch (IOException | RuntimeException e) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "%s cannot be read as Parquet (it is truncated or damaged); write or download it again."
              .formatted(file.name()),
          e);
    }
  }

  private static Dataset<Row> readAlike(SparkSession spark, List<EditionFile> files) {
    SourceFile first = files.get(0).file();
    Dataset<Row> table = open(spark, files);
    List<String> columns = Arrays.asList(table.columns());
    TidyColumns.check(first.name(), columns);
    if (!(table.schema().apply("value").dataType() instanceof DoubleType)) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "%s has the column value as %s, expected DOUBLE; cast it when the file is written."
              .formatted(first.name(), table.schema().apply("value").dataType().sql()));
    }
    Dataset<Row> figures =
        table.select(
            TidyColumns.ofFigure(
                columns,
                name -> col(name).cast("string"),
                col("_metadata.file_path").as("file_path"),
                expr("concat(%s, ':', %s) AS locator".formatted(dataFile(first), row(first))),
                expr("to_json(struct(*)) AS raw_text"),
                damagedText(columns).as("raw_problem"),
                col("value"),
                expr(DOUBTFUL_VALUE)));
    return withEdition(figures, files).to(RawFigure.SCHEMA);
  }

  private static Dataset<Row> withEdition(Dataset<Row> figures, List<EditionFile> files) {
    if (files.size() == 1) {
      return figures.withColumn("edition_id", lit(files.get(0).editionId()));
    }
    List<Row> places =
        files.stream()
            .flatMap(
                file ->
                    file.file().parts().stream()
                        .map(part -> RowFactory.create(place(part), file.editionId())))
            .toList();
    return figures.join(
        broadcast(figures.sparkSession().createDataFrame(places, PLACE)),
        expr("file_path = place"),
        "left");
  }

  /** The path of a data file as in Spark's metadata column: percent-encoded by Spark's rules. */
  private static String place(SourceFile.Part part) {
    return new Path(new Path(part.uri()).toString()).toUri().toString();
  }

  /** The file of a row; files of different partitions may have the same name. */
  private static String dataFile(SourceFile file) {
    int folders = file.parts().get(0).name().split("/").length - file.name().split("/").length;
    return file.isPartitioned()
        ? "substring_index(_metadata.file_path, '/', -%d)".formatted(folders)
        : "_metadata.file_name";
  }

  /** Delta exposes a row index only with deletion vectors, so rows are numbered here. */
  private static String row(SourceFile file) {
    return file.layout() == SourceFile.Layout.DELTA
        ? "row_number() OVER (PARTITION BY _metadata.file_path"
            + " ORDER BY _metadata.file_block_start, monotonically_increasing_id())"
        : "_metadata.row_index + 1";
  }

  private static Dataset<Row> open(SparkSession spark, List<EditionFile> files) {
    SourceFile first = files.get(0).file();
    if (first.layout() == SourceFile.Layout.DELTA) {
      return spark.read().format("delta").load(new Path(first.uri()).toString());
    }
    List<String> paths =
        files.stream()
            .flatMap(file -> file.file().parts().stream())
            .map(SourceFile.Part::path)
            .distinct()
            .toList();
    return LiteralPath.reader(spark, paths)
        .options(
            first.isPartitioned() ? Map.of("basePath", new Path(first.uri()).toString()) : Map.of())
        .parquet(paths.toArray(String[]::new));
  }

  /** A text that was not UTF-8 when the file was written. */
  private static Column damagedText(List<String> columns) {
    Column damaged =
        TEXTS.stream()
            .filter(columns::contains)
            .map(name -> coalesce(col(name).cast("string").contains("\uFFFD"), lit(false)))
            .reduce(Column::or)
            .orElse(lit(false));
    return when(damaged, "not_utf8");
  }
}
