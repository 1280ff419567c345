package io.klantreis.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// What the files of {@link SharedFolder} hold.
public final class SharedData {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SharedData() {}

  public static JsonNode json(String name) {
    try {
      return JSON.readTree(SharedFolder.require(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The records of a CSV file, gzipped where its name says so, header first; RFC 4180 quotes.
  public static List<List<String>> csv(String name) {
    try (InputStream file = Files.newInputStream(SharedFolder.require(name));
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return records(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<String>> records(BufferedReader reader) throws IOException {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int c = reader.read(); c != -1; c = reader.read()) {
      if (c == '"') {
        // A doubled quote closes and opens again: the second one is text.
        reader.mark(1);
        if (quoted && reader.read() == '"') {
          cell.append('"');
        } else {
          if (quoted) {
            reader.reset();
          }
          quoted = !quoted;
        }
      } else if (quoted || c != ',' && c != '\n' && c != '\r') {
        cell.append((char) c);
      } else if (c != '\r') {
        record.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          records.add(record);
          record = new ArrayList<>();
        }
      }
    }
    if (!record.isEmpty() || !cell.isEmpty()) {
      record.add(cell.toString());
      records.add(record);
    }
    return records;
  }
}
