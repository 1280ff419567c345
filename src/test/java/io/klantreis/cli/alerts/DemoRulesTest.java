package io.klantreis.cli.alerts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.klantreis.journey.model.Language;
import io.klantreis.plugin.Plugin;
import io.klantreis.plugin.model.ModelFiles;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.TestPlugin;
import io.klantreis.store.StoreDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo shop has two problems (docs/demo-store.md): the rules find those, and nothing else. */
class DemoRulesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T21:00:00Z", "2027-03-01T04:30:00Z", "2026-07-15T12:00:00Z"})
  void rules_onTheDemoShop_fireOnTheDocumentedProblemsOnly(String at) throws IOException {
    Instant now = Instant.parse(at);
    Set<String> firing = new TreeSet<>();
    try (Plugin wired = new Plugin(new StoreDirectory(folder), Clock.fixed(now, ZoneOffset.UTC));
        TestPlugin plugin = TestPlugin.start(wired::open)) {
      plugin.with(
          DataSourceSettings.of(
              "demo",
              "Demo",
              new ObjectMapper().readTree("{\"store\":{\"kind\":\"demo\"}}"),
              Map.of()));
      for (Rule rule : new RuleBook(plan()).rules()) {
        Rule.Node asked = rule.nodes().getFirst();
        plugin.within(new TimeRange(now.minusSeconds(asked.from()), now.minusSeconds(asked.to())));
        Frame frame = plugin.query(asked.model().toString()).frame();
        assertThat(frame.rows()).as(rule.kind()).isPositive();
        firing.addAll(firing(rule, frame));
      }
    }
    assertThat(firing)
        .containsExactly("dropOff decision", "feeling delivery", "steps app add_to_cart");
  }

  private static Set<String> firing(Rule rule, Frame frame) {
    double limit =
        rule.nodes().getLast().model().at("/conditions/0/evaluator/params/0").doubleValue();
    Field value = requireNonNull(frame.field("value").orElse(null));
    List<Field> labels =
        frame.fields().stream()
            .filter(field -> field.type() == FieldType.STRING && !field.name().equals("model"))
            .toList();
    Set<String> firing = new TreeSet<>();
    for (int row = 0; row < frame.rows(); row++) {
      assertThat(value.isNull(row)).as(rule.kind() + " row " + row).isFalse();
      if (value.doubleAt(row) > limit) {
        var name = new StringBuilder(rule.kind());
        for (Field label : labels) {
          name.append(' ').append(label.stringAt(row));
        }
        firing.add(name.toString());
      }
    }
    return firing;
  }

  private static AlertPlan plan() {
    return new AlertPlan(
        "demo",
        "Demo",
        ModelFiles.ofProduct().find("localo").orElseThrow(),
        Language.NL,
        List.of("add_to_cart", "registration"),
        "channel",
        Span.of("14d"),
        Span.of("28d"),
        Span.of("180d"),
        Span.of("1d"),
        Span.of("10m"));
  }
}
