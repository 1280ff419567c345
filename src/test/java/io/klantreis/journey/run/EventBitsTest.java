package io.klantreis.journey.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What bits tell of all customers at once is what a walk over each one's events tells.
class EventBitsTest {
  @Test
  void earliestAndNext_ofRandomCustomers_areThoseOfAWalk() {
    for (int seed = 0;
        seed < 3_000;
        seed++) { // many customers are looked at by bits, few one by one
      Random random = new Random(seed);
      List<Integer> starts = starts(random);
      int events = starts.getLast();
      long[] firsts = words(events);
      starts.forEach(start -> firsts[start >>> 6] |= 1L << start);
      long[] entries = some(random, events);
      long[] wanted = some(random, events);
      var bits = new EventBits();
      bits.open(firsts, events);

      int[] led = new int[starts.size() + EventBits.SPARE];
      int count = bits.earliest(entries, led);
      List<Integer> leaders = new ArrayList<>();
      List<Integer> followers = new ArrayList<>();
      List<Integer> isEvent = new ArrayList<>();
      for (int customer = 0; customer + 1 < starts.size(); customer++) {
        int end = starts.get(customer + 1);
        int leader = first(entries, starts.get(customer), end);
        if (leader >= 0) {
          leaders.add(leader);
        }
        int follower = first(wanted, leader + 1, end);
        if (leader >= 0) {
          followers.add(follower >= 0 ? follower : end);
          isEvent.add(follower >= 0 ? 1 : 0);
        }
      }
      assertThat(listed(led, count)).as("seed %s", seed).isEqualTo(leaders);

      int[] found = new int[starts.size() + EventBits.SPARE];
      bits.next(led, count, wanted, found);
      assertThat(listed(found, count)).as("seed %s", seed).isEqualTo(followers);
      assertThat(listed(found, count).stream().map(bits::isEvent)).isEqualTo(isEvent);
    }
  }

  /// Customers of one event, of a few, and of more than a word has bits.
  private static List<Integer> starts(Random random) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    int most = List.of(1, 3, 20, 200).get(random.nextInt(4));
    for (int customer = random.nextInt(60); customer >= 0; customer--) {
      starts.add(starts.getLast() + 1 + random.nextInt(most));
    }
    return starts;
  }

  private static long[] some(Random random, int events) {
    long[] words = words(events);
    int oneIn = 1 + random.nextInt(20);
    for (int position = 0; position < events; position++) {
      if (random.nextInt(oneIn) == 0) {
        words[position >>> 6] |= 1L << position;
      }
    }
    return words;
  }

  private static long[] words(int events) {
    return new long[(events >>> 6) + 2];
  }

  private static int first(long[] wanted, int from, int end) {
    for (int position = from; position < end; position++) {
      if ((wanted[position >>> 6] >>> position & 1) != 0) {
        return position;
      }
    }
    return -1;
  }

  private static List<Integer> listed(int[] positions, int count) {
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(positions[i]);
    }
    return list;
  }
}
