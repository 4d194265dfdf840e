package org.burdenshare.source.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burdenshare.source.RawFigure.Series;
import org.burdenshare.source.workbook.Cell;
import org.burdenshare.source.workbook.FigureCell.RowMeaning;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.YearColumns;

/**
 * The tables of NATO's workbook. A sheet has several blocks, each listing every ally; a block's
 * measure follows from its title and the table's title and unit, never from the table's number,
 * which changes between editions. Until 2024 one header of years preceded the titles of all blocks;
 * since 2025 each block has its title above its own header.
 */
final class NatoSheets extends TableSheetParser {
  private static final Pattern TABLE = Pattern.compile("(?i)Table \\w+ ?: (.*)");
  private static final Pattern NAME = Pattern.compile("(.*?)\\s*(?:\\(([^)]*)\\))?\\s*(\\**)");
  private static final Pattern FOOTNOTE =
      Pattern.compile("(?i)(notes? ?:|\\([a-z]\\)|\\*|-\\d+-).*");
  private static final Pattern COLUMN_NUMBER = Pattern.compile("\\((?:\\d+|-)\\)");
  private static final String CHANGE_BETWEEN_TWO_YEARS = "real change 2";

  private String table = "";
  private String unit = "";
  private String unitLine = "";
  private Optional<Series> block = Optional.empty();
  private String blockTitle = "";
  private boolean isTitled;
  private boolean isUnknown;

  NatoSheets(String file) {
    super(file);
  }

  @Override
  protected boolean isHeader(SheetRow row, YearColumns columns) {
    return years() == null
        || (columns.containEveryNumberOf(row)
            && (columns.areOneAColumn() || nameOf(row, columns).isEmpty()));
  }

  private static Optional<Cell> nameOf(SheetRow row, YearColumns columns) {
    return row.cells().stream()
        .filter(cell -> cell.column() < columns.first() && cell.number() == null)
        .filter(cell -> !cell.isBlank())
        .findFirst();
  }

  /** The header has only years beside the column of names. */
  @Override
  protected boolean mayHoldNumbers(int column, String heading) {
    return false;
  }

  @Override
  protected boolean isTitle(String line) {
    return TABLE.matcher(line).matches();
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

  /** A table's title is followed by its unit and, since 2025, by the title of its first block. */
  private void openTable(List<String> titles) {
    table = "";
    isUnknown = false;
    List<String> below = new ArrayList<>();
    for (String line : titles) {
      Matcher title = TABLE.matcher(line);
      if (title.matches()) {
        table = title.group(1);
      } else if (!table.isEmpty() && !line.isBlank() && !FOOTNOTE.matcher(line).matches()) {
        below.add(line);
      }
    }
    unitLine = below.isEmpty() ? "" : below.get(0);
    blockTitle = below.isEmpty() ? table : below.get(below.size() - 1);
    unit = String.join(" ", below.subList(0, Math.max(0, below.size() - 1)));
    block = series(blockTitle);
    if (block.isEmpty()) {
      unit = String.join(" ", below);
      block = below.size() > 1 ? Optional.empty() : series(table);
    }
  }

  @Override
  protected void tableRow(SheetRow row) {
    Optional<String> title = row.onlyText();
    if (title.isPresent()) {
      if (!FOOTNOTE.matcher(title.get()).matches()) {
        openBlock(title.get());
      }
    } else if (years().touches(row) && !isColumnNumbers(row)) {
      addRow(row);
    }
  }

  /** Two consecutive unknown titles belong to another table. */
  private void openBlock(String title) {
    if (isUnknown) {
      table = "";
      unit = "";
      unitLine = "";
    }
    blockTitle = title;
    block = series(title);
    isTitled = true;
    isUnknown = block.isEmpty();
  }

  private void addRow(SheetRow row) {
    isTitled = false;
    isUnknown = false;
    Optional<Cell> name = nameOf(row, years());
    if (name.isEmpty()) {
      addUnusable(row, "no_area");
    } else if (block.isEmpty()) {
      addUnusable(row, "unknown_section", words());
    } else {
      add(row, name.get());
    }
  }

  private Optional<Series> series(String title) {
    return new NatoTitles(table, unit).series(title);
  }

  /** The lines above a block's figures: the table's title, its unit, the block's title. */
  private String words() {
    return Stream.of(table, unitLine, blockTitle)
        .filter(line -> !line.isBlank())
        .distinct()
        .collect(Collectors.joining(BESIDE));
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
        .filter(other -> other.number() == null && !other.isBlank())
        .forEach(other -> note.append(note.isEmpty() ? "" : " ").append(other.trimmed()));
    return note.toString();
  }

  private boolean isColumnNumbers(SheetRow row) {
    return row.cells().stream()
        .filter(cell -> !cell.isBlank())
        .allMatch(cell -> COLUMN_NUMBER.matcher(cell.trimmed()).matches());
  }
}
