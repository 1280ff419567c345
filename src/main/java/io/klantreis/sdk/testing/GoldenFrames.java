package io.klantreis.sdk.testing;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Compares frames with a golden file: the frames as tables in a comment, for a person to read, and
/// below them exactly as JSON.
///
/// Run tests with `-Dgolden.update=true` to write the files anew, and read the difference before
/// you commit it.
///
/// ```java
/// GoldenFrames.check(Path.of("src/test/resources/funnel/steps.jsonc"), frames);
/// ```
public final class GoldenFrames {
  /// The system property that has files written instead of compared.
  public static final String UPDATE = "golden.update";

  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldenFrames() {}

  /// Compares frames with a file.
  ///
  /// @throws AssertionError if they differ, naming the first line that does, or if there is no file
  public static void check(Path file, Frame... frames) {
    check(file, List.of(frames));
  }

  /// Compares frames with a file.
  ///
  /// @throws AssertionError if they differ, naming the first line that does, or if there is no file
  public static void check(Path file, List<Frame> frames) {
    String actual = render(frames);
    try {
      if (Boolean.getBoolean(UPDATE)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
      } else if (!Files.exists(file)) {
        throw new AssertionError(
            "no golden file " + file + "; write it with -D" + UPDATE + "=true");
      } else {
        compare(file, Files.readString(file).replace("\r\n", "\n"), actual);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The content of a golden file for these frames.
  public static String render(List<Frame> frames) {
    var text = new StringBuilder();
    for (Frame frame : frames) {
      FrameTable.of(frame).lines().forEach(line -> text.append(comment(line)).append('\n'));
    }
    return text.append(json(frames)).append('\n').toString();
  }

  private static String comment(String line) {
    return line.isEmpty() ? "//" : "// " + line;
  }

  private static String json(List<Frame> frames) {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
    try {
      ArrayNode array = JSON.createArrayNode();
      for (Frame frame : frames) {
        array.add(JSON.readTree(new String(FrameJson.encode(frame), StandardCharsets.UTF_8)));
      }
      return JSON.writer(printer).writeValueAsString(array);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read our own JSON", e);
    }
  }

  private static void compare(Path file, String expected, String actual) {
    if (expected.equals(actual)) {
      return;
    }
    List<String> should = expected.lines().toList();
    List<String> is = actual.lines().toList();
    int line = 0;
    while (line < should.size() && line < is.size() && should.get(line).equals(is.get(line))) {
      line++;
    }
    throw new AssertionError(
        file
            + " line "
            + (line + 1)
            + "\nexpected: "
            + (line < should.size() ? should.get(line) : "(end)")
            + "\n but was: "
            + (line < is.size() ? is.get(line) : "(end)")
            + "\nIf the new answer is right, run again with -D"
            + UPDATE
            + "=true and read the difference.\n"
            + actual);
  }
}
