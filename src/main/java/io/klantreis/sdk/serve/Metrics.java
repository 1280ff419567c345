package io.klantreis.sdk.serve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;

/// The numbers that Grafana can scrape at `/metrics/plugins/<plugin id>`, in Prometheus' text
/// format. They are those of the process, not of one data source. Thread-safe.
public final class Metrics {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final Map<String, Family> families = new ConcurrentSkipListMap<>();

  /// Makes an empty set of metrics.
  public Metrics() {}

  /// Adds a number that only grows.
  ///
  /// @param name its name, ending in `_total`
  /// @param help one sentence
  /// @param labelNames the names of its labels
  /// @return the counter, the same one for the same name
  /// @throws IllegalArgumentException when a name is malformed or taken by another kind
  public Counter counter(String name, String help, String... labelNames) {
    return register(new Counter(name, help, List.of(labelNames)), Counter.class);
  }

  /// Adds a number that is read when Grafana asks.
  ///
  /// @param name its name
  /// @param help one sentence
  /// @param value gives the number
  /// @throws IllegalArgumentException when the name is malformed or taken by another kind
  public void gauge(String name, String help, DoubleSupplier value) {
    register(new Reading(name, help, "gauge", value), Reading.class);
  }

  /** A gauge that only grows, which Prometheus wants to know. */
  void growing(String name, String help, DoubleSupplier value) {
    register(new Reading(name, help, "counter", value), Reading.class);
  }

  /// Adds a distribution over fixed upper bounds.
  ///
  /// @param name its name, with its unit
  /// @param help one sentence
  /// @param bounds the upper bounds in ascending order, without infinity
  /// @param labelNames the names of its labels
  /// @return the histogram, the same one for the same name
  /// @throws IllegalArgumentException when a name is malformed or taken by another kind
  public Histogram histogram(String name, String help, double[] bounds, String... labelNames) {
    return register(
        new Histogram(name, help, bounds.clone(), List.of(labelNames)), Histogram.class);
  }

  /// Writes everything in Prometheus' text format.
  ///
  /// @return the text, in the order of the names
  public String text() {
    var out = new StringBuilder(4096);
    families.values().forEach(family -> family.write(out));
    return out.toString();
  }

  private <F extends Family> F register(F fresh, Class<F> kind) {
    Family family = fresh;
    Family known = families.putIfAbsent(family.name, family);
    if (known == null) {
      return fresh;
    }
    if (!kind.isInstance(known) || !known.labelNames.equals(family.labelNames)) {
      throw new IllegalArgumentException(
          "the metric " + family.name + " exists with another shape");
    }
    return kind.cast(known);
  }

  /// What all kinds of metrics share: a name and label names. Thread-safe.
  public abstract static sealed class Family {
    private final String name;
    private final String help;
    private final List<String> labelNames;

