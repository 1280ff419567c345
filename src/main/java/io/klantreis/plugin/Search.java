package io.klantreis.plugin;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/// Chooses the names that fit a search best, holding no more than are asked for.
final class Search {
  private Search() {}

  /// The names that contain a text, whatever its case: those that begin with it first, then by
  /// name.
  static List<String> best(Stream<String> names, String search, int limit) {
    String wanted = search.toLowerCase(Locale.ROOT);
    Comparator<String> order =
        Comparator.comparing((String name) -> !lower(name).startsWith(wanted))
            .thenComparing(String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Comparator.naturalOrder());
    var worstFirst = new PriorityQueue<String>(order.reversed());
    names
        .filter(name -> lower(name).contains(wanted))
        .forEach(name -> {
          worstFirst.add(name);
          if (worstFirst.size() > limit) {
            worstFirst.poll();
          }
        });
    return worstFirst.stream().sorted(order).toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
