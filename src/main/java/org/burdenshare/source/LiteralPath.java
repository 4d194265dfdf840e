package org.burdenshare.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.errors.QueryCompilationErrors;

/** Has Spark take paths as they are, where it would read a star or a bracket as a pattern. */
public final class LiteralPath {
  private LiteralPath() {}

  /**
   * A reader of files of these paths. Of a path that looks like a pattern and is not there, it
   * throws what Spark throws of any other, where Spark would take it for a file without rows.
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
          throw ExceptionUtils.<RuntimeException>rethrow(
              QueryCompilationErrors.dataPathNotExistError(path.toString()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
