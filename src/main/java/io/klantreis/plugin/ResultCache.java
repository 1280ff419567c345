package io.klantreis.plugin;

import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.plugin.answer.Privacy;
import io.klantreis.plugin.model.ModelFolder;
import io.klantreis.plugin.question.Asked;
import io.klantreis.sdk.backend.DataResponse;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers given before, for who asks the same again while nothing changed: the same question with
/// all its defaults and its `asOf`, the same data, the same models, the same right to see people.
/// An answer is also kept by the words in which it was asked, together with the bytes that were
/// sent, so that a panel that asks again waits neither for the parser nor for the writer of frames.
/// Holds so many bytes at most, the latest asked for; forgets everything when the data changes.
/// Thread-safe.
final class ResultCache {
  /// What makes two answers the same.
  sealed interface Key {}

  /// What is not in a question and still makes its answer.
  ///
  /// @param trouble why the data is not as fresh as it should be, which the answer tells
  record Circumstances(
      ModelFolder.Snapshot models, @Nullable String trouble, Privacy.Sees sees, int minVerbatims) {
    /// Models are long and rarely differ: they are compared, and left out here.
    @Override
    public int hashCode() {
      return Objects.hash(trouble, sees, minVerbatims);
    }
  }

  /// A question that was read.
  record Question(JourneyQuery query, Circumstances circumstances) implements Key {}

  /// A question as it was asked.
  ///
  /// @param asked with a `now` that has moved only where answers may
  /// @param refId what the answer is sent with
  record Words(Asked asked, String refId, Circumstances circumstances) implements Key {}

  private record Kept(DataResponse response, long bytes) {}

  static final long DEFAULT_BYTES = 16 << 20;

  private final long budget;
  private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
  private String version = "";
  private long bytes;

  /// @param budget 0 keeps nothing
  ResultCache(long budget) {
    this.budget = budget;
  }

  /// How many bytes an environment allows: `GF_PLUGIN_RESULT_CACHE`, such as `32m`, or `0` for
  /// none.
  static long budget(Map<String, String> environment) {
    String said = environment.getOrDefault("GF_PLUGIN_RESULT_CACHE", "").toLowerCase(Locale.ROOT);
    if (!said.matches("[0-9]{1,9}[kmg]?")) {
      return DEFAULT_BYTES;
    }
    int shift = said.endsWith("k") ? 10 : said.endsWith("m") ? 20 : said.endsWith("g") ? 30 : 0;
    String digits = shift == 0 ? said : said.substring(0, said.length() - 1);
    return Long.parseLong(digits) << shift;
  }

  /// What was answered to that with data of this version, or null.
  synchronized @Nullable DataResponse find(Key key, String dataVersion) {
    if (!version.equals(dataVersion)) {
      clear();
      version = dataVersion;
    }
    Kept found = kept.get(key);
    return found == null ? null : found.response();
  }

  /// Keeps an answer, unless the data has changed since or it is too large.
  synchronized void keep(Key key, String dataVersion, DataResponse response) {
    long size = sizeOf(response.frames());
    if (!version.equals(dataVersion) || size > budget / 4) {
      return;
    }
    Kept before = kept.put(key, new Kept(response, size));
    bytes += size - (before == null ? 0 : before.bytes());
    var eldest = kept.values().iterator();
    while (bytes > budget && eldest.hasNext()) {
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }

  /// Forgets everything.
  synchronized void clear() {
    kept.clear();
    bytes = 0;
    version = "";
  }

  /// About what an answer holds: numbers with their flags, texts, what every frame and field says
  /// beside, or the bytes in which all that is sent.
  private static long sizeOf(List<Frame> frames) {
    long sum = 4_096;
    for (Frame frame : frames) {
      sum += 2_048;
      for (Field field : frame.fields()) {
        sum += 512 + 16L * field.size();
        boolean texts = field.type() == FieldType.STRING || field.type() == FieldType.JSON;
        for (int row = 0; texts && row < field.size(); row++) {
          String text = field.stringAt(row);
          sum += 48 + (text == null ? 0 : 2L * text.length());
        }
      }
    }
    return sum;
  }
}
