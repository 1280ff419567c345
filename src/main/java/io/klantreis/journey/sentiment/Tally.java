package io.klantreis.journey.sentiment;

import io.klantreis.journey.sentiment.SentimentResult.Scores;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.Moments;
import io.klantreis.journey.stats.Nps;
import io.klantreis.journey.stats.Proportions;

/// What was said in one group (and one interval). Confined to one thread.
final class Tally {
  private final Moments units = new Moments();
  private long negative;
  private long neutral;
  private long positive;
  private long detractors;
  private long passives;
  private long promoters;
  private long satisfied;
  private long satisfaction;
  private final Moments efforts = new Moments();

  private double unitSum;
  private int unitCount;

  /// Adds a response of the unit at hand.
  ///
  /// @return whether it is the unit's first here
  boolean add(Mark mark) {
    addResponses(mark, 1);
    unitSum += mark.score();
    return unitCount++ == 0;
  }

  /// The unit at hand is over: its mean is one number, however often it answered.
  void endUnit() {
    units.add(unitSum / unitCount);
    unitSum = 0;
    unitCount = 0;
  }

  /// Adds responses that gave the same mark, and units that said this and nothing else here.
  void add(Mark mark, long responses, long alone) {
    addResponses(mark, responses);
    units.add(mark.score(), alone);
  }

  private void addResponses(Mark mark, long count) {
    switch (mark.feeling()) {
      case -1 -> negative += count;
      case 0 -> neutral += count;
      default -> positive += count;
    }
    switch (mark.kind()) {
      case NPS -> {
        switch (mark.feeling()) {
          case -1 -> detractors += count;
          case 0 -> passives += count;
          default -> promoters += count;
        }
      }
      case CSAT -> {
        satisfaction += count;
        satisfied += mark.feeling() > 0 ? count : 0;
      }
      case CES -> efforts.add(mark.rating(), count);
      case OTHER -> {}
    }
  }

  void add(Tally other) {
    units.add(other.units);
    negative += other.negative;
    neutral += other.neutral;
    positive += other.positive;
    detractors += other.detractors;
    passives += other.passives;
    promoters += other.promoters;
    satisfied += other.satisfied;
    satisfaction += other.satisfaction;
    efforts.add(other.efforts);
  }

  Moments units() {
    return units;
  }

  long responses() {
    return negative + neutral + positive;
  }

  /// The share of responses with that feeling (-1, 0, 1); NaN where there are none.
  double share(int feeling) {
    long count = feeling < 0 ? negative : feeling == 0 ? neutral : positive;
    return (double) count / responses();
  }

  /// The scores of scales with at least so many responses.
  Scores scores(int minSample) {
    boolean recommends = detractors + passives + promoters >= minSample;
    return new Scores(
        recommends ? Nps.interval(promoters, passives, detractors) : Estimate.UNKNOWN,
        recommends ? Nps.standardError(promoters, passives, detractors) : Double.NaN,
        satisfaction >= minSample ? Proportions.wilson(satisfied, satisfaction) : Estimate.UNKNOWN,
        efforts.count() >= minSample ? efforts.intervalWithin(1, 7) : Estimate.UNKNOWN);
  }
}
