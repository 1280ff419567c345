package io.klantreis.cli;

import io.klantreis.cli.alerts.AlertsCommand;
import io.klantreis.cli.demo.Demo;
import io.klantreis.cli.demo.Train;
import io.klantreis.plugin.json.ParseFaults;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.store.StoreException;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The command line.
@Command(
    name = "klantreis",
    description = "Customer journeys from the command line.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "klantreis 0.1.0",
    subcommands = {
      ImportCommand.class,
      QueryCommand.class,
      CheckCommand.class,
      AlertsCommand.class,
      ServeCommand.class,
      Demo.class,
      Train.class
    })
public final class Klantreis {
  // Libraries' remarks are for the plugin's log, not for a terminal. Kept, as the logging forgets
  // loggers that nobody holds.
  private static final List<Logger> QUIET =
      Stream.of("io.grpc", "org.apache.arrow").map(Logger::getLogger).toList();

  /// Runs a command and ends the process with its status.
  ///
  /// @param args the command and its options
  public static void main(String... args) {
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    System.exit(commandLine().execute(args));
  }

  /// The commands; what goes wrong in one is told in a sentence, without a stack.
  static CommandLine commandLine() {
    var line = new CommandLine(new Klantreis());
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (isToldInWords(failure)) {
        command.getErr().println(failure.getMessage());
      } else {
        failure.printStackTrace(command.getErr());
      }
      command.getErr().flush();
      return 1;
    });
    return line;
  }

  private static boolean isToldInWords(Exception failure) {
    return failure instanceof PluginError
        || failure instanceof ParseFaults
        || failure instanceof StoreException
        || failure instanceof IOException;
  }
}
