package io.klantreis.journey.index;

import io.klantreis.journey.spi.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rows just read, in their order, before they are sorted into blocks.
final class Addition {
  private static final int OWN_KEYS = 2;

  private final CustomerKeys.Collector customers;
  private final Codes.Collector codes;
  private final int rowsBefore;
  private final List<String> texts;
  private final List<String> numbers;
  private final Staging.Ints customerOf = new Staging.Ints();
  private final Staging.Longs times = new Staging.Longs();
  private final Staging.Ints codeOf = new Staging.Ints();
  private final StagedColumns columns;

  Addition(
      CustomerKeys.Collector customers,
      Codes.Collector codes,
      int rowsBefore,
      List<String> texts,
      List<String> numbers,
      Map<String, TextColumn> before) {
    this.customers = customers;
    this.codes = codes;
    this.rowsBefore = rowsBefore;
    this.texts = texts;
    this.numbers = numbers;
    this.columns = new StagedColumns(texts, numbers, OWN_KEYS, before);
  }

  void read(EventSource source, long after, long upTo) {
    List<String> keys = new ArrayList<>(List.of("touchpoint", "stage"));
    keys.addAll(texts);
    keys.addAll(numbers);
    source.read(keys, after, upTo, this::add);
  }

  private void add(EventSource.Row row) {
    String touchpoint = row.text(0);
    int place = times.size();
    customerOf.add(customers.number(row.customer()));
    times.add(row.timeMillis());
    codeOf.add(codes.code(touchpoint == null ? "" : touchpoint, row.text(1)));
    columns.add(row, place);
  }

  int rows() {
    return times.size();
  }

  int rowsBefore() {
    return rowsBefore;
  }

  int customer(int row) {
    return customerOf.at(row);
  }

  long time(int row) {
    return times.at(row);
  }

  int code(int row) {
    return codeOf.at(row);
  }

  List<String> texts() {
    return texts;
  }

  List<String> numbers() {
    return numbers;
  }

  StagedColumns columns() {
    return columns;
  }

  int customerCount() {
    return customers.size();
  }

  CustomerKeys buildCustomers() {
    return customers.build();
  }

  Codes buildCodes() {
    return codes.build();
  }
}
