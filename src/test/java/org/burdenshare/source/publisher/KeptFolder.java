package org.burdenshare.source.publisher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.WorkbookProperties;

/**
 * A folder of editions as five people keep them: releases as they were published, in Carla's folder
 * alone, and what the others made of them: saved again by other programs, in other formats or in
 * part. All figures are made up, and each release has its own.
 */
public final class KeptFolder {
  /** The folder of the one who kept every release as it was published, once. */
  public static final String ORIGINALS = "carla";

  private static final int FIRST_YEAR = 2009;
  private static final String SOURCE =
      "International Monetary Fund, World Economic Outlook Database, ";

  /**
   * A member of NATO.
   *
   * @param gdp in single units of its currency, the same every year
   * @param dollars what one of these units costs
   * @param percent what it spends of its GDP
   */
  private record Member(String name, String iso3, double gdp, double dollars, double percent) {
    double share(int year, int revision) {
      return percent + (year - FIRST_YEAR) / 100d + revision / 700d;
    }

    double spending(int year, int revision) {
      return gdp * share(year, revision) / 100;
    }
  }

  private static final List<Member> MEMBERS =
      List.of(
          new Member("Poland", "POL", 2e12, 0.25, 1.9),
          new Member("Estonia", "EST", 3e10, 1.1, 1.95),
          new Member("Latvia", "LVA", 3.5e10, 1.1, 1.5),
          new Member("France", "FRA", 2.5e12, 1.1, 1.8),
          new Member("United Kingdom", "GBR", 2.2e12, 1.3, 2.1));

  private final EditionFiles files;

  private KeptFolder(Path folder) {
    this.files = new EditionFiles(folder);
  }

  /** Makes such a folder: 67 files of fifteen releases, and one that is none. */
  public static KeptFolder in(Path folder) {
    KeptFolder kept = new KeptFolder(folder);
    kept.nato(2009, 2016, 1, "2016-06-28");
    kept.nato(2010, 2017, 2, "2017-06-20");
    kept.nato(2014, 2022, 3, "2022-06-20");
    kept.nato(2014, 2024, 4, "2024-06-14");
    kept.nato(2014, 2025, 5, "2025-08-20");
    kept.nato(2014, 2026, 6, "2026-07-01");
    kept.sipri(2016, 1);
    kept.sipri(2023, 2);
    kept.sipri(2024, 3);
    kept.sipriInVersions();
    kept.outlook("April 2016", 2016, 1.01);
    kept.outlook("October 2024", 2024, 1.02);
    kept.worldBank("2017-04-17", 2016, 1.005);
    kept.worldBank("2025-03-24", 2024, 1);
    kept.tidy("2016-01-28", 2015);
    kept.files.text("notes.txt", "Ask Eva which of these is the newest.\n");
    return kept;
  }

  /** The files of the folder. */
  public EditionFiles files() {
    return files;
  }

  /** A workbook of NATO's label, of which two releases are in the calendar, saved after both. */
  public KeptFolder withUnknownDays() {
    byte[] workbook = natoWorkbook(2013, 2020, 7, MEMBERS.size()).xlsx();
    files
        .bytes(
            "anna/shares 2020.xlsx", WorkbookProperties.made(workbook, "2020-10-10", "2026-01-01"))
        .bytes("eva/shares 2020.xls", natoWorkbook(2013, 2020, 7, MEMBERS.size()).xls());
    return outlookAsText("dora/weo.xls", "October 2026", 2026, 1.03);
  }

  /** Workbooks that are taken for releases of which others give other figures, two each. */
  public KeptFolder withOtherReleases() {
    MadeWorkbook nato = natoWorkbook(2014, 2024, 8, MEMBERS.size());
    files
        .bytes("dora/nato 2024.xls", nato.xls())
        .bytes(
            "eva/nato 2024.xlsx", WorkbookProperties.made(nato.xlsx(), "2024-06-14", "2025-01-01"))
        .bytes("eva/sipri 2023.xlsx", sipriWorkbook(FIRST_YEAR, 2023, 9).xlsx());
    return this;
  }

