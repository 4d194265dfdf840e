package org.burdenshare.source.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.burdenshare.source.RawFigure;

/**
 * Whatever happens to a workbook on its way, a figure is read as it was or not at all: never
 * another number, never in silence.
 */
class MutatedWorkbooksTest {

  /** Reads a workbook of one publisher. */
  private interface Reader {
    List<RawFigure> read(byte[] bytes) throws IOException;
  }

  @Property
  void sipri(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 11) Integer> kinds, @ForAll long seed)
      throws IOException {
    check(Layouts.sipri(), WorkbookFormatsTest::sipri, kinds, seed);
  }

  @Property
  void nato2016(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 11) Integer> kinds, @ForAll long seed)
      throws IOException {
    check(Layouts.nato2016(), WorkbookFormatsTest::nato, kinds, seed);
  }

  @Property
  void nato2024(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 11) Integer> kinds, @ForAll long seed)
      throws IOException {
    check(Layouts.nato2024(), WorkbookFormatsTest::nato, kinds, seed);
  }

  @Property
  void nato2026(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 11) Integer> kinds, @ForAll long seed)
      throws IOException {
    check(NatoSince2025.of(2026, 2), WorkbookFormatsTest::nato, kinds, seed);
  }

  @Property
  void outlook(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 11) Integer> kinds, @ForAll long seed)
      throws IOException {
    check(Layouts.outlook(), WorkbookFormatsTest::outlook, kinds, seed);
  }

  @Property
  void bytesChanged(@ForAll @IntRange(max = 3) int changes, @ForAll long seed) throws IOException {
    byte[] bytes = Layouts.sipri().xlsx();
    Map<String, Double> before = numbers(WorkbookFormatsTest.sipri(bytes));
    Random random = new Random(seed);
    for (int change = 0; change <= changes; change++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(4) == 0) {
      bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    assertSameOrRejected(before, bytes, WorkbookFormatsTest::sipri);
  }

  private static void check(MadeWorkbook workbook, Reader reader, List<Integer> kinds, long seed)
      throws IOException {
    Map<String, Double> before = numbers(reader.read(workbook.xlsx()));
    Random random = new Random(seed);
    for (int kind : kinds) {
      mutate(workbook, kind, random);
    }

    assertSameOrRejected(before, workbook.xlsx(), reader);
  }

  private static void assertSameOrRejected(
      Map<String, Double> before, byte[] bytes, Reader reader) {
    List<RawFigure> after;
    try {
      after = reader.read(bytes);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotNull();
      return;
    }
    Map<String, Double> numbers = numbers(after);
    numbers.forEach((figure, value) -> assertThat(value).as(figure).isEqualTo(before.get(figure)));
    if (!numbers.keySet().containsAll(before.keySet())) {
      assertThat(after).anyMatch(figure -> figure.value() == null);
    }
  }

  /** Every number by what it is a number of; two of one key would hide one of them. */
  private static Map<String, Double> numbers(List<RawFigure> figures) {
    Map<String, Double> numbers = new HashMap<>();
    for (RawFigure figure : figures) {
      if (figure.problem() == null && figure.value() != null) {
        String key = figure.series().scaledBy(1) + " " + figure.area() + " " + figure.year();
        Double other = numbers.put(key, figure.value() * figure.series().scale());
        assertThat(other).as(key).isIn(null, figure.value() * figure.series().scale());
      }
    }
    return numbers;
  }

  private static void mutate(MadeWorkbook workbook, int kind, Random random) {
    MadeWorkbook.MadeSheet sheet = workbook.sheets().get(random.nextInt(workbook.sheets().size()));
    int row = random.nextInt(sheet.rows.size());
    List<Object> cells = sheet.rows.get(row);
    switch (kind) {
      case 0 -> sheet.rows.add(row, new java.util.ArrayList<>());
      case 1 -> {
        int column = random.nextInt(3);
        for (List<Object> each : sheet.rows) {
          if (each.size() >= column) {
            each.add(column, null);
          }
        }
      }
      case 2 -> sheet.name = "Sheet " + random.nextInt(1_000_000);
      case 3 -> Collections.shuffle(workbook.sheets(), random);
      case 4 -> sheet.rows.add(row, new java.util.ArrayList<>(List.of("* A footnote.")));
      case 5 -> sheet.rows.add(new java.util.ArrayList<>(List.of("Source: the publisher")));
      case 6 ->
          change(cells, random, value -> value instanceof Double number ? text(number) : value);
      case 7 -> change(cells, random, value -> value instanceof Double ? token(random) : value);
      case 8 ->
          change(
              cells,
              random,
              value ->
                  value instanceof Double
                      ? new MadeWorkbook.Coloured(value, (short) (8 + random.nextInt(10)))
                      : value);
      case 9 ->
          change(cells, random, value -> value instanceof String ? " " + value + "  " : value);
      case 10 -> cells.replaceAll(value -> isYear(value) ? text((Double) value) : value);
      default -> cells.replaceAll(MutatedWorkbooksTest::inAnotherUnit);
    }
  }

  private static boolean isYear(Object value) {
    return value instanceof Double number && number > 1900 && number < 2100;
  }

  /** Millions as a unit that no reader knows. */
  private static Object inAnotherUnit(Object value) {
    return value instanceof String text
        ? text.replaceFirst("^[mb]\\. ", "x. ").replaceAll("(?i)million", "crate")
        : value;
  }

  private static void change(
      List<Object> cells, Random random, java.util.function.UnaryOperator<Object> how) {
    if (!cells.isEmpty()) {
      int column = random.nextInt(cells.size());
      cells.set(column, how.apply(cells.get(column)));
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String token(Random random) {
    return List.of(". .", "..", "...", "xxx", "n/a", "#VALUE!", "about 3", "")
        .get(random.nextInt(8));
  }
}
