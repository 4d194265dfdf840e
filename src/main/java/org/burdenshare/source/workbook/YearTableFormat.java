package org.burdenshare.source.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormat;

/**
 * A format of files with tables that have a column a year. Each file is read by a Spark task of its
 * own, so that figures never pass through the driver.
 */
public abstract class YearTableFormat extends SourceFormat {
  protected YearTableFormat(String code, int rulesVersion, String name) {
    super(code, rulesVersion, name);
  }

  /** Finds the figures in the tables of a file. */
  protected abstract TableSheetParser tables(SourceFile file);

  /**
   * Shows every sheet of a file to a visitor.
   *
   * @throws IOException if the file cannot be read as a whole
   */
  protected void show(SourceFile file, InputStream in, SheetVisitor visitor) throws IOException {
    Workbook.visit(in, visitor);
  }

  @Override
  public final Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(spark.sessionState().newHadoopConf()));
    JavaRDD<Row> figures =
        context
            .parallelize(files, files.size())
            .flatMap(file -> rows(file, configuration.value().value()));
    return spark.createDataFrame(figures, RawFigure.SCHEMA);
  }

  private Iterator<Row> rows(EditionFile file, Configuration configuration) {
    return rawFigures(file.file(), configuration).stream()
        .map(figure -> figure.row(file.editionId()))
        .iterator();
  }

  /** The figures of a file, including one for each rejected place. */
  @Override
  public final List<RawFigure> rawFigures(SourceFile file, Configuration configuration) {
    Path path = new Path(file.uri());
    TableSheetParser tables = tables(file);
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      show(file, in, tables);
      return tables.figures();
    } catch (IOException | RuntimeException e) {
      return List.of(
          RawFigure.unusable(file.name(), String.valueOf(e.getMessage()), "damaged_file", null));
    }
  }
}
