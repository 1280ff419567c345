package io.klantreis.store.demo;

import static io.klantreis.store.demo.DemoTouchpoint.*;
import static io.klantreis.store.demo.DemoWords.*;

/// Lets customers go their way, from first contact to recommending the shop to others.
///
/// Chances are the same all year but for the two problems, which begin at {@code trouble}: in the
/// app registering goes wrong, and deliveries disappoint. Not thread-safe.
final class DemoJourney {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private static final double REGISTERS = 0.72;
  private static final double REGISTERS_IN_APP_TROUBLE = 0.26;
  private static final double[] DELIVERY_RATINGS = {2, 4, 12, 38, 44};
  private static final double[] DELIVERY_RATINGS_IN_TROUBLE = {40, 30, 16, 9, 5};
  private static final double[] SERVICE_RATINGS = {4, 6, 10, 16, 22, 24, 18};
  private static final double[] USE_RATINGS = {1, 1, 2, 3, 5, 10, 20, 30, 18, 10};
  private static final double[] REVIEW_RATINGS = {3, 4, 11, 32, 50};
  private static final double[] NPS_RATINGS = {1, 1, 1, 2, 2, 6, 8, 19, 27, 19, 14};

  private final DemoYear.Builder year;
  private final long trouble;
  private final DemoRandom random;

  private int number;
  private boolean app;
  private int channel;
  private int product;
  private int segment;
  private long time;

  DemoJourney(DemoYear.Builder year, long trouble, DemoRandom random) {
    this.year = year;
    this.trouble = trouble;
    this.random = random;
  }

  void walk(DemoCustomer customer) {
    number = customer.number();
    app = customer.app();
    channel = app ? APP : WEB;
    segment = 0;
    product = 1 + random.below(PRODUCTS.size() - 1);
    time = customer.arrival();
    becomeAware(customer.source());
    if (random.chance(0.78)) {
      consider();
      if (random.chance(0.66) && decide()) {
        order();
      }
    }
  }

  private void becomeAware(int source) {
    switch (source) {
      case ADVERTISING -> at(SOCIAL_AD, SOCIAL);
      case RECOMMENDATION -> at(WORD_OF_MOUTH, random.chance(0.5) ? SOCIAL : STORE);
      case BLOG -> at(BLOG_ARTICLE, WEB);
      case NEWSLETTER -> at(BLOG_ARTICLE, EMAIL);
      default -> at(SEARCH_VISIT, WEB);
    }
    while (random.chance(0.6)) {
      later(18 * HOUR);
      DemoTouchpoint next = random.chance(0.5) ? SOCIAL_AD : BLOG_ARTICLE;
      at(next, next == SOCIAL_AD ? SOCIAL : WEB).product(product);
    }
  }

  private void consider() {
    later(36 * HOUR);
    if (app) {
      rate(at(APP_DOWNLOAD, APP), 0.12, REVIEW_RATINGS, 1);
      later(10 * MINUTE);
    }
    do {
      at(PRODUCT_VIEW, channel).product(product);
      if (random.chance(0.03)) {
        year.text(THOUGHT_TEXTS + random.below(3)).emotion(random.chance(0.5) ? CURIOUS : UNSURE);
      }
      later(5 * HOUR);
    } while (random.chance(0.82));
    if (random.chance(0.42)) {
      at(COMPARE_PRODUCTS, channel).product(product);
      later(3 * HOUR);
    }
    if (random.chance(0.48)) {
      at(READ_REVIEWS, channel).product(product);
      later(4 * HOUR);
    }
    if (random.chance(0.12)) {
      at(ASK_QUESTION, random.chance(0.5) ? PHONE : EMAIL)
          .product(product)
          .emotion(random.chance(0.6) ? CURIOUS : UNSURE)
          .text(QUESTION_TEXTS + random.below(3));
      later(8 * HOUR);
    }
  }

  /// From cart to registration; whoever leaves may be reminded and try once more.
  private boolean decide() {
    later(14 * HOUR);
    if (fillCartAndRegister()) {
      return true;
    }
    boolean troubled = app && time >= trouble;
    if (random.chance(0.18)) {
      later(HOUR);
      at(EXIT_SURVEY, EMAIL)
          .product(product)
          .reason(troubled ? REGISTRATION_FAILS : 1 + random.below(3))
          .text(troubled && random.chance(0.5) ? REGISTRATION_TEXT : 0);
    }
    if (!random.chance(0.25)) {
      return false;
    }
    later(DAY);
    at(CART_REMINDER, EMAIL).product(product);
    later(12 * HOUR);
    return random.chance(0.3) && fillCartAndRegister();
  }

