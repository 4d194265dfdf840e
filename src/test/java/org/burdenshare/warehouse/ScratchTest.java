package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.burdenshare.testing.FileTimes;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.warehouse.lease.Lease;
import org.burdenshare.warehouse.lease.ManualTiming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a run keeps. */
class ScratchTest {
  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path warehouse;

  /** Spark writes what it drops from memory and reads again by Kryo, with classes of its own. */
  @Test
  void whatNoLongerFitsIntoMemory_isWrittenToDiskAndReadAgain() {
    var kryo = new KryoSerializer(TestSpark.session().sparkContext().conf()).newInstance();
    var type = scala.reflect.ClassTag$.MODULE$.<String>apply(String.class);

    ByteBuffer written = kryo.serialize("a row", type);

    assertThat(kryo.<String>deserialize(written, type)).isEqualTo("a row");
  }

  @Test
  void onOneMachine_rowsAreComputedOnce_andNow_inMemory() throws IOException {
    LongAccumulator computed = TestSpark.session().sparkContext().longAccumulator();
    Dataset<Row> kept = scratch().persist(counted(computed));

    assertThat(computed.value()).isEqualTo(10);
    assertThat(kept.rdd().getNumPartitions()).isEqualTo(1);
    assertThat(TestSpark.sorted(kept)).isEqualTo(tenNumbers());
    assertThat(TestSpark.sorted(kept)).isEqualTo(tenNumbers());
    assertThat(computed.value()).isEqualTo(10);
    assertThat(warehouse).isEmptyDirectory();
  }

  @Test
  void keptApart_rowsStayInTheirPartitions() throws IOException {
    LongAccumulator computed = TestSpark.session().sparkContext().longAccumulator();
    Dataset<Row> kept = scratch().persistPartitioned(counted(computed));

    assertThat(kept.rdd().getNumPartitions()).isEqualTo(4);
  }

  @Test
  void asFiles_rowsAreComputedOnce_andNow() throws IOException {
    LongAccumulator computed = TestSpark.session().sparkContext().longAccumulator();
    Scratch scratch = scratch();
    Dataset<Row> kept = scratch.persistAsFiles(counted(computed));
    Dataset<Row> others = scratch.persistAsFiles(TestSpark.session().range(2).toDF("number"));

    assertThat(computed.value()).isEqualTo(10);
    assertThat(TestSpark.sorted(kept)).isEqualTo(tenNumbers());
    assertThat(TestSpark.sorted(others)).hasSize(2);
    assertThat(computed.value()).isEqualTo(10);
    assertThat(kept.schema()).isEqualTo(counted(computed).schema());
  }

  @Test
  void cleared_itsOwnIsGone_andWhatAnotherRunKeepsStays() throws IOException {
    Scratch mine = scratch();
    Scratch anothers = scratch();
    mine.persistAsFiles(TestSpark.session().range(2).toDF());
    Dataset<Row> kept = anothers.persistAsFiles(TestSpark.session().range(3).toDF());

    mine.clear();
    assertThat(list()).hasSize(1);
    assertThat(kept.count()).isEqualTo(3);
    anothers.clear();
    anothers.clear();
    assertThat(warehouse).isEmptyDirectory();
  }

  @Test
  void leftBehindByAKilledRun_goesAfterADay() throws IOException {
    scratch().persistAsFiles(TestSpark.session().range(2).toDF());
    List<String> killed = list();
    try (Lease lease = lease()) {
      scratch().clearLeftBehind(lease, DAY);
      assertThat(list()).isEqualTo(killed);

      FileTimes.setBack(warehouse.resolve("_scratch"), DAY.plusMinutes(1));
      scratch().persistAsFiles(TestSpark.session().range(3).toDF());
      scratch().clearLeftBehind(lease, DAY);
      assertThat(list()).hasSize(1).doesNotContainAnyElementsOf(killed);
    }
  }

  /** A folder is as young as the youngest of what is written into it. */
  @Test
  void ofARunThatStillWrites_nothingGoes() throws IOException {
    scratch().persistAsFiles(TestSpark.session().range(2).toDF());
    Files.setLastModifiedTime(
        warehouse.resolve("_scratch").resolve(list().get(0)),
        FileTime.from(Instant.now().minus(DAY.plusMinutes(1))));
    try (Lease lease = lease()) {
      scratch().clearLeftBehind(lease, DAY);
      assertThat(list()).hasSize(1);
    }
  }

  @Test
  void whoseLeaseIsTaken_removesNothingOfOthers() throws IOException {
    scratch().persistAsFiles(TestSpark.session().range(2).toDF());
    FileTimes.setBack(warehouse.resolve("_scratch"), DAY.plusMinutes(1));
    try (Lease paused = lease()) {
      FileTimes.setBack(warehouse.resolve("_lease"), LENGTH.plusMinutes(1));
      try (Lease other = lease()) {
        scratch().clearLeftBehind(paused, DAY);
        assertThat(list()).hasSize(1);
        scratch().clearLeftBehind(other, DAY);
        assertThat(warehouse.resolve("_scratch")).doesNotExist();
      }
    }
  }

  private Dataset<Row> counted(LongAccumulator computed) {
    return TestSpark.session()
        .range(0, 10, 1, 4)
        .map(
            (MapFunction<Long, Long>)
                number -> {
                  computed.add(1);
                  return number;
                },
            Encoders.LONG())
        .toDF("number");
  }

  private static List<String> tenNumbers() {
    return IntStream.range(0, 10).mapToObj("{\"number\":%d}"::formatted).toList();
  }

  private Scratch scratch() throws IOException {
    return new Scratch(files(), place());
  }

  private Lease lease() throws IOException {
    return Lease.take(files(), place(), LENGTH, new ManualTiming());
  }

  private static FileSystem files() throws IOException {
    return FileSystem.get(URI.create("file:///"), new Configuration());
  }

  private org.apache.hadoop.fs.Path place() {
    return new org.apache.hadoop.fs.Path("file:" + warehouse);
  }

  private List<String> list() throws IOException {
    try (Stream<Path> all = Files.list(warehouse.resolve("_scratch"))) {
      return all.map(folder -> folder.getFileName().toString()).toList();
    }
  }
}
