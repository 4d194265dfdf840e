package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader who looks at all tables in a loop while nights publish never sees a mixed set. */
@Tag("bench")
class ReadersBench {
  private static final int NIGHTS = Integer.getInteger("test.nights", 20);
  private static final int READS = Integer.getInteger("test.reads", 10_000);

  @TempDir Path folder;

  @Test
  void whileNightsPublish_everyReadIsOfOnePublication() throws Exception {
    night(0);
    AtomicBoolean publishing = new AtomicBoolean(true);
    CompletableFuture<int[]> reader = CompletableFuture.supplyAsync(() -> read(publishing));
    for (int night = 1; night <= NIGHTS; night++) {
      night(night);
    }
    publishing.set(false);
    int[] counts = reader.get();

    System.out.printf(
        "%d reads of all tables, of %d publications, %d mixed or incomplete%n",
        counts[0], counts[1], counts[2]);
    assertThat(counts[0]).isGreaterThanOrEqualTo(READS);
    assertThat(counts[1]).isGreaterThan(NIGHTS / 2);
    assertThat(counts[2]).isZero();
  }

  /** Reads, publications seen, and reads that were not of one publication. */
  private int[] read(AtomicBoolean publishing) {
    org.apache.hadoop.fs.Path place =
        new org.apache.hadoop.fs.Path("file:" + folder + "/warehouse");
    DeltaStore store = new DeltaStore(TestSpark::session, new Configuration(), place);
    PublicationLog log = new PublicationLog(store);
    WarehouseCheck check = new WarehouseCheck(store);
    int[] counts = new int[3];
    long seen = -1;
    while (publishing.get() || counts[0] < READS) {
      Publication publication = log.read().last().orElseThrow();
      if (publication.number() != seen) {
        seen = publication.number();
        counts[1]++;
      }
      List<String> faults = check.faultsOf(publication);
      counts[0]++;
      counts[2] += faults.isEmpty() ? 0 : 1;
    }
    return counts;
  }

  private void night(int night) {
    new EditionFiles(folder.resolve("input"))
        .nato(
            "2016-01-%02d".formatted(night + 1),
            "share_of_gdp,PERCENT,,POL,2015,%d.%d,,A,".formatted(1 + night % 2, night % 10));
    assertThat(
            Commands.run(
                    "trends",
                    "--input",
                    folder.resolve("input").toString(),
                    "--warehouse",
                    folder.resolve("warehouse").toString())
                .exitCode())
        .isZero();
  }
}
