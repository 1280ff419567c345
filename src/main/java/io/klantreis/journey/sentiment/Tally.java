package io.klantreis.journey.sentiment;

import io.klantreis.journey.stats.Moments;
import io.klantreis.journey.stats.Nps;

/// What was said in one group (and one interval). Confined to one thread.
final class Tally {
  private final Moments units = new Moments();
  private final long[] feelings = new long[3];
  private final long[] votes = new long[3];
  private long responses;
  private long satisfied;
  private long satisfaction;
  private double effort;
  private long efforts;

  private double unitSum;
  private int unitCount;

  /// Adds a response of the unit at hand.
  ///
  /// @return whether it is the unit's first here
  boolean add(Feelings.Cursor at) {
    responses++;
    int feeling = at.feeling() + 1;
    feelings[feeling]++;
    switch (at.kind()) {
      case NPS -> votes[feeling]++;
      case CSAT -> {
        satisfaction++;
        satisfied += feeling == 2 ? 1 : 0;
      }
      case CES -> {
        efforts++;
        effort += at.rating();
      }
      case OTHER -> {}
    }
    unitSum += at.score();
    return unitCount++ == 0;
  }

  /// The unit at hand is over: its mean is one number, however often it answered.
  void endUnit() {
    units.add(unitSum / unitCount);
    unitSum = 0;
    unitCount = 0;
  }

  void add(Tally other) {
    units.add(other.units);
    for (int i = 0; i < feelings.length; i++) {
      feelings[i] += other.feelings[i];
      votes[i] += other.votes[i];
    }
    responses += other.responses;
    satisfied += other.satisfied;
    satisfaction += other.satisfaction;
    effort += other.effort;
    efforts += other.efforts;
  }

  Moments units() {
    return units;
  }

  long responses() {
    return responses;
  }

  /// The share of responses with that feeling (-1, 0, 1); NaN where there are none.
  double share(int feeling) {
    return (double) feelings[feeling + 1] / responses;
  }

  double nps(int minSample) {
    return votes[0] + votes[1] + votes[2] < minSample
        ? Double.NaN
        : Nps.score(votes[2], votes[1], votes[0]);
  }

  double csat(int minSample) {
    return satisfaction < minSample ? Double.NaN : (double) satisfied / satisfaction;
  }

  double ces(int minSample) {
    return efforts < minSample ? Double.NaN : effort / efforts;
  }
}
