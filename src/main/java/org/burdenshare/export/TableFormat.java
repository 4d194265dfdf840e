package org.burdenshare.export;

import java.util.Locale;

/** The formats of exports. */
public enum TableFormat {
  /** A folder with one CSV a table and datapackage.json. */
  CSV,
  /** A folder with one array of JSON objects a table and datapackage.json. */
  JSON,
  /** A folder with one Parquet file a table and datapackage.json. */
  PARQUET,
  /** One workbook with a sheet a table and a sheet about them. */
  XLSX,
  /** One SDMX-CSV 2.0 message, of the table ally_trend alone. */
  SDMX_CSV;

  /** The name on the command line, which is also the extension of files in a folder. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