  private boolean fillCartAndRegister() {
    at(ADD_TO_CART, channel).product(product).value(PRICES[product]);
    double chance = app && time >= trouble ? REGISTERS_IN_APP_TROUBLE : REGISTERS;
    if (!random.chance(chance)) {
      return false;
    }
    later(5 * HOUR);
    at(REGISTRATION, channel).product(product);
    if (random.chance(0.15)) {
      year.rating(random.chance(0.8) ? 1 : -1);
    }
    return true;
  }

  private void order() {
    later(40 * MINUTE);
    at(DELIVERY_CHOICE, channel).product(product).choice(1 + random.below(CHOICES.size() - 1));
    if (!random.chance(0.86)) {
      return;
    }
    later(9 * HOUR);
    rate(at(PURCHASE, channel).product(product).value(PRICES[product]), 0.18, REVIEW_RATINGS, 1);
    segment = 1;
    receive();
    useIt();
    stayOrGo();
  }

  private void receive() {
    while (random.chance(0.6)) {
      later(14 * HOUR);
      at(TRACK_PARCEL, app ? APP : EMAIL).product(product);
    }
    time += 30 * HOUR + (long) (random.share() * 40 * HOUR);
    if (Math.floorMod(time / DAY, 7L) == 3) {
      time += DAY; // nothing is delivered on a Sunday
    }
    boolean troubled = time >= trouble;
    int home = app ? APP : EMAIL; // where the courier's message arrives
    at(DELIVERY, random.chance(0.15) ? STORE : home).product(product);
    if (random.chance(0.6)) {
      int rating = 1 + random.pick(troubled ? DELIVERY_RATINGS_IN_TROUBLE : DELIVERY_RATINGS);
      year.rating(rating);
      if (random.chance(0.4) && rating != 3) {
        year.text((rating > 3 ? DELIVERY_GOOD_TEXTS : DELIVERY_BAD_TEXTS) + random.below(3));
      }
    }
  }

  private void useIt() {
    if (random.chance(0.55)) {
      later(3 * DAY);
      rate(at(FIRST_USE, channel).product(product), 0.5, USE_RATINGS, 1);
      if (random.chance(0.15)) {
        year.text(USE_TEXTS + random.below(2));
      }
    }
    if (random.chance(0.14)) {
      later(2 * DAY);
      boolean complains = random.chance(0.5);
      rate(at(CUSTOMER_SERVICE, PHONE).product(product), 0.5, SERVICE_RATINGS, 1);
      year.emotion(complains ? ANGRY : GLAD).text(SERVICE_TEXTS + random.below(3));
    }
    if (random.chance(0.08)) {
      later(5 * DAY);
      at(RETURN_PARCEL, STORE).product(product).reason(WRONG_SIZE + random.below(2));
      year.value(-PRICES[product]);
    }
  }

  private void stayOrGo() {
    if (random.chance(0.3)) {
      later(6 * DAY);
      at(LOYALTY_JOIN, channel);
      segment = 2;
    }
    if (random.chance(0.35)) {
      later(12 * DAY);
      rate(at(NPS_SURVEY, EMAIL), 0.7, NPS_RATINGS, 0);
    }
    if (random.chance(0.2)) {
      later(4 * DAY);
      rate(at(REVIEW, WEB).product(product), 1, REVIEW_RATINGS, 1);
      year.text(REVIEW_TEXTS + random.below(3));
    }
    if (random.chance(0.12)) {
      later(6 * DAY);
      at(REFERRAL, SOCIAL).product(product);
    }
    while (random.chance(segment == 2 ? 0.8 : 0.55)) {
      later(9 * DAY);
      at(NEWSLETTER_OPEN, EMAIL);
      if (random.chance(0.4)) {
        later(8 * DAY);
        product = 1 + random.below(PRODUCTS.size() - 1);
        at(REPEAT_PURCHASE, channel).product(product).value(PRICES[product]);
        receive();
      }
    }
  }

  private DemoYear.Builder at(DemoTouchpoint touchpoint, int channel) {
    return year.event(time, number, touchpoint, channel).segment(segment);
  }

  private void rate(DemoYear.Builder event, double chance, double[] weights, int lowest) {
    if (random.chance(chance)) {
      event.rating(lowest + random.pick(weights));
    }
  }

  /// Waits; whoever would act at night does so after breakfast.
  private void later(double meanMillis) {
    time += 30_000 + random.wait(meanMillis);
    long hour = Math.floorMod(time, DAY) / HOUR;
    if (hour < 6) {
      time += 7 * HOUR;
    }
  }
}
