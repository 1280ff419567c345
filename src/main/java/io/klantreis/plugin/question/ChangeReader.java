package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.query.Baseline;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.plugin.json.Durations;
import io.klantreis.plugin.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Reads what makes an alert compare with a baseline: `baseline`, `early`, `every`, `metric`
/// (docs/alerts.md).
final class ChangeReader {
  private static final long USUAL_EVERY_MILLIS = 3_600_000;
  private static final long LEAST_EVERY_MILLIS = 60_000;
  private static final long LEAST_MOMENTS_MILLIS = 2 * 86_400_000L;
  private static final long MOST_EVERY_MILLIS = 7 * 86_400_000L;

  private final JsonObject object;
  private final Terms terms;
  private final boolean funnel;

  private ChangeReader(Reading reading, boolean funnel) {
    this.object = reading.object();
    this.terms = reading.terms();
    this.funnel = funnel;
  }

  /// The question itself, or what has changed in it where it names a baseline.
  ///
  /// @param asked null where there are faults
  static @Nullable JourneyQuery read(Reading reading, @Nullable JourneyQuery asked) {
    return new ChangeReader(reading, /* funnel= */ false).read(asked);
  }

  /// The same of a funnel, whose runs may be compared before they end.
  static @Nullable JourneyQuery readFunnel(Reading reading, @Nullable FunnelQuery asked) {
    return new ChangeReader(reading, /* funnel= */ true).read(asked);
  }

  private @Nullable JourneyQuery read(@Nullable JourneyQuery asked) {
    if (!object.has("baseline")) {
      refuse("every");
      if (funnel) {
        refuse("early");
      }
      return asked;
    }
    Long baseline = object.millis("baseline");
    boolean early = funnel && object.flag("early", false);
    long every = object.millis("every", USUAL_EVERY_MILLIS);
    Baseline.Metric metric = metric(asked);
    if (every < LEAST_EVERY_MILLIS || every > MOST_EVERY_MILLIS) {
      object.fault("every", Durations.format(every) + " is not from 1m to 7d");
    }
    checkBaseline(baseline, asked instanceof InStageQuery);
    if (asked == null || baseline == null || !object.faults().isEmpty()) {
      return null;
    }
    checkAsked(asked, early);
    return object.faults().isEmpty()
        ? new ChangeQuery(asked, new Baseline(baseline, early, every, metric))
        : null;
  }

  private void refuse(String name) {
    if (object.find(name) != null) {
      object.fault(name, "belongs to a baseline; add one, such as \"baseline\": \"28d\"");
    }
  }

  /// `conversion` is what an alert on a funnel tells without a baseline: with one, its fall.
  private Baseline.Metric metric(@Nullable JourneyQuery asked) {
    boolean people = asked instanceof InStageQuery;
    Baseline.Metric usual =
        people || asked instanceof StageDurationQuery ? Baseline.Metric.RISE : Baseline.Metric.FALL;
    JsonNode written = object.find("metric");
    String name = written != null && written.isTextual() ? written.textValue() : "";
    boolean plain =
        people
            ? Names.IN_STAGE_METRIC.find(name).isPresent()
            : asked instanceof FunnelQuery && name.equals("conversion");
    return plain ? usual : object.choice("metric", Names.CHANGE_METRIC, usual);
  }

  private void checkBaseline(@Nullable Long baseline, boolean ofMoments) {
    long range = terms.toMillis() - terms.fromMillis();
    if (ofMoments) {
      if (baseline != null && baseline < LEAST_MOMENTS_MILLIS) {
        object.fault(
            "baseline",
            Durations.format(baseline) + " holds no two moments a day apart; 2d or more");
      }
    } else if (range == 0) {
      object.fault("baseline", "compares a range with the time before it, but the range is empty");
    } else if (baseline != null && baseline < range) {
      object.fault(
          "baseline",
          Durations.format(baseline)
              + " is shorter than the range of "
              + Durations.format(range)
              + "; take a longer one, or a shorter range");
    }
  }

  private void checkAsked(JourneyQuery asked, boolean early) {
    boolean alert =
        switch (asked) {
          case FunnelQuery funnel -> {
            checkRuns(funnel);
            if (early) {
              checkEarly(funnel);
            }
            yield funnel.format() == FunnelQuery.Format.ALERT;
          }
          case StageDurationQuery stays -> {
            if (stays.compares()) {
              object.fault("compare", "does not go with baseline, which is a comparison itself");
            }
            yield stays.format() == StageDurationQuery.Format.ALERT;
          }
          case InStageQuery people -> people.format() == InStageQuery.Format.ALERT;
          case SentimentQuery feelings -> feelings.format() == SentimentQuery.Format.ALERT;
          case CountsQuery counts -> {
            checkCounts(counts);
            yield counts.format() == CountsQuery.Format.ALERT;
          }
          default -> false;
        };
    if (!alert) {
      object.fault("baseline", "belongs to \"format\": \"alert\"");
    }
  }

  /// A share that is estimated has no closed runs to count; what early asks is the same comparison.
  private void checkRuns(FunnelQuery funnel) {
    if (funnel.runs() == FunnelQuery.Runs.PROJECTED) {
      object.fault(
          "runs",
          "\"projected\" does not go with baseline, which compares counts of closed runs; use"
              + " matured, or \"early\": true to compare runs that still go on");
    }
  }

  private void checkEarly(FunnelQuery funnel) {
    FunnelQuery.Breakdown breakdown = funnel.breakdown();
    if (funnel.select() == FunnelQuery.Select.CLOSED) {
      object.fault("select", "\"closed\" does not go with early, which follows runs from entry");
    }
    if (breakdown != null && breakdown.attribution() != FunnelQuery.Attribution.FIRST) {
      object.fault("breakdown.attribution", "must be first where early is true");
    }
  }

  private void checkCounts(CountsQuery counts) {
    long range = terms.toMillis() - terms.fromMillis();
    Long baseline = object.millis("baseline");
    if (counts.of() == CountsQuery.Of.SECONDS_SINCE_LAST_EVENT) {
      object.fault("of", "secondsSinceLastEvent has no baseline; set a threshold on it instead");
    }
    if (baseline != null && baseline < 2 * range) {
      object.fault("baseline", "counts need one of at least twice the range");
    }
  }
}
