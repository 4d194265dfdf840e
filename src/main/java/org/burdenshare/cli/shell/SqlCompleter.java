package org.burdenshare.cli.shell;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes names of tables, columns of the tables in the statement, keywords and commands. */
final class SqlCompleter implements Completer {
  private static final Pattern BEFORE_A_TABLE =
      Pattern.compile("(?is).*(\\b(from|join|describe|desc)|\\\\d)\\s+\\w*");

  private final SparkSession spark;
  private final List<Table> tables = Tables.STORED;
  private List<String> keywords = List.of();

  SqlCompleter(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String text = reader.getBuffer().toString();
    String before = text.substring(0, reader.getBuffer().cursor());
    if (BEFORE_A_TABLE.matcher(before).matches()) {
      add(candidates, "tables", names());
    } else if (PromptCommand.isOne(text)) {
      add(candidates, "commands", PromptCommand.words());
    } else {
      add(candidates, "columns", columns(text));
      add(candidates, "tables", names());
      if (!line.word().isEmpty()) {
        add(candidates, "keywords", keywords());
      }
    }
  }

  private static void add(List<Candidate> candidates, String group, Collection<String> words) {
    words.forEach(word -> candidates.add(new Candidate(word, word, group, null, null, null, true)));
  }

  private List<String> names() {
    return tables.stream().map(Table::name).toList();
  }

  /** The columns of the tables that the statement names; of all tables if it names none. */
  private Set<String> columns(String text) {
    List<Table> named =
        tables.stream()
            .filter(table -> Pattern.compile("(?i)\\b" + table.name() + "\\b").matcher(text).find())
            .toList();
    return (named.isEmpty() ? tables : named)
        .stream()
            .flatMap(table -> Arrays.stream(table.schema().fieldNames()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Spark's keywords, loaded on first use. */
  private List<String> keywords() {
    if (keywords.isEmpty()) {
      keywords =
          spark.sql("SELECT keyword FROM sql_keywords()").as(Encoders.STRING()).collectAsList();
    }
    return keywords;
  }
}
