package org.burdenshare.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PageSafetyTest {
  private static final String HOSTILE =
      "</script><img src=x onerror=alert(1)><!-- & \u2028 $1 @STYLE@";

  private final ObjectNode figures = new ObjectMapper().createObjectNode().put("title", HOSTILE);

  @Test
  void aHostileText_staysATextWithinTheFigures() throws Exception {
    String html = Page.filled(figures);

    assertThat(html).doesNotContain("<img src=x").doesNotContain("<!-- &");
    String json = html.replaceFirst("(?s).*<script type=\"application/json\" id=\"figures\">", "");
    assertThat(new ObjectMapper().readTree(json.substring(0, json.indexOf("</script>"))))
        .isEqualTo(figures);
  }

  @Test
  void onlyTheScriptsAndTheStyleOfThePage_mayRun() {
    assertThat(Page.filled(figures))
        .containsPattern(
            "content=\"default-src 'none'; script-src 'sha256-[^']+' 'sha256-[^']+'; style-src 'sha256-[^']+';")
        .doesNotContain("unsafe-inline", "unsafe-eval", "http-equiv=\"refresh\"")
        .doesNotContainPattern("(src|href)=\"https?:");
  }
}
