package org.burdenshare.source.publisher;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.burdenshare.source.publisher.MadeWorkbook.Coloured;
import org.burdenshare.source.publisher.MadeWorkbook.MadeSheet;
import org.burdenshare.source.publisher.MutatedWorkbooksTest.Meaning;

/** A made workbook that is changed, and knows where each of its numbers went. */
final class MutatedWorkbook {
  private static final List<String> NO_NUMBERS =
      List.of(". .", "..", "...", "xxx", "n/a", "#VALUE!", "about 3", "");
  private static final List<String> NO_YEARS = List.of("2026p", "FY2025", "'26", "");

  private final MadeWorkbook workbook;
  private final Random random;
  private final IdentityHashMap<Object, Meaning> meanings = new IdentityHashMap<>();

  /** A place, from 0; of a sheet alone both are -1. */
  record Place(String sheet, int row, int column) {}

  MutatedWorkbook(MadeWorkbook workbook, Random random) {
    this.workbook = workbook;
    this.random = random;
  }

  /** Remembers what a number means. Texts are not followed: equal ones are one object. */
  void follow(Place place, Meaning meaning) {
    MadeSheet sheet =
        workbook.sheets().stream()
            .filter(other -> other.name.equals(place.sheet()))
            .findFirst()
            .orElseThrow();
    Object value = sheet.rows.get(place.row()).get(place.column());
    if (!(value instanceof String)) {
      meanings.put(value, meaning);
    }
  }

  /** Shows every number that is still there with its place. */
  void followed(BiConsumer<Place, Meaning> visitor) {
    for (MadeSheet sheet : workbook.sheets()) {
      for (int row = 0; row < sheet.rows.size(); row++) {
        for (int column = 0; column < sheet.rows.get(row).size(); column++) {
          Meaning meaning = meanings.get(sheet.rows.get(row).get(column));
          if (meaning != null) {
            visitor.accept(new Place(sheet.name, row, column), meaning);
          }
        }
      }
    }
  }

  void mutate(Mutation mutation) {
    MadeSheet sheet = workbook.sheets().get(random.nextInt(workbook.sheets().size()));
    int row = random.nextInt(sheet.rows.size());
    List<Object> cells = sheet.rows.get(row);
    switch (mutation) {
      case INSERT_ROW -> sheet.rows.add(row, new ArrayList<>());
      case INSERT_COLUMN -> insertColumn(sheet, null);
      case INSERT_RANKS -> insertColumn(sheet, 1);
      case RENAME_SHEET -> sheet.name = "Sheet " + random.nextInt(1_000_000);
      case MOVE_SHEETS -> Collections.shuffle(workbook.sheets(), random);
      case JOIN_SHEETS -> join(sheet);
      case MOVE_BLOCKS -> moveBlocks(sheet);
      case MOVE_ROW -> moveRow(sheet, row);
      case ADD_FOOTNOTE -> sheet.rows.add(row, new ArrayList<>(List.of("* A footnote.")));
      case ADD_SOURCE -> sheet.rows.add(new ArrayList<>(List.of("Source: the publisher")));
      case NUMBER_AS_TEXT ->
          change(cells, value -> value instanceof Double number ? text(number) : value);
      case NO_NUMBER ->
          change(cells, value -> meanings.containsKey(value) ? one(NO_NUMBERS) : value);
      case COLOUR ->
          change(
              cells,
              value ->
                  value instanceof Double
                      ? new Coloured(value, (short) (8 + random.nextInt(10)))
                      : value);
      case PAD -> change(cells, value -> value instanceof String ? " " + value + "  " : value);
      case YEARS_AS_TEXT -> headerOf(sheet).replaceAll(this::yearAsText);
      case REWORD_HEADING -> rewordHeading(headerOf(sheet));
      case REWORD_TITLE -> rewordTitle(sheet);
      case REWORD_LABEL ->
          change(headerOf(sheet), value -> isHeadingOfYear(value) ? value : reworded(value));
      case OTHER_UNIT -> cells.replaceAll(MutatedWorkbook::inAnotherUnit);
    }
  }

  private void insertColumn(MadeSheet sheet, Integer first) {
    int column = random.nextInt(8);
    for (int row = 0; row < sheet.rows.size(); row++) {
      List<Object> cells = sheet.rows.get(row);
      if (cells.size() >= column) {
        boolean isRanked = first != null && cells.stream().anyMatch(meanings::containsKey);
        cells.add(column, isRanked ? first + row : null);
      }
    }
  }

  /** Two tables on one sheet. */
  private void join(MadeSheet sheet) {
    MadeSheet other = workbook.sheets().get(random.nextInt(workbook.sheets().size()));
    if (other != sheet) {
      sheet.rows.add(new ArrayList<>());
      sheet.rows.addAll(other.rows);
      workbook.sheets().remove(other);
    }
  }

