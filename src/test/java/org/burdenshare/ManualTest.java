package org.burdenshare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README and the manual: short enough, without dead links, and true where they show commands. */
class ManualTest {
  private static final Path README = Path.of("README.md");
  private static final Path MANUAL = Path.of("src/site/markdown");
  private static final int MOST_BYTES_OF_README = 9_216;

  private static final String BLOCK = "\\n\\n```\\n(.*?)\\n```\\n";
  private static final Pattern TO_BE_RUN =
      Pattern.compile(
          "<!-- run -->" + BLOCK + "(?:\\n<!-- output -->" + BLOCK + ")?", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\\n]+`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /** A command that a page shows, and what it says that the command prints; null: it does not. */
  record Shown(Path page, String command, String output) {
    @Override
    public String toString() {
      return page.getFileName() + ": " + command.lines().findFirst().orElse("");
    }
  }

  static Stream<Shown> commands() {
    return pages()
        .flatMap(
            page ->
                TO_BE_RUN
                    .matcher(text(page))
                    .results()
                    .map(found -> new Shown(page, found.group(1), found.group(2))));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void command_printsWhatThePageShows(Shown shown) {
    List<String> words =
        ARGUMENT
            .matcher(shown.command())
            .results()
            .map(ManualTest::argument)
            .collect(Collectors.toList());
    assertThat(words.get(0)).isIn("jobs/sql", "jobs/claim");
    words.set(0, words.get(0).replace("jobs/", ""));

    Outcome outcome = new CommandsOn(SampleWarehouse.location()).run(words.toArray(String[]::new));

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    if (shown.output() != null) {
      assertThat(outcome.out().stripTrailing())
          .isEqualToNormalizingNewlines(shown.output().stripTrailing());
    }
  }

  @Test
  void everyMark_standsBeforeABlock() {
    assertThat(commands()).hasSize(occurrences("<!-- run -->"));
    assertThat(commands().filter(shown -> shown.output() != null))
        .hasSize(occurrences("<!-- output -->"));
  }

  @Test
  void everyLink_leadsToAFileAndAHeading() {
    assertThat(pages().flatMap(page -> deadLinks(page).stream())).isEmpty();
  }

  @Test
  void everyPage_isInTheIndexAndTheMenu() throws IOException {
    String index = text(MANUAL.resolve("index.md"));
    String menu = Files.readString(Path.of("src/site/site.xml"));

    assertThat(pages().filter(page -> page.startsWith(MANUAL)).map(MANUAL::relativize))
        .map(page -> page.toString().replace(".md", ""))
        .filteredOn(page -> !page.equals("index"))
        .allSatisfy(page -> assertThat(index).contains("](" + page + ".md)"))
        .allSatisfy(page -> assertThat(menu).contains("href=\"" + page + ".html\""));
  }

  @Test
  void readme_staysShort() throws IOException {
    assertThat(Files.size(README)).isLessThanOrEqualTo(MOST_BYTES_OF_README);
  }

  private static List<String> deadLinks(Path page) {
    List<String> dead = new ArrayList<>();
    LINK.matcher(prose(page))
        .results()
        .map(found -> found.group(1))
        .filter(link -> !link.contains("://"))
        .filter(link -> !leadsSomewhere(page, link))
        .forEach(link -> dead.add(page + " links to " + link));
    return dead;
  }

  private static boolean leadsSomewhere(Path page, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
  }

  /** The anchors of a page's headings, as code forges and Maven's site make them. */
  private static List<String> anchors(Path page) {
    return HEADING
        .matcher(text(page).replaceAll("(?ms)^```.*?^```$", ""))
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static int occurrences(String mark) {
    return pages().mapToInt(page -> text(page).split(Pattern.quote(mark), -1).length - 1).sum();
  }

  private static String argument(MatchResult word) {
    return Stream.of(1, 2, 3)
        .map(word::group)
        .filter(group -> group != null)
        .findFirst()
        .orElseThrow();
  }

  private static String prose(Path page) {
    return CODE.matcher(text(page)).replaceAll("");
  }

  private static Stream<Path> pages() {
    try (Stream<Path> files = Files.walk(MANUAL)) {
      List<Path> manual = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of(README), manual.stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