    private Family(String name, String help, List<String> labelNames) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("not a metric's name: " + name);
      }
      for (String label : labelNames) {
        if (!LABEL.matcher(label).matches()) {
          throw new IllegalArgumentException("not a label's name: " + label);
        }
      }
      this.name = name;
      this.help = help;
      this.labelNames = labelNames;
    }

    abstract void write(StringBuilder out);

    final void header(StringBuilder out, String type) {
      out.append("# HELP ").append(name).append(' ');
      out.append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
      out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    final List<String> checked(String... labels) {
      if (labels.length != labelNames.size()) {
        throw new IllegalArgumentException(
            name + " takes " + labelNames.size() + " labels, not " + labels.length);
      }
      return List.of(labels);
    }

    final void line(
        StringBuilder out, String suffix, List<String> labels, String extra, double value) {
      out.append(name).append(suffix);
      Collection<String> pairs = new ArrayList<>();
      for (int i = 0; i < labels.size(); i++) {
        pairs.add(labelNames.get(i) + "=\"" + escaped(labels.get(i)) + "\"");
      }
      if (!extra.isEmpty()) {
        pairs.add(extra);
      }
      if (!pairs.isEmpty()) {
        out.append('{').append(String.join(",", pairs)).append('}');
      }
      out.append(' ').append(number(value)).append('\n');
    }

    static String number(double value) {
      if (Double.isInfinite(value)) {
        return value > 0 ? "+Inf" : "-Inf";
      }
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }

    private static String escaped(String label) {
      return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
  }

  /// A number that only grows. Thread-safe.
  public static final class Counter extends Family {
    private final Map<List<String>, DoubleAdder> series = new ConcurrentHashMap<>();

    private Counter(String name, String help, List<String> labelNames) {
      super(name, help, labelNames);
    }

    /// Adds one.
    ///
    /// @param labels the values of the labels, in the order of their names
    public void increment(String... labels) {
      add(1, labels);
    }

    /// Adds an amount.
    ///
    /// @param amount not negative
    /// @param labels the values of the labels, in the order of their names
    public void add(double amount, String... labels) {
      if (!(amount >= 0)) {
        throw new IllegalArgumentException("a counter never falls: " + amount);
      }
      series.computeIfAbsent(checked(labels), ignored -> new DoubleAdder()).add(amount);
    }

    @Override
    void write(StringBuilder out) {
      header(out, "counter");
      series.forEach((labels, value) -> line(out, "", labels, "", value.sum()));
    }
  }

  /** Reads a number when asked. */
  private static final class Reading extends Family {
    private final String type;
    private final DoubleSupplier value;

    private Reading(String name, String help, String type, DoubleSupplier value) {
      super(name, help, List.of());
      this.type = type;
      this.value = value;
    }

    @Override
    void write(StringBuilder out) {
      header(out, type);
      line(out, "", List.of(), "", value.getAsDouble());
    }
  }

  /// A distribution over fixed upper bounds. Thread-safe.
  public static final class Histogram extends Family {
    private final double[] bounds;
    private final Map<List<String>, Buckets> series = new ConcurrentHashMap<>();

    private Histogram(String name, String help, double[] bounds, List<String> labelNames) {
      super(name, help, labelNames);
      for (int i = 1; i < bounds.length; i++) {
        if (!(bounds[i - 1] < bounds[i])) {
          throw new IllegalArgumentException("the bounds of " + name + " do not ascend");
        }
      }
      this.bounds = bounds;
    }

    /// Adds a value.
    ///
    /// @param value what was measured
    /// @param labels the values of the labels, in the order of their names
    public void observe(double value, String... labels) {
      Buckets buckets =
          series.computeIfAbsent(checked(labels), ignored -> new Buckets(bounds.length + 1));
      int at = 0;
      while (at < bounds.length && value > bounds[at]) {
        at++;
      }
      buckets.counts[at].increment();
      buckets.sum.add(value);
    }

    @Override
    void write(StringBuilder out) {
      header(out, "histogram");
      series.forEach((labels, buckets) -> write(out, labels, buckets));
    }

    private void write(StringBuilder out, List<String> labels, Buckets buckets) {
      long cumulative = 0;
      for (int i = 0; i <= bounds.length; i++) {
        cumulative += buckets.counts[i].sum();
        String bound = i < bounds.length ? number(bounds[i]) : "+Inf";
        line(out, "_bucket", labels, "le=\"" + bound + "\"", (double) cumulative);
      }
      line(out, "_sum", labels, "", buckets.sum.sum());
      line(out, "_count", labels, "", (double) cumulative);
    }
  }

  /** The counts of one series of a histogram. */
  private static final class Buckets {
    private final LongAdder[] counts;
    private final DoubleAdder sum = new DoubleAdder();

    private Buckets(int size) {
      counts = new LongAdder[size];
      for (int i = 0; i < size; i++) {
        counts[i] = new LongAdder();
      }
    }
  }
}
