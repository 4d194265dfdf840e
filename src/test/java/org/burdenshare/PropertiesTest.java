package org.burdenshare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.burdenshare.testing.EditionFolder;
import org.burdenshare.testing.Locales;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.Trends;

/** What must not change the tables, on small editions made up at random. Each try runs Spark. */
class PropertiesTest {
  private static final LocalDate AS_OF = LocalDate.of(2025, 1, 1);
  private static final String HEADER =
      "MEASURE,UNIT,PRICE_BASE_YEAR,COUNTRY,YEAR,VALUE,CURRENCY,OBS_STATUS";
  private static final List<String> ALLIES =
      List.of(
          "United States",
          "Türkiye",
          "Iceland",
          "Finland",
          "Poland",
          "Greece",
          "Estonia",
          "France",
          "NATO - Total");

  private enum Release {
    NATO_OLD("NATO", "NATO", "2016-01-28", 2013),
    NATO_NEW("NATO", "NATO", "2024-06-17", 2014),
    SIPRI("SIPRI", "SIPRI", "2024-04-22", 2013),
    GDP("IMF", null, "2024-04-16", 2013);

    private final String publisher;
    private final String basis;
    private final String vintageDate;
    private final int firstYear;

    Release(String publisher, String basis, String vintageDate, int firstYear) {
      this.publisher = publisher;
      this.basis = basis;
      this.vintageDate = vintageDate;
      this.firstYear = firstYear;
    }

    private List<String> series() {
      return switch (this) {
        case NATO_OLD -> List.of("milex,USD,2010", "gdp,USD,2010", "share_of_gdp,PERCENT,");
        case NATO_NEW ->
            List.of(
                "milex,USD,2015",
                "gdp,USD,2015",
                "share_of_gdp,PERCENT,",
                "equipment_share,PERCENT,");
        case SIPRI ->
            List.of("milex,XDC,", "milex,USD,", "milex,USD,2022", "share_of_gdp,PERCENT,");
        case GDP -> List.of("gdp,XDC,");
      };
    }
  }

  /** A line of an edition's file. */
  private record Figure(Release release, String line) {}

  /** The two tables, each with its rows in one order. */
  private record Tables(List<String> allyTrend, List<String> allianceTrend) {}

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void rowsInAnyOrderAndAnyNumberOfFiles_sameTables(
      @ForAll("worlds") List<Figure> world,
      @ForAll Random random,
      @ForAll @IntRange(min = 2, max = 4) int files) {
    assertThat(tables(shuffled(world, random), files)).isEqualTo(tables(world, 1));
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void rowsGivenTwice_sameTables(@ForAll("worlds") List<Figure> world, @ForAll Random random) {
    List<Figure> repeated = new ArrayList<>(world);
    world.stream().filter(figure -> random.nextBoolean()).forEach(repeated::add);

    assertThat(tables(shuffled(repeated, random), 2)).isEqualTo(tables(world, 1));
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF)
  void runTwice_sameTables(@ForAll("worlds") List<Figure> world) {
    assertThat(tables(world, 1)).isEqualTo(tables(world, 1));
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF)
  void machineOfAnotherCountry_sameTables(@ForAll("worlds") List<Figure> world) {
    Tables here = tables(world, 1);

    assertThat(Locales.under(Locales.TURKISH, () -> tables(world, 1))).isEqualTo(here);
    assertThat(Locales.under(Locales.GERMAN, () -> tables(world, 1))).isEqualTo(here);
  }

  /** Four editions in which each figure may be there, be missing or not be given at all. */
  @Provide
  Arbitrary<List<Figure>> worlds() {
    List<Arbitrary<Figure>> figures = new ArrayList<>();
    for (Release release : Release.values()) {
      for (String series : release.series()) {
        for (String ally : ALLIES) {
          IntStream.range(release.firstYear, release.firstYear + 4)
              .forEach(year -> figures.add(figure(release, series, ally, year)));
        }
      }
    }
    return Combinators.combine(figures)
        .as(all -> all.stream().filter(figure -> !figure.line().isEmpty()).toList());
  }

  private static Arbitrary<Figure> figure(Release release, String series, String ally, int year) {
    double largest = series.contains("PERCENT") ? 6 : 1e12;
    Arbitrary<String> value =
        Arbitraries.doubles().between(0, largest).map(number -> Double.toString(number));
    Arbitrary<String> status = Arbitraries.of("A", "E", "F", "U", "");
    Arbitrary<String> line =
        Combinators.combine(value.injectNull(0.02), status)
            .as(
                (number, code) ->
                    String.join(
                        ",",
                        series,
                        ally,
                        Integer.toString(year),
                        number == null ? "" : number,
                        "",
                        number == null ? "" : code));
    return Arbitraries.frequencyOf(Tuple.of(49, line), Tuple.of(1, Arbitraries.just("")))
        .map(text -> new Figure(release, text));
  }

  private static List<Figure> shuffled(List<Figure> world, Random random) {
    List<Figure> shuffled = new ArrayList<>(world);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static Tables tables(List<Figure> world, int files) {
    try (EditionFolder folder = EditionFolder.create()) {
      Map<Release, List<String>> lines =
          world.stream()
              .collect(
                  Collectors.groupingBy(
                      Figure::release, Collectors.mapping(Figure::line, Collectors.toList())));
      lines.forEach(
          (release, figures) ->
              folder.add(
                  release.publisher, release.basis, release.vintageDate, split(figures, files)));
      TrendsPipeline pipeline = Trends.of(folder.path()).asOf(AS_OF);
      return new Tables(
          TestSpark.sorted(pipeline.allyTrend()), TestSpark.sorted(pipeline.allianceTrend()));
    }
  }

  private static List<List<String>> split(List<String> lines, int files) {
    return IntStream.range(0, files)
        .mapToObj(
            file -> {
              List<String> part = new ArrayList<>(List.of(HEADER));
              IntStream.range(0, lines.size())
                  .filter(line -> line % files == file)
                  .forEach(line -> part.add(lines.get(line)));
              return part;
            })
        .toList();
  }
}
