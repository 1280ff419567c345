package io.klantreis.journey.sentiment;

import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.NumberColumn;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.model.Emotions;
import io.klantreis.journey.model.Feeling;
import io.klantreis.journey.model.Scale;
import io.klantreis.journey.run.UnitEvents;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Which events say how a customer felt, and how: worked out once a block, for few events say
/// anything. Thread-safe; each thread asks through its own {@link Cursor}.
final class Feelings implements JourneyIndex.Derived {
  /// What an event's feeling was told on.
  enum Kind {
    NPS,
    CSAT,
    CES,
    OTHER
  }

  /// The events of a block that have a feeling, in order of position; the arrays have one length.
  ///
  /// @param ratings on their own scale; NaN where the feeling is not from a rating
  @SuppressWarnings("ArrayRecordComponent") // columns of one table, never compared
  record Part(int[] positions, double[] scores, double[] ratings, byte[] feelings, Kind[] kinds) {
    long bytes() {
      return 25L * positions.length;
    }
  }

  private final Emotions emotions;
  private final NumberColumn rating;
  private final NumberColumn sentiment;
  private final TextColumn emotion;
  private final TextColumn scale;
  private final @Nullable Scale[] scaleOfCode;
  private final AtomicReferenceArray<@Nullable Part> parts;

  /// Those of an index, worked out once.
  static Feelings of(JourneyIndex index, Emotions emotions) {
    return index.derived(Feelings.class, emotions, () -> new Feelings(index, emotions));
  }

  private Feelings(JourneyIndex index, Emotions emotions) {
    this.emotions = emotions;
    index.load(Set.of("emotion", "scale"), Set.of("rating", "sentiment"));
    this.rating = index.number("rating");
    this.sentiment = index.number("sentiment");
    this.emotion = index.text("emotion");
    this.scale = index.text("scale");
    this.scaleOfCode = new @Nullable Scale[scale.dictionary().size() + 1];
    for (int code = 0; code < scaleOfCode.length; code++) {
      scaleOfCode[code] = Scale.of(scale.dictionary().text(code)).orElse(null);
    }
    this.parts = new AtomicReferenceArray<>(Math.max(1, index.blocks()));
  }

  Cursor cursor() {
    return new Cursor();
  }

  @Override
  public long bytes() {
    long sum = 0;
    for (int block = 0; block < parts.length(); block++) {
      Part part = parts.get(block);
      sum += part == null ? 0 : part.bytes();
    }
    return sum;
  }

  Part part(int block) {
    Part part = parts.get(block);
    if (part == null) {
      part = read(block);
      parts.set(block, part);
    }
    return part;
  }

  private Part read(int block) {
    int[] candidates = candidates(block);
    Part all =
        new Part(
            new int[candidates.length],
            new double[candidates.length],
            new double[candidates.length],
            new byte[candidates.length],
            new Kind[candidates.length]);
    int size = 0;
    for (int position : candidates) {
      if (read(block, position, all, size)) {
        all.positions()[size++] = position;
      }
    }
    return new Part(
        Arrays.copyOf(all.positions(), size),
        Arrays.copyOf(all.scores(), size),
        Arrays.copyOf(all.ratings(), size),
        Arrays.copyOf(all.feelings(), size),
        Arrays.copyOf(all.kinds(), size));
  }

  private boolean read(int block, int position, Part to, int at) {
    double rated = rating.number(block, position);
    Scale on = scaleOfCode[scale.block(block).at(position)];
    String scaleName = scale.text(block, position);
    String word = emotion.text(block, position);
    double score =
        Feeling.score(rated, scaleName, sentiment.number(block, position), word, emotions);
    if (Double.isNaN(score)) {
      return false;
    }
    to.scores()[at] = score;
    if (on != null && on.has(rated)) {
      to.ratings()[at] = rated;
      to.feelings()[at] = (byte) on.feeling(rated);
      to.kinds()[at] = kind(on);
    } else {
      to.ratings()[at] = Double.NaN;
      to.feelings()[at] = (byte) Feeling.ofScore(score);
      to.kinds()[at] = Kind.OTHER;
    }
    return true;
  }

  private static Kind kind(Scale scale) {
    return switch (scale.id()) {
      case "nps" -> Kind.NPS;
      case "csat5" -> Kind.CSAT;
      case "ces7" -> Kind.CES;
      default -> Kind.OTHER;
    };
  }

  private int[] candidates(int block) {
    int[] rated = rating.block(block).positions();
    int[] scored = sentiment.block(block).positions();
    int[] felt = withEmotion(block);
    int[] all = Arrays.copyOf(rated, rated.length + scored.length + felt.length);
    System.arraycopy(scored, 0, all, rated.length, scored.length);
    System.arraycopy(felt, 0, all, rated.length + scored.length, felt.length);
    Arrays.sort(all);
    int size = 0;
    for (int position : all) {
      if (size == 0 || all[size - 1] != position) {
        all[size++] = position;
      }
    }
    return Arrays.copyOf(all, size);
  }

  private int[] withEmotion(int block) {
    if (emotion.dictionary().size() == 0) {
      return new int[0];
    }
    IntColumn column = emotion.block(block);
    int[] felt = new int[16];
    int size = 0;
    for (int position = 0; position < column.size(); position++) {
      if (column.at(position) != Dictionary.ABSENT) {
        if (size == felt.length) {
          felt = Arrays.copyOf(felt, 2 * size);
        }
        felt[size++] = position;
      }
    }
    return Arrays.copyOf(felt, size);
  }

  /// Finds the feeling of an event; quick where events are asked for in order. For one thread.
  final class Cursor {
    private static final Part NOTHING =
        new Part(new int[0], new double[0], new double[0], new byte[0], new Kind[0]);

    private int block = -1;
    private Part part = NOTHING;
    private int place;

    /// The events of a block that have a feeling.
    int[] positions(int ofBlock) {
      return Feelings.this.part(ofBlock).positions();
    }

    /// Moves to an event.
    ///
    /// @return whether it has a feeling; then the other methods tell it
    boolean moveTo(UnitEvents events, int event) {
      int at = events.block(event);
      if (at != block) {
        block = at;
        part = Feelings.this.part(at);
        place = 0;
      }
      int position = events.position(event);
      int[] positions = part.positions();
      if (place > 0 && positions[place - 1] >= position) {
        int found = Arrays.binarySearch(positions, 0, place, position);
        place = found >= 0 ? found : -found - 1;
      }
      while (place < positions.length && positions[place] < position) {
        place++;
      }
      return place < positions.length && positions[place] == position;
    }

    double score() {
      return part.scores()[place];
    }

    double rating() {
      return part.ratings()[place];
    }

    int feeling() {
      return part.feelings()[place];
    }

    Kind kind() {
      return part.kinds()[place];
    }
  }
}
