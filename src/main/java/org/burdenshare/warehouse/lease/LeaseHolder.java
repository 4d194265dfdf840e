package org.burdenshare.warehouse.lease;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * The holder of a lease, as recorded in the lease's file.
 *
 * @param run unique for every run
 * @param host the machine
 * @param pid the process on it
 * @param started when that process started, see {@link Machine#startOf}
 * @param since when it took the lease
 * @param boot this start of the machine; null: not known, as in leases of older programs
 * @param pidNamespace who sees its pid; null likewise
 * @param givenBack when it gave the lease back; null: it has it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeaseHolder(
    @JsonProperty("run") String run,
    @JsonProperty("host") String host,
    @JsonProperty("pid") long pid,
    @JsonProperty("started") String started,
    @JsonProperty("since") String since,
    @JsonProperty("boot") String boot,
    @JsonProperty("pid_namespace") String pidNamespace,
    @JsonProperty("given_back") String givenBack) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** This process as it takes a lease. */
  public static LeaseHolder self() {
    Machine here = Machine.here();
    long pid = ProcessHandle.current().pid();
    return new LeaseHolder(
        UUID.randomUUID().toString(),
        here.host(),
        pid,
        Machine.startOf(pid),
        now(),
        here.boot(),
        here.pidNamespace(),
        null);
  }

  /** The same when it has given the lease back. */
  public LeaseHolder givingBack() {
    return new LeaseHolder(run, host, pid, started, since, boot, pidNamespace, now());
  }

  @JsonIgnore
  public boolean hasGivenBack() {
    return givenBack != null;
  }

  /** Returns whether it surely ran where this process runs, and ended. */
  @JsonIgnore
  public boolean isGone() {
    return Machine.here().seesThePidsOf(new Machine(host, boot, pidNamespace))
        && Machine.isGone(pid, started);
  }

  public byte[] bytes() throws JsonProcessingException {
    return JSON.writeValueAsBytes(this);
  }

  /** Reads the holder from a file; empty while the file is still being written. */
  public static Optional<LeaseHolder> of(byte[] file) {
    try {
      String text = new String(file, StandardCharsets.UTF_8);
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(JSON.readValue(text, LeaseHolder.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Which process has it, on which machine, since when. */
  public String described() {
    return "process %d on %s, since %s"
        .formatted(pid, host == null ? "a machine without a name" : host, since);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
