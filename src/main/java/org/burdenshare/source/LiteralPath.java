package org.burdenshare.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.QueryContext;
import org.apache.spark.SparkRuntimeException;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/** Has Spark take paths as they are, where it would read a star or a bracket as a pattern. */
public final class LiteralPath {
  private LiteralPath() {}

  /**
   * A reader of files of these paths.
   *
   * @throws SparkRuntimeException as Spark's own of a file that is not there; of a path that looks
   *     like a pattern, Spark would take it for a file without rows
   */
  public static DataFrameReader reader(SparkSession spark, Collection<String> paths) {
    List<Path> likePatterns =
        paths.stream().map(Path::new).filter(SparkHadoopUtil.get()::isGlobPath).toList();
    if (!likePatterns.isEmpty()) {
      requireThere(likePatterns, spark.sessionState().newHadoopConf());
    }
    return spark.read().option("__globPaths__", "false");
  }

  private static void requireThere(List<Path> paths, Configuration configuration) {
    try {
      for (Path path : paths) {
        if (!path.getFileSystem(configuration).exists(path)) {
          throw gone(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SparkRuntimeException gone(Path path) {
    return new SparkRuntimeException(
        "PATH_NOT_FOUND",
        Map$.MODULE$.from(CollectionConverters.asScala(Map.of("path", path.toString()))),
        null,
        new QueryContext[0],
        "");
  }
}
