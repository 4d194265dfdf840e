package org.burdenshare.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.burdenshare.cli.option.GroupsOption;
import org.burdenshare.cli.option.LeaseOption;
import org.burdenshare.cli.option.OpenOption;
import org.burdenshare.cli.option.WarehouseOption;
import org.burdenshare.console.Failures;
import org.burdenshare.console.Progress;
import org.burdenshare.console.RunStatus;
import org.burdenshare.console.TerminalStyle;
import org.burdenshare.edition.EditionRecord;
import org.burdenshare.model.GdpPartner;
import org.burdenshare.page.Page;
import org.burdenshare.query.Snapshot;
import org.burdenshare.run.TrendsJob;
import org.burdenshare.session.Session;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "trends",
    description =
        "Reads what is new among the inputs, computes who meets 2 %% of GDP, publishes the tables and"
            + " prints the answer. Options of spark-submit (--master, --conf, --driver-memory, ...)"
            + " are passed on.")
final class TrendsCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "File or folder with editions, on any Hadoop file system; may be repeated.",
      defaultValue = "${env:BURDENSHARE_HOME:-.}/sample-data")
  private List<String> inputs;

  @Option(
      names = "--vintage",
      paramLabel = "DATE",
      description =
          "The day on which the one file of --input was released, where neither the file nor a record"
              + " beside it says so. Default: what they say.")
  private LocalDate vintage;

  @Mixin private WarehouseOption warehouse;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Speak as known on this day (2016-11-18): later editions are not used. Default: the newest"
              + " vintage.")
  private LocalDate asOf;

  @Option(
      names = "--guideline",
      paramLabel = "PCT",
      description =
          "A threshold of your own in percent of GDP, judged beside the dated guidelines. Default:"
              + " none.")
  private Double guideline;

  @Mixin private GroupsOption groups;

  @Option(
      names = "--gdp-partner",
      paramLabel = "RULE",
      description =
          "Which GDP goes with spending editions that bring none: " + GdpPartner.CHOICES + ".",
      defaultValue = "agreement")
  private String gdpPartner;

  @Option(
      names = "--gdp-window",
      paramLabel = "DAYS",
      description =
          "How many days a GDP edition may lie from the spending edition, by agreement or nearest.",
      defaultValue = "200")
  private int gdpWindow;

  @Option(
      names = "--report",
      paramLabel = "PATH",
      description =
          "Also write the page with charts into this file, as jobs/report does. Default: none.")
  private String report;

  @Mixin private OpenOption open;

  @Option(
      names = "--status",
      paramLabel = "FILE",
      description =
          "Also write what the run did into this file of this machine, as JSON, for programs that"
              + " watch over it. Default: none.")
  private String statusFile;

  @Mixin private LeaseOption lease;

  @Option(
      names = "--keep",
      paramLabel = "DAYS",
      description = "How long a publication can be read in full (400d); the newest two always can.",
      defaultValue = "400d")
  private String keep;

  @Option(
      names = "--details",
      description = "Also print what each new edition holds, above the answer.")
  private boolean detailed;

  @Option(
      names = "--quiet",
      description = "Print the answer and what changed, without stages and the picture.")
  private boolean quiet;

  @Option(
      names = "--no-color",
      description = "No colours, as where NO_COLOR is set; a log has none anyway.")
  private boolean withoutColour;

  @Override
  public Integer call() {
    RunStatus status = new RunStatus(statusFile);
    try {
      run(status);
    } catch (RuntimeException | Error e) {
      status.failed(Failures.of(e));
      throw e;
    }
    status.done();
    return 0;
  }

  private void run(RunStatus status) {
    requireSensible();
    Progress progress = progress();
    Publication publication =
        new TrendsJob(Session::open, Session.configuration(), request(), progress, status).run();
    LocalDate day = asOf == null ? LocalDate.now(ZoneOffset.UTC) : asOf;
    status.releasesDue(publication.due(day));
    progress.tell("Next:   " + warehouse.sqlCommand("jobs/queries/who-meets-two-percent.sql"));
    if (report != null) {
      progress.tell(
          Page.write(Snapshot.of(Session.open(), warehouse.open(), publication), day, report));
      open.show(report);
    }
  }

  private void requireSensible() {
    open.requireShowable(report);
    if (guideline != null && !(guideline > 0 && guideline <= 100)) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "--guideline is %s, expected a percentage above 0 and at most 100.".formatted(guideline));
    }
    if (asOf != null && !EditionRecord.hasBegun(asOf, Clock.systemUTC())) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "--as-of is %s, a day that has begun nowhere yet; give today or an earlier day."
              .formatted(asOf));
    }
    if (gdpWindow < 0) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "--gdp-window is %d, expected a number of days, 0 or more.".formatted(gdpWindow));
    }
  }

  private Progress progress() {
    TerminalStyle screen = TerminalStyle.ofThisProcess();
    return new Progress(
        System.out, System.err, withoutColour ? screen.plain() : screen, verbosity());
  }

  private Progress.Verbosity verbosity() {
    if (quiet && detailed) {
      throw Failure.of(
          Failure.Kind.USAGE, "--quiet prints less and --details more, expected one of the two.");
    }
    if (quiet) {
      return Progress.Verbosity.THE_ANSWER;
    }
    return detailed ? Progress.Verbosity.EVERYTHING : Progress.Verbosity.THE_STAGES;
  }

  private TrendsJob.Request request() {
    return new TrendsJob.Request(
        inputs,
        vintage,
        warehouse.location(),
        new Publication.Settings(
            asOf,
            guideline,
            groups.members(),
            gdpPartner().text(),
            gdpWindow,
            CodeVersion.current()),
        lease.duration(),
        keep());
  }

  private Duration keep() {
    if (!keep.matches("\\d{1,5}d?")) {
      throw Failure.of(
          Failure.Kind.USAGE, "--keep is '%s', expected a number of days as 400d.".formatted(keep));
    }
    return Duration.ofDays(Long.parseLong(keep.replace("d", "")));
  }

  private GdpPartner gdpPartner() {
    return GdpPartner.named(gdpPartner)
        .orElseThrow(
            () ->
                Failure.of(
                    Failure.Kind.USAGE,
                    "--gdp-partner is '%s', expected %s.".formatted(gdpPartner, GdpPartner.NAMES)));
  }
}
