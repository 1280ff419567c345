package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.plugin.answer.Texts;
import io.klantreis.plugin.model.ModelFolder;
import io.klantreis.plugin.question.Asked;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.PluginError;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/// "Save & test": asks a small real question on the way that all questions go, so that it is green
/// only where a panel would get an answer.
final class Health {
  private final Settings settings;
  private final IndexKeeper keeper;
  private final Questions questions;
  private final ModelFolder models;
  private final Clock clock;

  Health(
      Settings settings, IndexKeeper keeper, Questions questions, ModelFolder models, Clock clock) {
    this.settings = requireNonNull(settings, "settings is null");
    this.keeper = requireNonNull(keeper, "keeper is null");
    this.questions = requireNonNull(questions, "questions is null");
    this.models = requireNonNull(models, "models is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  HealthResult check(CallContext context) throws Exception {
    try {
      JourneyIndex index =
          Errors.classified(() -> keeper.current(questions.scope(context)).index());
      ask(index, context);
      return HealthResult.ok(message(index), details(index, context));
    } catch (PluginError e) {
      ObjectNode details = JsonNodeFactory.instance.objectNode();
      details.put("message", e.getMessage());
      details.put("store", settings.store().kind());
      return HealthResult.error(e.getMessage(), details);
    }
  }

  /// How many events there were on the last day with any, by channel.
  private void ask(JourneyIndex index, CallContext context) throws Exception {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("queryType", "counts").put("by", "channel").put("format", "table");
    Instant to = Instant.ofEpochMilli(index.lastMillis() + 1);
    questions.ask(
        new Asked(question, "", to.minusSeconds(86_400), to, 0, clock.instant()), context);
  }

  private String message(JourneyIndex index) {
    Texts texts = Texts.in(settings.language());
    String faults = String.join("; ", models.current().faults());
    return works(texts, index)
        + (faults.isEmpty() ? "" : " " + texts.text("notice.faultyModel", faults));
  }

  private String works(Texts texts, JourneyIndex index) {
    if (index.events() == 0) {
      return settings.store() instanceof Settings.Store.H2 h2 && settings.events().isEmpty()
          ? texts.text("health.empty", h2.kind(), h2.name())
          : texts.text("health.emptyPosted");
    }
    return texts.text(
        "health.works",
        index.events(),
        index.customers().size(),
        day(index.firstMillis()),
        day(index.lastMillis()),
        index.source().description());
  }

  private LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), settings.timeZone());
  }

  private ObjectNode details(JourneyIndex index, CallContext context) {
    ObjectNode details = Status.of(index, settings);
    String version = context.plugin().pluginVersion();
    if (!version.isEmpty()) {
      details.put("version", version);
    }
    ModelFolder.Snapshot known = models.current();
    ArrayNode own = details.putArray("ownModels");
    known.own().forEach(own::add);
    if (!known.faults().isEmpty()) {
      ArrayNode faults = details.putArray("modelFaults");
      known.faults().forEach(faults::add);
    }
    return details;
  }
}
