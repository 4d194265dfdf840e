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

/** Makes Spark read literal paths, in which it would take a star or a bracket for a glob. */
public final class LiteralPath {
  private LiteralPath() {}

  /**
   * A reader for literal paths. For a missing path that looks like a pattern it throws Spark's
   * usual exception, where Spark itself would return no rows.
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
