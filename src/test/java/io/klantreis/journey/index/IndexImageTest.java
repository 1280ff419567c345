package io.klantreis.journey.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.testing.MemorySource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndexImageTest {
  private static JourneyIndex again(JourneyIndex index) {
    var sections = new InMemory();
    IndexImage.save(index, sections);
    return IndexImage.load(sections).of(index.source());
  }

  @Test
  void image_ofRandomStores_isTheSameIndexColumnByColumn() {
    for (long seed = 0; seed < 150; seed++) {
      var events = new RandomEvents(seed).add(new Random(seed).nextInt(700));
      JourneyIndex index = SmallBlocks.build(events.source(), 1 + (int) seed * 7);
      index.load(Set.of("text", "properties.none"), Set.of("rating"));

      SameIndex.check(again(index), index);
    }
  }

  @Test
  void image_thatIsRefreshed_isWhatABuildFromTheStoreWouldBe() {
    for (long seed = 0; seed < 50; seed++) {
      var events = new RandomEvents(seed).add(200);
      JourneyIndex old = SmallBlocks.build(events.source(), 64);
      old.load(Set.of("text"), Set.of("rating"));
      JourneyIndex restored = again(old);
      events.add(150);

      JourneyIndex refreshed = IndexBuilder.refresh(restored, events.source());
      SameIndex.check(refreshed, IndexBuilder.refresh(old, events.source()));
      assertThat(refreshed.events()).isEqualTo(350);
    }
  }

  @Test
  void image_ofACustomerLargerThanABlock_hasNoListsOfPositions() {
    MemorySource source = new MemorySource();
    for (int i = 0; i < Block.LIMIT + 10; i++) {
      source.add("busy", i, "t" + i % 3);
    }
    source.add("quiet", 1, "t1");
    JourneyIndex index = IndexBuilder.build(source);

    assertThat(index.block(0).postings().known()).isFalse();
    SameIndex.check(again(index), index);
  }

  @Test
  void image_ofNothing_isAnIndexOfNothing() {
    JourneyIndex index = IndexBuilder.build(new MemorySource());

    SameIndex.check(again(index), index);
  }

  @Test
  void image_withASectionOfAnother_isUnreadable() {
    var one = new InMemory();
    var other = new InMemory();
    IndexImage.save(SmallBlocks.build(new RandomEvents(1).add(300).source(), 64), one);
    IndexImage.save(SmallBlocks.build(new RandomEvents(2).add(310).source(), 64), other);
    for (String name : Set.copyOf(one.sections.keySet())) {
      if (!name.matches("index|block\\.0\\.(starts|times|rows|codes)|customers\\.ends")) {
        continue; // these say how long the others are
      }
      var mixed = new InMemory();
      mixed.sections.putAll(one.sections);
      mixed.sections.put(name, Objects.requireNonNull(other.sections.get(name), name));
      assertThatThrownBy(() -> IndexImage.load(mixed))
          .as(name)
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void columns_namesWhatAnImageWouldHold() {
    JourneyIndex index = IndexBuilder.build(new RandomEvents(1).add(20).source());
    assertThat(IndexImage.columns(index)).containsExactly("channel");
    index.load(Set.of("text"), Set.of("rating"));
    assertThat(IndexImage.columns(index)).containsExactly("channel", "number rating", "text");
  }

  /// Sections in a map.
  private static final class InMemory implements SectionWriter, SectionReader {
    private final Map<String, Object> sections = new HashMap<>();

    private void keep(String name, Object values) {
      assertThat(sections.put(name, values)).as(name).isNull();
    }

    private <A> A find(Class<A> type, String name) {
      return type.cast(Objects.requireNonNull(sections.get(name), name));
    }

    @Override
    public void put(String name, byte[] values) {
      keep(name, values.clone());
    }

    @Override
    public void put(String name, char[] values) {
      keep(name, values.clone());
    }

    @Override
    public void put(String name, int[] values) {
      keep(name, values.clone());
    }

    @Override
    public void put(String name, long[] values) {
      keep(name, values.clone());
    }

    @Override
    public void put(String name, double[] values) {
      keep(name, values.clone());
    }

    @Override
    public boolean has(String name) {
      return sections.containsKey(name);
    }

    @Override
    public byte[] bytes(String name) {
      return find(byte[].class, name).clone();
    }

    @Override
    public char[] chars(String name) {
      return find(char[].class, name).clone();
    }

    @Override
    public int[] ints(String name) {
      return find(int[].class, name).clone();
    }

    @Override
    public long[] longs(String name) {
      return find(long[].class, name).clone();
    }

    @Override
    public double[] doubles(String name) {
      return find(double[].class, name).clone();
    }
  }
}
