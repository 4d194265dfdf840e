package org.burdenshare.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual's page of tables is generated from their declarations. */
class TablesPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/tables.md");

  private static final String INTRODUCTION =
      """
      # Tables

      Generated from the declarations of the tables. Money is in single units, percentages are 0 to 100.
      """;

  private static final Map<Table, String> ABOUT_VIEWS =
      Map.of(
          Tables.SHARE_CHANGE,
          """
          A view that `jobs/sql` makes over `share_vintage` for a query that names it.

          """,
          Tables.TRACE,
          """
          A view that `jobs/sql` makes over `share_vintage`, `observation` and `edition` for a query that \
          names it. A numerator and a denominator are named only where their quotient is the share.

          """);

  @Test
  void pageSaysWhatTheTablesDeclare() throws IOException {
    if (Boolean.getBoolean("tables.write")) {
      Files.writeString(PAGE, page());
    }

    assertThat(Files.readString(PAGE))
        .as(
            "%s is not what the tables declare; write it anew by"
                + " mvn test -Dtest=TablesPageTest -Dtables.write=true",
            PAGE)
        .isEqualTo(page());
  }

  private static String page() {
    return INTRODUCTION
        + Stream.concat(Tables.STORED.stream(), Tables.VIEWS.stream())
            .map(TablesPageTest::section)
            .collect(Collectors.joining());
  }

  private static String section(Table table) {
    return "\n## `%s`\n\n%s. Key: %s.\n\n"
            .formatted(table.name(), table.comment(), String.join(", ", table.key()))
        + ABOUT_VIEWS.getOrDefault(table, "")
        + "| column | type | meaning |\n|---|---|---|\n"
        + Arrays.stream(table.schema().fields())
            .map(
                column ->
                    "| `%s` | `%s`%s | %s |\n"
                        .formatted(
                            column.name(),
                            column.dataType().sql(),
                            column.nullable() ? "" : ", never null",
                            column.getComment().get()))
            .collect(Collectors.joining());
  }
}
