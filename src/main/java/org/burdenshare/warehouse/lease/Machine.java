package org.burdenshare.warehouse.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.lang3.function.FailableSupplier;

/**
 * The machine of a process, as far as it is known. A pid identifies a process only within the same
 * pid namespace (a container has its own, even with the name of its host) and the same boot of the
 * machine.
 *
 * @param host its name; null if unknown
 * @param boot unique for each boot of a machine; null if unknown
 * @param pidNamespace unique within a boot; null if unknown
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

  /** Returns whether both certainly share pids. */
  boolean sharesPidsWith(Machine other) {
    return host != null && boot != null && pidNamespace != null && equals(other);
  }

  /**
   * Returns whether no process with a pid and start runs on this machine; a zombie has ended. A
   * process that cannot be inspected counts as running.
   *
   * @param start the result of {@link #startOf}
   */
  static boolean hasEnded(long pid, String start) {
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

  /** The start of a process, in clock ticks since boot; empty if unknown. */
  static String startOf(long pid) {
    try {
      return fields(PROCESSES.resolve(Long.toString(pid)))[START];
    } catch (IOException e) {
      return "";
    }
  }

  /** The fields after the program's name, which may contain any character. */
  private static String[] fields(Path process) throws IOException {
    String text = Files.readString(process.resolve("stat"));
    return text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
  }

  /** A property of the machine; null if it cannot be read. */
  private static String known(FailableSupplier<String, IOException> property) {
    try {
      return property.get();
    } catch (IOException e) {
      return null;
    }
  }
}
