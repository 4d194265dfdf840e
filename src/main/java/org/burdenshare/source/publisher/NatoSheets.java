package org.burdenshare.source.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.burdenshare.source.RawFigure.Series;
import org.burdenshare.source.UnitScale;
import org.burdenshare.source.workbook.Cell;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.YearColumns;

/**
 * The tables of NATO's workbook. A sheet holds several blocks that repeat every ally; what a block
 * measures is told by its title together with the table's title and unit, never by the table's
 * number, which changes from edition to edition. Until 2024 one header of years stood above all
 * titles of blocks; since 2025 each block has its title above a header of its own.
 */
final class NatoSheets extends TableSheetParser {
  private static final Pattern TABLE = Pattern.compile("(?i)Table \\w+ ?: (.*)");
  private static final Pattern BASE_YEAR = Pattern.compile("((?:19|20)\\d\\d) (?:prices|US)");
  private static final Pattern NAME = Pattern.compile("(.*?)\\s*(?:\\(([^)]*)\\))?\\s*(\\**)");
  private static final Pattern FOOTNOTE =
      Pattern.compile("(?i)(notes? ?:|\\([a-z]\\)|\\*|-\\d+-).*");
  private static final Pattern COLUMN_NUMBER = Pattern.compile("\\((?:\\d+|-)\\)");
  private static final String CHANGE_BETWEEN_TWO_YEARS = "real change 2";

  private String table = "";
  private String unit = "";
  private Optional<Series> block = Optional.empty();
  private String blockTitle = "";
  private boolean isTitled;

  NatoSheets(String file) {
    super(file);
  }

  @Override
  protected boolean isHeader(SheetRow row, YearColumns columns) {
    return years() == null
        || (columns.holdEveryNumberOf(row)
            && (columns.areOneAColumn() || nameOf(row, columns).isEmpty()));
  }

  private static Optional<Cell> nameOf(SheetRow row, YearColumns columns) {
    return row.cells().stream()
        .filter(cell -> cell.column() < columns.first() && !cell.isBlank())
        .findFirst();
  }

  @Override
  protected boolean announcesTable(List<String> titles) {
    return titles.stream()
        .anyMatch(
            line ->
                TABLE.matcher(line).matches()
                    && !line.toLowerCase(Locale.ROOT).contains(CHANGE_BETWEEN_TWO_YEARS));
  }

  @Override
  protected Optional<String> open(SheetRow header, List<String> titles) {
    if (years() == null) {
      openTable(titles);
    } else if (!isTitled) {
      blockTitle = "";
      block = Optional.empty();
    }
    isTitled = false;
    return table.isEmpty() ? Optional.of("unknown_table") : Optional.empty();
  }

  /** Below the title of a table stands its unit, and since 2025 the title of its first block. */
  private void openTable(List<String> titles) {
    table = "";
    List<String> below = new ArrayList<>();
    for (String line : titles) {
      Matcher title = TABLE.matcher(line);
      if (title.matches()) {
        table = title.group(1);
      } else if (!table.isEmpty() && !line.isBlank() && !FOOTNOTE.matcher(line).matches()) {
        below.add(line);
      }
    }
    blockTitle = below.isEmpty() ? table : below.get(below.size() - 1);
    block = below.isEmpty() ? Optional.empty() : blockOfLast(below);
    if (block.isEmpty()) {
      unit = String.join(" ", below);
      block = below.size() > 1 ? Optional.empty() : block(table);
    }
  }

  private Optional<Series> blockOfLast(List<String> below) {
    int last = below.size() - 1;
    unit = String.join(" ", below.subList(0, last));
    return block(below.get(last));
  }

  @Override
  protected void tableRow(SheetRow row) {
    Optional<String> title = row.onlyText();
    if (title.isPresent()) {
      if (!FOOTNOTE.matcher(title.get()).matches()) {
        blockTitle = title.get();
        block = block(blockTitle);
        isTitled = true;
      }
    } else if (years().touches(row) && !isColumnNumbers(row)) {
      addRow(row);
    }
  }

