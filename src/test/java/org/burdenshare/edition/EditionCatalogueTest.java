package org.burdenshare.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.testing.EditionFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionCatalogueTest {
  @TempDir Path folder;

  @Test
  void deltaTableWrittenAnew_isAnotherContent_thoughItsLogIsAsLong() throws IOException {
    String first = checksumWithCommit("{\"add\":{\"path\":\"part-0-aaaa.parquet\"}}");

    assertThat(checksumWithCommit("{\"add\":{\"path\":\"part-0-bbbb.parquet\"}}"))
        .isNotEqualTo(first);
    assertThat(checksumWithCommit("{\"add\":{\"path\":\"part-0-aaaa.parquet\"}}")).isEqualTo(first);
  }

  private String checksumWithCommit(String commit) throws IOException {
    EditionFiles files = new EditionFiles(folder);
    files.text("table/_delta_log/00000000000000000000.json", commit);
    files.text("table.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-07-04"));
    Files.writeString(
        folder.resolve("table/_delta_log/.00000000000000000000.json.crc"), commit.substring(1));
    return EditionCatalogue.of(
            List.of(folder.resolve("table").toString()), null, new Configuration())
        .editions()
        .get(0)
        .sha256();
  }
}