  private void nato(int first, int last, int revision, String made) {
    MadeWorkbook workbook = natoWorkbook(first, last, revision, MEMBERS.size());
    String name = "/nato %d-%d".formatted(first, last);
    byte[] published = WorkbookProperties.made(workbook.xlsx(), made, made);
    files
        .bytes(ORIGINALS + name + ".xlsx", published)
        .bytes("anna" + name + " (1).xlsx", published)
        .bytes(
            "anna" + name + " libre.xlsx", WorkbookProperties.made(published, made, "2026-10-01"))
        .bytes("ben" + name + " sheets.xlsx", workbook.xlsx())
        .bytes("dora" + name + ".xls", workbook.xls())
        .bytes("eva" + name + " Poland.xlsx", natoWorkbook(first, last, revision, 1).xlsx());
  }

  private static MadeWorkbook natoWorkbook(int first, int last, int revision, int members) {
    Map<String, List<Double>> shares = new LinkedHashMap<>();
    for (Member member : MEMBERS.subList(0, members)) {
      shares.put(
          member.name(),
          IntStream.rangeClosed(first, last)
              .mapToObj(year -> member.share(year, revision))
              .toList());
    }
    return Layouts.natoShares(first, shares);
  }

  private void sipri(int last, int revision) {
    MadeWorkbook workbook = sipriWorkbook(FIRST_YEAR, last, revision);
    MadeWorkbook sheet = new MadeWorkbook();
    sipriSheet(sheet, FIRST_YEAR, last, "Share of GDP", shares(revision));
    files
        .bytes(ORIGINALS + "/SIPRI-Milex-data-1949-%d.xlsx".formatted(last), workbook.xlsx())
        .bytes("ben/sipri %d.xls".formatted(last), workbook.xls())
        .bytes("dora/sipri shares to %d.xlsx".formatted(last), sheet.xlsx())
        .bytes(
            "eva/sipri 2012 to %d.xlsx".formatted(last),
            sipriWorkbook(2012, last, revision).xlsx());
  }

  /** SIPRI corrected its release of April 2026 on the evening of its day. */
  private void sipriInVersions() {
    MadeWorkbook corrected = sipriWorkbook(FIRST_YEAR, 2025, 5);
    files
        .bytes(ORIGINALS + "/SIPRI-Milex-data-1949-2025_v1.2.xlsx", corrected.xlsx())
        .bytes("anna/SIPRI-Milex-data-1949-2025_v1.2 (1).xlsx", corrected.xlsx())
        .bytes(
            "anna/SIPRI-Milex-data-1949-2025_v1.1.xlsx", sipriWorkbook(FIRST_YEAR, 2025, 4).xlsx());
  }

  private static MadeWorkbook sipriWorkbook(int first, int last, int revision) {
    MadeWorkbook workbook = new MadeWorkbook();
    sipriSheet(
        workbook,
        first,
        last,
        "Local currency calendar years",
        (member, year) -> member.spending(year, revision) / 1e6);
    sipriSheet(
        workbook,
        first,
        last,
        "Current USD",
        (member, year) -> member.spending(year, revision) * member.dollars() / 1e6);
    sipriSheet(workbook, first, last, "Share of GDP", shares(revision));
    return workbook;
  }

  private static ToDoubleBiFunction<Member, Integer> shares(int revision) {
    return (member, year) -> member.share(year, revision) / 100;
  }

  private static void sipriSheet(
      MadeWorkbook workbook,
      int first,
      int last,
      String name,
      ToDoubleBiFunction<Member, Integer> figure) {
    String words =
        switch (name) {
          case "Share of GDP" -> "as percentage of gross domestic product";
          case "Current USD" -> "in millions of US$ at current prices";
          default -> "in local currency";
        };
    MadeWorkbook.MadeSheet sheet =
        workbook
            .sheet(name)
            .row("Military expenditure by country, %s, 1949-%d".formatted(words, last))
            .row("Figures are for calendar years")
            .row()
            .row(row(first, last, year -> (double) year, "Country", "Currency", "Notes"));
    for (Member member : MEMBERS) {
      sheet.row(
          row(
              first,
              last,
              year -> figure.applyAsDouble(member, year),
              member.name(),
              "m. units",
              null));
    }
  }

  private static Object[] row(int first, int last, IntFunction<Object> cell, Object... before) {
    List<Object> row = new ArrayList<>(Arrays.asList(before));
    IntStream.rangeClosed(first, last).mapToObj(cell).forEach(row::add);
    return row.toArray();
  }

