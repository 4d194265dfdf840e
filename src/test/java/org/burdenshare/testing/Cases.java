package org.burdenshare.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.functions;
import org.burdenshare.model.Models;

/**
 * Cases of one table for which models are computed together: planning a model takes a second,
 * whatever the rows. Names by which the models keep rows apart, such as those of editions, end in
 * the number of the case as long as they are computed, and a test sees them without it. A row of no
 * case or of several ones is a failure.
 */
public final class Cases {
  private static final Pattern NUMBER = Pattern.compile("#\\d+");

  private final WideTable table;
  private final Function<Dataset<Row>, Rules> rules;
  private final List<String> names;
  private final List<Row> rows = new ArrayList<>();
  private final Map<List<String>, Map<String, List<Row>>> results = new HashMap<>();
  private int count;
  private Models models;

  /**
   * @param table what the rows of cases are rows of
   * @param rules the models over the rows of all cases
   * @param names the columns whose names no two cases share
   */
  public Cases(WideTable table, Function<Dataset<Row>, Rules> rules, String... names) {
    this.table = table;
    this.rules = rules;
    this.names = List.of(names);
  }

  /** A case of these rows. */
  public Case of(Row... given) {
    if (models != null) {
      throw new IllegalStateException(
          "a case is given after the models were computed: keep it in a static field");
    }
    count++;
    String number = "#" + count;
    Arrays.stream(given).map(row -> table.ending(row, number, names)).forEach(rows::add);
    return new Case(number);
  }

  /** The models over all cases. */
  public Models models() {
    if (models == null) {
      models = rules.apply(table.with(rows.toArray(Row[]::new))).models();
    }
    return models;
  }

  private static Map<String, List<Row>> byNumber(Dataset<Row> result) {
    return TestSpark.rows(result).stream()
        .collect(
            Collectors.groupingBy(
                Cases::numberOf, Collectors.mapping(Cases::withoutNumber, Collectors.toList())));
  }

  private static String numberOf(Row row) {
    Set<String> numbers =
        IntStream.range(0, row.size())
            .mapToObj(row::get)
            .filter(String.class::isInstance)
            .flatMap(text -> NUMBER.matcher((String) text).results())
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    if (numbers.size() != 1) {
      throw new AssertionError("a row of the cases %s: %s".formatted(numbers, row));
    }
    return numbers.iterator().next();
  }

  private static Row withoutNumber(Row row) {
    Object[] values =
        IntStream.range(0, row.size())
            .mapToObj(row::get)
            .map(
                value -> value instanceof String text ? NUMBER.matcher(text).replaceAll("") : value)
            .toArray();
    return new GenericRowWithSchema(values, row.schema());
  }

  /** One of the cases. */
  public final class Case {
    private final String number;

    private Case(String number) {
      this.number = number;
    }

    /** What a model makes of this case, in the order of some columns. */
    public List<Row> rows(String model, String... order) {
      List<String> result = new ArrayList<>(List.of(model));
      result.addAll(Arrays.asList(order));
      if (!results.containsKey(result)) {
        Column[] columns = Arrays.stream(order).map(functions::col).toArray(Column[]::new);
        results.put(result, byNumber(models().table(model).orderBy(columns)));
      }
      return results.get(result).getOrDefault(number, List.of());
    }

    /** The rows of this case among those of all. */
    public List<Row> rows(Dataset<Row> ofAll) {
      return byNumber(ofAll).getOrDefault(number, List.of());
    }
  }
}
