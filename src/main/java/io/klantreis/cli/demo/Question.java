package io.klantreis.cli.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One question of the demo and how its answer is drawn.
///
/// @param title what it asks, in words
/// @param days how far back the time range reaches
/// @param query the question as a dashboard would save it
/// @param columns the fields to show, in order; empty for series
/// @param bar the field drawn as a bar, or empty
record Question(String title, int days, ObjectNode query, List<String> columns, String bar) {
  Question {
    requireNonNull(title, "title is null");
    requireNonNull(query, "query is null");
    columns = List.copyOf(columns);
    requireNonNull(bar, "bar is null");
    if (days < 1) {
      throw new IllegalArgumentException("days is " + days);
    }
  }

  Duration range() {
    return Duration.ofDays(days);
  }

  /// The demo's questions in a language, `nl` or else English.
  static List<Question> all(String language) throws IOException {
    try (InputStream file = Question.class.getResourceAsStream("/demo/questions.json")) {
      if (file == null) {
        throw new IOException("demo/questions.json is missing");
      }
      var questions = new ArrayList<Question>();
      for (JsonNode each : new ObjectMapper().readTree(file)) {
        questions.add(read(each, language));
      }
      return List.copyOf(questions);
    }
  }

  private static Question read(JsonNode json, String language) throws IOException {
    if (!(json.get("query") instanceof ObjectNode query)) {
      throw new IOException("demo/questions.json: a question without query: " + json);
    }
    query.put("language", language);
    var columns = new ArrayList<String>();
    json.path("columns").forEach(name -> columns.add(name.asText()));
    String title = json.path("title").path(language).asText(json.path("title").path("en").asText());
    return new Question(
        title, json.path("days").asInt(90), query, columns, json.path("bar").asText(""));
  }
}
