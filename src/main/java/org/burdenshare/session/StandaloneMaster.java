package org.burdenshare.session;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.burdenshare.vocabulary.Failure;

/**
 * The master of a standalone cluster, or several for high availability. Spark would retry for a
 * minute to reach one that is not running, and then only report that it has stopped.
 */
final class StandaloneMaster {
  private static final String SCHEME = "spark://";
  private static final Pattern HOST_AND_PORT = Pattern.compile("\\[?(.+?)\\]?:(\\d{1,5})");
  private static final int MILLISECONDS_TO_ANSWER = 5000;

  private StandaloneMaster() {}

  /**
   * Requires that a master accepts connections.
   *
   * @param master the value of {@code --master}; other kinds than a standalone master are left to
   *     Spark
   * @throws Failure if no master does
   */
  static void requireRunning(String master) {
    if (!master.startsWith(SCHEME)) {
      return;
    }
    List<String> reasons = new ArrayList<>();
    for (String one : master.substring(SCHEME.length()).split(",", -1)) {
      Matcher place = HOST_AND_PORT.matcher(one);
      if (!place.matches()) {
        return;
      }
      try {
        connect(place.group(1), Integer.parseInt(place.group(2)));
        return;
      } catch (IOException | IllegalArgumentException e) {
        reasons.add(reason(e));
      }
    }
    throw Failure.of(
        Failure.Kind.NO_INPUT,
        "The master %s does not answer (%s); start the cluster (jobs/cluster start) or give another --master."
            .formatted(master, String.join(", ", reasons)));
  }

  private static void connect(String host, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), MILLISECONDS_TO_ANSWER);
    }
  }

  private static String reason(Exception e) {
    return e instanceof UnknownHostException
        ? "there is no host " + e.getMessage()
        : String.valueOf(e.getMessage());
  }
}
