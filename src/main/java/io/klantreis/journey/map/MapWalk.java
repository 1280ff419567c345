package io.klantreis.journey.map;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.NumberColumn;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.run.Population;
import java.util.Arrays;

/// Collects what {@link MapPartial} does, of whole customers whose events' codes tell their stages:
/// stages are bits, and what few events say is looked for where it is said. Confined to one thread.
final class MapWalk {
  private static final int MOST_STAGES = 64;

  private final Population population;
  private final MapPartial to;
  private final TextColumn reason;
  private final TextColumn kind;
  private final boolean says;
  private final int[] touchpointOfCode;
  private final int[] stageOfCode;
  private final long window;
  private final long from;
  private final long end;
  private final long asOf;

  /// Whether a code is a bit too.
  private final boolean fewCodes;

  /// When a customer next comes to each stage, walking from the last event back; those that were
  /// met are bits of `later`.
  private final long[] next;

  private long later;
  private long seenCodes;

  private long here;
  private long open;
  private long stayed;
  private long wentOn;

  MapWalk(
      JourneyMapQuery query,
      Population population,
      int[] touchpointOfCode,
      TextColumn reason,
      TextColumn kind,
      MapPartial to) {
    this.population = population;
    this.to = to;
    this.reason = reason;
    this.kind = kind;
    this.says = reason.dictionary().size() > 1 || kind.dictionary().size() > 1;
    this.touchpointOfCode = touchpointOfCode;
    this.stageOfCode = new int[touchpointOfCode.length];
    Arrays.setAll(stageOfCode, population.stages()::ofCode);
    this.window = query.windowMillis();
    this.from = query.terms().fromMillis();
    this.end = query.terms().toMillis();
    this.asOf = population.lastMillis();
    this.fewCodes = stageOfCode.length <= Long.SIZE;
    this.next = new long[population.stages().model().stages().size()];
  }

  static boolean suits(Population population) {
    boolean told = population.stages().model().stages().size() <= MOST_STAGES;
    for (int code = 0; code < population.index().codes().size(); code++) {
      told &= population.stages().codeTells(code);
    }
    return told && population.isPlain() && !population.testsEntries();
  }

  void part(int part) {
    Block block = population.index().block(part);
    if (block.events() == 0 || block.firstMillis() >= end || block.lastMillis() < from) {
      return;
    }
    int[] starts = block.starts();
    boolean isCut = block.lastMillis() > asOf;
    for (int customer = 0; customer + 1 < starts.length; customer++) {
      int last = starts[customer + 1];
      if (isCut) {
        last = block.times().firstAfter(asOf, starts[customer], last);
      }
      to.begin();
      customer(block, part, starts[customer], last);
      count();
    }
    amounts(part, block);
    to.eventsRead += block.events();
  }

  private void customer(Block block, int part, int first, int last) {
    Times times = block.times();
    IntColumn codes = block.codes();
    here = 0;
    open = 0;
    stayed = 0;
    wentOn = 0;
    later = 0;
    seenCodes = 0;
    long time = last > first ? times.at(last - 1) : 0;
    for (int p = last - 1; p >= first; ) {
      // at equal times a later stage comes later, whatever the order of the rows
      int group = p;
      long before = time;
      while (group > first && (before = times.at(group - 1)) == time) {
        group--;
      }
      for (int i = group; i <= p; i++) {
        int stage = stageOfCode[codes.at(i)];
        if (stage >= 0) {
          next[stage] = time;
          later |= 1L << stage;
        }
      }
      if (time >= from && time < end) {
        for (int i = group; i <= p; i++) {
          int code = codes.at(i);
          if (stageOfCode[code] >= 0) {
            event(part, i, code, stageOfCode[code], time);
          }
        }
      }
      p = group - 1;
      time = before;
    }
  }

  private void event(int part, int position, int code, int stage, long time) {
    long bit = 1L << stage;
    here |= bit;
    if (time > asOf - window) {
      open |= bit;
    } else if ((wentOn & bit) == 0) {
      if (goesOn(stage, time)) {
        wentOn |= bit;
      } else {
        stayed |= bit;
      }
    }
    if (fewCodes) {
      seenCodes |= 1L << code;
    } else {
      to.touchpoints.add(stage, touchpointOfCode[code]);
    }
    if (says) {
      to.said(stage, reason.block(part).at(position), kind.block(part).at(position));
    }
  }

  /// Whether the customer comes to a later stage within the window.
  private boolean goesOn(int stage, long time) {
    for (long rest = later & -2L << stage; rest != 0; rest &= rest - 1) {
      if (next[Long.numberOfTrailingZeros(rest)] - time <= window) {
        return true;
      }
    }
    return false;
  }

  private void count() {
    for (long rest = seenCodes; rest != 0; rest &= rest - 1) {
      int code = Long.numberOfTrailingZeros(rest);
      to.touchpoints.add(stageOfCode[code], touchpointOfCode[code]);
    }
    for (long rest = here; rest != 0; rest &= rest - 1) {
      int stage = Long.numberOfTrailingZeros(rest);
      int went = (int) (wentOn >>> stage & 1);
      int settled = went | (int) (stayed >>> stage & 1);
      to.customers[stage]++;
      to.converted[stage] += went;
      to.matured[stage] += settled;
      to.open[stage] += settled ^ 1;
    }
    to.units += here == 0 ? 0 : 1;
  }

  private void amounts(int part, Block block) {
    NumberColumn.Part values = to.value().block(part);
    for (int i = 0; i < values.positions().length; i++) {
      amount(block, values.positions()[i], values.values()[i], Double.NaN);
    }
    NumberColumn.Part costs = to.cost().block(part);
    for (int i = 0; i < costs.positions().length; i++) {
      amount(block, costs.positions()[i], Double.NaN, costs.values()[i]);
    }
  }

  private void amount(Block block, int position, double worth, double paid) {
    int stage = stageOfCode[block.codes().at(position)];
    long time = block.times().at(position);
    if (stage >= 0 && time >= from && time < end && time <= asOf) {
      to.amounts(stage, worth, paid);
    }
  }
}
