package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which editions are read again. */
class ReaderVersionTest {
  private static final ReaderVersion NOW = new ReaderVersion("sipri_workbook", 3);

  @Test
  void editionOfBeforeReadersWereKept_isOlderThanEveryVersion() {
    assertThat(NOW.isNewerThan(record(null, null))).isTrue();
    assertThat(NOW.isNewerThan(Map.of())).isTrue();
    assertThat(ReaderVersion.isOutdated(record(null, null))).isTrue();
    assertThat(ReaderVersion.isOutdated(Map.of())).isTrue();
  }

  @Test
  void lowerVersionOrAnotherFormat_isReadAgain() {
    assertThat(NOW.isNewerThan(record("sipri_workbook", 2))).isTrue();
    assertThat(NOW.isNewerThan(record("nato_workbook", 3))).isTrue();
  }

  @Test
  void sameOrHigherVersion_isKept() {
    assertThat(NOW.isNewerThan(record("sipri_workbook", 3))).isFalse();
    assertThat(NOW.isNewerThan(record("sipri_workbook", 4))).isFalse();
  }

  @Test
  void recordAlone_isJudgedByTheRulesOfItsFormat() {
    assertThat(ReaderVersion.isOutdated(record("sipri_workbook", 1))).isTrue();
    assertThat(ReaderVersion.isOutdated(record("sipri_workbook", 1_000))).isFalse();
    assertThat(ReaderVersion.isOutdated(record("of_a_newer_program", 1))).isFalse();
  }

  private static Map<String, Object> record(String reader, Integer version) {
    Map<String, Object> record = new HashMap<>();
    record.put("reader", reader);
    record.put("reader_version", version);
    return record;
  }
}
