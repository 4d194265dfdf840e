package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;
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
    AtomicInteger reads = new AtomicInteger();
    CompletableFuture<Seen> reader = CompletableFuture.supplyAsync(() -> read(publishing, reads));
    int night = 0;
    while (night < NIGHTS || (reads.get() < READS && !reader.isDone())) {
      night(++night);
    }
    publishing.set(false);
    Seen seen = reader.get();

    System.out.printf(
        "%d tables read in %d rounds of all tables while %d nights published; publications seen:"
            + " %d; tables that were not those of the publication: %d%n",
        reads.get(), seen.rounds, night, seen.publications.size(), seen.faults.size());
    assertThat(seen.faults).isEmpty();
    assertThat(reads.get()).isGreaterThanOrEqualTo(READS);
    assertThat(seen.publications).hasSizeGreaterThan(night / 2);
  }

  /** What a reader came across. */
  private static final class Seen {
    private final Set<Long> publications = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private int rounds;
  }

  private Seen read(AtomicBoolean publishing, AtomicInteger reads) {
    DeltaStore store =
        new DeltaStore(
            TestSpark::session,
            new Configuration(),
            new org.apache.hadoop.fs.Path("file:" + folder + "/warehouse"));
    PublicationLog log = new PublicationLog(store);
    Seen seen = new Seen();
    while (publishing.get()) {
      Publication publication = log.read().last().orElseThrow();
      seen.publications.add(publication.number());
      seen.rounds++;
      for (Table table : Tables.PUBLISHED) {
        long version = publication.tableVersions().get(table.name());
        long rows = store.version(table, version).orElseThrow().rows().size();
        reads.incrementAndGet();
        if (rows != publication.rowCounts().get(table.name())) {
          seen.faults.add("%s at version %d: %d rows".formatted(table.name(), version, rows));
        }
      }
    }
    return seen;
  }

  private void night(int night) {
    new EditionFiles(folder.resolve("input"))
        .nato(
            LocalDate.of(2016, 1, 1).plusDays(night).toString(),
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
