package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.query.TrendsOnADay;
import org.burdenshare.testing.EditionFolder;
import org.burdenshare.testing.Locales;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.Trends;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/** What must not change the tables, on small editions made up at random. */
@Tag("thorough")
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

  private static final Set<String> OF_THE_RUN_OR_THE_FILE = Set.of("run_id", "locator");

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

  private static final Figure OF_NOBODY =
      new Figure(Release.NATO_NEW, "share_of_gdp,PERCENT,,Nowhere,2014,2.0,,A");

  @Property(tries = 25, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void sameTables_howeverTheFiguresComeAndWhereverTheyAreComputed(
      @ForAll("worlds") List<Figure> world,
      @ForAll Random random,
      @ForAll @IntRange(min = 2, max = 4) int files) {
    Map<String, List<String>> tables = tables(world, 1);
    assertThat(tables).hasSize(12);
    tables.forEach((table, rows) -> assertThat(rows).as(table).isNotEmpty());

    assertThat(differences(tables, variedTables(world, random, files))).isEmpty();
  }

  /** Rows that only one of two sets of tables has, or has more often. */
  private static List<String> differences(
      Map<String, List<String>> tables, Map<String, List<String>> varied) {
    assertThat(varied).containsOnlyKeys(tables.keySet());
    List<String> differences = new ArrayList<>();
    tables.forEach(
        (table, rows) -> {
          without(rows, varied.get(table)).forEach(row -> differences.add(table + " lacks " + row));
          without(varied.get(table), rows).forEach(row -> differences.add(table + " has " + row));
        });
    return differences;
  }

  private static List<String> without(List<String> rows, List<String> others) {
    List<String> left = new ArrayList<>(rows);
    others.forEach(left::remove);
    return left;
  }

  /** Rows in any order, some of them twice, exchanged between partitions, in Turkey. */
  private static Map<String, List<String>> variedTables(
      List<Figure> world, Random random, int files) {
    List<Figure> varied = shuffled(withRepetitions(world, random), random);
    return TestSpark.inPartitions(
        3, () -> Locales.under(Locales.TURKISH, () -> tables(varied, files)));
  }

  /**
   * Four editions in which each figure may be there, be missing or not be given at all, with one
   * that cannot be used.
   */
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
        .as(
            all ->
                Stream.concat(all.stream(), Stream.of(OF_NOBODY))
                    .filter(figure -> !figure.line().isEmpty())
                    .toList());
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

  private static List<Figure> withRepetitions(List<Figure> world, Random random) {
    List<Figure> repeated = new ArrayList<>(world);
    world.stream()
        .filter(figure -> !figure.equals(OF_NOBODY) && random.nextBoolean())
        .forEach(repeated::add);
    return repeated;
  }

  /**
   * The rows of every table that a run computes, by its name, each table in one order. Which run it
   * was and where a figure stands is left out of them.
   */
  private static Map<String, List<String>> tables(List<Figure> world, int files) {
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
      Trends trends = Trends.of(folder.path());
      TrendsPipeline pipeline = trends.asOf(AS_OF);
      Map<Table, Dataset<Row>> tables = TrendsOnADay.tables(pipeline);
      tables.put(Tables.OBSERVATION, trends.observations());
      tables.put(Tables.REJECTED_ROW, trends.rejected());
      tables.put(Tables.SHARE_VINTAGE, pipeline.table("share_vintage"));
      tables.put(Tables.VERDICT_VINTAGE, pipeline.table("verdict_vintage"));
      tables.put(Tables.RECONCILIATION, pipeline.table("reconciliation"));
      Map<String, List<String>> rows = new TreeMap<>();
      tables.forEach((table, of) -> rows.put(table.name(), TestSpark.sorted(published(table, of))));
      return rows;
    }
  }

  private static Dataset<Row> published(Table table, Dataset<Row> rows) {
    return rows.select(
        Stream.of(table.schema().fieldNames())
            .filter(column -> !OF_THE_RUN_OR_THE_FILE.contains(column))
            .map(functions::col)
            .toArray(Column[]::new));
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
