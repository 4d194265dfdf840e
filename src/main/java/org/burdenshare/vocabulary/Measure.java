package org.burdenshare.vocabulary;

/**
 * Measures of raw figures and observations that readers of publishers' files name; {@code
 * known_measures} in {@code functions.sql} lists all that an observation may have.
 */
public final class Measure {
  /** Military expenditure by calendar year. */
  public static final String MILEX = "milex";

  /** The same by the financial year of the country. */
  public static final String MILEX_FINANCIAL_YEAR = "milex_financial_year";

  public static final String MILEX_PER_CAPITA = "milex_per_capita";

  /** Its growth at constant prices. */
  public static final String MILEX_REAL_CHANGE = "milex_real_change";

  public static final String GDP = "gdp";

  public static final String GDP_PER_CAPITA = "gdp_per_capita";

  public static final String SHARE_OF_GDP = "share_of_gdp";

  public static final String SHARE_OF_GOVERNMENT_SPENDING = "share_of_government_spending";

  /** Military personnel. */
  public static final String PERSONNEL = "personnel";

  /** Equipment's share of military expenditure; with the three below it makes 100 %. */
  public static final String EQUIPMENT_SHARE = "equipment_share";

  public static final String PERSONNEL_SHARE = "personnel_share";
  public static final String INFRASTRUCTURE_SHARE = "infrastructure_share";
  public static final String OTHER_SHARE = "other_share";

  private Measure() {}
}
