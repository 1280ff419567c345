package io.klantreis.plugin.answer;

import io.klantreis.journey.explain.Explanation.Deed;
import io.klantreis.journey.explain.Explanation.RunStory;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.plugin.json.Durations;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a run, and what an event did, in one sentence of the reader's language.
final class RunSentences {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final FunnelQuery funnel;
  private final Texts texts;

  RunSentences(FunnelQuery funnel, Texts texts) {
    this.funnel = funnel;
    this.texts = texts;
  }

  String of(RunStory run) {
    String by = run.endedBy() == null ? "" : run.endedBy();
    String ending =
        texts.text(
            "said." + ExplainIds.of(run.ending()), time(run.endedMillis()), by, run.exclusion());
    return texts.text(
        run.counts() ? "run.counts" : "run.idle",
        run.number(),
        time(run.entryMillis()),
        why(run),
        funnel.steps().get(run.reached() - 1).label(),
        ending);
  }

  /// @param runs of the same unit
  String of(Deed deed, List<RunStory> runs) {
    Step step = deed.step() == 0 ? null : funnel.steps().get(deed.step() - 1);
    RunStory run = deed.run() == 0 ? null : runs.get(deed.run() - 1);
    return texts.text(
        "explain." + ExplainIds.of(deed.act()),
        step == null ? "" : step.label(),
        deed.run(),
        detail(deed, step, run),
        deed.exclusion());
  }

  private String detail(Deed deed, @Nullable Step step, @Nullable RunStory run) {
    return switch (deed.act()) {
      case OTHER_RUN -> run == null ? "" : why(run);
      case AFTER_WINDOW -> run == null ? "" : time(run.entryMillis() + windowOf());
      case TOO_SOON -> step == null ? "" : Durations.format(step.minGapMillis());
      case BEYOND_WITHIN -> Durations.format(within(step));
      default -> "";
    };
  }

  /// Where each step has the window to itself, a run's is their sum.
  private long windowOf() {
    if (!funnel.rules().windowAStep()) {
      return funnel.windowMillis();
    }
    return funnel.steps().stream().skip(1).mapToLong(this::within).sum();
  }

  private long within(@Nullable Step step) {
    Long within = step == null ? null : step.withinMillis();
    return within == null ? funnel.windowMillis() : within;
  }

  private String why(RunStory run) {
    return texts.text("why." + ExplainIds.of(run.why()));
  }

  private String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis).atZone(funnel.terms().zone()));
  }
}
