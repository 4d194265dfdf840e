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
 * @param started the start of that process, see {@link Machine#startOf}
 * @param since the time at which it acquired the lease
 * @param boot the boot id of the machine; null if unknown, as in leases of older programs
 * @param pidNamespace the namespace of its pid; null likewise
 * @param givenBack the time at which it released the lease; null if it holds it
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

  /** This process, acquiring a lease now. */
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

  /** The holder after releasing the lease now. */
  public LeaseHolder givingBack() {
    return new LeaseHolder(run, host, pid, started, since, boot, pidNamespace, now());
  }

  @JsonIgnore
  public boolean hasGivenBack() {
    return givenBack != null;
  }

  /** Returns whether it certainly ran on this machine and has ended. */
  @JsonIgnore
  public boolean hasEnded() {
    return Machine.here().sharesPidsWith(new Machine(host, boot, pidNamespace))
        && Machine.hasEnded(pid, started);
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

  /** The process, machine and time, for messages. */
  public String described() {
    return "process %d on %s, since %s"
        .formatted(pid, host == null ? "a machine without a name" : host, since);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
