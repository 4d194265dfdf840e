package org.burdenshare.source.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.burdenshare.reference.ReferenceFile;
import org.burdenshare.source.RawFigure;

/**
 * Whatever happens to a workbook on its way, a figure is read as it was or named: by its row, its
 * column, its sheet, or as one of a series that was not found. Never another number, never lost in
 * silence.
 */
class MutatedWorkbooksTest {
  private static final Pattern PLACE = Pattern.compile("f!([^!]*)(?:!([A-Z]+)(\\d+))?");

  private static final Layout SIPRI =
      new Layout(Layouts::sipri, "sipri_workbook", WorkbookFormatsTest::sipri);

  private static final Layout NATO_2016 =
      new Layout(Layouts::nato2016, "nato_workbook", WorkbookFormatsTest::nato);

  private static final Layout NATO_2024 =
      new Layout(Layouts::nato2024, "nato_workbook", WorkbookFormatsTest::nato);

  private static final Layout NATO_2025 =
      new Layout(() -> NatoSince2025.of(2025, 3), "nato_workbook", WorkbookFormatsTest::nato);

  private static final Layout NATO_2026 =
      new Layout(() -> NatoSince2025.of(2026, 2), "nato_workbook", WorkbookFormatsTest::nato);

  private static final Layout OUTLOOK =
      new Layout(Layouts::outlook, "world_economic_outlook", WorkbookFormatsTest::outlook);

  private static final Layout OUTLOOK_OF_PORTAL =
      new Layout(Layouts::outlookOfPortal, "world_economic_outlook", WorkbookFormatsTest::outlook);

  /** Reads a workbook of one publisher. */
  private interface Reader {
    List<RawFigure> read(byte[] bytes) throws IOException;
  }

  /** A layout of workbooks; what it gives unchanged is read once for all tries. */
  private static final class Layout {
    private final Supplier<MadeWorkbook> made;
    private final String name;
    private final Reader reader;
    private List<RawFigure> unchanged;

    Layout(Supplier<MadeWorkbook> made, String name, Reader reader) {
      this.made = made;
      this.name = name;
      this.reader = reader;
    }

    List<RawFigure> unchanged() throws IOException {
      if (unchanged == null) {
        unchanged = reader.read(made.get().xlsx());
      }
      return unchanged;
    }
  }

  @Property
  void sipri(@ForAll @Size(min = 1, max = 5) List<Mutation> mutations, @ForAll long seed)
      throws IOException {
    check(SIPRI, mutations, seed);
  }

  @Property
  void nato2016(@ForAll @Size(min = 1, max = 5) List<Mutation> mutations, @ForAll long seed)
      throws IOException {
    check(NATO_2016, mutations, seed);
  }

  @Property
  void nato2024(@ForAll @Size(min = 1, max = 5) List<Mutation> mutations, @ForAll long seed)
      throws IOException {
    check(NATO_2024, mutations, seed);
  }

  @Property
  void nato2025(@ForAll @Size(min = 1, max = 5) List<Mutation> mutations, @ForAll long seed)
      throws IOException {
    check(NATO_2025, mutations, seed);
  }

  @Property
  void nato2026(@ForAll @Size(min = 1, max = 5) List<Mutation> mutations, @ForAll long seed)
      throws IOException {
    check(NATO_2026, mutations, seed);
  }

  @Property
  void outlook(@ForAll @Size(min = 1, max = 5) List<Mutation> mutations, @ForAll long seed)
      throws IOException {
    check(OUTLOOK, mutations, seed);
  }

  @Property
  void outlookOfPortal(@ForAll @Size(min = 1, max = 5) List<Mutation> mutations, @ForAll long seed)
      throws IOException {
    check(OUTLOOK_OF_PORTAL, mutations, seed);
  }

