package io.klantreis.store.demo;

import io.klantreis.journey.spi.EventSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The demo shop's row under the reader's eye. What belongs to a customer is drawn again from their
/// number and kept for as long as one reading lasts.
final class DemoRow implements EventSource.Row {
  private static final DemoTouchpoint[] TOUCHPOINTS = DemoTouchpoint.values();

  private final DemoYear year;
  private final @Nullable DemoKey[] keys;
  private final DemoRandom random = new DemoRandom();
  private final int firstCustomer;
  private final @Nullable DemoCustomer[] customers;
  private final @Nullable String[] names;
  private int at;

  DemoRow(DemoYear year, List<String> keys) {
    this.year = year;
    this.keys = new @Nullable DemoKey[keys.size()];
    for (int k = 0; k < this.keys.length; k++) {
      this.keys[k] = DemoKey.of(keys.get(k));
    }
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (int number : year.customers) {
      first = Math.min(first, number);
      last = Math.max(last, number);
    }
    firstCustomer = first;
    int size = last < first ? 0 : last - first + 1;
    customers = new @Nullable DemoCustomer[size];
    names = new @Nullable String[size];
  }

  void moveTo(int index) {
    at = index;
  }

  @Override
  public long number() {
    return at + 1L;
  }

  @Override
  public String customer() {
    int place = year.customers[at] - firstCustomer;
    String name = names[place];
    if (name == null) {
      name = DemoCustomer.nameOf(year.customers[at]);
      names[place] = name;
    }
    return name;
  }

  @Override
  public long timeMillis() {
    return year.times[at];
  }

  private DemoCustomer who() {
    int place = year.customers[at] - firstCustomer;
    DemoCustomer customer = customers[place];
    if (customer == null) {
      customer = DemoCustomer.draw(year.customers[at], random);
      customers[place] = customer;
    }
    return customer;
  }

  private DemoTouchpoint touchpoint() {
    return TOUCHPOINTS[year.touchpoints[at]];
  }

  @Override
  public @Nullable String text(int k) {
    DemoKey key = keys[k];
    return key == null ? null : text(key);
  }

  private @Nullable String text(DemoKey key) {
    return switch (key) {
      case CUSTOMER -> customer();
      case TIMESTAMP -> Long.toString(timeMillis());
      case TOUCHPOINT -> touchpoint().id();
      case EVENT_ID -> "demo-" + year.customers[at] + "-" + Long.toString(timeMillis(), 36);
      case PRODUCT -> orNull(DemoWords.PRODUCTS.get(year.products[at]));
      case CHANNEL -> DemoWords.CHANNELS.get(year.channels[at]);
      case STAGE -> touchpoint().stage();
      case PERSONA -> DemoWords.PERSONAS.get(who().persona());
      case SEGMENT -> DemoWords.SEGMENTS.get(year.segments[at]);
      case CAMPAIGN -> DemoWords.CAMPAIGNS.get(who().campaign());
      case SOURCE -> DemoWords.SOURCES.get(who().source());
      case RATING -> year.ratings[at] == DemoYear.UNRATED ? null : Byte.toString(year.ratings[at]);
      case SCALE -> year.ratings[at] == DemoYear.UNRATED ? null : touchpoint().scale();
      case EMOTION -> orNull(DemoWords.EMOTIONS.get(year.emotions[at]));
      case TEXT -> orNull(DemoWords.TEXTS.get(year.texts[at]));
      case KIND -> kind();
      case CHOICE -> orNull(DemoWords.CHOICES.get(year.choices[at]));
      case OPTIONS -> year.choices[at] == 0 ? null : DemoWords.CHOICE_OPTIONS;
      case REASON -> orNull(DemoWords.REASONS.get(year.reasons[at]));
      case REFERRED_BY ->
          touchpoint() == DemoTouchpoint.WORD_OF_MOUTH && who().friend() > 0
              ? DemoCustomer.nameOf(who().friend())
              : null;
      case INVITED ->
          switch (touchpoint()) {
            case DELIVERY, NPS_SURVEY -> "true";
            default -> null;
          };
      case VALUE, COST -> shortest(number(key));
      case CURRENCY ->
          Double.isNaN(number(DemoKey.VALUE)) && Double.isNaN(number(DemoKey.COST)) ? null : "EUR";
      case AGE_GROUP -> DemoWords.PERSONA_AGES.get(who().persona());
      case PROVINCE -> DemoWords.PROVINCES.get(who().province());
      case DEVICE -> who().app() ? "phone" : "desktop";
    };
  }

  private @Nullable String kind() {
    boolean said = year.texts[at] != 0 || year.ratings[at] != DemoYear.UNRATED;
    return switch (touchpoint()) {
      case REVIEW -> "review";
      case ASK_QUESTION -> "question";
      case PRODUCT_VIEW -> said ? "thought" : null;
      case CUSTOMER_SERVICE -> year.emotions[at] == DemoWords.ANGRY ? "complaint" : "question";
      default -> said ? "survey" : null;
    };
  }

  @Override
  public double number(int k) {
    DemoKey key = keys[k];
    return key == null ? Double.NaN : number(key);
  }

  private double number(DemoKey key) {
    return switch (key) {
      case RATING -> year.ratings[at] == DemoYear.UNRATED ? Double.NaN : year.ratings[at];
      case TIMESTAMP -> timeMillis();
      case VALUE ->
          Float.isNaN(year.values[at]) ? Double.NaN : Math.round(year.values[at] * 100.0) / 100.0;
      case COST ->
          switch (touchpoint()) {
            case SOCIAL_AD -> 0.45;
            case CART_REMINDER, NEWSLETTER_OPEN -> 0.02;
            case CUSTOMER_SERVICE -> 6.5;
            case RETURN_PARCEL -> 7.25;
            default -> Double.NaN;
          };
      default -> Double.NaN;
    };
  }

  private static @Nullable String shortest(double number) {
    if (Double.isNaN(number)) {
      return null;
    }
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
