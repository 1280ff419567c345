package io.klantreis.journey.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts as sections: all their bytes, and the length of each.
final class TextSections {
  private static final int NULL = -1;

  private TextSections() {}

  static void save(SectionWriter out, String name, List<? extends @Nullable String> texts) {
    int[] lengths = new int[texts.size()];
    List<byte[]> parts = new ArrayList<>(texts.size());
    int sum = 0;
    for (int i = 0; i < lengths.length; i++) {
      String text = texts.get(i);
      byte[] part = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
      parts.add(part);
      lengths[i] = text == null ? NULL : part.length;
      sum = Math.addExact(sum, part.length);
    }
    byte[] bytes = new byte[sum];
    int to = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, bytes, to, part.length);
      to += part.length;
    }
    out.put(name + ".bytes", bytes);
    out.put(name + ".lengths", lengths);
  }

  static List<@Nullable String> load(SectionReader in, String name) {
    byte[] bytes = in.bytes(name + ".bytes");
    int[] lengths = in.ints(name + ".lengths");
    List<@Nullable String> texts = new ArrayList<>(lengths.length);
    int from = 0;
    for (int length : lengths) {
      if (length == NULL) {
        texts.add(null);
        continue;
      }
      texts.add(new String(bytes, from, length, StandardCharsets.UTF_8));
      from += length;
    }
    return texts;
  }

  /// Texts of which none may be null.
  static List<String> loadAll(SectionReader in, String name) {
    List<String> all = new ArrayList<>();
    for (String text : load(in, name)) {
      if (text == null) {
        throw new IndexImage.Unreadable("a text of " + name + " is missing");
      }
      all.add(text);
    }
    return List.copyOf(all);
  }
}
