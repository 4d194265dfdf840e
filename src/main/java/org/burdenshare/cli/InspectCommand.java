package org.burdenshare.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.burdenshare.run.Inspection;
import org.burdenshare.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description =
        "Says what each file was recognised as, which edition it is and since when, what it holds and"
            + " what cannot be used. Writes nothing.")
final class InspectCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files and folders, on any Hadoop file system.")
  private List<String> paths;

  @Option(
      names = "--vintage",
      paramLabel = "DATE",
      description = "The day on which the one file was released, where nothing says so.")
  private LocalDate vintage;

  @Override
  public Integer call() {
    new Inspection(Session.open()).lines(paths, vintage).forEach(System.out::println);
    return 0;
  }
}
