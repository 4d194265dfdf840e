package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.PublishedOnce;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Groups of one's own, of an ally, one that left, and Austria, Ireland and Ukraine, which are none.
 * Austria alone has figures of 1948 and of the release of 2017, and shares that its GDP does not
 * give.
 */
class GroupsTest {
  private static final String HEADER = "group,iso3,from,until\n";
  private static final String ODD_NAME = "=1+1 <b>'\"\"\\ ${x}";
  private static final String GROUPS =
      HEADER
          + "NEIGHBOURS,AUT,2010,\n"
          + "NEIGHBOURS,DEU,2010,\n"
          + "NEIGHBOURS,GBR,2010,2014\n"
          + "\""
          + ODD_NAME
          + "\",UKR,2014,2015\n";

  /** A night without groups of one's own, one with them, and that one again. */
  private static final PublishedOnce NIGHTS =
      PublishedOnce.by(
          "groups of one's own",
          folder -> List.of("--input", input(folder)),
          GroupsTest::withGroups,
          GroupsTest::withGroups);

  /** All that is published, but for the areas and groups that are one's own. */
  private static final String OF_THE_ALLIANCE =
      Stream.of(
              "ally_trend WHERE ally NOT IN ('AUT', 'UKR')",
              "share_vintage WHERE ally NOT IN ('AUT', 'UKR')",
              "guideline_verdict WHERE ally NOT IN ('AUT', 'UKR')",
              "guideline_crossing",
              "basis_gap WHERE ally NOT IN ('AUT', 'UKR')",
              "reconciliation WHERE ally NOT IN ('AUT', 'UKR')",
              "alliance_trend WHERE aggregate <> 'NEIGHBOURS' AND aggregate NOT LIKE '=%'",
              "verdict_vintage",
              "projection",
              "revision_statistic")
          .map(
              rows ->
                  "SELECT '%s' AS name, to_json(struct(*)) AS cells FROM %s"
                      .formatted(rows.replaceFirst(" .*", ""), rows))
          .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY name, cells"));

  @TempDir Path folder;

  private static List<String> withGroups(Path folder) {
    return List.of("--input", input(folder), "--groups", file(folder, GROUPS));
  }

  private static String input(Path folder) {
    return new EditionFiles(folder.resolve("input"))
        .nato(
            "2016-01-28",
            "share_of_gdp,PERCENT,,POL,2015,2.2,,A,",
            "share_of_gdp,PERCENT,,DEU,2015,1.2,,A,")
        .edition(
            "sipri-2016.csv",
            "SIPRI",
            "SIPRI",
            "2016-04-05",
            Stream.of(
                    spending("AUT", 1948, 20.0, 2.5),
                    spending("AUT", 2014, 30.0, 3.5),
                    spending("AUT", 2015, 25.0, 2.6),
                    spending("DEU", 2014, 12.0, 1.2),
                    spending("DEU", 2015, 12.0, 1.2),
                    spending("GBR", 2014, 22.0, 2.2),
                    spending("GBR", 2015, 19.0, 1.9),
                    spending("POL", 2014, 19.0, 1.9),
                    spending("POL", 2015, 22.0, 2.2),
                    spending("UKR", 2014, 30.0, 3.0),
                    spending("UKR", 2015, 40.0, 4.0))
                .flatMap(lines -> lines)
                .toArray(String[]::new))
        .edition(
            "sipri-2017.csv",
            "SIPRI",
            "SIPRI",
            "2017-04-24",
            Stream.of(
                    spending("AUT", 2015, 25.0, 2.7),
                    spending("DEU", 2015, 12.0, 1.2),
                    spending("GBR", 2015, 19.0, 1.9),
                    spending("POL", 2015, 22.0, 2.2),
                    spending("UKR", 2015, 40.0, 4.0))
                .flatMap(lines -> lines)
                .toArray(String[]::new))
        .edition("imf-2016.csv", "IMF", null, "2016-04-12", gdp())
        .edition("imf-2017.csv", "IMF", null, "2017-04-18", gdp())
        .input();
  }

  /** Spending in billions, and the share that is printed. */
  private static Stream<String> spending(String area, int year, double billions, double share) {
    return Stream.of(
        "milex,XDC,,%s,%d,%se9,,A,".formatted(area, year, billions),
        "share_of_gdp,PERCENT,,%s,%d,%s,,A,".formatted(area, year, share));
  }

