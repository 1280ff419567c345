package io.klantreis.plugin.question;

import io.klantreis.journey.query.AnnotationsQuery;
import io.klantreis.journey.query.Baseline;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.CustomerJourneyQuery;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.plugin.json.Choices;
import java.util.List;

/// How the contract writes what the engine knows as constants.
public final class Names {
  public static final Choices<FunnelQuery.Order> ORDER = Choices.camelCase(FunnelQuery.Order.class);
  public static final Choices<FunnelQuery.Counting> COUNTING =
      Choices.camelCase(FunnelQuery.Counting.class);
  public static final Choices<FunnelQuery.ExclusionPolicy> EXCLUSION_POLICY =
      Choices.camelCase(FunnelQuery.ExclusionPolicy.class);
  public static final Choices<FunnelQuery.Attribution> ATTRIBUTION =
      Choices.camelCase(FunnelQuery.Attribution.class);
  public static final Choices<FunnelQuery.Preset> PRESET =
      Choices.kebabCase(FunnelQuery.Preset.class);
  public static final Choices<FunnelQuery.Mode> MODE = Choices.snakeCase(FunnelQuery.Mode.class);
  public static final Choices<FunnelQuery.Runs> RUNS = Choices.camelCase(FunnelQuery.Runs.class);
  public static final Choices<FunnelQuery.Select> SELECT =
      Choices.camelCase(FunnelQuery.Select.class);
  public static final Choices<FunnelQuery.Format> FUNNEL_FORMAT =
      Choices.camelCase(FunnelQuery.Format.class);
  public static final Choices<TimeToConvertQuery.Format> TIMES_FORMAT =
      Choices.camelCase(TimeToConvertQuery.Format.class);
  public static final Choices<StageDurationQuery.Measure> MEASURE =
      Choices.camelCase(StageDurationQuery.Measure.class);
  public static final Choices<StageDurationQuery.Format> DURATION_FORMAT =
      Choices.camelCase(StageDurationQuery.Format.class);
  public static final Choices<StageDurationQuery.Per> PER =
      Choices.camelCase(StageDurationQuery.Per.class);
  public static final Choices<InStageQuery.Metric> IN_STAGE_METRIC =
      Choices.camelCase(InStageQuery.Metric.class);
  public static final Choices<InStageQuery.Format> IN_STAGE_FORMAT =
      Choices.camelCase(InStageQuery.Format.class);
  public static final Choices<JourneyMapQuery.Layout> LAYOUT =
      Choices.camelCase(JourneyMapQuery.Layout.class);
  static final Choices<MapFormat> MAP_FORMAT = Choices.camelCase(MapFormat.class);
  public static final Choices<SentimentQuery.By> SENTIMENT_BY =
      Choices.camelCase(SentimentQuery.By.class);
  public static final Choices<SentimentQuery.Format> SENTIMENT_FORMAT =
      Choices.camelCase(SentimentQuery.Format.class);
  public static final Choices<CountsQuery.Of> COUNTS_OF = Choices.camelCase(CountsQuery.Of.class);
  public static final Choices<CountsQuery.By> COUNTS_BY = Choices.camelCase(CountsQuery.By.class);
  public static final Choices<CountsQuery.Format> COUNTS_FORMAT =
      Choices.camelCase(CountsQuery.Format.class);
  public static final Choices<Scope.FiltersOn> FILTERS_ON =
      Choices.camelCase(Scope.FiltersOn.class);
  public static final Choices<Baseline.Metric> CHANGE_METRIC =
      Choices.camelCase(Baseline.Metric.class);
  public static final Choices<CustomerJourneyQuery.Format> JOURNEY_FORMAT =
      Choices.camelCase(CustomerJourneyQuery.Format.class);
  public static final Choices<AnnotationsQuery.Of> ANNOTATIONS_OF =
      Choices.camelCase(AnnotationsQuery.Of.class);
  public static final Choices<CustomersQuery.State> STATE =
      Choices.camelCase(CustomersQuery.State.class);
  public static final Choices<Metric> METRIC = Choices.of(Metric.class, Metric::id);
  public static final Choices<Interval> INTERVAL = Choices.of(Interval.class, Interval::id);

  public static final String FUNNEL = "funnel";
  public static final String FUNNEL_TREND = "funnelTrend";
  public static final String TIME_TO_CONVERT = "timeToConvert";
  public static final String CUSTOMERS = "customers";
  public static final String EXPLAIN = "explain";
  public static final String COMPARE_PRESETS = "comparePresets";
  public static final String STAGE_DURATION = "stageDuration";
  public static final String IN_STAGE = "inStage";
  public static final String JOURNEY_MAP = "journeyMap";
  public static final String MODEL_DIFF = "modelDiff";
  public static final String SENTIMENT = "sentiment";
  public static final String COUNTS = "counts";
  public static final String JOURNEY = "journey";
  public static final String ANNOTATIONS = "annotations";

  /// Questions that are answered, in the order in which messages name them.
  static final List<String> TYPES =
      List.of(
          FUNNEL,
          FUNNEL_TREND,
          TIME_TO_CONVERT,
          CUSTOMERS,
          STAGE_DURATION,
          IN_STAGE,
          JOURNEY_MAP,
          MODEL_DIFF,
          SENTIMENT,
          COUNTS,
          JOURNEY,
          ANNOTATIONS,
          EXPLAIN,
          COMPARE_PRESETS);

  /// Questions of the contract that have no answer yet.
  static final List<String> LATER =
      List.of(
          "paths",
          "retention",
          "lifecycle",
          "priorities",
          "changeEffect",
          "attribution",
          "experience");

  /// How a map is sent; {@code flow} is a layout to the engine.
  enum MapFormat {
    TABLE,
    FLOW
  }

  private Names() {}
}
