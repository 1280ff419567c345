package io.klantreis.store.demo;

import java.util.List;

/// The shop's vocabulary. Codes in the arrays of {@link DemoYear} are places in these lists; place
/// 0 of a list that may be absent is the empty text.
final class DemoWords {
  static final List<String> CHANNELS = List.of("web", "app", "email", "social", "phone", "store");
  static final int WEB = 0;
  static final int APP = 1;
  static final int EMAIL = 2;
  static final int SOCIAL = 3;
  static final int PHONE = 4;
  static final int STORE = 5;

  static final List<String> SOURCES =
      List.of("search", "advertising", "recommendation", "blog", "newsletter", "direct");
  static final double[] SOURCE_WEIGHTS = {30, 28, 12, 12, 6, 12};
  static final int ADVERTISING = 1;
  static final int RECOMMENDATION = 2;
  static final int BLOG = 3;
  static final int NEWSLETTER = 4;

  /// By quarter of the year, then the one that always runs.
  static final List<String> CAMPAIGNS =
      List.of("winteruitverkoop", "voorjaar_buiten", "zomer_op_pad", "feestmaand", "altijd_aan");

  static final List<String> PERSONAS =
      List.of("gezin_sanne", "student_daan", "zzp_fatima", "pensioen_henk", "koopjes_joyce");
  static final double[] PERSONA_WEIGHTS = {28, 20, 18, 16, 18};
  static final double[] PERSONA_APP = {0.45, 0.70, 0.45, 0.15, 0.50};
  static final List<String> PERSONA_AGES = List.of("30-44", "18-29", "30-44", "65+", "45-64");

  static final List<String> SEGMENTS = List.of("new", "regular", "loyal");

  static final List<String> PRODUCTS =
      List.of("", "wandelschoenen", "regenjas", "rugzak", "tent", "slaapzak", "fietstas");
  static final double[] PRICES = {0, 139.95, 89.95, 74.50, 249.00, 119.00, 54.95};

  static final List<String> PROVINCES =
      List.of(
          "Noord-Holland", "Zuid-Holland", "Utrecht", "Noord-Brabant", "Gelderland", "Groningen");
  static final double[] PROVINCE_WEIGHTS = {20, 26, 10, 19, 15, 10};

  static final List<String> EMOTIONS = List.of("", "blij", "nieuwsgierig", "onzeker", "boos");
  static final int GLAD = 1;
  static final int CURIOUS = 2;
  static final int UNSURE = 3;
  static final int ANGRY = 4;

  static final List<String> CHOICES = List.of("", "thuis", "afhaalpunt", "avondlevering");
  static final String CHOICE_OPTIONS = "thuis|afhaalpunt|avondlevering";

  static final List<String> REASONS =
      List.of(
          "",
          "verzendkosten",
          "elders_goedkoper",
          "alleen_aan_het_kijken",
          "registreren_lukt_niet",
          "verkeerde_maat",
          "niet_als_verwacht");
  static final int REGISTRATION_FAILS = 4;
  static final int WRONG_SIZE = 5;

  static final List<String> TEXTS =
      List.of(
          "",
          "Is deze jas echt waterdicht?",
          "Past deze tas op een elektrische fiets?",
          "Wanneer is maat 43 weer op voorraad?",
          "Zou dit ook met kerst nog op tijd komen?",
          "Mooi, maar is het die prijs waard?",
          "Eerst nog even vergelijken met een andere winkel.",
          "Netjes op tijd, goed ingepakt.",
          "Bezorger was vriendelijk en precies op tijd.",
          "Prima, niets op aan te merken.",
          "Drie dagen te laat en niemand liet iets weten.",
          "Doos kapot, pakket lag in de regen.",
          "Bezorger heeft niet eens aangebeld.",
          "Meteen geholpen, fijn mens aan de lijn.",
          "Lang in de wacht, daarna wel opgelost.",
          "Al de tweede keer bellen over hetzelfde.",
          "Zit heerlijk, direct twintig kilometer gelopen.",
          "Doet wat het moet doen.",
          "Rits hapert na een week.",
          "Vijf sterren: goede spullen, eerlijke prijs.",
          "Fijne winkel, volgende keer weer.",
          "Valt een maat kleiner uit dan gedacht.",
          "Registreren in de app blijft hangen op de bevestigingsmail.");
  static final int QUESTION_TEXTS = 1;
  static final int THOUGHT_TEXTS = 4;
  static final int DELIVERY_GOOD_TEXTS = 7;
  static final int DELIVERY_BAD_TEXTS = 10;
  static final int SERVICE_TEXTS = 13;
  static final int USE_TEXTS = 16;
  static final int REVIEW_TEXTS = 19;
  static final int REGISTRATION_TEXT = 22;

  private DemoWords() {}
}
