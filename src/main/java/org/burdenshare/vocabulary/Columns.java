package org.burdenshare.vocabulary;

/** Names of the columns by which tables are joined, grouped and ordered. */
public final class Columns {
  public static final String EDITION_ID = "edition_id";
  public static final String BASIS = "basis";
  public static final String VINTAGE_DATE = "vintage_date";
  public static final String MEASURE = "measure";
  public static final String UNIT = "unit";
  public static final String PRICE_BASE_YEAR = "price_base_year";
  public static final String ISO3 = "iso3";
  public static final String ALLY = "ally";
  public static final String YEAR = "year";
  public static final String GUIDELINE = "guideline";
  public static final String AGGREGATE = "aggregate";
  public static final String LOCATOR = "locator";
  public static final String RUN_ID = "run_id";

  private Columns() {}
}
