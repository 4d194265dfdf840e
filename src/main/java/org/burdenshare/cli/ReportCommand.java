package org.burdenshare.cli;

import java.util.concurrent.Callable;
import org.burdenshare.cli.option.OpenOption;
import org.burdenshare.cli.option.PublishedTables;
import org.burdenshare.page.Page;
import org.burdenshare.query.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    description =
        "Writes the page of the last publication: charts and tables in one HTML file that opens from"
            + " disk and needs no network.")
final class ReportCommand implements Callable<Integer> {
  @Option(
      names = "--to",
      paramLabel = "PATH",
      required = true,
      description = "The file to write, on any Hadoop file system.")
  private String path;

  @Mixin private OpenOption open;

  @Mixin private PublishedTables published;

  @Override
  public Integer call() {
    open.requireShowable(path);
    Snapshot snapshot = published.snapshot();
    System.out.println(Page.write(snapshot, published.day(snapshot.publication()), path));
    open.show(path);
    return 0;
  }
}
