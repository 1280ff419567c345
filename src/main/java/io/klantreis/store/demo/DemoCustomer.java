package io.klantreis.store.demo;

/// Who a customer is, apart from what they do: drawn from their number alone.
record DemoCustomer(
    int number, long arrival, int persona, boolean app, int province, int source, int friend) {
  private static final double PER_DAY = DemoShop.CUSTOMERS / 365.0;
  private static final long DAY = 86_400_000L;
  private static final long SEED = 0x6B6C616E74L;

  /// How far each weekday (day 0 of 1970 was a Thursday) is ahead of an even stream, in days.
  private static final double[] RHYTHM = {0, 0.00, -0.06, 0.02, 0.14, 0.12, 0.06};

  /// The number of the first customer who arrives on that day or later.
  static int firstOf(long epochDay) {
    int weekday = (int) Math.floorMod(epochDay, 7L);
    return (int) Math.floor((epochDay + RHYTHM[weekday]) * PER_DAY);
  }

  static DemoCustomer draw(int number, DemoRandom random) {
    random.seed(SEED + number);
    long day = (long) Math.floor(number / PER_DAY);
    while (firstOf(day) > number) {
      day--;
    }
    while (firstOf(day + 1) <= number) {
      day++;
    }
    // two draws: more arrive in the late afternoon than at night
    long arrival = day * DAY + (long) ((random.share() * 0.6 + random.share() * 0.4) * DAY);
    int persona = random.pick(DemoWords.PERSONA_WEIGHTS);
    boolean app = random.chance(DemoWords.PERSONA_APP[persona]);
    int province = random.pick(DemoWords.PROVINCE_WEIGHTS);
    int source = random.pick(DemoWords.SOURCE_WEIGHTS);
    int friend = source == DemoWords.RECOMMENDATION ? number - 1 - random.below(3_000) : 0;
    return new DemoCustomer(number, arrival, persona, app, province, source, friend);
  }

  int campaign() {
    if (source != DemoWords.ADVERTISING && number % 3 != 0) {
      return DemoWords.CAMPAIGNS.size() - 1;
    }
    return (int) (Math.floorMod(arrival / DAY, 365L) / 92);
  }

  String id() {
    return nameOf(number);
  }

  static String nameOf(int number) {
    return "klant-" + number;
  }
}
