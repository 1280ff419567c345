package io.klantreis.plugin.answer;

import io.klantreis.journey.map.Check;
import io.klantreis.journey.map.JourneyMapResult.Named;
import io.klantreis.journey.map.JourneyMapResult.OnMap;
import io.klantreis.journey.model.Belief;
import io.klantreis.journey.model.DecisionMoment;
import io.klantreis.journey.model.Feeling;
import io.klantreis.journey.model.Improvement;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.MarketingAction;
import io.klantreis.journey.query.JourneyMapQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a map says of a stage, in words; the narrative is made of the same numbers as the columns.
final class MapCells {
  /// Stands in the mood column for a feeling that too few told.
  static final String TOO_FEW = "too few";

  private final JourneyMapQuery query;
  private final Texts texts;
  private final Words words;

  MapCells(JourneyMapQuery query, Texts texts) {
    this.query = query;
    this.texts = texts;
    this.words = new Words(texts, query.terms().language());
  }

  Words words() {
    return words;
  }

  /// The feeling in one word, or {@link #TOO_FEW}.
  String mood(OnMap stage) {
    double feeling = stage.feeling().sentiment();
    if (Double.isNaN(feeling)) {
      return TOO_FEW;
    }
    return switch (Feeling.ofScore(feeling)) {
      case -1 -> "negative";
      case 0 -> "neutral";
      default -> "positive";
    };
  }

  String shown(String fixed) {
    return fixed.isEmpty() ? "" : texts.text("value." + camel(fixed));
  }

  private static String camel(String fixed) {
    int space = fixed.indexOf(' ');
    return space < 0
        ? fixed
        : fixed.substring(0, space)
            + fixed.substring(space + 1, space + 2).toUpperCase(Locale.ROOT)
            + fixed.substring(space + 2);
  }

  String named(List<Named> some) {
    return some.stream()
        .map(one -> words.in(one.label()) + " (" + words.count(one.units()) + ")")
        .collect(Collectors.joining(" · "));
  }

  String decisions(OnMap stage) {
    return stage.known().decisions().stream()
        .map(this::decision)
        .collect(Collectors.joining(" · "));
  }

  private String decision(DecisionMoment moment) {
    List<String> parts = new ArrayList<>();
    if (!moment.options().isEmpty()) {
      parts.add(joined(moment.options(), " / "));
    }
    if (!moment.influences().isEmpty()) {
      parts.add(texts.text("map.influences", joined(moment.influences(), ", ")));
    }
    String name = words.in(moment.name());
    return parts.isEmpty() ? name : name + " (" + String.join("; ", parts) + ")";
  }

  private String joined(List<Labels> labels, String between) {
    return labels.stream().map(words::in).collect(Collectors.joining(between));
  }

  String actions(OnMap stage) {
    return stage.known().actions().stream().map(this::action).collect(Collectors.joining(" · "));
  }

  private String action(MarketingAction action) {
    String name = words.in(action.name());
    if (action.budget() == null) {
      return name;
    }
    String amount =
        (action.currency() == null ? "" : action.currency() + " ")
            + words.count(Math.round(action.budget()));
    return name + " (" + amount + ")";
  }

  String improvements(OnMap stage, Improvement.When when) {
    return stage.known().improvements().stream()
        .filter(improvement -> improvement.when() == when)
        .map(improvement ->
            words.in(improvement.what())
                + (improvement.owner() == null ? "" : " (" + words.in(improvement.owner()) + ")"))
        .collect(Collectors.joining(" · "));
  }

  String conversion(OnMap stage) {
    if (!stage.conversion().isKnown()) {
      return "";
    }
    return texts.text(
        "map.share",
        words.percent(stage.conversion().value()),
        words.percent(stage.conversion().low()),
        words.percent(stage.conversion().high()));
  }

  String percent(double share) {
    return texts.text("map.percent", words.percent(share));
  }

  String time(OnMap stage) {
    return Double.isNaN(stage.stay().median()) ? "" : words.time(stage.stay().median());
  }

  String feeling(OnMap stage) {
    String mood = shown(mood(stage));
    return Double.isNaN(stage.feeling().sentiment())
        ? mood
        : mood + " (" + words.number(stage.feeling().sentiment(), 2) + ")";
  }

  String believedConversion(OnMap stage) {
    Double share = stage.known().belief().conversion();
    return share == null ? "" : checked(percent(share), stage.conversionCheck());
  }

  String believedTime(OnMap stage) {
    java.time.Duration time = stage.known().belief().time();
    return time == null ? "" : checked(words.time(time.toMillis()), stage.timeCheck());
  }

  String believedFeeling(OnMap stage) {
    Belief.Mood mood = stage.known().belief().feeling();
    return mood == null ? "" : checked(shown(id(mood)), stage.feelingCheck());
  }

  private String checked(String believed, Check check) {
    return check == Check.NOTHING_BELIEVED ? believed : believed + " – " + shown(check.id());
  }

  static String id(Belief.Mood mood) {
    return mood.name().toLowerCase(Locale.ROOT);
  }

  /// One sentence about a stage.
  String narrative(OnMap stage) {
    String name = words.in(stage.stage().labels());
    if (stage.customers() == 0) {
      return texts.text("narrative.nobody", name);
    }
    List<String> parts = new ArrayList<>();
    if (stage.conversion().isKnown()) {
      parts.add(
          texts.text(
              "narrative.conversion",
              words.percent(stage.conversion().value()),
              words.time(query.windowMillis()),
              words.percent(stage.conversion().low()),
              words.percent(stage.conversion().high())));
    }
    if (!Double.isNaN(stage.stay().median())) {
      parts.add(texts.text("narrative.time", words.time(stage.stay().median())));
    }
    parts.add(
        Double.isNaN(stage.feeling().sentiment())
            ? texts.text("narrative.noFeeling")
            : texts.text(
                "narrative.feeling",
                shown(mood(stage)),
                words.number(stage.feeling().sentiment(), 2),
                words.count(stage.feeling().customers())));
    String many = stage.customers() == 1 ? "narrative.one" : "narrative.many";
    String told = texts.text(many, name, words.count(stage.customers())) + joined(parts);
    return told + doubts(stage) + ".";
  }

  private String joined(List<String> parts) {
    return parts.stream().map(part -> ", " + part).collect(Collectors.joining());
  }

  /// The beliefs that are not borne out.
  private String doubts(OnMap stage) {
    List<String> doubts = new ArrayList<>();
    doubt(doubts, stage.conversionCheck(), "conversion");
    doubt(doubts, stage.timeCheck(), "time");
    doubt(doubts, stage.feelingCheck(), "feeling");
    if (doubts.isEmpty()) {
      return "";
    }
    String last = Objects.requireNonNull(doubts.getLast());
    String all =
        doubts.size() == 1
            ? last
            : String.join(", ", doubts.subList(0, doubts.size() - 1))
                + " "
                + texts.text("narrative.and")
                + " "
                + last;
    return texts.text("narrative.doubts", all);
  }

  private void doubt(List<String> doubts, Check check, String of) {
    if (check == Check.NOT_CONFIRMED) {
      doubts.add(texts.text("narrative.belief." + of));
    }
  }
}
