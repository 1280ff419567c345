package io.klantreis.cli.alerts;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Language;
import io.klantreis.plugin.json.Durations;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A time as questions write it, of whole seconds, which is what Grafana counts ranges in.
record Span(String text, long seconds) {
  Span {
    requireNonNull(text, "text is null");
  }

  static Span of(String text) {
    long millis =
        Durations.parse(text)
            .orElseThrow(() ->
                new TypeConversionException("\"" + text + "\" is no time; " + Durations.ALLOWED));
    if (millis < 1_000 || millis % 1_000 != 0) {
      throw new TypeConversionException("\"" + text + "\" is not of whole seconds");
    }
    return new Span(text, millis / 1_000);
  }

  Span plus(Span other) {
    long millis = (seconds + other.seconds) * 1_000;
    return new Span(Durations.format(millis), millis / 1_000);
  }

  /// As people say it: `28 days`, `1 uur`.
  String in(Language language) {
    boolean dutch = language == Language.NL;
    if (seconds % 86_400 == 0) {
      return counted(seconds / 86_400, dutch ? "dag" : "day", dutch ? "dagen" : "days");
    }
    if (seconds % 3_600 == 0) {
      return counted(seconds / 3_600, dutch ? "uur" : "hour", dutch ? "uur" : "hours");
    }
    if (seconds % 60 == 0) {
      return counted(seconds / 60, dutch ? "minuut" : "minute", dutch ? "minuten" : "minutes");
    }
    return counted(seconds, dutch ? "seconde" : "second", dutch ? "seconden" : "seconds");
  }

  private static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /// Reads a span from the command line.
  static final class Converter implements ITypeConverter<Span> {
    @Override
    public Span convert(String text) {
      return Span.of(text);
    }
  }
}
