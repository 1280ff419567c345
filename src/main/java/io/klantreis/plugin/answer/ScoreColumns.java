package io.klantreis.plugin.answer;

import io.klantreis.journey.sentiment.SentimentResult.Scores;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.sdk.data.FieldBuilder;
import java.util.List;

/// The columns of NPS, CSAT and CES: their values, and apart from these how sure each is.
final class ScoreColumns {
  private final List<FieldBuilder> nps;
  private final FieldBuilder npsError;
  private final List<FieldBuilder> csat;
  private final List<FieldBuilder> ces;

  ScoreColumns(Columns columns) {
    nps =
        List.of(
            columns.number("nps", -100, 100),
            columns.number("npsLow", -100, 100),
            columns.number("npsHigh", -100, 100));
    npsError = columns.number("npsError", 0, 100);
    csat = List.of(columns.share("csat"), columns.share("csatLow"), columns.share("csatHigh"));
    ces =
        List.of(
            columns.number("ces", 1, 7),
            columns.number("cesLow", 1, 7),
            columns.number("cesHigh", 1, 7));
  }

  void add(Scores scores) {
    add(nps, scores.nps());
    npsError.addOrNull(scores.npsError());
    add(csat, scores.csat());
    add(ces, scores.ces());
  }

  private static void add(List<FieldBuilder> fields, Estimate estimate) {
    fields.get(0).addOrNull(estimate.value());
    fields.get(1).addOrNull(estimate.low());
    fields.get(2).addOrNull(estimate.high());
  }

  List<FieldBuilder> values() {
    return List.of(nps.get(0), csat.get(0), ces.get(0));
  }

  List<FieldBuilder> intervals() {
    return List.of(
        nps.get(1), nps.get(2), npsError, csat.get(1), csat.get(2), ces.get(1), ces.get(2));
  }
}
