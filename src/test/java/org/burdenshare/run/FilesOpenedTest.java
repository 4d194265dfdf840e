package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the files of editions are opened: to know what they are, and to read their figures. */
class FilesOpenedTest {
  /** Local files that are counted when they are opened. */
  public static final class CountedFiles extends RawLocalFileSystem {
    private static final Map<String, Integer> OPENED = new ConcurrentHashMap<>();

    @Override
    public URI getUri() {
      return URI.create("counted:///");
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path file, int bufferSize)
        throws IOException {
      OPENED.merge(file.getName(), 1, Integer::sum);
      return super.open(file, bufferSize);
    }
  }

  @Test
  void everyFileIsOpenedOnceToKnowIt_andOnceToReadIt(@TempDir Path folder) {
    EditionFiles files =
        new EditionFiles(folder)
            .bytes("sipri.xls", Layouts.sipri().xls())
            .text("sipri.xls.edition.yaml", "vintage_date: 2016-04-05\n")
            .bytes("nato.xlsx", Layouts.nato2016().xlsx())
            .text("nato.xlsx.edition.yaml", "vintage_date: 2016-07-04\n")
            .edition(
                "tidy.csv", "NATO", "NATO", "2016-01-28", "share_of_gdp,PERCENT,,POL,2015,2,,,");
    SparkSession spark = TestSpark.session();
    spark.conf().set("fs.counted.impl", CountedFiles.class.getName());

    List<Edition> editions =
        EditionCatalogue.of(
                List.of("counted://" + files.input()), null, spark.sessionState().newHadoopConf())
            .editions();

    assertOpened(1);
    assertThat(EditionFigures.read(spark, editions, UnaryOperator.identity()).collectAsList())
        .extracting(row -> row.getAs("edition_id"))
        .contains("sipri-2016-04-05", "nato-2016-07-04", "nato-2016-01-28");
    assertOpened(2);
  }

  private static void assertOpened(int times) {
    assertThat(CountedFiles.OPENED)
        .containsEntry("sipri.xls", times)
        .containsEntry("nato.xlsx", times)
        .containsEntry("tidy.csv", times);
  }
}
