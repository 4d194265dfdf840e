package org.burdenshare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burdenshare.reference.ReferenceFile;

/**
 * An order of meanings that may claim something else than it seems to; {@code claim_doubt.csv}
 * lists them. Numbers go by what they count there.
 *
 * @param pattern of the names of meanings, each with a space behind it
 * @param text what is doubtful of the phrases that the pattern's group "said" finds
 */
record Doubt(Pattern pattern, String text) {
  private static final String SAID = "said";

  private static final List<Doubt> ALL =
      ReferenceFile.records("claim_doubt.csv").stream()
          .map(one -> new Doubt(Pattern.compile(one.get("pattern")), one.get("doubt")))
          .toList();

  /** What is doubtful of a sentence, by its phrases and the names of their meanings. */
  static Stream<String> of(List<Mark> marks, String meanings) {
    return ALL.stream().flatMap(doubt -> doubt.in(marks, meanings).stream());
  }

  private List<String> in(List<Mark> marks, String meanings) {
    List<String> doubts = new ArrayList<>();
    Matcher found = pattern.matcher(meanings);
    while (found.find()) {
      String said =
          marks
              .subList(place(meanings, found.start(SAID)), place(meanings, found.end(SAID)))
              .stream()
              .map(Mark::said)
              .distinct()
              .collect(Collectors.joining(" "));
      doubts.add("'" + said + "' " + text);
    }
    return doubts;
  }

  private static int place(String meanings, int character) {
    return (int) meanings.substring(0, character).chars().filter(one -> one == ' ').count();
  }
}
