package io.klantreis.store.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.spi.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DemoShopTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final long DAY = 86_400_000L;

  private static final class HandClock extends Clock {
    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private record Event(
      long number,
      String customer,
      long time,
      String touchpoint,
      @Nullable String channel,
      double rating,
      @Nullable String scale,
      @Nullable String stage) {}

  private static List<Event> events(EventSource shop) {
    List<Event> events = new ArrayList<>();
    shop.read(
        List.of("touchpoint", "channel", "rating", "scale", "stage"),
        0,
        shop.watermark().lastRow(),
        row ->
            events.add(
                new Event(
                    row.number(),
                    row.customer(),
                    row.timeMillis(),
                    String.valueOf(row.text(0)),
                    row.text(1),
                    row.number(2),
                    row.text(3),
                    row.text(4))));
    return events;
  }

  private final HandClock clock = new HandClock();

  @Test
  void shop_atNoon_hasTheCustomersOfAYearAndNothingOfTheFuture() {
    List<Event> events = events(new DemoShop(clock));
    Set<String> customers = new HashSet<>();
    Set<String> beforeToday = new HashSet<>();
    long previous = 0;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      assertThat(event.number()).isEqualTo(i + 1);
      assertThat(event.time())
          .isGreaterThanOrEqualTo(previous)
          .isLessThanOrEqualTo(NOON.toEpochMilli());
      previous = event.time();
      customers.add(event.customer());
      if (event.time() < NOON.toEpochMilli() - DAY / 2) {
        beforeToday.add(event.customer());
      }
    }
    assertThat(beforeToday).hasSize(20_000);
    assertThat(customers.size() - beforeToday.size()).isBetween(1, 60);
    assertThat(events.size()).isBetween(200_000, 450_000);
    assertThat(previous).isGreaterThan(NOON.toEpochMilli() - 15 * 60_000);
    assertThat(events.getFirst().time())
        .isCloseTo(NOON.toEpochMilli() - 365 * DAY, within(3 * DAY));
  }

  @Test
  void shop_askedTwice_tellsTheSame() {
    assertThat(events(new DemoShop(clock))).isEqualTo(events(new DemoShop(clock)));
  }

  @Test
  void shop_anHourLater_hasMoreRowsAndTheSameOnesBefore() {
    DemoShop shop = new DemoShop(clock);
    List<Event> noon = events(shop);
    EventSource.Watermark before = shop.watermark();
    clock.now = NOON.plus(Duration.ofHours(1));
    List<Event> later = events(shop);
    assertThat(later).hasSizeGreaterThan(noon.size());
    assertThat(later.subList(0, noon.size())).isEqualTo(noon);
    assertThat(shop.watermark().epoch()).isEqualTo(before.epoch());
  }

  @Test
  void shop_leftRunningNinetyDays_isAsFullAsOneOpenedThen() {
    DemoShop shop = new DemoShop(clock);
    EventSource.Watermark before = shop.watermark();
    clock.now = NOON.plus(Duration.ofDays(90));
    assertThat(shop.watermark().epoch()).isNotEqualTo(before.epoch());
    List<Event> events = events(shop);
    assertThat(events).isEqualTo(events(new DemoShop(clock)));
    int[] newestDays = new int[30];
    long midnight = Math.floorDiv(clock.millis(), DAY) * DAY;
    for (Event event : events) {
      long age = Math.floorDiv(midnight - event.time(), DAY);
      if (age >= 0 && age < 30) {
        newestDays[(int) age]++;
      }
    }
    for (int day : newestDays) {
      assertThat(day).isGreaterThan(400);
    }
  }

  @Test
  void shop_hasSevenStagesSixChannelsAndSomeTwentyTouchpoints() {
    Set<@Nullable String> stages = new HashSet<>();
    Set<@Nullable String> channels = new HashSet<>();
    Set<String> touchpoints = new HashSet<>();
    for (Event event : events(new DemoShop(clock))) {
      stages.add(event.stage());
      channels.add(event.channel());
      touchpoints.add(event.touchpoint());
    }
    assertThat(stages)
        .containsExactlyInAnyOrder(
            "awareness",
            "consideration",
            "decision",
            "purchase",
            "experience",
            "loyalty",
            "advocacy");
    assertThat(channels)
        .containsExactlyInAnyOrder("web", "app", "email", "social", "phone", "store");
    assertThat(touchpoints).hasSize(DemoTouchpoint.values().length);
  }

  /// The share of first carts in `[from, to)` of a channel that no registration follows in 14 days.
  private static double cartLoss(List<Event> events, String channel, long from, long to) {
    Map<String, Long> carts = new HashMap<>();
    Set<String> registered = new HashSet<>();
    for (Event event : events) {
      if (event.touchpoint().equals("add_to_cart")
          && channel.equals(event.channel())
          && event.time() >= from
          && event.time() < to) {
        carts.putIfAbsent(event.customer(), event.time());
      }
      Long cart = carts.get(event.customer());
      if (event.touchpoint().equals("registration")
          && cart != null
          && event.time() <= cart + 14 * DAY) {
        registered.add(event.customer());
      }
    }
    assertThat(carts.size()).isGreaterThan(300);
    return 1 - registered.size() / (double) carts.size();
  }

  @Test
  void problem1_appSinceSixtyDays_losesTwiceAsManyFromCartToRegistration() {
    List<Event> events = events(new DemoShop(clock));
    long now = NOON.toEpochMilli();
    long start = Math.floorDiv(now, DAY) * DAY - 60 * DAY;
    double app = cartLoss(events, "app", start, now - 14 * DAY);
    double web = cartLoss(events, "web", start, now - 14 * DAY);
    assertThat(app).isGreaterThan(2.2 * web);
    double appBefore = cartLoss(events, "app", start - 90 * DAY, start - 14 * DAY);
    double webBefore = cartLoss(events, "web", start - 90 * DAY, start - 14 * DAY);
    assertThat(appBefore).isCloseTo(webBefore, within(0.08));
    assertThat(web).isCloseTo(webBefore, within(0.08));
  }

  @Test
  void problem2_deliverySinceSixtyDays_feelsBad() {
    long start = Math.floorDiv(NOON.toEpochMilli(), DAY) * DAY - 60 * DAY;
    double[] sum = new double[2];
    int[] rated = new int[2];
    for (Event event : events(new DemoShop(clock))) {
      if (event.touchpoint().equals("delivery") && !Double.isNaN(event.rating())) {
        assertThat(event.scale()).isEqualTo("csat5");
        int period = event.time() < start ? 0 : 1;
        sum[period] += (event.rating() - 3) / 2;
        rated[period]++;
      }
    }
    assertThat(rated[1]).isGreaterThan(200);
    assertThat(sum[0] / rated[0]).isGreaterThan(0.4);
    assertThat(sum[1] / rated[1]).isLessThan(-0.3);
  }
}
