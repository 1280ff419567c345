package io.klantreis.testing;

import io.klantreis.journey.spi.EventSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Events held in a list, for tests of what reads them.
public final class MemorySource implements EventSource {
  /// An event: its fields by name, properties as `properties.NAME`.
  public record Event(String customer, long timeMillis, Map<String, String> fields) {
    public Event {
      fields = Map.copyOf(fields);
    }

    public @Nullable String field(String key) {
      return fields.get(key);
    }
  }

  private final List<Event> events = new ArrayList<>();
  private long epoch = 1;

  /// Adds an event; the fields come as name, value, name, value.
  public MemorySource add(String customer, long timeMillis, String touchpoint, String... fields) {
    Map<String, String> all = new HashMap<>();
    all.put("touchpoint", touchpoint);
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    return add(new Event(customer, timeMillis, all));
  }

  public MemorySource add(Event event) {
    events.add(event);
    return this;
  }

  /// Takes away what a customer did, as an erasure does.
  public void erase(String customer) {
    events.removeIf(event -> event.customer().equals(customer));
    epoch++;
  }

  public List<Event> events() {
    return List.copyOf(events);
  }

  @Override
  public Watermark watermark() {
    return new Watermark(epoch, events.size());
  }

  @Override
  public void read(List<String> keys, long after, long upTo, RowSink sink) {
    for (long number = after + 1; number <= Math.min(upTo, events.size()); number++) {
      sink.row(new MemoryRow(number, events.get((int) number - 1), keys));
    }
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    events.forEach(event -> keys.addAll(event.fields().keySet()));
    return keys;
  }

  @Override
  public String description() {
    return "events in memory";
  }

  @Override
  public void close() {}

  private record MemoryRow(long number, Event event, List<String> keys) implements Row {
    @Override
    public String customer() {
      return event.customer();
    }

    @Override
    public long timeMillis() {
      return event.timeMillis();
    }

    @Override
    public @Nullable String text(int k) {
      return event.field(keys.get(k));
    }

    @Override
    public double number(int k) {
      String text = event.field(keys.get(k));
      return text == null ? Double.NaN : Double.parseDouble(text);
    }
  }
}
