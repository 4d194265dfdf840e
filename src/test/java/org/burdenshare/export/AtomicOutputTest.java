package org.burdenshare.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.testing.FileTimes;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others read is there whole at every moment. */
class AtomicOutputTest {
  private static final byte[] BEFORE = "before".repeat(10_000).getBytes(StandardCharsets.UTF_8);
  private static final byte[] AFTER = "after!".repeat(10_000).getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void whileAFileIsReplaced_itIsAlwaysThereAndWhole() throws Exception {
    Path page = Files.write(folder.resolve("page.html"), BEFORE);
    AtomicBoolean replacing = new AtomicBoolean(true);
    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(
            () -> {
              int reads = 0;
              while (replacing.get()) {
                assertThat(bytes(page)).isIn(BEFORE, AFTER);
                reads++;
              }
              return reads;
            });

    for (int time = 0; time < 300 && !reader.isDone(); time++) {
      byte[] next = time % 2 == 0 ? AFTER : BEFORE;
      target(page).replaceFile(out -> out.write(next));
    }
    replacing.set(false);

    assertThat(reader.get()).isPositive();
    assertThat(folder)
        .isDirectoryContaining("glob:**/page.html")
        .isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void whatCannotBeWritten_leavesTheOneBefore() throws IOException {
    Path page = Files.write(folder.resolve("page.html"), BEFORE);

    assertThatThrownBy(
            () ->
                target(page)
                    .replaceFile(
                        out -> {
                          out.write(AFTER, 0, 100);
                          throw new IOException("the disk is full");
                        }))
        .hasMessage("the disk is full");
    assertThat(page).hasBinaryContent(BEFORE);
    assertThat(folder).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void ofTwoWhoWriteItAtOnce_eachIsWhole() throws IOException {
    Path page = folder.resolve("page.html");

    target(page)
        .replaceFile(
            out -> {
              out.write(BEFORE, 0, 100);
              target(page).replaceFile(others -> others.write(AFTER));
              assertThat(page).hasBinaryContent(AFTER);
              out.write(BEFORE, 100, BEFORE.length - 100);
            });

    assertThat(page).hasBinaryContent(BEFORE);
    assertThat(folder).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void whatAKilledRunLeftUnfinished_goesAfterADay() throws IOException {
    Path page = folder.resolve("page.html");
    String unique = "0d4f6a3e-7a54-4c4c-9f0e-3a3b1c2d4e5f";
    Path old = Files.write(folder.resolve(".page.html." + unique + ".unfinished"), BEFORE);
    FileTimes.setBack(old, Duration.ofDays(1).plusMinutes(1));
    Path young = Files.write(folder.resolve(".page.html.another.unfinished"), BEFORE);
    Path anothers = Files.write(folder.resolve(".other.html." + unique + ".unfinished"), BEFORE);
    FileTimes.setBack(anothers, Duration.ofDays(2));

    target(page).replaceFile(out -> out.write(AFTER));

    assertThat(page).hasBinaryContent(AFTER);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(anothers).exists();
  }

  @Test
  void whereSomethingIs_nothingIsCreated() throws IOException {
    Path place = Files.createDirectory(folder.resolve("tables"));

    assertThatThrownBy(() -> target(place).create(aside -> aside.bytes(out -> out.write(AFTER))))
        .isInstanceOf(Failure.class)
        .hasMessage("file:%s is there already; remove it or give another place.".formatted(place));
    assertThat(place).isEmptyDirectory();
  }

  private static AtomicOutput target(Path place) throws IOException {
    return AtomicOutput.at(place.toString(), new Configuration());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
