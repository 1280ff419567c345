package io.klantreis.journey.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/// Whether two indexes are the same, column by column.
public final class SameIndex {
  private SameIndex() {}

  public static void check(JourneyIndex index, JourneyIndex expected) {
    assertThat(index.watermark()).isEqualTo(expected.watermark());
    assertThat(index.events()).isEqualTo(expected.events());
    assertThat(index.blockLimit()).isEqualTo(expected.blockLimit());
    assertThat(index.firstMillis()).isEqualTo(expected.firstMillis());
    assertThat(index.lastMillis()).isEqualTo(expected.lastMillis());
    checkCustomers(index.customers(), expected.customers());
    checkCodes(index.codes(), expected.codes());
    assertThat(index.blocks()).isEqualTo(expected.blocks());
    for (int b = 0; b < index.blocks(); b++) {
      checkBlock(index.block(b), expected.block(b));
    }
    checkColumns(index, expected);
  }

  private static void checkCustomers(CustomerKeys keys, CustomerKeys expected) {
    assertThat(keys.size()).isEqualTo(expected.size());
    assertThat(keys.byteCount()).isEqualTo(expected.byteCount());
    for (int customer = 0; customer < keys.size(); customer++) {
      String key = expected.key(customer);
      assertThat(keys.key(customer)).isEqualTo(key);
      assertThat(keys.find(key)).isEqualTo(customer);
    }
    assertThat(keys.find("nobody has this key")).isEqualTo(-1);
  }

  private static void checkCodes(Codes codes, Codes expected) {
    assertThat(codes.size()).isEqualTo(expected.size());
    assertThat(codes.touchpoints()).containsExactlyElementsOf(expected.touchpoints());
    for (int code = 0; code < codes.size(); code++) {
      assertThat(codes.touchpoint(code)).isEqualTo(expected.touchpoint(code));
      assertThat(codes.stage(code)).isEqualTo(expected.stage(code));
      assertThat(codes.of(codes.touchpoint(code)))
          .isEqualTo(expected.of(expected.touchpoint(code)));
    }
  }

  private static void checkBlock(Block block, Block expected) {
    assertThat(block.firstCustomer()).isEqualTo(expected.firstCustomer());
    assertThat(block.starts()).isEqualTo(expected.starts());
    assertThat(block.times().toArray()).isEqualTo(expected.times().toArray());
    for (int position = 0; position < expected.events(); position++) {
      assertThat(block.row(position)).isEqualTo(expected.row(position));
    }
    assertThat(block.firsts()).isEqualTo(expected.firsts());
    assertThat(block.ties()).isEqualTo(expected.ties());
    assertThat(block.firstMillis()).isEqualTo(expected.firstMillis());
    assertThat(block.lastMillis()).isEqualTo(expected.lastMillis());
    assertThat(block.bytes()).isEqualTo(expected.bytes());
    checkInts(block.codes(), expected.codes());
    // worked out anew here, not as it was kept
    checkPostings(block.postings(), Postings.of(expected.codes()));
  }

  private static void checkInts(IntColumn column, IntColumn expected) {
    assertThat(column.size()).isEqualTo(expected.size());
    assertThat(column.bytes()).isEqualTo(expected.bytes());
    for (int position = 0; position < column.size(); position++) {
      assertThat(column.at(position)).isEqualTo(expected.at(position));
    }
  }

  private static void checkPostings(Postings postings, Postings expected) {
    assertThat(postings.size()).isEqualTo(expected.size());
    assertThat(postings.known()).isEqualTo(expected.known());
    for (int code = 0; code < 300; code++) {
      assertThat(postings.count(code)).isEqualTo(expected.count(code));
      if (postings.known()) {
        assertThat(postings.bitmap(code)).isEqualTo(expected.bitmap(code));
        assertThat(positions(postings, code)).isEqualTo(positions(expected, code));
      }
    }
  }

  private static char[] positions(Postings postings, int code) {
    char[] positions = new char[postings.count(code)];
    assertThat(postings.collect(code, positions)).isEqualTo(positions.length);
    return positions;
  }

  private static void checkColumns(JourneyIndex index, JourneyIndex expected) {
    Columns columns = index.columns();
    assertThat(columns.texts().keySet()).isEqualTo(expected.columns().texts().keySet());
    assertThat(columns.numbers().keySet()).isEqualTo(expected.columns().numbers().keySet());
    columns.texts().forEach((key, column) -> checkTexts(index, column, expected.text(key)));
    columns
        .numbers()
        .forEach((key, column) -> {
          for (int b = 0; b < index.blocks(); b++) {
            NumberColumn.Part part = expected.number(key).block(b);
            assertThat(column.block(b).positions()).isEqualTo(part.positions());
            assertThat(column.block(b).values()).isEqualTo(part.values());
          }
        });
  }

  private static void checkTexts(JourneyIndex index, TextColumn column, TextColumn expected) {
    assertThat(column.key()).isEqualTo(expected.key());
    assertThat(column.dictionary().values()).isEqualTo(expected.dictionary().values());
    for (String value : expected.dictionary().values()) {
      assertThat(column.dictionary().code(value)).isEqualTo(expected.dictionary().code(value));
    }
    for (int b = 0; b < index.blocks(); b++) {
      checkInts(column.block(b), expected.block(b));
      for (int position = 0; position < index.block(b).events(); position++) {
        @Nullable String text = column.text(b, position);
        assertThat(text).isEqualTo(expected.text(b, position));
      }
    }
  }
}