  /** A block is a line of title that stands above figures, and what stands below it. */
  private void moveBlocks(MadeSheet sheet) {
    List<Integer> starts =
        IntStream.range(0, sheet.rows.size())
            .filter(row -> isTitle(sheet.rows.get(row)))
            .filter(row -> !isTable(sheet.rows.get(row)) && !isFootnote(sheet.rows.get(row)))
            .filter(row -> headsFigures(sheet, row))
            .boxed()
            .toList();
    if (starts.size() == 2 && sheet.rows.stream().filter(MutatedWorkbook::isTable).count() == 1) {
      List<List<Object>> first = sheet.rows.subList(starts.get(0), starts.get(1));
      List<List<Object>> moved = new ArrayList<>(first);
      first.clear();
      sheet.rows.addAll(moved);
    }
  }

  private static boolean isTable(List<Object> cells) {
    return isTitle(cells)
        && cells.stream()
            .anyMatch(
                value ->
                    value instanceof String text
                        && (text.contains("Table ") || text.contains("Military")));
  }

  private static boolean isFootnote(List<Object> cells) {
    return cells.stream().anyMatch(value -> value instanceof String text && text.contains("*"));
  }

  private boolean headsFigures(MadeSheet sheet, int title) {
    return sheet.rows.stream()
        .skip(title + 1L)
        .limit(2)
        .anyMatch(cells -> cells.stream().anyMatch(meanings::containsKey));
  }

  /** A row of figures moves by one. */
  private void moveRow(MadeSheet sheet, int row) {
    if (row + 1 < sheet.rows.size()
        && IntStream.of(row, row + 1)
            .allMatch(each -> sheet.rows.get(each).stream().anyMatch(meanings::containsKey))) {
      Collections.swap(sheet.rows, row, row + 1);
    }
  }

  /** The first header of a sheet; no cells where it has none. */
  private static List<Object> headerOf(MadeSheet sheet) {
    return sheet.rows.stream()
        .filter(cells -> cells.stream().filter(MutatedWorkbook::isYear).count() >= 3)
        .findFirst()
        .orElseGet(ArrayList::new);
  }

  private void rewordHeading(List<Object> header) {
    int[] years =
        IntStream.range(0, header.size()).filter(column -> isYear(header.get(column))).toArray();
    if (years.length > 0) {
      header.set(years[random.nextInt(years.length)], one(NO_YEARS));
    }
  }

  private void rewordTitle(MadeSheet sheet) {
    List<List<Object>> titles = sheet.rows.stream().filter(MutatedWorkbook::isTitle).toList();
    if (!titles.isEmpty()) {
      titles.get(random.nextInt(titles.size())).replaceAll(this::reworded);
    }
  }

  private Object reworded(Object value) {
    if (!(value instanceof String text) || text.isBlank()) {
      return value;
    }
    String[] words = text.strip().split(" ");
    words[random.nextInt(words.length)] = "Zork";
    return String.join(" ", words);
  }

  private static boolean isTitle(List<Object> cells) {
    List<Object> filled =
        cells.stream().filter(value -> value != null && !value.toString().isBlank()).toList();
    return filled.size() == 1 && filled.get(0) instanceof String;
  }

  private static boolean isYear(Object value) {
    return value != null && value.toString().strip().matches("(?:19|20)\\d\\d(?:\\.0)?(?: ?e)?");
  }

  /** A year, or what stands for one; the IMF has other columns under words. */
  private static boolean isHeadingOfYear(Object value) {
    return isYear(value) || (value instanceof String text && NO_YEARS.contains(text));
  }

  private Object yearAsText(Object value) {
    if (!isYear(value)) {
      return value;
    }
    String year = value.toString().strip();
    return value instanceof String
        ? (random.nextBoolean() ? "  " + year : year + "\u00A0")
        : (random.nextBoolean() ? text(((Number) value).doubleValue()) : year);
  }

  /** Millions as a unit that no reader knows. */
  private static Object inAnotherUnit(Object value) {
    return value instanceof String text
        ? text.replaceFirst("^[mb]\\. ", "x. ").replaceAll("(?i)million", "crate")
        : value;
  }

  private void change(List<Object> cells, UnaryOperator<Object> how) {
    if (!cells.isEmpty()) {
      int column = random.nextInt(cells.size());
      Object before = cells.get(column);
      Object after = how.apply(before);
      cells.set(column, after);
      Meaning meaning = meanings.get(before);
      if (meaning != null && after instanceof Coloured) {
        meanings.put(after, meaning);
      }
    }
  }

  private Object one(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static String text(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
