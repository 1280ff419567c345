package io.klantreis.plugin.question;

import static io.klantreis.plugin.question.Samples.faults;
import static io.klantreis.plugin.question.Samples.parse;
import static io.klantreis.plugin.question.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.query.Baseline;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.JourneyQuery;
import org.junit.jupiter.api.Test;

/** What makes an alert compare with a baseline; the range of these questions is of 31 days. */
class ChangeReaderTest {
  private static final String STEPS = "'steps':[{'touchpoint':'a'},{'touchpoint':'b'}]";

  private static ChangeQuery change(String question) {
    JourneyQuery query = parse("{" + question + ",'format':'alert'}");
    assertThat(query).isInstanceOf(ChangeQuery.class);
    return (ChangeQuery) query;
  }

  @Test
  void baseline_alone_meansHourlyLooksAtAFall() {
    ChangeQuery change = change("'queryType':'funnel'," + STEPS + ",'baseline':'40d'");
    assertThat(change.baseline())
        .isEqualTo(new Baseline(40 * 86_400_000L, false, 3_600_000, Baseline.Metric.FALL));
    assertThat(((FunnelQuery) change.asked()).select()).isEqualTo(FunnelQuery.Select.CLOSED);
    assertThat(change("'queryType':'stageDuration','baseline':'40d'").baseline().metric())
        .isEqualTo(Baseline.Metric.RISE);
  }

  @Test
  void everyField_isRead() {
    ChangeQuery change =
        change(
            "'queryType':'funnel',"
                + STEPS
                + ",'baseline':'60d','early':true,'every':'1d','metric':'changeHigh'");
    assertThat(change.baseline())
        .isEqualTo(new Baseline(60 * 86_400_000L, true, 86_400_000, Baseline.Metric.CHANGE_HIGH));
    assertThat(((FunnelQuery) change.asked()).select()).isEqualTo(FunnelQuery.Select.ENTRY);
  }

  @Test
  void metricOfAnAlertWithoutBaseline_staysReadable() {
    ChangeQuery change =
        change("'queryType':'funnel'," + STEPS + ",'baseline':'40d','metric':'conversion'");
    assertThat(change.baseline().metric()).isEqualTo(Baseline.Metric.FALL);
  }

  @Test
  void projectedRuns_areNoCountsToCompare() {
    String alert = "{'queryType':'funnel'," + STEPS + ",'format':'alert','baseline':'40d',";
    for (String early : new String[] {"", ",'early':true"}) {
      assertThat(problem(faults(alert + "'runs':'projected'" + early + "}"), "runs"))
          .contains("projected", "baseline", "matured", "early");
    }
  }

  @Test
  void whoStandsWhere_comparesMoments_ofWhatOfNames() {
    ChangeQuery change = change("'queryType':'inStage','baseline':'28d'");
    assertThat(((InStageQuery) change.asked()).metric()).isEqualTo(InStageQuery.Metric.STUCK);
    assertThat(change.baseline().metric()).isEqualTo(Baseline.Metric.RISE);
    change = change("'queryType':'inStage','baseline':'28d','of':'inStage','metric':'fall'");
    assertThat(((InStageQuery) change.asked()).metric()).isEqualTo(InStageQuery.Metric.IN_STAGE);
    assertThat(change.baseline().metric()).isEqualTo(Baseline.Metric.FALL);
    change = change("'queryType':'inStage','baseline':'28d','metric':'overTarget'");
    assertThat(((InStageQuery) change.asked()).metric()).isEqualTo(InStageQuery.Metric.OVER_TARGET);
    assertThat(change.baseline().metric()).isEqualTo(Baseline.Metric.RISE);
    String alert = "{'queryType':'inStage','format':'alert',";
    assertThat(problem(faults(alert + "'baseline':'28d','metric':'oldest'}"), "metric"))
        .contains("stuckShare");
    assertThat(problem(faults(alert + "'baseline':'1d'}"), "baseline")).contains("2d or more");
    assertThat(problem(faults("{'queryType':'inStage','baseline':'28d'}"), "baseline"))
        .contains("alert");
  }

  @Test
  void staysOfTwoGroups_areComparedAlready() {
    String stays = "{'queryType':'stageDuration','format':'alert','baseline':'40d',";
    assertThat(problem(faults(stays + "'compare':{'date':'2025-01-05'}}"), "compare"))
        .contains("baseline");
  }

  @Test
  void baseline_whereItMeansNothing_isRefusedWithItsPlace() {
    String alert = "{'queryType':'funnel'," + STEPS + ",'format':'alert',";
    assertThat(problem(faults(alert + "'baseline':'7d'}"), "baseline"))
        .contains("7d is shorter than the range of 31d");
    assertThat(problem(faults(alert + "'every':'1h'}"), "every")).contains("add one");
    assertThat(problem(faults(alert + "'early':true}"), "early")).contains("add one");
    assertThat(problem(faults(alert + "'baseline':'40d','every':'1s'}"), "every"))
        .contains("1s is not from 1m to 7d");
    assertThat(problem(faults(alert + "'baseline':'40d','metric':'medianTime'}"), "metric"))
        .contains("fall", "changeHigh");
    assertThat(
            problem(faults(alert + "'baseline':'40d','early':true,'select':'closed'}"), "select"))
        .contains("early");
    assertThat(problem(faults("{'queryType':'funnel'," + STEPS + ",'baseline':'40d'}"), "baseline"))
        .contains("alert");
    assertThat(
            problem(faults("{'queryType':'counts','format':'alert','baseline':'40d'}"), "baseline"))
        .contains("twice the range");
    assertThat(
            problem(
                faults(
                    "{'queryType':'counts','of':'secondsSinceLastEvent','format':'alert',"
                        + "'baseline':'80d'}"),
                "of"))
        .contains("threshold");
  }
}
