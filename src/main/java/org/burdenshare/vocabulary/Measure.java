package org.burdenshare.vocabulary;

/**
 * The measures that readers of publishers' files use; {@code known_measures} in {@code
 * functions.sql} lists every measure of observations.
 */
public final class Measure {
  /** Military expenditure by calendar year. */
  public static final String MILEX = "milex";

  /** Military expenditure by the country's financial year. */
  public static final String MILEX_FINANCIAL_YEAR = "milex_financial_year";

  public static final String MILEX_PER_CAPITA = "milex_per_capita";

  /** Growth of military expenditure at constant prices. */
  public static final String MILEX_REAL_CHANGE = "milex_real_change";

  public static final String GDP = "gdp";

  public static final String GDP_PER_CAPITA = "gdp_per_capita";

  public static final String SHARE_OF_GDP = "share_of_gdp";

  public static final String SHARE_OF_GOVERNMENT_SPENDING = "share_of_government_spending";

  /** Military personnel. */
  public static final String PERSONNEL = "personnel";

  /** Equipment's share of military expenditure; it and the three below add up to 100 %. */
  public static final String EQUIPMENT_SHARE = "equipment_share";

  public static final String PERSONNEL_SHARE = "personnel_share";
  public static final String INFRASTRUCTURE_SHARE = "infrastructure_share";
  public static final String OTHER_SHARE = "other_share";

  private Measure() {}
}
