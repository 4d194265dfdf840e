package org.burdenshare.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Fingerprints the content of a Delta table by its commits. Data files are immutable, so their
 * names identify their content; a commit that only rearranges rows, such as {@code OPTIMIZE}, marks
 * its files as no data change.
 */
final class DeltaCommits {
  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private DeltaCommits() {}

  /** Updates a digest with every commit action that changes data or metadata. */
  static void addTo(MessageDigest digest, FileSystem files, Path log) throws IOException {
    FileStatus[] commits = files.listStatus(log, path -> COMMIT.matcher(path.getName()).matches());
    Arrays.sort(commits);
    for (FileStatus commit : commits) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(files.open(commit.getPath()), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (changesData(JSON.readTree(line))) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
          }
        }
      }
    }
  }

  private static boolean changesData(JsonNode action) {
    return action.has("metaData")
        || Stream.of("add", "remove")
            .filter(action::has)
            .anyMatch(kind -> action.get(kind).path("dataChange").asBoolean(true));
  }
}
