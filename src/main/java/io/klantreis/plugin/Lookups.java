package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.CustomerKeys;
import io.klantreis.journey.index.Fields;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.plugin.answer.Privacy;
import io.klantreis.plugin.model.ModelFiles;
import io.klantreis.plugin.model.ModelFolder;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.ResourceRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What there is to choose from: models, stages, touchpoints, fields and their values. Every list
/// is bounded and can be searched. Thread-safe.
final class Lookups {
  private static final int USUAL = 200;
  private static final int MOST = 1_000;

  /// How many of the newest customers are looked at for the busiest.
  private static final int RECENT = 2_000;

  private final Settings settings;
  private final ModelFolder models;
  private final IndexKeeper keeper;
  private final Questions questions;
  private final Audience audience;

  Lookups(
      Settings settings,
      ModelFolder models,
      IndexKeeper keeper,
      Questions questions,
      Audience audience) {
    this.settings = requireNonNull(settings, "settings is null");
    this.models = requireNonNull(models, "models is null");
    this.keeper = requireNonNull(keeper, "keeper is null");
    this.questions = requireNonNull(questions, "questions is null");
    this.audience = requireNonNull(audience, "audience is null");
  }

  JsonNode models(ResourceRequest request, CallContext context) {
    Language language = language(request);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    ModelFolder.Snapshot snapshot = models.current();
    for (StageModel model : snapshot.models().all()) {
      ObjectNode one = list.addObject();
      one.put("id", model.id()).put("label", model.labels().in(language));
      one.put("own", snapshot.own().contains(model.id()));
      ArrayNode stages = one.putArray("stages");
      model.stages().forEach(stage -> stages.add(stage.id()));
    }
    return list;
  }

  JsonNode stages(ResourceRequest request, CallContext context) {
    String id = parameter(request, "model").orElse(ModelFiles.DEFAULT_MODEL);
    StageModels known = models.current().models();
    Optional<StageModel> model = known.find(id);
    if (model.isEmpty()) {
      List<String> ids = known.all().stream().map(StageModel::id).toList();
      throw new Refusal(
          400, "model: \"" + id + "\" is unknown; use one of " + String.join(", ", ids));
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Stage stage : model.get().stages()) {
      ObjectNode one = list.addObject();
      one.put("id", stage.id()).put("label", stage.labels().in(language(request)));
      ArrayNode aliases = one.putArray("aliases");
      stage.aliases().forEach(aliases::add);
      ArrayNode canonical = one.putArray("canonical");
      stage.canonical().forEach(unites -> canonical.add(unites.id()));
    }
    return list;
  }

  JsonNode touchpoints(ResourceRequest request, CallContext context) {
    return list(index(context).codes().touchpoints().stream(), request);
  }

  /// Fields that some event has, then properties.
  JsonNode keys(ResourceRequest request, CallContext context) {
    JourneyIndex index = index(context);
    Stream<String> fields = Stream.of("customer", "touchpoint");
    Stream<String> known =
        index.source().keys().stream()
            .filter(key -> !key.equals("customer") && !key.equals("touchpoint"))
            .filter(key -> !key.equals("timestamp"));
    return list(Stream.concat(fields, known), request);
  }

  JsonNode values(ResourceRequest request, CallContext context) {
    String key =
        parameter(request, "key")
            .orElseThrow(
                () -> new Refusal(400, "key: is missing; name a field, such as ?key=channel"));
    return values(key, request, context);
  }

  JsonNode values(String key, ResourceRequest request, CallContext context) {
    JourneyIndex index = index(context);
    if (key.equals("touchpoint")) {
      return list(index.codes().touchpoints().stream(), request);
    }
    if (Privacy.isOpenText(key) && !audience.of(context).mayRead(1)) {
      throw new Refusal(403, "what customers wrote is listed for Editors and Admins only");
    }
    if (Privacy.isCustomerKey(key)) {
      return customers(key, index, request, audience.of(context));
    }
    return list(index.text(Fields.resolve(key)).dictionary().values().stream(), request);
  }

  private static JsonNode customers(
      String key, JourneyIndex index, ResourceRequest request, Privacy privacy) {
    if (privacy.sees() == Privacy.Sees.NOTHING) {
      throw new Refusal(403, "this data source shows customers to Editors and Admins only");
    }
    CustomerKeys keys = index.customers();
    IntFunction<String> name = keys::key;
    String order = parameter(request, "order").orElse("name");
    if (!Set.of("name", "newest", "busiest").contains(order)) {
      throw new Refusal(400, "order: \"" + order + "\" is none of name, newest, busiest");
    }
    if (key.equals("customer") && !order.equals("name")) {
      IntStream ranked = order.equals("newest") ? newest(keys) : busiest(index);
      return asTheyCome(ranked.mapToObj(at -> privacy.shown(name.apply(at))), request);
    }
    Stream<String> names =
        key.equals("customer")
            ? IntStream.range(0, keys.size()).mapToObj(name)
            : index.text(key).dictionary().values().stream();
    return list(names.map(privacy::shown), request);
  }

  /// Those who came last first.
  private static IntStream newest(CustomerKeys keys) {
    int last = keys.size() - 1;
    return IntStream.rangeClosed(0, last).map(at -> last - at);
  }

  /// Of those who came last, the ones with most events first: there is something to see of them.
  private static IntStream busiest(JourneyIndex index) {
    return newest(index.customers())
        .limit(RECENT)
        .boxed()
        .sorted(Comparator.comparingInt((Integer customer) -> -events(index, customer)))
        .mapToInt(Integer::intValue);
  }

  private static int events(JourneyIndex index, int customer) {
    Block block = index.block(index.blockOf(customer));
    int at = customer - block.firstCustomer();
    return block.starts()[at + 1] - block.starts()[at];
  }

  /// The names in the order in which they come, as many as are asked for.
  private static JsonNode asTheyCome(Stream<String> names, ResourceRequest request) {
    String search = parameter(request, "search").orElse("").toLowerCase(Locale.ROOT);
    int limit = parameter(request, "limit").map(Lookups::limit).orElse(USUAL);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    names
        .filter(shown -> shown.toLowerCase(Locale.ROOT).contains(search))
        .limit(limit)
        .forEach(list::add);
    return list;
  }

  JsonNode status(CallContext context) {
    return Status.of(index(context), settings);
  }

  private JourneyIndex index(CallContext context) {
    return keeper.current(questions.scope(context)).index();
  }

  private Language language(ResourceRequest request) {
    return parameter(request, "language").flatMap(Language::of).orElse(settings.language());
  }

  private static Optional<String> parameter(ResourceRequest request, String name) {
    return request.parameter(name).filter(value -> !value.isEmpty());
  }

  private static JsonNode list(Stream<String> names, ResourceRequest request) {
    String search = parameter(request, "search").orElse("");
    int limit = parameter(request, "limit").map(Lookups::limit).orElse(USUAL);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Search.best(names, search, limit).forEach(list::add);
    return list;
  }

  private static int limit(String text) {
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
      throw new Refusal(400, "limit: \"" + text + "\" is not a number from 1 to " + MOST);
    }
    return Integer.parseInt(text);
  }
}
