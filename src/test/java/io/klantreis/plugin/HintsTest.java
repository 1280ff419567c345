package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.Notice;
import io.klantreis.sdk.testing.TestPlugin;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names in a question's scope that nobody has count 0 and are told, with the nearest known one. */
class HintsTest {
  private static List<String> notices(String scope) throws IOException {
    try (TestPlugin plugin =
        TestPlugin.start(SmallShop.factory(SmallShop.events()))
            .with(SmallShop.settings("{}"))
            .as(SmallShop.VIEWER)
            .within(new TimeRange(SmallShop.NOW.minusSeconds(40 * 86_400L), SmallShop.NOW))) {
      FrameMeta meta =
          plugin
              .query("{'queryType':'stageDuration','scope':{" + scope + "}}")
              .frames()
              .getFirst()
              .meta();
      return meta == null ? List.of() : meta.notices().stream().map(Notice::text).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"persona", "segment"})
  void aName_thatNobodyHas_isTold(String field) throws IOException {
    assertThat(notices("'" + field + "':'nobody'"))
        .anyMatch(text -> text.contains(field + " \"nobody\"; it counts 0"));
  }

  @Test
  void aProduct_thatIsMisspelt_isToldWithTheNearestKnownOne() throws IOException {
    assertThat(notices("'product':'chiar'"))
        .anyMatch(text -> text.endsWith("it counts 0. Did you mean \"chair\"?"));
    assertThat(notices("'product':'chair'")).noneMatch(text -> text.contains("it counts 0"));
  }
}
