package org.burdenshare.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** Reads files in Spark tasks, one a file and side by side: their figures never pass the driver. */
public final class FileTasks {
  private static final StructType TASK =
      StructType.fromDDL("uri STRING, name STRING, edition_id STRING");

  private FileTasks() {}

  /** Reads one file; it travels to the workers. */
  @FunctionalInterface
  public interface FileReader extends Serializable {
    /**
     * The figures of a file, and a row for each place that cannot be used.
     *
     * @param name how the file is called in locators
     * @throws IOException if the file as a whole cannot be read
     */
    List<RawFigure> read(InputStream in, String name) throws IOException;
  }

  public static Dataset<Row> read(SparkSession spark, List<EditionFile> files, FileReader reader) {
    Broadcast<SerializableConfiguration> configuration =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(new SerializableConfiguration(spark.sessionState().newHadoopConf()));
    List<Row> tasks =
        files.stream()
            .map(
                file ->
                    RowFactory.create(
                        file.file().uri().toString(), file.file().name(), file.editionId()))
            .toList();
    FlatMapFunction<Row, Row> figures =
        task -> figures(task, configuration.value().value(), reader).iterator();
    return spark
        .createDataset(
            JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(tasks, tasks.size())
                .rdd(),
            Encoders.row(TASK))
        .flatMap(figures, Encoders.row(RawFigureSchema.SCHEMA));
  }

  private static List<Row> figures(Row task, Configuration configuration, FileReader reader) {
    String name = task.getString(1);
    Path path = new Path(URI.create(task.getString(0)));
    List<Row> rows = new ArrayList<>();
    for (RawFigure figure : figures(path, name, configuration, reader)) {
      rows.add(figure.row(task.getString(2)));
    }
    return rows;
  }

  private static List<RawFigure> figures(
      Path path, String name, Configuration configuration, FileReader reader) {
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      return reader.read(in, name);
    } catch (IOException e) {
      return List.of(RawFigure.unusable(name, String.valueOf(e.getMessage()), "damaged_file"));
    }
  }
}