  private void addRow(SheetRow row) {
    isTitled = false;
    Optional<Cell> name = nameOf(row, years());
    if (name.isEmpty()) {
      addUnusable(row, "no_area");
    } else if (block.isEmpty()) {
      addUnusable(row, "unknown_section", blockTitle);
    } else {
      add(row, name.get());
    }
  }

  private void add(SheetRow row, Cell cell) {
    Matcher name = NAME.matcher(cell.trimmed());
    if (!name.matches()) {
      throw new IllegalStateException(cell.trimmed());
    }
    addFigures(row, new RowMeaning(block.get(), name.group(1), note(row, cell, name)));
  }

  /** Footnote marks and, in tables of national currencies, the currency's name. */
  private String note(SheetRow row, Cell cell, Matcher name) {
    StringBuilder note = new StringBuilder(name.group(3));
    if (name.group(2) != null) {
      note.append('(').append(name.group(2)).append(')');
    }
    row.cells().stream()
        .filter(other -> other.column() > cell.column() && other.column() < years().first())
        .filter(other -> !other.isBlank())
        .forEach(other -> note.append(note.isEmpty() ? "" : " ").append(other.trimmed()));
    return note.toString();
  }

  private boolean isColumnNumbers(SheetRow row) {
    return row.cells().stream()
        .filter(cell -> !cell.isBlank())
        .allMatch(cell -> COLUMN_NUMBER.matcher(cell.trimmed()).matches());
  }

  private Optional<Series> block(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    String context = (table + " " + unit).toLowerCase(Locale.ROOT);
    if (lower.startsWith("gdp per capita")) {
      return money("gdp_per_capita", words, true);
    }
    if (lower.contains("per capita")) {
      return money("milex_per_capita", words, true);
    }
    if (lower.startsWith("real gdp")) {
      return money("gdp", words, true);
    }
    if (lower.contains("share of real gdp") || lower.contains("percentage of g")) {
      return percent("share_of_gdp");
    }
    if (lower.startsWith("annual real change")) {
      return percent("milex_real_change");
    }
    if (lower.startsWith("military personnel")) {
      return UnitScale.in(words + " " + unit)
          .map(heads -> new Series("personnel", "PERSONS", null, heads));
    }
    if (context.contains("distribution") || context.contains("percentage of total")) {
      return distribution(lower);
    }
    boolean constant = BASE_YEAR.matcher(words).find();
    if (constant || lower.startsWith("current prices")) {
      boolean ofGdp = context.startsWith("gdp") || context.startsWith("gross domestic product");
      return money(ofGdp ? "gdp" : "milex", words, constant);
    }
    return Optional.empty();
  }

  private static Optional<Series> distribution(String section) {
    for (String part : List.of("equipment", "personnel", "infrastructure", "other")) {
      if (section.startsWith(part)) {
        return percent(part + "_share");
      }
    }
    return Optional.empty();
  }

  private static Optional<Series> percent(String measure) {
    return Optional.of(new Series(measure, "PERCENT", null, 1));
  }

  /** Money of a block, with unit and price base from the section's words, else from the table's. */
  private Optional<Series> money(String measure, String words, boolean constant) {
    String all = words + " " + unit;
    boolean perHead = measure.endsWith("_per_capita");
    Optional<Double> own = UnitScale.in(words);
    Optional<Double> scale =
        perHead ? own.or(() -> Optional.of(1D)) : own.or(() -> UnitScale.in(unit));
    boolean dollars = all.contains("US dollars");
    boolean national = all.toLowerCase(Locale.ROOT).contains("national currency");
    Matcher base = BASE_YEAR.matcher(all);
    boolean based = base.find();
    if (dollars == national || (constant && !based)) {
      return Optional.empty();
    }
    Integer baseYear = constant ? Integer.valueOf(base.group(1)) : null;
    return scale.map(units -> new Series(measure, dollars ? "USD" : "XDC", baseYear, units));
  }
}
