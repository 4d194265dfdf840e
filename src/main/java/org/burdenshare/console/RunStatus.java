package org.burdenshare.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Collectors;
import org.burdenshare.vocabulary.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status of a run, for programs that watch over it: a JSON object in a file, each member on a
 * line of its own, so that a shell can read it. It is written when the run begins, when files are
 * passed over, when it has published and when it ends, and never seen half written.
 */
public final class RunStatus {
  private static final Logger LOG = LoggerFactory.getLogger(RunStatus.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Instant started = Instant.now();
  private Outcome outcome = Outcome.RUNNING;
  private Integer exitCode;
  private String sentence;
  private String publication;
  private LocalDate asOf;
  private int editionsNew;
  private int filesPassedOver;
  private String newestFilePassedOver;
  private long observationsRead;
  private long rowsRejected;
  private long verdictsFlipped;

  private enum Outcome {
    RUNNING("running"),
    PUBLISHED("published"),
    NOTHING_NEW("nothing new"),
    FAILED("failed");

    private final String name;

    Outcome(String name) {
      this.name = name;
    }
  }

  /**
   * The status of a run that begins now.
   *
   * @param file where to; null where nobody asks
   * @throws Failure if the file cannot be written
   */
  public RunStatus(String file) {
    this.file = file == null ? null : Path.of(file).toAbsolutePath();
    write();
  }

  /** Files among the inputs are not used, {@code newest} the one of them that was written last. */
  public synchronized void passedOver(int files, Optional<String> newest) {
    filesPassedOver = files;
    newestFilePassedOver = newest.orElse(null);
    note();
  }

  /** So many editions are new or corrected. */
  public synchronized void editions(int fresh) {
    editionsNew = fresh;
  }

  /** The counts of rows read and rejected. */
  public synchronized void rows(long observations, long rejected) {
    observationsRead = observations;
    rowsRejected = rejected;
  }

  /** A publication stands already and says what this run would. */
  public synchronized void standing(String runId, LocalDate speaksOf) {
    outcome = Outcome.NOTHING_NEW;
    publication = runId;
    asOf = speaksOf;
  }

  /** The run has published; known from now on, whatever becomes of the run. */
  public synchronized void published(String runId, LocalDate speaksOf, long flips) {
    outcome = Outcome.PUBLISHED;
    publication = runId;
    asOf = speaksOf;
    verdictsFlipped = flips;
    note();
  }

  /**
   * The run is done.
   *
   * @throws Failure if the file cannot be written
   */
  public synchronized void done() {
    exitCode = 0;
    write();
  }

  /** The run ends with an exit code and the sentences of a failure. */
  public synchronized void failed(Failure failure) {
    outcome = Outcome.FAILED;
    exitCode = failure.kind().exitCode();
    List<String> sentences = failure.getMessage().lines().toList();
    sentence =
        sentences.get(0)
            + (sentences.size() > 1 ? " (and %d more)".formatted(sentences.size() - 1) : "");
    note();
  }

  /** Writes what is known so far, which must not change what becomes of the run. */
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

  private String json() {
    return members().entrySet().stream()
        .map(member -> "  %s: %s".formatted(text(member.getKey()), text(member.getValue())))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private Map<String, Object> members() {
    Instant now = Instant.now();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("outcome", outcome.name);
    members.put("exit_code", exitCode);
    members.put("sentence", sentence);
    members.put("publication", publication);
    members.put("as_of", asOf == null ? null : asOf.toString());
    members.put("editions_new", editionsNew);
    members.put("files_passed_over", filesPassedOver);
    members.put("newest_file_passed_over", newestFilePassedOver);
    members.put("observations_read", observationsRead);
    members.put("rows_rejected", rowsRejected);
    members.put("verdicts_flipped", verdictsFlipped);
    members.put("started", started.truncatedTo(ChronoUnit.SECONDS).toString());
    members.put("ended", exitCode == null ? null : now.truncatedTo(ChronoUnit.SECONDS).toString());
    members.put("seconds", Duration.between(started, now).toMillis() / 1000.0);
    return members;
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
