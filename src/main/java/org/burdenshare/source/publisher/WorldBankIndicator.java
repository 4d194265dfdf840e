package org.burdenshare.source.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.burdenshare.source.Description;
import org.burdenshare.source.SoundArchive;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.tidy.CsvRows;
import org.burdenshare.source.workbook.SheetVisitor;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.Workbook;
import org.burdenshare.source.workbook.YearTableFormat;

/**
 * The World Bank's World Development Indicators with a column a year: the CSV or workbook of one
 * indicator, the bulk CSV of all indicators, a DataBank download, or a ZIP of any such CSV.
 */
public final class WorldBankIndicator extends YearTableFormat {
  public WorldBankIndicator() {
    super("world_bank_indicator", 2, "World Bank indicators");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return WorldBankHead.of(file).isPresent();
  }

  @Override
  public Optional<Description> claim(SourceFile file) {
    return WorldBankHead.of(file).map(WorldBankHead::description);
  }

  @Override
  protected TableSheetParser tables(SourceFile file) {
    WorldBankHead head = WorldBankHead.of(file).orElseThrow();
    return new WorldBankTables(
        head.entry().isEmpty() ? file.name() : file.name() + "!" + head.entry(), head.indicators());
  }

  @Override
  protected void show(SourceFile file, InputStream in, SheetVisitor visitor) throws IOException {
    String entry = WorldBankHead.of(file).orElseThrow().entry();
    if (Workbook.isWorkbook(file)) {
      super.show(file, in, visitor);
    } else if (entry.isEmpty()) {
      CsvRows.show(in, visitor);
    } else {
      SoundArchive.visit(
          in,
          (name, content) -> {
            if (name.equals(entry)) {
              CsvRows.show(content, visitor);
            }
          });
    }
  }
}
