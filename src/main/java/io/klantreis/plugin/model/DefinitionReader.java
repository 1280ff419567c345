package io.klantreis.plugin.model;

import io.klantreis.journey.model.CalendarDay;
import io.klantreis.journey.model.Campaign;
import io.klantreis.journey.model.Change;
import io.klantreis.journey.model.JourneyDefinition;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.MapSubject;
import io.klantreis.journey.model.Persona;
import io.klantreis.journey.model.StageDefinition;
import io.klantreis.journey.model.Touchpoint;
import io.klantreis.plugin.json.Choices;
import io.klantreis.plugin.model.YamlText.Mapping;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a model's file tells of the journey as a whole; {@link StageDefinitionReader} reads
/// what it tells of a stage.
final class DefinitionReader {
  /// The fields of a file that are read here.
  static final Set<String> FIELDS =
      Set.of("about", "goals", "personas", "catalogue", "changes", "campaigns");

  private static final Choices<MapSubject.Kind> KIND = Choices.camelCase(MapSubject.Kind.class);
  private static final Choices<MapSubject.Place> PLACE = Choices.camelCase(MapSubject.Place.class);
  private static final Choices<Change.Status> STATUS = Choices.camelCase(Change.Status.class);
  private static final Pattern AGO = Pattern.compile("(\\d{1,5}) days? ago");
  private static final double ANYTHING = 1e12;

  private final Set<String> stageIds;

  private DefinitionReader(Set<String> stageIds) {
    this.stageIds = stageIds;
  }

  static JourneyDefinition read(Mapping file, Map<String, StageDefinition> stages) {
    return new DefinitionReader(stages.keySet()).definition(file, stages);
  }

  private JourneyDefinition definition(Mapping file, Map<String, StageDefinition> stages) {
    YamlText about = Yaml.find(file, "about");
    return new JourneyDefinition(
        about == null ? null : subject(about),
        Yaml.labels(file, "goals"),
        unique(file, "personas", this::persona, Persona::id),
        Yaml.list(file, "catalogue", DefinitionReader::touchpoint),
        unique(file, "changes", this::change, Change::id),
        unique(file, "campaigns", this::campaign, Campaign::id),
        stages);
  }

  private static <T> List<T> unique(
      Mapping file, String key, Function<YamlText, T> reader, Function<T, String> id) {
    Set<String> seen = new HashSet<>();
    return Yaml.list(
        file,
        key,
        item -> {
          T read = reader.apply(item);
          if (!seen.add(id.apply(read))) {
            throw item.place().fault("\"" + id.apply(read) + "\" is there twice in " + key);
          }
          return read;
        });
  }

  private static MapSubject subject(YamlText text) {
    Mapping about = Yaml.mapping(text, "about", Set.of("product", "kind", "place"));
    MapSubject.Kind kind = Yaml.choice(about, "kind", KIND);
    return new MapSubject(
        Yaml.labelOrNull(about, "product"),
        kind == null ? MapSubject.Kind.EXPERIENCE_MAP : kind,
        Yaml.choice(about, "place", PLACE));
  }

  private Persona persona(YamlText text) {
    Mapping persona =
        Yaml.mapping(
            text, "a persona", Set.of("id", "name", "age", "home", "lifestyle", "needs", "more"));
    Map<String, Labels> more = new LinkedHashMap<>();
    YamlText others = Yaml.find(persona, "more");
    if (others instanceof Mapping some) {
      some.entries().forEach((name, value) -> more.put(name, Yaml.label(value, name)));
    } else if (others != null) {
      throw others.place().fault("\"more\" must have fields");
    }
    return new Persona(
        Yaml.scalar(Yaml.required(persona, "id"), "id"),
        Yaml.label(Yaml.required(persona, "name"), "name"),
        Yaml.text(persona, "age"),
        Yaml.labelOrNull(persona, "home"),
        Yaml.labelOrNull(persona, "lifestyle"),
        Yaml.labels(persona, "needs"),
        more);
  }

  private static Touchpoint touchpoint(YamlText text) {
    Mapping touchpoint =
        Yaml.mapping(text, "a point of contact", Set.of("touchpoint", "label", "channels"));
    return new Touchpoint(
        Yaml.scalar(Yaml.required(touchpoint, "touchpoint"), "touchpoint"),
        Yaml.label(Yaml.required(touchpoint, "label"), "label"),
        Yaml.texts(touchpoint, "channels"));
  }

  private Change change(YamlText text) {
    Mapping change =
        Yaml.mapping(
            text,
            "a change",
            Set.of(
                "id",
                "title",
                "date",
                "until",
                "stage",
                "segment",
                "persona",
                "product",
                "hypothesis",
                "action",
                "owner",
                "status"));
    Change.Status status = Yaml.choice(change, "status", STATUS);
    return new Change(
        Yaml.id(change),
        Yaml.label(Yaml.required(change, "title"), "title"),
        day(Yaml.required(change, "date"), "date"),
        dayOrNull(change, "until"),
        stage(change),
        Yaml.text(change, "segment"),
        Yaml.text(change, "persona"),
        Yaml.text(change, "product"),
        Yaml.labelOrNull(change, "hypothesis"),
        Yaml.labelOrNull(change, "action"),
        Yaml.labelOrNull(change, "owner"),
        status == null ? Change.Status.DONE : status);
  }

  private Campaign campaign(YamlText text) {
    Mapping campaign =
        Yaml.mapping(
            text,
            "a campaign",
            Set.of(
                "id",
                "title",
                "date",
                "until",
                "stage",
                "channel",
                "segment",
                "budget",
                "currency"));
    return new Campaign(
        Yaml.scalar(Yaml.required(campaign, "id"), "id"),
        Yaml.label(Yaml.required(campaign, "title"), "title"),
        day(Yaml.required(campaign, "date"), "date"),
        dayOrNull(campaign, "until"),
        stage(campaign),
        Yaml.text(campaign, "channel"),
        Yaml.text(campaign, "segment"),
        Yaml.number(campaign, "budget", 0, ANYTHING),
        Yaml.text(campaign, "currency"));
  }

  private @Nullable String stage(Mapping mapping) {
    YamlText text = Yaml.find(mapping, "stage");
    if (text == null) {
      return null;
    }
    String stage = Yaml.scalar(text, "stage");
    if (!stageIds.contains(stage)) {
      throw text.place()
          .fault(
              "\"%s\" is no stage of this model; use %s"
                  .formatted(stage, String.join(", ", stageIds)));
    }
    return stage;
  }

  private static @Nullable CalendarDay dayOrNull(Mapping mapping, String key) {
    YamlText text = Yaml.find(mapping, key);
    return text == null ? null : day(text, key);
  }

  private static CalendarDay day(YamlText text, String key) {
    String said = Yaml.scalar(text, key);
    Matcher ago = AGO.matcher(said);
    if (ago.matches()) {
      return CalendarDay.daysAgo(Integer.parseInt(ago.group(1)));
    }
    try {
      return CalendarDay.of(LocalDate.parse(said));
    } catch (DateTimeParseException e) {
      throw text.place()
          .fault("\"" + key + "\" is no date such as 2026-03-01, nor such as 60 days ago");
    }
  }
}
