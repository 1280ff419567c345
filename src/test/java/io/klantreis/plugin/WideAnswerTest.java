package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.testing.TestPlugin;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A funnel as one row, a field a step and group: ids in labels, words in names. */
class WideAnswerTest {
  @Test
  void fixedValuesOfGroups_areShownInTheQuestionsLanguage_andSentAsIds() throws IOException {
    try (TestPlugin plugin =
        TestPlugin.start(SmallShop.factory(SmallShop.events()))
            .with(SmallShop.settings("{}"))
            .within(new TimeRange(SmallShop.NOW.minusSeconds(40 * 86_400L), SmallShop.NOW))) {
      Field field =
          plugin
              .query(
                  "{'queryType':'funnel','format':'wide','language':'nl',"
                      + "'steps':[{'touchpoint':'visit'}],'breakdown':{'by':'campaign'}}")
              .frames()
              .getFirst()
              .fields()
              .getFirst();

      assertThat(field.labels().map().get("group")).isEqualTo("(none)");
      assertThat(field.config().displayNameFromDS()).isEqualTo("visit · (geen)");
    }
  }
}
