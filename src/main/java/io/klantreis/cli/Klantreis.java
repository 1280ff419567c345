package io.klantreis.cli;

import io.klantreis.cli.demo.Demo;
import io.klantreis.cli.demo.Train;
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
    subcommands = {Demo.class, Train.class})
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
    System.exit(new CommandLine(new Klantreis()).execute(args));
  }
}
