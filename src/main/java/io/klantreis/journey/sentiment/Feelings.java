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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which events say how a customer felt, and how: worked out once an index, for few events say
/// anything, and few things are said. Immutable; each thread asks through its own {@link Cursor}.
final class Feelings implements JourneyIndex.Derived {
  /// The events of a block that have a feeling, in order of position, and the number of the mark
  /// that each gave.
  record Part(IntColumn positions, IntColumn marks) {
    long bytes() {
      return positions.bytes() + marks.bytes();
    }
  }

  private final Part[] parts;
  private final Mark[] marks;

  /// Those of an index, worked out once.
  static Feelings of(JourneyIndex index, Emotions emotions) {
    return index.derived(
        Feelings.class, emotions, () -> new Reader(index, emotions).read(index.blocks()));
  }

  private Feelings(Part[] parts, Mark[] marks) {
    this.parts = parts;
    this.marks = marks;
  }

  Cursor cursor() {
    return new Cursor();
  }

  @Override
  public long bytes() {
    return Arrays.stream(parts).mapToLong(Part::bytes).sum() + 40L * marks.length;
  }

  Part part(int block) {
    return parts[block];
  }

  Mark mark(int number) {
    return marks[number];
  }

  /// How many marks there are.
  int marks() {
    return marks.length;
  }

  /// Reads events' feelings from the columns that may tell them.
  private static final class Reader {
    private final Emotions emotions;
    private final NumberColumn rating;
    private final NumberColumn sentiment;
    private final TextColumn emotion;
    private final TextColumn scale;
    private final @Nullable Scale[] scaleOfCode;
    private final Tuples said = new Tuples();
    private int[] markOfSaid = new int[64];
    private final Map<Mark, Integer> numbers = new HashMap<>();
    private final List<Mark> marks = new ArrayList<>();

    Reader(JourneyIndex index, Emotions emotions) {
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
    }

    Feelings read(int blocks) {
      Part[] parts = new Part[blocks];
      for (int block = 0; block < blocks; block++) {
        parts[block] = part(block);
      }
      return new Feelings(parts, marks.toArray(Mark[]::new));
    }

    private Part part(int block) {
      NumberColumn.Part rated = rating.block(block);
      NumberColumn.Part scored = sentiment.block(block);
      IntColumn words = emotion.block(block);
      IntColumn scales = scale.block(block);
      int[] candidates = candidates(block);
      int[] positions = new int[candidates.length];
      int[] given = new int[candidates.length];
      int size = 0;
      int nextRated = 0;
      int nextScored = 0;
      for (int position : candidates) {
        double mark = Double.NaN;
        double score = Double.NaN;
        if (nextRated < rated.positions().length && rated.positions()[nextRated] == position) {
          mark = rated.values()[nextRated++];
        }
        if (nextScored < scored.positions().length && scored.positions()[nextScored] == position) {
          score = scored.values()[nextScored++];
        }
        int number = mark(mark, scales.at(position), score, words.at(position));
        if (number >= 0) {
          positions[size] = position;
          given[size++] = number;
        }
      }
      return new Part(IntColumn.of(positions, size), IntColumn.of(given, size));
    }

    /// The number of the mark that an event with these fields gives, or -1 for none.
    private int mark(double rated, int scaleCode, double score, int word) {
      int before = said.size();
      int number =
          said.number(
              Double.doubleToLongBits(rated),
              Double.doubleToLongBits(score),
              (long) scaleCode << 32 | word);
      if (number == before) {
        if (number == markOfSaid.length) {
          markOfSaid = Arrays.copyOf(markOfSaid, 2 * number);
        }
        markOfSaid[number] = numbered(made(rated, scaleCode, score, word));
      }
      return markOfSaid[number];
    }

    private int numbered(@Nullable Mark mark) {
      if (mark == null) {
        return -1;
      }
      Integer known = numbers.putIfAbsent(mark, marks.size());
      if (known == null) {
        marks.add(mark);
        return marks.size() - 1;
      }
      return known;
    }

    private @Nullable Mark made(double rated, int scaleCode, double said, int word) {
      String name = scale.dictionary().text(scaleCode);
      double score = Feeling.score(rated, name, said, emotion.dictionary().text(word), emotions);
      if (Double.isNaN(score)) {
        return null;
      }
      Scale on = scaleOfCode[scaleCode];
      return on != null && on.has(rated)
          ? new Mark(score, rated, on.feeling(rated), kind(on))
          : new Mark(score, Double.NaN, Feeling.ofScore(score), Mark.Kind.OTHER);
    }

    private static Mark.Kind kind(Scale scale) {
      return switch (scale.id()) {
        case "nps" -> Mark.Kind.NPS;
        case "csat5" -> Mark.Kind.CSAT;
        case "ces7" -> Mark.Kind.CES;
        default -> Mark.Kind.OTHER;
      };
    }

    private int[] candidates(int block) {
      int[] rated = rating.block(block).positions();
      int[] scored = sentiment.block(block).positions();
      int[] felt = withEmotion(block);
      if (scored.length == 0 && felt.length == 0) {
        return rated;
      }
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
  }

  /// Finds the feeling of an event; quick where events are asked for in order. For one thread.
  final class Cursor {
    private static final Part NOTHING = new Part(IntColumn.zeros(0), IntColumn.zeros(0));

    private int block = -1;
    private Part part = NOTHING;
    private int place;

    /// Moves to an event.
    ///
    /// @return whether it has a feeling; then {@link #mark} tells it
    boolean moveTo(UnitEvents events, int event) {
      int at = events.block(event);
      if (at != block) {
        block = at;
        part = parts[at];
        place = 0;
      }
      int position = events.position(event);
      IntColumn positions = part.positions();
      if (place > 0 && positions.at(place - 1) >= position) {
        place = firstFrom(positions, position, place);
      }
      while (place < positions.size() && positions.at(place) < position) {
        place++;
      }
      return place < positions.size() && positions.at(place) == position;
    }

    Mark mark() {
      return marks[part.marks().at(place)];
    }
  }

  /// The first of so many places whose position is not below this one.
  static int firstFrom(IntColumn positions, int position, int places) {
    int low = 0;
    int high = places;
    while (low < high) {
      int middle = low + high >>> 1;
      if (positions.at(middle) < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
