package org.burdenshare.warehouse.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.lang3.function.FailableSupplier;

/**
 * The machine of a process, as far as it is known. A pid says something of a process only to those
 * who see the same pids: in the same namespace of pids (a container has its own, though it may have
 * the name of its host) since the same start of the same machine.
 *
 * @param host its name; null: not known
 * @param boot unique for each start of a machine; null: not known
 * @param pidNamespace unique within a start of a machine; null: not known
 */
record Machine(String host, String boot, String pidNamespace) {
  private static final Path PROCESSES = Path.of("/proc");
  private static final Path FIRST_OF_ALL = PROCESSES.resolve("1/stat");
  private static final String ENDED = "[ZXx]";
  private static final int STATE = 0;
  private static final int START = 19;

  static Machine here() {
    return new Machine(
        known(() -> InetAddress.getLocalHost().getHostName()),
        known(() -> Files.readString(PROCESSES.resolve("sys/kernel/random/boot_id")).strip()),
        known(() -> Files.readSymbolicLink(PROCESSES.resolve("self/ns/pid")).toString()));
  }

  /** Returns whether both are known to see the same pids. */
  boolean seesThePidsOf(Machine other) {
    return host != null && boot != null && pidNamespace != null && equals(other);
  }

  /**
   * Returns whether no process of this machine has a pid and that start, or only what is left of it
   * until its parent notices its end. Where a process cannot be looked at, it is not gone.
   *
   * @param start as {@link #startOf} gave it
   */
  static boolean isGone(long pid, String start) {
    Path process = PROCESSES.resolve(Long.toString(pid));
    if (!Files.isReadable(FIRST_OF_ALL)) {
      return false;
    }
    try {
      String[] fields = fields(process);
      return fields[STATE].matches(ENDED) || !fields[START].equals(start);
    } catch (IOException e) {
      return !Files.exists(process);
    }
  }

  /** The start of a process, in ticks since its machine started; empty if unknown. */
  static String startOf(long pid) {
    try {
      return fields(PROCESSES.resolve(Long.toString(pid)))[START];
    } catch (IOException e) {
      return "";
    }
  }

  /** The fields behind the program's name, which may contain anything. */
  private static String[] fields(Path process) throws IOException {
    String text = Files.readString(process.resolve("stat"));
    return text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
  }

  /** What a machine tells of itself; null where it does not. */
  private static String known(FailableSupplier<String, IOException> told) {
    try {
      return told.get();
    } catch (IOException e) {
      return null;
    }
  }
}