  private static String[] gdp() {
    return Stream.of("AUT", "DEU", "GBR", "POL", "UKR")
        .flatMap(
            area ->
                Stream.of(1948, 2014, 2015)
                    .map(year -> "gdp,XDC,,%s,%d,1e12,,A,".formatted(area, year)))
        .toArray(String[]::new);
  }

  private static String file(Path folder, String text) {
    try {
      return Files.writeString(folder.resolve("groups.csv"), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aGroup_countsItsAreas_alliesOrNot_forTheYearsInWhichTheyBelongToIt() {
    assertThat(
            with(
                "SELECT aggregate, year, members, assessed, meeting, allies_meeting,"
                    + " round(median_share_pct, 3) AS median FROM alliance_trend"
                    + " WHERE basis = 'SIPRI' AND members > 0 AND year >= 2014"
                    + " AND aggregate IN ('NEIGHBOURS', 'WEIMAR_TRIANGLE') ORDER BY aggregate, year"))
        .isEqualToNormalizingNewlines(
            """
            aggregate,year,members,assessed,meeting,allies_meeting,median
            NEIGHBOURS,2014,3,3,2,"[""AUT"",""GBR""]",2.2
            NEIGHBOURS,2015,2,2,1,"[""AUT""]",1.85
            WEIMAR_TRIANGLE,2014,3,2,0,[],1.55
            WEIMAR_TRIANGLE,2015,3,2,1,"[""POL""]",1.7
            """);
  }

  @Test
  void anAreaThatIsNoAlly_isJudged_andIsNeverAMember() {
    assertThat(
            with(
                "SELECT ally, ally_name, year, is_member, meets_guideline, rank_in_year FROM ally_trend"
                    + " WHERE basis = 'SIPRI' AND ally IN ('AUT', 'UKR') AND year = 2015 ORDER BY ally"))
        .isEqualToNormalizingNewlines(
            """
            ally,ally_name,year,is_member,meets_guideline,rank_in_year
            AUT,Austria,2015,false,true,
            UKR,Ukraine,2015,false,true,
            """);
    assertThat(
            with(
                "SELECT DISTINCT ally, is_member FROM share_vintage WHERE ally IN ('AUT', 'UKR')"
                    + " ORDER BY ally"))
        .isEqualTo("ally,is_member\nAUT,false\nUKR,false\n");
    assertThat(with("SELECT count(*) AS n FROM projection WHERE ally = 'AUT'")).isEqualTo("n\n0\n");
  }

  @Test
  void whatIsSaidOfTheAlliance_isTheSameWithThemAndWithout() {
    String without = onTheFirst("sql", "--format", "csv", "-e", OF_THE_ALLIANCE).out();

    assertThat(without.lines()).hasSizeGreaterThan(100);
    assertThat(with(OF_THE_ALLIANCE)).isEqualTo(without);
    assertThat(answer(2)).isEqualTo(answer(1));
  }

  private static List<String> answer(int night) {
    return NIGHTS.outcome(night).out().lines().filter(line -> line.contains("meet 2 %")).toList();
  }

  @Test
  void theText_isData() {
    assertThat(
            with(
                "SELECT DISTINCT aggregate FROM alliance_trend WHERE aggregate LIKE '=%' AND members = 1"))
        .isEqualTo("aggregate\n\"'=1+1 <b>'\"\"\\ ${x}\"\n");
  }

  @Test
  void groups_belongToThePublication() {
    assertThat(NIGHTS.outcome(2).out())
        .doesNotContain("nothing new", "Since the publication before");
    assertThat(NIGHTS.outcome(3).out()).contains("nothing new since ");
    assertThat(with("SELECT number, size(own_groups) AS n FROM publication ORDER BY 1"))
        .isEqualToNormalizingNewlines("number,n\n1,0\n2,4\n");

    Publication last =
        Warehouse.at(TestSpark::session, new Configuration(), NIGHTS.location())
            .requirePublication();
    Publication.Settings settings = last.settings();
    assertThat(last.answers(settings, last.inputs())).isTrue();
    assertThat(
            last.answers(
                new Publication.Settings(
                    settings.asOf(),
                    settings.ownGuidelinePct(),
                    List.of(),
                    settings.gdpPartner(),
                    settings.gdpWindowDays(),
                    settings.codeVersion()),
                last.inputs()))
        .as("without the groups")
        .isFalse();
  }

  @Test
  void aClaim_mayCountAGroupOfOnesOwn_ofThatPublication() {
    String[] claim = {
      "claim",
      "--group",
      "NEIGHBOURS",
      "--meeting",
      "1",
      "--members",
      "2",
      "--guideline",
      "2",
      "--year",
      "2015",
      "--basis",
      "SIPRI"
    };

    assertThat(nights().run(claim).out())
        .contains(
            "Understood: 1 of 2 members of NEIGHBOURS, at least 2 % of GDP, in 2015",
            ": true",
            "  1 of 2 members of NEIGHBOURS (2 assessed) spent at least 2 % of GDP in 2015: Austria 2.50 %");
    Outcome unknown = onTheFirst(claim);
    assertThat(unknown.exitCode()).isEqualTo(64);
    assertThat(unknown.err())
        .isEqualToNormalizingNewlines(
            "--group is 'NEIGHBOURS', expected one of B9, BALTIC_STATES, EU_ALLIES, G7_ALLIES, NB8, V4,"
                + " WEIMAR_TRIANGLE.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b9,POL,1999, | line 2: 'b9' stands for an area or group already, expected a new code; rename the group.",
        "POL,POL,1999, | line 2: 'POL' stands for an area or group already, expected a new code; rename the group.",
        "OURS,POLAND,1999, | line 2: 'POLAND' is no ISO 3166 alpha-3 code of a country; correct it.",
        "OURS,NATO,1999, | line 2: 'NATO' is no ISO 3166 alpha-3 code of a country; correct it.",
        "OURS,POL,99, | line 2: '99' is no year, expected one as 2004; correct it.",
        "OURS,POL,, | line 2: '' is no year, expected one as 2004; correct it.",
        "OURS,POL,1999,1998 | line 2: until 1998 is before from 1999; correct one of the two.",
        "OURS,POL | line 2: it has not the four cells group,iso3,from,until, of which until alone may be empty, in 200 characters; complete it.",
        ",POL,1999, | line 2: it has not the four cells group,iso3,from,until, of which until alone may be empty, in 200 characters; complete it.",
      })
  void aLineThatCannotBeUsed_isNamed_andNothingIsPublished(String line, String sentence) {
    assertRefused(HEADER + line + "\n", sentence);
  }

  @Test
  void aFileThatCannotBeUsed_isNamed_andNothingIsPublished() throws IOException {
    assertRefused(
        HEADER + "\nOURS,POL,1999,2004\nOURS,POL,2004,\n",
        "line 4: POL belongs to 'OURS' in a year for which a line above says so already; leave one span for each year.");
    assertRefused(
        "group;iso3;from;until\nOURS;POL;1999;\n",
        "line 1: the header is 'group;iso3;from;until', expected group,iso3,from,until; write it so.");
    assertRefused(
        HEADER, " names no member of a group, expected a line or more below its header; add them.");
    assertRefused("", " names no member of a group, expected ");
    Path latin =
        Files.write(
            folder.resolve("l.csv"),
            (HEADER + "Zürich,POL,1999,\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(trends(latin.toString()).err())
        .isEqualToNormalizingNewlines(latin + " is not UTF-8; save it as CSV in UTF-8.\n");
    Outcome missing = trends("nowhere.csv");
    assertThat(missing.exitCode()).isEqualTo(66);
    assertThat(missing.err())
        .isEqualToNormalizingNewlines(
            "nowhere.csv cannot be read; check --groups, which names a file of this machine.\n");
  }

  private void assertRefused(String text, String sentence) {
    Outcome outcome = trends(file(folder, text));
    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.err())
        .startsWith(folder.resolve("groups.csv").toString())
        .contains(sentence);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  private Outcome trends(String groups) {
    return CommandsOn.folder(folder.resolve("warehouse"))
        .run("trends", "--input", folder.toString(), "--groups", groups);
  }

  private static String with(String query) {
    return nights().sql(query);
  }

  /** A command on the publication that has none of them. */
  private static Outcome onTheFirst(String... arguments) {
    return nights()
        .run(
            Stream.concat(Stream.of(arguments), Stream.of("--publication", nights().ids().get(1)))
                .toArray(String[]::new));
  }

  private static CommandsOn nights() {
    return new CommandsOn(NIGHTS.location());
  }
}
