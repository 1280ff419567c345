package io.klantreis.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.explain.Explanation;
import io.klantreis.journey.explain.Explanation.Deed;
import io.klantreis.journey.explain.Explanation.RunStory;
import io.klantreis.journey.explain.Explanation.UnitStory;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One customer, a minute a character, and why each event did what it did. The steps are the
/// letters of `steps`, the window an hour, the end that of the run that counts (or else the
/// verdict).
class ExplainTest {
  private static final Instant START = Instant.parse("2025-03-03T09:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a.x.b | {'steps':'ab'} | entered, no step, advanced | goal",
        "b.a.b | {'steps':'ab'} | before entry, entered, advanced | goal",
        "a.c.b | {'steps':'abc'} | entered, not its turn, advanced | window",
        "ab.ab | {'steps':'ab'} | entered, advanced, not needed, already made | goal",
        "a....b | {'steps':'ab','window':'3m'} | entered, after window | window",
        "a....a.b | {'steps':'ab','window':'3m'} | other run, entered, advanced | goal",
        "a....a.b | {'steps':'ab','window':'3m','counting':'first'}"
            + " | entered, not needed, after window | window",
        "a.a.b | {'steps':'ab','counting':'every'} | entered, during run, advanced | goal",
        "a..b | {'steps':['a',{'touchpoint':'b','minGap':'5m'}]} | entered, too soon | window",
        "a..b | {'steps':['a',{'touchpoint':'b','within':'1m'}]} | entered, beyond within | within",
        "a.b.c | {'steps':['a',{'touchpoint':'c','optional':true},'b']}"
            + " | entered, advanced, skipped | goal",
        "a.x.b | {'steps':'ab','order':'strict'} | entered, broke order, after end | order",
        "a.x.b | {'steps':['a',{'touchpoint':'b','direct':true}]}"
            + " | entered, broke order, after end | order",
        "b.a.b | {'steps':'ab','order':'any'} | entered, advanced, already made | goal",
        "a.b | {'steps':'ab','asOf':1} | entered, after as of | open",
        "a.a.b | {'steps':'ab','range':[1,9]} | out of range, entered, advanced | goal",
        "a.b | {'steps':'ab','range':[1,9]} | out of range, before entry | out of range",
        "b.b | {'steps':'ab'} | before entry, before entry | no entry",
        "a..b | {'steps':'ab','range':[0,2],'preset':'posthog'} | entered, after range | window",
        "a......a.b | {'steps':[{'touchpoint':'a','firstEver':true},'b'],'window':'5m'}"
            + " | entered, not first ever, after window | window",
        "a.x.b | {'steps':'ab','exclusions':[{'touchpoint':'x'}]}"
            + " | other run, excluded, other run | tainted",
        "a.x.b | {'steps':'ab','exclusions':[{'touchpoint':'x'}],'exclusionPolicy':'truncate'}"
            + " | entered, excluded, after end | exclusion",
        "a.x.b..a.b | {'steps':'ab','exclusions':[{'touchpoint':'x'}]}"
            + " | other run, excluded, other run, entered, advanced | goal",
        "a.x.b..a.b | {'steps':'ab','exclusions':[{'touchpoint':'x'}],"
            + "'exclusionPolicy':'removeUnit'}"
            + " | other run, excluded, other run, not needed, after end | unit removed",
        "a.b.x | {'steps':'ab','exclusions':[{'touchpoint':'x'}]} | entered, advanced, harmless"
            + " | goal",
        "abcbd | {'steps':'abcd','preset':'clickhouse','modes':['strict_deduplication']}"
            + " | entered, advanced, advanced, interrupted, after end | interruption",
        "abac | {'steps':'abc','preset':'pinot','modes':['strict_order']}"
            + " | entered, advanced, interrupted, interrupted | interruption",
        "aa | {'steps':'aa','preset':'pinot'} | entered, other run | window",
        "a....a.b | {'steps':'ab','window':'3m','preset':'mixpanel-reentry'}"
            + " | other run, entered, advanced | goal",
        "aB | {'steps':'aB','scope':{'filters':[{'key':'touchpoint','op':'=','value':'a'}]}}"
            + " | entered, filtered | window",
        "a.b | {'steps':'ab','scope':{'filtersOn':'entry','filters':[{'key':'channel','op':'=',"
            + "'value':'web'}]}} | entry filtered, before entry | entry filtered",
        "a.b | {'steps':'ab','scope':{'persona':'nobody'}} | out of scope, out of scope"
            + " | out of scope",
        "a.b | {'steps':'ab','cell':{'time':'2025-03-03T11:00:00Z','interval':'1h'}}"
            + " | other interval, before entry | out of range",
        "a.b | {'steps':'ab','cell':{'time':'2025-03-03T09:30:00Z','interval':'1h'}}"
            + " | entered, advanced | goal",
        "a.b | {'steps':'ab','breakdown':{'by':'touchpoint','attribution':'all'}}"
            + " | entered, other value | window"
      })
  void eachEvent_isToldWhatItDid(String journey, String question, String acts, String end)
      throws IOException {
    UnitStory unit = asked(journey, question).units().getFirst();
    assertThat(unit.deeds().stream().map(Deed::act).map(ExplainTest::words))
        .containsExactly(acts.split(", ", -1));
    String ended =
        unit.runs().stream()
            .filter(RunStory::counts)
            .map(run -> words(run.ending()))
            .collect(Collectors.joining(", "));
    assertThat(ended.isEmpty() ? words(unit.verdict()) : ended).isEqualTo(end);
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Explanation asked(String journey, String text) throws IOException {
    Oracle oracle = new Oracle("default");
    ObjectNode question = (ObjectNode) Oracle.JSON.readTree(text.replace('\'', '"'));
    JsonNode steps = question.remove("steps");
    if (steps.isTextual()) {
      steps.asText().chars().forEach(step -> oracle.step(Character.toString(step), null));
    } else {
      steps.forEach(step -> {
        if (step.isTextual()) {
          oracle.step(step.asText(), null);
        } else {
          oracle.question.withArray("steps").add(step);
        }
      });
    }
    JsonNode range = question.remove("range");
    oracle.from = range == null ? START.minusSeconds(3600) : at(range.get(0).asInt());
    oracle.to = range == null ? START.plusSeconds(36_000) : at(range.get(1).asInt());
    JsonNode asOf = question.remove("asOf");
    if (asOf != null) {
      oracle.question.put("asOf", at(asOf.asInt()).toString());
    }
    oracle.question.put("window", "1h").put("customer", "anna").put("queryType", "explain");
    oracle.question.setAll(question);
    for (int i = 0; i < journey.length(); i++) {
      if (Character.isLetter(journey.charAt(i))) {
        oracle.events.add(
            "anna", at(i).toEpochMilli(), journey.substring(i, i + 1), "channel", "app");
      }
    }
    oracle.events.add("bob", at(0).toEpochMilli(), "a", "channel", "web");
    return oracle.askExplanation();
  }

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }
}
