package io.klantreis.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The questions of the dashboards in provisioning/, with their variables filled in as Grafana fills
 * them in when a dashboard is opened.
 *
 * @param panel dashboard and title, to tell which one is meant
 * @param shown the fields that the panel takes from the answer; none: whatever comes
 * @param opened the fields, JSON objects, whose keys become fields too
 * @param hidden the frames of the answer that the panel does not draw
 */
public record DashboardQuestions(
    String panel, JsonNode question, List<String> shown, List<String> opened, List<String> hidden) {
  /** The number of a row, which a transformation of Grafana's adds. */
  private static final String NUMBERED = "nr";

  public DashboardQuestions {
    shown = List.copyOf(shown);
    opened = List.copyOf(opened);
    hidden = List.copyOf(hidden);
  }

  private static final Path FOLDER = Path.of("provisioning/dashboards");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param customer whom the dashboard of one customer opens on
   */
  public static List<DashboardQuestions> all(String customer) throws IOException {
    List<DashboardQuestions> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        JsonNode dashboard = JSON.readTree(file.toFile());
        Map<String, String> values = values(dashboard);
        values.put("customer", customer);
        for (JsonNode panel : dashboard.path("panels")) {
          String name = FOLDER.relativize(file) + ": " + panel.path("title").asText();
          List<String> shown = shown(panel);
          List<String> opened = opened(panel);
          List<String> hidden = hidden(panel);
          for (JsonNode target : panel.path("targets")) {
            all.add(new DashboardQuestions(name, filled(target, values), shown, opened, hidden));
          }
        }
      }
    }
    return all;
  }

  private static List<String> shown(JsonNode panel) {
    List<String> names = new ArrayList<>();
    for (JsonNode transformation : panel.path("transformations")) {
      if (transformation.has("filter")) {
        continue; // only for some of the frames, see hidden
      }
      transformation.at("/options/include/names").forEach(name -> names.add(name.asText()));
    }
    names.remove(NUMBERED);
    return names;
  }

  private static List<String> opened(JsonNode panel) {
    List<String> names = new ArrayList<>();
    for (JsonNode transformation : panel.path("transformations")) {
      if (transformation.path("id").asText().equals("extractFields")) {
        names.add(transformation.at("/options/source").asText());
      }
    }
    return names;
  }

  /** A transformation for one frame alone leaves none of its fields. */
  private static List<String> hidden(JsonNode panel) {
    List<String> names = new ArrayList<>();
    for (JsonNode transformation : panel.path("transformations")) {
      if (transformation.at("/filter/id").asText().equals("byName")) {
        names.add(transformation.at("/filter/options").asText());
      }
    }
    return names;
  }

  private static Map<String, String> values(JsonNode dashboard) {
    Map<String, String> values = new HashMap<>();
    for (JsonNode variable : dashboard.at("/templating/list")) {
      values.put(variable.path("name").asText(), variable.at("/current/value").asText());
    }
    return values;
  }

  private static ObjectNode filled(JsonNode target, Map<String, String> values) {
    ObjectNode question = target.deepCopy();
    fill(question, values);
    return question;
  }

  private static void fill(ObjectNode json, Map<String, String> values) {
    for (Map.Entry<String, JsonNode> field : List.copyOf(json.properties())) {
      JsonNode value = field.getValue();
      if (value instanceof ObjectNode object && !field.getKey().equals("datasource")) {
        fill(object, values);
      } else if (value.isTextual() && value.textValue().startsWith("$")) {
        String filled = values.get(value.textValue().substring(1));
        if (field.getKey().equals("step")) {
          json.put(field.getKey(), Integer.parseInt(filled));
        } else {
          json.put(field.getKey(), filled);
        }
      }
    }
  }
}
