package org.burdenshare.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
  private static final String PAGE = "/tmp/the page.html";
  private static final String NONE =
      "There is no browser here; open file:///tmp/the%20page.html where there is one.";

  @TempDir Path folder;

  @Test
  void aProgramThatOpensPages_isHandedTheAddress() throws Exception {
    program("xdg-open", "#!/bin/sh\nprintf %s \"$1\" >\"$0.part\" && mv \"$0.part\" \"$0.told\"\n");

    assertThat(browser("Linux", Map.of("PATH", "/nowhere:" + folder, "DISPLAY", ":0")).show(PAGE))
        .isEqualTo("Opened by xdg-open.");

    assertThat(told("xdg-open")).isEqualTo("file:///tmp/the%20page.html");
  }

  @Test
  void withoutAScreenOrAProgram_thePlaceIsSaid() throws Exception {
    program("xdg-open", "#!/bin/sh\n");

    assertThat(browser("Linux", Map.of("PATH", folder.toString())).show(PAGE)).isEqualTo(NONE);
    assertThat(browser("Linux", Map.of("DISPLAY", ":0")).show(PAGE)).isEqualTo(NONE);
    assertThat(browser("Mac OS X", Map.of("PATH", folder.toString())).show(PAGE)).isEqualTo(NONE);
  }

  @Test
  void aMac_opensPagesByAProgramOfItsOwn() throws Exception {
    program("open", "#!/bin/sh\n");

    assertThat(browser("Mac OS X", Map.of("PATH", folder.toString())).show(PAGE))
        .isEqualTo("Opened by open.");
  }

  @Test
  void aProgramThatDoesNotStart_isSaidWithThePlace() throws Exception {
    program("xdg-open", "#!" + folder + "/nowhere\n");

    assertThat(browser("Linux", Map.of("PATH", folder.toString(), "DISPLAY", ":0")).show(PAGE))
        .startsWith(folder + "/xdg-open does not start")
        .endsWith("open file:///tmp/the%20page.html in a browser.");
  }

  private static Browser browser(String system, Map<String, String> environment) {
    return new Browser(environment, system);
  }

  private void program(String name, String text) throws Exception {
    Files.setPosixFilePermissions(
        Files.writeString(folder.resolve(name), text),
        PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String told(String program) throws Exception {
    Path told = folder.resolve(program + ".told");
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!Files.exists(told) && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    return Files.readString(told);
  }
}
