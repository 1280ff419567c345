package io.klantreis.cli.alerts;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.StageModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What rules are written for, and with which times.
///
/// @param datasource the uid of the data source that the rules ask
/// @param folder the name of the folder in Grafana that they lie in
/// @param steps touchpoints or stages of a funnel of one's own to watch too; may be empty
/// @param by what that funnel is broken down by
/// @param window how long a run may take
/// @param range the time that is looked at: the runs that ended in it, the stays that began in it
/// @param baseline the time before it that it is compared with
/// @param silence after how long without an event nothing seems to arrive any more
/// @param every how often Grafana evaluates the rules
record AlertPlan(
    String datasource,
    String folder,
    StageModel model,
    Language language,
    List<String> steps,
    @Nullable String by,
    Span window,
    Span range,
    Span baseline,
    Span silence,
    Span every) {
  AlertPlan {
    requireNonNull(datasource, "datasource is null");
    requireNonNull(folder, "folder is null");
    requireNonNull(model, "model is null");
    requireNonNull(language, "language is null");
    steps = List.copyOf(steps);
    requireNonNull(window, "window is null");
    requireNonNull(range, "range is null");
    requireNonNull(baseline, "baseline is null");
    requireNonNull(silence, "silence is null");
    requireNonNull(every, "every is null");
  }
}
