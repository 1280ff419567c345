package io.klantreis.store.demo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The shop's points of contact, in the stages of article 000; what is rated, on which scale.
enum DemoTouchpoint {
  SOCIAL_AD("awareness", null),
  SEARCH_VISIT("awareness", null),
  BLOG_ARTICLE("awareness", null),
  WORD_OF_MOUTH("awareness", null),
  APP_DOWNLOAD("consideration", "stars5"),
  PRODUCT_VIEW("consideration", null),
  COMPARE_PRODUCTS("consideration", null),
  READ_REVIEWS("consideration", null),
  ASK_QUESTION("consideration", null),
  ADD_TO_CART("decision", null),
  CART_REMINDER("decision", null),
  REGISTRATION("decision", "thumbs"),
  DELIVERY_CHOICE("decision", null),
  EXIT_SURVEY("decision", null),
  PURCHASE("purchase", "csat5"),
  TRACK_PARCEL("experience", null),
  DELIVERY("experience", "csat5"),
  FIRST_USE("experience", "mark10"),
  CUSTOMER_SERVICE("experience", "ces7"),
  RETURN_PARCEL("experience", null),
  NEWSLETTER_OPEN("loyalty", null),
  LOYALTY_JOIN("loyalty", null),
  REPEAT_PURCHASE("loyalty", null),
  NPS_SURVEY("loyalty", "nps"),
  REVIEW("advocacy", "stars5"),
  REFERRAL("advocacy", null);

  private final String id = name().toLowerCase(Locale.ROOT);
  private final String stage;
  private final @Nullable String scale;

  DemoTouchpoint(String stage, @Nullable String scale) {
    this.stage = stage;
    this.scale = scale;
  }

  String id() {
    return id;
  }

  String stage() {
    return stage;
  }

  @Nullable String scale() {
    return scale;
  }
}
