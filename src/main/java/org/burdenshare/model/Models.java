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
 * The rules as SQL: each file of the folder {@code models} is one SELECT that makes the table or
 * view of its name, out of inputs and of other models that it names. A model is run when it is
 * first asked for, after those that it stands on, and stays a view of the session, so that every
 * step behind a figure can be queried.
 */
public final class Models {
  /** Spark's parser would bind parameters, but Delta's stands before it and does not. */
  private static final String BOUND_BY_THE_ANALYZER =
      "spark.sql.legacy.parameterSubstitution.constantsOnly";

  /**
   * Steps go into the query as they are read. Spark would else keep them beside the plan and, for
   * each query over a view, put all of them into a copy that it checks: a fifth of a small run.
   * Where one step hides another of the same name it would take the outer one, so that the queries
   * of others are never read so.
   */
  private static final String STEPS_IN_PLACE = "spark.sql.legacy.ctePrecedencePolicy";

  private static final Pattern NAMED_TABLE = Pattern.compile("\\b(?:FROM|JOIN)\\s+([a-z_]+)");
  private static final Pattern STEP =
      Pattern.compile("^(?:WITH )?([a-z_]+) AS \\($", Pattern.MULTILINE);

  /** The models that several others stand on. */
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
   * @param session where views and functions are made; theirs are its names
   * @param inputs what models stand on that no file makes, or that is to stand in a file's place
   * @param parameters what models name with a colon: dates, numbers, texts or null
   * @param keep makes rows that several models stand on be computed once
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

  /** Models that name no parameter and are computed where they are used. */
  public Models(SparkSession session, Map<String, Dataset<Row>> inputs) {
    this(session, inputs, Map.of(), UnaryOperator.identity());
  }

  /** Makes the functions that a query calls, once a session; all take half a second. */
  private static synchronized void makeFunctions(SparkSession session, String query) {
    for (SqlFile.Function function : SqlFile.functionsOf(query)) {
      FunctionIdentifier name = new FunctionIdentifier(function.name());
      if (!session.sessionState().catalog().isTemporaryFunction(name)) {
        session.sql(function.statement());
      }
    }
  }

  /**
   * Models over the same inputs and others besides, or in their place, in the same session.
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
   * @throws IllegalArgumentException if there is neither
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

  /** The text of a model or check, rule by rule; nothing if there is none of this name. */
  public static Optional<String> text(String name) {
    return SqlFile.model(name);
  }

  /** The names of the models that were run, each a view of the session. */
  public synchronized Set<String> views() {
    Set<String> views = new TreeSet<>(tables.keySet());
    views.removeAll(inputs.keySet());
    return views;
  }

  /** Takes the views out of the session. */
  public synchronized void dropViews() {
    tables.keySet().forEach(session.catalog()::dropTempView);
  }

  /** Runs a query over models and inputs. */
  private Dataset<Row> query(String query) {
    sources(query).forEach(source -> show(source, table(source)));
    makeFunctions(session, query);
    return withStepsInPlace(query);
  }

  /** One query of all at a time, for the setting is the session's. */
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
   * Makes rows a view of the session. Other models of the session may have made one of the same
   * name; each time that a view is made costs as much as a query.
   */
  private void show(String name, Dataset<Row> rows) {
    Option<TemporaryViewRelation> standing = session.sessionState().catalog().getRawTempView(name);
    if (standing.isEmpty() || !standing.get().plan().contains(rows.queryExecution().analyzed())) {
      rows.createOrReplaceTempView(name);
    }
  }

  /** The models and inputs that a query names; its other names are steps of its own. */
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