  @Property
  void bytesChanged(@ForAll @IntRange(max = 3) int changes, @ForAll long seed) throws IOException {
    byte[] bytes = Layouts.sipri().xlsx();
    Map<String, Double> before = numbers(SIPRI.unchanged());
    Random random = new Random(seed);
    for (int change = 0; change <= changes; change++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(4) == 0) {
      bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    List<RawFigure> after;
    try {
      after = WorkbookFormatsTest.sipri(bytes);
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
      if (isNumber(figure)) {
        Meaning meaning = Meaning.of(figure);
        Double other = numbers.put(meaning.key(), meaning.value());
        assertThat(other).as(meaning.key()).isIn(null, meaning.value());
      }
    }
    return numbers;
  }

  private static boolean isNumber(RawFigure figure) {
    return figure.problem() == null && figure.value() != null;
  }

  private static void check(Layout layout, List<Mutation> mutations, long seed) throws IOException {
    MadeWorkbook made = layout.made.get();
    MutatedWorkbook workbook = new MutatedWorkbook(made, new Random(seed));
    for (RawFigure figure : layout.unchanged()) {
      if (isNumber(figure)) {
        workbook.follow(place(figure.locator()), Meaning.of(figure));
      }
    }
    mutations.forEach(workbook::mutate);

    assertSameOrNamed(
        workbook,
        layout.reader.read(made.xlsx()),
        expected(layout.name),
        "seed %d, %s".formatted(seed, mutations));
  }

  private static Set<String> expected(String reader) {
    return ReferenceFile.lines("expected_series.csv").stream()
        .filter(line -> line[0].equals(reader))
        .map(line -> String.join(" ", line[1], line[2], line[3]))
        .collect(Collectors.toSet());
  }

  private static void assertSameOrNamed(
      MutatedWorkbook workbook, List<RawFigure> after, Set<String> expected, String trial) {
    Map<MutatedWorkbook.Place, Meaning> read = new HashMap<>();
    Set<String> found = new HashSet<>();
    for (RawFigure figure : after) {
      if (isNumber(figure)) {
        read.put(place(figure.locator()), Meaning.of(figure));
        found.add(Meaning.of(figure).series());
      }
    }
    List<MutatedWorkbook.Place> named =
        after.stream()
            .filter(figure -> !isNumber(figure) && !isMissing(figure))
            .map(figure -> place(figure.locator()))
            .toList();
    workbook.followed(
        (place, meaning) -> {
          Meaning now = read.get(place);
          if (now != null) {
            assertThat(now).as("%s at %s", trial, place).isEqualTo(meaning);
          } else if (found.contains(meaning.series()) || !expected.contains(meaning.series())) {
            assertThat(named)
                .as("%s: names %s at %s", trial, meaning, place)
                .anyMatch(other -> isOf(other, place));
          }
        });
  }

  private static boolean isMissing(RawFigure figure) {
    return figure.problem() == null && figure.valueText().isEmpty();
  }

  /** A sheet is named as a whole, a row by any of its cells, a column by its heading. */
  private static boolean isOf(MutatedWorkbook.Place named, MutatedWorkbook.Place figure) {
    return named.sheet().equals(figure.sheet())
        && (named.row() < 0
            || named.row() == figure.row()
            || (named.column() == figure.column() && named.row() < figure.row()));
  }

  private static MutatedWorkbook.Place place(String locator) {
    Matcher place = PLACE.matcher(locator);
    assertThat(place.matches()).as(locator).isTrue();
    return place.group(2) == null
        ? new MutatedWorkbook.Place(place.group(1), -1, -1)
        : new MutatedWorkbook.Place(
            place.group(1),
            Integer.parseInt(place.group(3)) - 1,
            org.apache.poi.ss.util.CellReference.convertColStringToIndex(place.group(2)));
  }

  /**
   * What a number means.
   *
   * @param series measure, unit and whether it is at constant prices
   * @param key what it is a number of
   */
  record Meaning(String series, String key, double value) {
    static Meaning of(RawFigure figure) {
      RawFigure.Series series = figure.series();
      return new Meaning(
          "%s %s %s".formatted(series.measure(), series.unit(), series.priceBaseYear() != null),
          "%s %s %s %s %s"
              .formatted(
                  series.measure(),
                  series.unit(),
                  Optional.ofNullable(series.priceBaseYear()).map(Objects::toString).orElse(""),
                  figure.area(),
                  figure.year()),
          figure.value() * series.scale());
    }
  }
}
