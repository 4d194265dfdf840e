package org.burdenshare.source.publisher;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.burdenshare.source.RawFigure.Series;
import org.burdenshare.source.UnitScale;
import org.burdenshare.vocabulary.Measure;
import org.burdenshare.vocabulary.Unit;

/** The title and unit of a NATO table, from which the measures of its blocks follow. */
record NatoTitles(String table, String unit) {
  private static final Pattern SPENDING = Pattern.compile("(?:core )?defen[cs]e expenditure");
  private static final Pattern SHARE =
      Pattern.compile(
          "(?:(?:core )?defen[cs]e expenditures? )?(?:as a )?(?:share of real gdp|percentage of g(?:dp|ross domestic product)).*");
  private static final Pattern PLAIN_DOLLARS =
      Pattern.compile("(?:^|\\(|in |\\d{4} |capita |[;,] )US dollars");
  private static final Pattern BASE_YEAR = Pattern.compile("((?:19|20)\\d\\d) (?:prices|US)");

  private static final Map<String, String> PER_CAPITA =
      Map.of(
          Measure.MILEX, Measure.MILEX_PER_CAPITA,
          Measure.GDP, Measure.GDP_PER_CAPITA);

  /** Categories of expenditure by the beginning of their title. */
  private static final Map<String, String> PARTS =
      Map.of(
          "equipment", Measure.EQUIPMENT_SHARE,
          "personnel", Measure.PERSONNEL_SHARE,
          "infrastructure", Measure.INFRASTRUCTURE_SHARE,
          "other", Measure.OTHER_SHARE);

  /** The series of the block with a title; empty if the titles are ambiguous. */
  Optional<Series> series(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    String context = (table + " " + unit).toLowerCase(Locale.ROOT);
    if (lower.contains("per capita")) {
      return subject(lower)
          .flatMap(subject -> money(PER_CAPITA.get(subject), words, !isCurrent(lower)));
    }
    if (lower.startsWith("real gdp")) {
      return money(Measure.GDP, words, true);
    }
    if (lower.startsWith("military personnel")) {
      return UnitScale.in(words + " " + unit)
          .map(heads -> new Series(Measure.PERSONNEL, Unit.PERSONS, null, heads));
    }
    if (context.contains("distribution") || context.contains("percentage of total")) {
      return distribution(lower);
    }
    boolean isOfSpending = SPENDING.matcher(context).find();
    if (SHARE.matcher(lower).matches()) {
      return isOfSpending ? percent(Measure.SHARE_OF_GDP) : Optional.empty();
    }
    if (lower.startsWith("annual real change")) {
      return isOfSpending ? percent(Measure.MILEX_REAL_CHANGE) : Optional.empty();
    }
    boolean isConstant = BASE_YEAR.matcher(words).find();
    return isConstant == isCurrent(lower)
        ? Optional.empty()
        : subject(lower)
            .or(() -> context.contains("per capita") ? Optional.empty() : subject(context))
            .flatMap(subject -> money(subject, words, isConstant));
  }

  private static boolean isCurrent(String words) {
    return words.contains("current prices");
  }

  /** Expenditure or GDP, whichever the title names first. */
  private static Optional<String> subject(String words) {
    if (words.startsWith("gdp") || words.startsWith("gross domestic product")) {
      return Optional.of(Measure.GDP);
    }
    return SPENDING.matcher(words).lookingAt() ? Optional.of(Measure.MILEX) : Optional.empty();
  }

  private static Optional<Series> distribution(String section) {
    return PARTS.entrySet().stream()
        .filter(part -> section.startsWith(part.getKey()))
        .findFirst()
        .flatMap(part -> percent(part.getValue()));
  }

  private static Optional<Series> percent(String measure) {
    return Optional.of(new Series(measure, Unit.PERCENT, null, 1));
  }

  /** A series in money, with unit and price base from the block's title, else from the table's. */
  private Optional<Series> money(String measure, String words, boolean constant) {
    String all = words + " " + unit;
    boolean perHead = PER_CAPITA.containsValue(measure);
    Optional<Double> own = UnitScale.in(words);
    boolean isUnitAbove = !perHead || !words.contains("US dollars");
    Optional<Double> scale =
        own.or(() -> isUnitAbove ? UnitScale.in(unit) : Optional.empty())
            .or(
                () ->
                    perHead && PLAIN_DOLLARS.matcher(all).find()
                        ? Optional.of(1D)
                        : Optional.empty());
    boolean dollars = all.contains("US dollars");
    boolean national = all.toLowerCase(Locale.ROOT).contains("national currency");
    Matcher base = BASE_YEAR.matcher(all);
    boolean based = base.find();
    if (dollars == national || (constant && !based)) {
      return Optional.empty();
    }
    Integer baseYear = constant ? Integer.valueOf(base.group(1)) : null;
    return scale.map(units -> new Series(measure, dollars ? Unit.USD : Unit.XDC, baseYear, units));
  }
}
