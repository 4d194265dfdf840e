package org.burdenshare.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.TimeZone;
import org.burdenshare.console.Failures;
import org.burdenshare.vocabulary.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The entry point: dispatches to the commands and turns failures into exit codes. */
@Command(
    name = "burdenshare",
    description =
        "Which NATO members meet 2 %% of GDP, on whose definition, and as known on which day.",
    mixinStandardHelpOptions = true,
    versionProvider = CodeVersion.class,
    showDefaultValues = true,
    sortOptions = false,
    subcommands = {
      TrendsCommand.class,
      SqlCommand.class,
      InspectCommand.class,
      TraceCommand.class,
      ClaimCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      ConnectCommand.class,
      WarehouseCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    scope = ScopeType.INHERIT)
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private static final String READER_IS_GONE = "Broken pipe";

  Main() {}

  /** Runs a command and ends the process with its exit code, whatever happens. */
  public static void main(String[] arguments) {
    try {
      int exitCode = run(arguments);
      System.exit(exitCode == 0 ? exitCodeOfOutput() : exitCode);
    } catch (Throwable thrown) {
      System.err.println(failure(thrown).getMessage());
      System.exit(Failure.Kind.INTERNAL.exitCode());
    }
  }

  /** Runs a command and returns the exit code (see {@link Failure.Kind}). */
  public static int run(String... arguments) {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(Main::usage);
    commandLine.setExecutionExceptionHandler(Main::failed);
    return commandLine.execute(arguments);
  }

  private static int usage(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.printf(
        "%s; %s --help lists the options.%n",
        e.getMessage(), e.getCommandLine().getCommandSpec().qualifiedName());
    err.flush();
    return Failure.Kind.USAGE.exitCode();
  }

  private static int failed(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
    Failure failure = failure(e);
    commandLine.getErr().println(failure.getMessage());
    commandLine.getErr().flush();
    return failure.kind().exitCode();
  }

  /**
   * The exit code after checking standard output for write errors, which {@code PrintStream}
   * swallows. A closed pipe is no error.
   */
  private static int exitCodeOfOutput() {
    if (!System.out.checkError()) {
      return 0;
    }
    String reason = reasonOfOutput();
    if (reason.equals(READER_IS_GONE)) {
      return 0;
    }
    System.err.printf(
        "The output cannot be written (%s) and is not whole; make room and run the command again.%n",
        reason);
    return Failure.Kind.CANNOT_WRITE.exitCode();
  }

  /** {@code PrintStream} keeps no cause, so one more line break is written to provoke it again. */
  private static String reasonOfOutput() {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write('\n');
      return "it failed once";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Failure failure(Throwable thrown) {
    Failure failure = Failures.of(thrown);
    LOG.error(failure.getMessage(), thrown);
    return failure;
  }
}
