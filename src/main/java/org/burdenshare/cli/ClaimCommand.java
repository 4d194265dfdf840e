package org.burdenshare.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.claim.Claim;
import org.burdenshare.claim.Claim.Percentage;
import org.burdenshare.claim.ClaimJudgement;
import org.burdenshare.claim.ClaimReader;
import org.burdenshare.claim.Count;
import org.burdenshare.claim.Direction;
import org.burdenshare.cli.option.BasisOption;
import org.burdenshare.cli.option.PublishedTables;
import org.burdenshare.query.ResultFormat;
import org.burdenshare.query.Snapshot;
import org.burdenshare.reference.Ally;
import org.burdenshare.reference.GroupMember;
import org.burdenshare.session.Async;
import org.burdenshare.session.Session;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that judges a sentence of the press. */
@Command(
    name = "claim",
    description =
        "Judges what a sentence says of who meets 2 %% of GDP, as known on a day and on each"
            + " definition, and tells what later releases made of it.")
final class ClaimCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The formats of an answer. */
  enum Format {
    TEXT,
    JSON,
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SENTENCE",
      description =
          "In English, French, German, Spanish, Italian or Polish. Default: the options alone.",
      defaultValue = "")
  private String sentence;

  @Option(
      names = "--on",
      paramLabel = "DATE",
      description =
          "The day on which it was said. Default: the day of which the publication speaks.")
  private LocalDate day;

  @Option(
      names = "--meeting",
      paramLabel = "NUMBER",
      description = "How many members are said to be so: 5, >=20, >20, <=9 or <10.")
  private String meeting;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description =
          "The code of a group whose members are counted, as B9. Default: all members of the alliance.")
  private String group;

  @Option(names = "--members", paramLabel = "NUMBER", description = "How many members there are.")
  private Integer members;

  @Option(
      names = "--allies",
      paramLabel = "ALLY",
      split = ",",
      description = "Who is named: codes or names, with commas between them.")
  private List<String> allies;

  @Option(names = "--guideline", paramLabel = "PERCENT", description = "The percentage of GDP.")
  private String guideline;

  @Option(
      names = "--direction",
      paramLabel = "DIRECTION",
      description = "On which side of it: at-least, more-than, below or exactly.")
  private String direction;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "Of which year. Default: the newest known.")
  private Integer year;

  @Mixin private BasisOption basis;

  @Mixin private PublishedTables published;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How to print: text, json or csv.",
      defaultValue = "text")
  private Format format;

  @Override
  public Integer call() throws JsonProcessingException {
    Claim given = parts();
    Warehouse warehouse = published.warehouse().open();
    Publication publication = published.of(warehouse);
    requireGroup(publication);
    LocalDate on = day == null ? publication.settings().asOf() : day;
    Async<Claim> understood = Async.of(() -> ClaimReader.read(sentence, on, given));
    Snapshot tables = Snapshot.of(Session.open(), warehouse, publication);
    Claim claim = understood.result();
    ClaimJudgement judgement = new ClaimJudgement(claim, on, tables);
    switch (format) {
      case TEXT -> judgement.lines().forEach(System.out::println);
      case JSON -> printJson(claim, on, judgement.answers(), System.out);
      case CSV -> ResultFormat.CSV.print(judgement.answers(), System.out);
    }
    return 0;
  }

  private void requireGroup(Publication publication) {
    Set<String> groups = GroupMember.groups(publication.settings().ownGroups());
    if (group != null && !groups.contains(group)) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "--group is '%s', expected one of %s.".formatted(group, String.join(", ", groups)));
    }
  }

  private Claim parts() {
    return new Claim(
        meeting == null ? null : Count.of(meeting),
        group,
        members,
        allies == null
            ? null
            : allies.stream().map(Ally::named).map(Ally::iso3).distinct().toList(),
        guideline == null ? null : Percentage.of(guideline),
        direction == null ? null : Direction.of(direction),
        year,
        basis.name());
  }

  private static void printJson(Claim claim, LocalDate on, Dataset<Row> answers, PrintStream out)
      throws JsonProcessingException {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode parts = JSON.valueToTree(claim.parts());
    answer.set("understood", parts.put("on", on.toString()));
    ArrayNode judged = answer.putArray("judged");
    for (String row : ResultFormat.objects(answers).collectAsList()) {
      judged.add(JSON.readTree(row));
    }
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
  }
}
