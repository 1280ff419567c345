package io.klantreis.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.PluginProcess;
import io.klantreis.testing.DashboardQuestions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every panel of every dashboard, asked of the built plugin on the demo shop as it opens: none may
/// stay empty, and each field that a panel takes from the answer must be there.
class DashboardsIT {
  @TempDir static Path folder;
  private static PluginProcess plugin;
  private static DataSourceSettings settings;
  private static TimeRange range;
  private static String customer = "";

  @BeforeAll
  static void open() throws IOException {
    plugin = BuiltPlugin.start(folder);
    settings = BuiltPlugin.dataSource("{\"store\":{\"kind\":\"demo\"}}");
    Instant now = Instant.now();
    range = new TimeRange(now.minus(Duration.ofDays(90)), now);
    // Whoever came to the last stage was asked how it went.
    String somebody = "{\"queryType\":\"customers\",\"cell\":{\"step\":7,\"state\":\"entered\"}}";
    Frame frame = BuiltPlugin.ask(plugin, settings, range, somebody).frames().getFirst();
    customer = String.valueOf(frame.field("customer").orElseThrow().valueAt(0));
  }

  @AfterAll
  static void stop() {
    if (plugin != null) {
      plugin.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> panel_ofEveryDashboard_hasSomethingToShow() throws IOException {
    List<DashboardQuestions> all = DashboardQuestions.all(customer);
    assertThat(all).hasSizeGreaterThan(60);
    return all.stream()
        .map(asked -> DynamicTest.dynamicTest(asked.panel(), () -> assertShown(asked)));
  }

  private static void assertShown(DashboardQuestions asked) throws IOException {
    PluginProcess.Answer answer =
        BuiltPlugin.ask(plugin, settings, range, asked.question().toString());
    assertThat(answer.error()).isEmpty();
    List<Frame> frames =
        answer.frames().stream().filter(frame -> !asked.hidden().contains(frame.name())).toList();
    assertThat(frames).isNotEmpty();
    for (Frame frame : frames) {
      assertThat(frame.fields()).isNotEmpty();
      assertThat(names(frame, asked.opened())).containsAll(asked.shown());
    }
    List<Field> drawn =
        frames.stream()
            .flatMap(frame -> frame.fields().stream())
            .filter(field -> asked.shown().isEmpty() || asked.shown().contains(field.name()))
            .toList();
    for (Field field : drawn) {
      assertThat(field.size()).as(field.name()).isPositive();
    }
    // All columns of a table need a value somewhere; a series may lack a stage whose half never
    // leaves.
    assertThat(drawn).anySatisfy(field -> assertThat(hasValue(field)).isTrue());
    if (!asked.shown().isEmpty()) {
      assertThat(drawn).allSatisfy(field -> assertThat(hasValue(field)).as(field.name()).isTrue());
    }
  }

  /// The frame's fields, and the keys that the first row of some of them holds.
  private static List<String> names(Frame frame, List<String> opened) throws IOException {
    List<String> names = new ArrayList<>();
    for (Field field : frame.fields()) {
      names.add(field.name());
      if (opened.contains(field.name()) && field.size() > 0) {
        BuiltPlugin.JSON
            .readTree(String.valueOf(field.valueAt(0)))
            .fieldNames()
            .forEachRemaining(names::add);
      }
    }
    return names;
  }

  private static boolean hasValue(Field field) {
    return IntStream.range(0, field.size()).mapToObj(field::valueAt).anyMatch(Objects::nonNull);
  }
}
