package io.klantreis.journey.index;

import io.klantreis.testing.MemorySource;
import java.util.Random;

/// Events of random customers with all that a column may hold: absent, rare, many and odd texts,
/// numbers, ties.
public final class RandomEvents {
  private final Random random;
  private final MemorySource source = new MemorySource();

  public RandomEvents(long seed) {
    this.random = new Random(seed);
  }

  public MemorySource source() {
    return source;
  }

  public RandomEvents add(int count) {
    int customers = 1 + random.nextInt(60);
    int touchpoints = random.nextBoolean() ? 4 : 280;
    for (int i = 0; i < count; i++) {
      String customer = random.nextInt(9) == 0 ? "ü客-" + i : "c" + random.nextInt(customers);
      long time = 1_700_000_000_000L + random.nextInt(500) * (random.nextBoolean() ? 1L : 90_000L);
      String touchpoint = "t" + random.nextInt(touchpoints);
      switch (random.nextInt(5)) {
        case 0 -> source.add(customer, time, touchpoint);
        case 1 -> source.add(customer, time, touchpoint, "channel", "web", "stage", "s1");
        case 2 -> source.add(customer, time, touchpoint, "channel", "app", "rating", "4.5");
        case 3 -> source.add(customer, time, touchpoint, "text", "vond ik " + i + " 👍\n");
        default -> source.add(customer, time, touchpoint, "channel", "", "rating", "-1");
      }
    }
    return this;
  }
}
