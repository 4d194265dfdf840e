package org.burdenshare.model;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.catalog.TemporaryViewRelation;
import scala.Option;

/**
 * The rules as SQL: each file of the folder {@code models} is one SELECT that defines the table or
 * view of its name from inputs and other models. A model is registered on first use, after the
 * models that it depends on, and remains a view of the session, so that every step behind a figure
 * can be queried.
 */
public final class Models {
  /** Delta's parser, which wraps Spark's, does not support bound parameters. */
  private static final String BOUND_BY_THE_ANALYZER =
      "spark.sql.legacy.parameterSubstitution.constantsOnly";

  /**
   * Inlines common table expressions while parsing. Otherwise Spark keeps them beside the plan and,
   * for each query over a view, inlines all of them into a copy for its checks: a fifth of a small
   * run. Inlining resolves a shadowed name to the outer expression, so it is never used for users'
   * queries.
   */
  private static final String STEPS_IN_PLACE = "spark.sql.legacy.ctePrecedencePolicy";

  private static final Pattern NAMED_TABLE = Pattern.compile("\\b(?:FROM|JOIN)\\s+([a-z_]+)");
  private static final Pattern STEP =
      Pattern.compile("^(?:WITH )?([a-z_]+) AS \\($", Pattern.MULTILINE);

  /** The models that several others depend on. */
  private static final Set<String> SHARED =
      Set.of(
          "concerned",
          "new_series",
          "missing_series",
          "offending_figure",
          "figure",
          "share",
          "state",
          "share_vintage",
          "verdict_vintage",
          "share_outlook",
          "known_on_day",
          "ally_on_day",
          "guideline_verdict",
          "ally_trend",
          "alliance_trend",
          "reconciliation");

  private final SparkSession session;
  private final Map<String, Object> parameters;
  private final UnaryOperator<Dataset<Row>> keep;
  private final Map<String, Dataset<Row>> inputs;
  private final Map<String, Dataset<Row>> tables;

  /**
   * @param session the session of the views and functions
   * @param inputs rows by the name of an input, or of a model that they replace
   * @param parameters values of the named parameters ({@code :as_of}): dates, numbers, texts or
   *     null
   * @param keep persists rows that several models depend on
   */
  public Models(
      SparkSession session,
      Map<String, Dataset<Row>> inputs,
      Map<String, Object> parameters,
      UnaryOperator<Dataset<Row>> keep) {
    this.session = session;
    this.inputs = Map.copyOf(inputs);
    this.tables = new HashMap<>(inputs);
    this.parameters = new HashMap<>(parameters);
    this.keep = keep;
    session.conf().set(BOUND_BY_THE_ANALYZER, "true");
  }

  /** Models without parameters whose shared rows are not persisted. */
  public Models(SparkSession session, Map<String, Dataset<Row>> inputs) {
    this(session, inputs, Map.of(), UnaryOperator.identity());
  }

  /** Creates the functions that a query calls, once a session; creating all takes half a second. */
  private static synchronized void createFunctions(SparkSession session, String query) {
    for (SqlFile.Function function : SqlFile.functionsOf(query)) {
      FunctionIdentifier name = new FunctionIdentifier(function.name());
      if (!session.sessionState().catalog().isTemporaryFunction(name)) {
        session.sql(function.statement());
      }
    }
  }

  /**
   * Models of the same session with additional or replaced inputs.
   *
   * @param others rows by the name of an input or model
   * @param otherParameters values by the name of a parameter
   */
  public synchronized Models with(
      Map<String, Dataset<Row>> others, Map<String, Object> otherParameters) {
    Map<String, Dataset<Row>> allInputs = new HashMap<>(inputs);
    allInputs.putAll(others);
    Map<String, Object> allParameters = new HashMap<>(parameters);
    allParameters.putAll(otherParameters);
    return new Models(session, allInputs, allParameters, keep);
  }

  /**
   * The rows of a model or an input.
   *
   * @throws IllegalArgumentException if neither exists
   */
  public synchronized Dataset<Row> table(String name) {
    Dataset<Row> known = tables.get(name);
    if (known != null) {
      return known;
    }
    String query =
        SqlFile.model(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no model or input '%s'".formatted(name)));
    Dataset<Row> rows = query(query);
    Dataset<Row> kept = SHARED.contains(name) ? keep.apply(rows) : rows;
    show(name, kept);
    tables.put(name, kept);
    return kept;
  }

  /** The SQL text of a model or check; empty if there is none with this name. */
  public static Optional<String> text(String name) {
    return SqlFile.model(name);
  }

  /** The names of the registered models, each a view of the session. */
  public synchronized Set<String> views() {
    Set<String> views = new TreeSet<>(tables.keySet());
    views.removeAll(inputs.keySet());
    return views;
  }

  /** Drops the views. */
  public synchronized void dropViews() {
    tables.keySet().forEach(session.catalog()::dropTempView);
  }

  /** Runs a query over models and inputs. */
  private Dataset<Row> query(String query) {
    sources(query).forEach(source -> show(source, table(source)));
    createFunctions(session, query);
    return withStepsInPlace(query);
  }

  /** Serialised, since the setting belongs to the session. */
  private Dataset<Row> withStepsInPlace(String query) {
    synchronized (Models.class) {
      String before = session.conf().get(STEPS_IN_PLACE);
      session.conf().set(STEPS_IN_PLACE, "LEGACY");
      try {
        return session.sql(query, parameters);
      } finally {
        session.conf().set(STEPS_IN_PLACE, before);
      }
    }
  }

  /**
   * Registers rows as a view of the session, unless it already is: registering costs as much as a
   * query, and other models of the session may have replaced it.
   */
  private void show(String name, Dataset<Row> rows) {
    Option<TemporaryViewRelation> standing = session.sessionState().catalog().getRawTempView(name);
    if (standing.isEmpty() || !standing.get().plan().contains(rows.queryExecution().analyzed())) {
      rows.createOrReplaceTempView(name);
    }
  }

  /** The models and inputs that a query refers to; its other names are its own expressions. */
  private static Set<String> sources(String query) {
    Set<String> sources = named(NAMED_TABLE, query);
    sources.removeAll(named(STEP, query));
    return sources;
  }

  private static Set<String> named(Pattern pattern, String query) {
    return pattern
        .matcher(query)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
