package io.klantreis.journey.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.journey.index.JourneyIndex.IndexOutdated;
import io.klantreis.testing.MemorySource;
import org.junit.jupiter.api.Test;

class IndexBuilderTest {
  private final MemorySource source = new MemorySource();

  @Test
  void refresh_withNothingNew_isTheSameIndex() {
    source.add("anna", 1, "visit");
    JourneyIndex index = IndexBuilder.build(source);

    assertThat(IndexBuilder.refresh(index, source)).isSameAs(index);
  }

  @Test
  void refresh_withALateEvent_putsItInItsPlaceAndLeavesTheOldIndexAlone() {
    source.add("anna", 10, "visit", "channel", "web").add("anna", 30, "buy", "channel", "app");
    JourneyIndex old = IndexBuilder.build(source);
    source.add("anna", 20, "cart", "channel", "mail");
    JourneyIndex index = IndexBuilder.refresh(old, source);

    assertThat(index.block(0).times().toArray()).containsExactly(10, 20, 30);
    assertThat(index.text("channel").text(0, 1)).isEqualTo("mail");
    assertThat(index.codes().touchpoint(index.block(0).codes().at(1))).isEqualTo("cart");
    assertThat(old.events()).isEqualTo(2);
    assertThat(old.block(0).times().toArray()).containsExactly(10, 30);
  }

  @Test
  void refresh_ofOneCustomer_sharesTheOthersBlocks() {
    for (int customer = 0; customer < 10; customer++) {
      source.add("c" + customer, 1, "visit").add("c" + customer, 2, "buy");
    }
    JourneyIndex old = SmallBlocks.build(source, 4);
    source.add("c0", 3, "return");
    JourneyIndex index = IndexBuilder.refresh(old, source);

    assertThat(index.events()).isEqualTo(21);
    assertThat(index.block(index.blockOf(9))).isSameAs(old.block(old.blockOf(9)));
    assertThat(index.block(index.blockOf(0))).isNotSameAs(old.block(old.blockOf(0)));
    assertThat(index.customers().key(9)).isEqualTo("c9");
    assertThat(index.customers().find("c9")).isEqualTo(9);
  }

  @Test
  void column_readLater_fitsTheEventsWhateverTheirOrder() {
    source
        .add("anna", 30, "buy", "properties.plan", "gold", "rating", "5")
        .add("ben", 5, "visit")
        .add("anna", 10, "visit", "properties.plan", "silver");
    JourneyIndex index = IndexBuilder.build(source);

    assertThat(index.text("properties.plan").text(0, 0)).isEqualTo("silver");
    assertThat(index.text("properties.plan").text(0, 1)).isEqualTo("gold");
    assertThat(index.text("properties.plan").text(0, 2)).isNull();
    assertThat(index.number("rating").number(0, 1)).isEqualTo(5);
    assertThat(index.number("rating").number(0, 0)).isNaN();
  }

  @Test
  void erasure_makesTheOldIndexOutdatedAndTheNewOneForget() {
    source.add("anna", 1, "visit", "channel", "web").add("ben", 2, "visit");
    JourneyIndex old = IndexBuilder.build(source);
    source.erase("anna");

    assertThatThrownBy(() -> old.text("persona")).isInstanceOf(IndexOutdated.class);
    JourneyIndex index = IndexBuilder.refresh(old, source);
    assertThat(index.events()).isEqualTo(1);
    assertThat(index.customers().find("anna")).isEqualTo(-1);
  }

  @Test
  void build_ofNothing_hasNoBlocks() {
    JourneyIndex index = IndexBuilder.build(source);

    assertThat(index.blocks()).isZero();
    assertThat(index.events()).isZero();
    source.add("anna", 1, "visit");
    assertThat(IndexBuilder.refresh(index, source).events()).isEqualTo(1);
  }
}
