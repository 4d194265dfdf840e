package org.burdenshare.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import org.apache.hadoop.fs.Path;
import org.burdenshare.warehouse.table.Table;

/** Which files belong to which versions of a table, by one pass over its log. */
public final class TableHistory {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DeltaStore store;
  private final Table table;
  private final Path folder;

  public TableHistory(DeltaStore store, Table table) {
    this.store = store;
    this.table = table;
    this.folder = store.folder(table);
  }

  /**
   * The files that any of the versions has, or any version after them, as paths below the table's
   * folder.
   */
  public Set<String> files(SortedSet<Long> versions) throws IOException {
    long newest = store.newest(table).orElseThrow().number();
    Set<String> present = new HashSet<>();
    store
        .version(table, versions.first())
        .orElseThrow()
        .files()
        .forEach(file -> present.add(TableFiles.relative(folder, new Path(file.getPath()))));
    Set<String> files = new HashSet<>(present);
    for (long version = versions.first() + 1; version <= newest; version++) {
      apply(
          new Path(new Path(folder, TableFiles.LOG_FOLDER), "%020d.json".formatted(version)),
          present);
      if (versions.contains(version) || version > versions.last()) {
        files.addAll(present);
      }
    }
    return files;
  }

  private void apply(Path commit, Set<String> present) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(store.files().open(commit), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode action = JSON.readTree(line);
        if (action.has("add")) {
          present.add(path(action.get("add")));
        } else if (action.has("remove")) {
          present.remove(path(action.get("remove")));
        }
      }
    }
  }

  private static String path(JsonNode action) {
    return URLDecoder.decode(
        action.get("path").asText().replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
