package io.klantreis.journey.index;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A field or property of every event as codes of a dictionary. Immutable.
public final class TextColumn {
  private final String key;
  private final Dictionary dictionary;
  private final List<IntColumn> blocks;

  TextColumn(String key, Dictionary dictionary, List<IntColumn> blocks) {
    this.key = key;
    this.dictionary = dictionary;
    this.blocks = List.copyOf(blocks);
  }

  void save(SectionWriter out, String name, int blockCount) {
    TextSections.save(out, name + ".dictionary", dictionary.values());
    for (int b = 0; b < blockCount; b++) {
      blocks.get(b).save(out, name + "." + b);
    }
  }

  static TextColumn load(SectionReader in, String name, String key, List<Block> blocks) {
    Dictionary dictionary = new Dictionary(TextSections.loadAll(in, name + ".dictionary"));
    List<IntColumn> parts =
        IntStream.range(0, blocks.size())
            .parallel()
            .mapToObj(b -> IntColumn.load(in, name + "." + b, blocks.get(b).events()))
            .toList();
    return new TextColumn(key, dictionary, parts);
  }

  /// The field's name, or `properties.NAME`.
  public String key() {
    return key;
  }

  public Dictionary dictionary() {
    return dictionary;
  }

  /// The codes of a block; {@link Dictionary#ABSENT} where an event has no such text.
  public IntColumn block(int block) {
    return blocks.get(block);
  }

  public @Nullable String text(int block, int position) {
    return dictionary.text(blocks.get(block).at(position));
  }

  long bytes() {
    return blocks.stream().mapToLong(IntColumn::bytes).sum() + 80L * dictionary.size();
  }
}
