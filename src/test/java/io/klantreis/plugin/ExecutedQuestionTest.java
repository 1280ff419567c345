package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.TestPlugin;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Grafana's query inspector shows: all that decides an answer. */
class ExecutedQuestionTest {
  private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2025-01-13T00:00:00Z");
  private static final String QUESTION =
      "{'queryType':'funnel','steps':[{'touchpoint':'visit'},{'touchpoint':'cart'}],'window':'2d'}";

  @Test
  void question_askedAgainAsItWasExecuted_looksBackAsFarWhateverTheDashboardSays()
      throws IOException {
    try (TestPlugin plugin = started()) {
      String executed = executed(ask(plugin, FIRST, QUESTION));
      String again = executed.substring(0, executed.indexOf("\n-- "));

      Frame short_ = ask(plugin, END.minusSeconds(86_400), QUESTION);
      Frame repeated = ask(plugin, END.minusSeconds(86_400), again);

      assertThat(entered(short_)).containsExactly(1L, 0L);
      assertThat(entered(repeated)).containsExactly(12L, 8L);
    }
  }

  @Test
  void belowTheQuestion_isWhatDecidesBesidesIt() throws IOException {
    try (TestPlugin plugin = started().as(SmallShop.VIEWER)) {
      assertThat(executed(ask(plugin, FIRST, QUESTION)))
          .contains("\"range\" : \"12d\"")
          .contains("\n-- from 2025-01-01T00:00:00Z to 2025-01-13T00:00:00Z\n")
          .contains("\n-- minSample 3, maxRows 700, customers seen as pseudonyms, minVerbatims 4\n")
          .containsPattern("\n-- index of events .*12 customers");
    }
  }

  private static TestPlugin started() throws IOException {
    return TestPlugin.start(SmallShop.factory(SmallShop.events()))
        .with(SmallShop.settings("{'minSample':3,'maxRows':700,'privacy':{'minVerbatims':4}}"));
  }

  private static Frame ask(TestPlugin plugin, Instant from, String question) {
    return plugin.within(new TimeRange(from, END)).query(question).frames().getFirst();
  }

  private static String executed(Frame frame) {
    return requireNonNull(requireNonNull(frame.meta()).executedQueryString());
  }

  private static List<Long> entered(Frame frame) {
    var field = frame.field("entered").orElseThrow();
    return IntStream.range(0, frame.rows()).mapToObj(field::longAt).toList();
  }
}