  private void outlook(String release, int last, double factor) {
    MadeWorkbook workbook = new MadeWorkbook();
    MadeWorkbook.MadeSheet sheet = workbook.sheet("WEO");
    sheet.row(row(FIRST_YEAR, last, year -> (double) year, "ISO", "WEO Subject Code", "Scale"));
    for (Member member : MEMBERS) {
      sheet.row(
          row(
              FIRST_YEAR,
              last,
              year -> member.gdp() * factor / 1e9,
              member.iso3(),
              "NGDP",
              "Billions"));
    }
    sheet.row(SOURCE + release);
    files
        .bytes("anna/weo %s.xlsx".formatted(release), workbook.xlsx())
        .bytes("ben/weo %s.xls".formatted(release), workbook.xls());
    outlookAsText(ORIGINALS + "/WEO %s.xls".formatted(release), release, last, factor);
  }

  private KeptFolder outlookAsText(String file, String release, int last, double factor) {
    String header = "ISO\tWEO Subject Code\tScale\t" + joined("\t", last, Integer::toString);
    String rows =
        MEMBERS.stream()
            .map(
                member ->
                    member.iso3()
                        + "\tNGDP\tBillions\t"
                        + joined("\t", last, year -> "" + member.gdp() * factor / 1e9))
            .collect(Collectors.joining("\n"));
    files.bytes(
        file,
        (header + "\n" + rows + "\n\n" + SOURCE + release + "\n")
            .getBytes(StandardCharsets.UTF_16LE));
    return this;
  }

  private void worldBank(String updated, int last, double factor) {
    StringBuilder csv = new StringBuilder("\"Data Source\",\"World Development Indicators\",\n\n");
    csv.append("\"Last Updated Date\",\"%s\",\n\n".formatted(updated))
        .append("Country Name,Country Code,Indicator Name,Indicator Code,")
        .append(joined(",", last, Integer::toString))
        .append(",\n");
    MadeWorkbook workbook = new MadeWorkbook();
    MadeWorkbook.MadeSheet sheet =
        workbook
            .sheet("Data")
            .row("Data Source", "World Development Indicators")
            .row("Last Updated Date", updated)
            .row()
            .row(
                row(
                    FIRST_YEAR,
                    last,
                    Integer::toString,
                    "Country Name",
                    "Country Code",
                    "Indicator Name",
                    "Indicator Code"));
    for (Member member : MEMBERS) {
      String[] names = {member.name(), member.iso3(), "GDP (current LCU)", "NY.GDP.MKTP.CN"};
      csv.append(String.join(",", names))
          .append(",")
          .append(joined(",", last, year -> "\"" + member.gdp() * factor + "\""))
          .append(",\n");
      sheet.row(row(FIRST_YEAR, last, year -> member.gdp() * factor, (Object[]) names));
    }
    String name = "API_NY.GDP.MKTP.CN_" + updated;
    files
        .text(ORIGINALS + "/" + name + ".csv", csv.toString())
        .text("anna/" + name + ".csv", csv.toString())
        .bytes("ben/" + name + ".zip", zip(name + ".csv", csv.toString()))
        .bytes("dora/" + name + "_excel.xls", workbook.xls());
  }

  private void tidy(String day, int last) {
    String[] lines =
        MEMBERS.stream()
            .flatMap(
                member ->
                    IntStream.rangeClosed(2008, last)
                        .mapToObj(
                            year ->
                                "share_of_gdp,PERCENT,,%s,%d,%s,,A,"
                                    .formatted(member.iso3(), year, member.share(year, 0))))
            .toArray(String[]::new);
    files
        .edition(ORIGINALS + "/nato " + day + ".csv", "NATO", "NATO", day, lines)
        .text(
            "eva/nato " + day + ".csv",
            EditionFiles.HEADER + "\r\n" + String.join("\r\n", lines) + "\r\n")
        .text(
            "eva/nato " + day + ".csv.edition.yaml",
            EditionFiles.sidecar("NATO", "NATO", day).replace("licence: none", "licence: free"));
  }

  private static String joined(String separator, int last, IntFunction<String> cell) {
    return IntStream.rangeClosed(FIRST_YEAR, last)
        .mapToObj(cell)
        .collect(Collectors.joining(separator));
  }

  private static byte[] zip(String name, String text) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.finish();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
