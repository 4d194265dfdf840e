package org.burdenshare.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burdenshare.vocabulary.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status of a run for monitoring: a JSON object in a file, one member a line, so that a shell
 * script can read it. It is replaced atomically when the run starts, skips files, publishes and
 * ends.
 */
public final class RunStatus {
  private static final Logger LOG = LoggerFactory.getLogger(RunStatus.class);
  private static final ObjectWriter JSON =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)));

  private final Path file;
  private final Instant started = Instant.now();

  /** The members in file order. */
  private final Map<String, Object> members = new LinkedHashMap<>();

  /**
   * Starts the status of a run.
   *
   * @param file the file to write; null for none
   * @throws Failure if the file cannot be written
   */
  public RunStatus(String file) {
    this.file = file == null ? null : Path.of(file).toAbsolutePath();
    members.put("outcome", "running");
    members.put("exit_code", null);
    members.put("sentence", null);
    members.put("publication", null);
    members.put("as_of", null);
    members.put("editions_new", 0);
    members.put("files_passed_over", 0);
    members.put("newest_file_passed_over", null);
    members.put("observations_read", 0);
    members.put("rows_rejected", 0);
    members.put("verdicts_flipped", 0);
    members.put("releases_due", null);
    members.put("started", started.truncatedTo(ChronoUnit.SECONDS).toString());
    members.put("ended", null);
    write();
  }

  /** Records the input files that are not used; {@code newest} is the one modified last. */
  public synchronized void passedOver(int files, Optional<String> newest) {
    members.put("files_passed_over", files);
    members.put("newest_file_passed_over", newest.orElse(null));
    note();
  }

  /** Records the number of new or corrected editions. */
  public synchronized void editions(int fresh) {
    members.put("editions_new", fresh);
  }

  /** Records the numbers of rows read and rejected. */
  public synchronized void rows(long observations, long rejected) {
    members.put("observations_read", observations);
    members.put("rows_rejected", rejected);
  }

  /** Records that the current publication already holds what this run would publish. */
  public synchronized void standing(String runId, LocalDate speaksOf) {
    stands("nothing new", runId, speaksOf);
  }

  /** Records the publication and writes the file at once, whatever happens to the run later. */
  public synchronized void published(String runId, LocalDate speaksOf, long flips) {
    stands("published", runId, speaksOf);
    members.put("verdicts_flipped", flips);
    note();
  }

  /** Records the releases that are overdue by the calendar of past years. */
  public synchronized void releasesDue(List<?> releases) {
    members.put("releases_due", new RawValue(new ObjectMapper().valueToTree(releases).toString()));
  }

  private void stands(String outcome, String runId, LocalDate speaksOf) {
    members.put("outcome", outcome);
    members.put("publication", runId);
    members.put("as_of", speaksOf.toString());
  }

  /**
   * Ends the status of a successful run.
   *
   * @throws Failure if the file cannot be written
   */
  public synchronized void done() {
    ended(0);
    write();
  }

  /** Ends the status of a failed run with its exit code and message. */
  public synchronized void failed(Failure failure) {
    List<String> sentences = failure.getMessage().lines().toList();
    int more = sentences.size() - 1;
    members.put("outcome", "failed");
    members.put("sentence", sentences.get(0) + (more > 0 ? " (and %d more)".formatted(more) : ""));
    ended(failure.kind().exitCode());
    note();
  }

  private void ended(int exitCode) {
    members.put("exit_code", exitCode);
    members.put("ended", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Writes the status so far; an error in writing must not fail the run. */
  private void note() {
    try {
      write();
    } catch (Failure e) {
      LOG.warn("the status of the run is not told", e);
    }
  }

  private void write() {
    if (file == null) {
      return;
    }
    Path half = file.resolveSibling(file.getFileName() + ".new");
    try {
      try {
        Files.writeString(half, json());
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw Failure.of(
          Failure.Kind.CANNOT_WRITE,
          "The status cannot be written into %s: %s; give another file to --status, or make room."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private String json() throws JsonProcessingException {
    members.put("seconds", Duration.between(started, Instant.now()).toMillis() / 1000.0);
    return JSON.writeValueAsString(members) + "\n";
  }
}
