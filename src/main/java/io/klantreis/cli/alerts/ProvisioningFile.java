package io.klantreis.cli.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Writes rules as a file of Grafana's alerting provisioning, `apiVersion: 1`.
final class ProvisioningFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private final AlertPlan plan;

  ProvisioningFile(AlertPlan plan) {
    this.plan = plan;
  }

  /// The file's text.
  ///
  /// @param command what writes it again
  String text(String command) {
    ObjectNode file = YAML.createObjectNode().put("apiVersion", 1);
    ObjectNode group = file.putArray("groups").addObject();
    group.put("orgId", 1).put("name", "Klantreis " + plan.model().id());
    group.put("folder", plan.folder()).put("interval", plan.every().text());
    ArrayNode rules = group.putArray("rules");
    new RuleBook(plan).rules().forEach(rule -> write(rule, rules.addObject()));
    try {
      return "# Written by: " + command + "\n" + YAML.writeValueAsString(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(Rule rule, ObjectNode json) {
    String dashboard = "klantreis-" + rule.panel().dashboard() + "-" + plan.language().code();
    json.put("uid", uid(rule)).put("title", rule.title()).put("condition", rule.condition());
    ArrayNode data = json.putArray("data");
    for (Rule.Node node : rule.nodes()) {
      ObjectNode written = data.addObject().put("refId", node.refId());
      written.putObject("relativeTimeRange").put("from", node.from()).put("to", node.to());
      written.put("datasourceUid", node.asked()).set("model", node.model());
    }
    json.put("noDataState", rule.noData()).put("execErrState", "Error").put("for", "0s");
    json.put("dashboardUid", dashboard).put("panelId", rule.panel().id());
    ObjectNode annotations = json.putObject("annotations");
    annotations.put("summary", rule.summary()).put("description", rule.description());
    annotations.put("__dashboardUid__", dashboard);
    annotations.put("__panelId__", String.valueOf(rule.panel().id()));
    json.putObject("labels").put("product", "klantreis").put("watches", rule.kind());
  }

  /// The same for the same data source, folder and model, so that writing again replaces.
  private String uid(Rule rule) {
    String whose = plan.datasource() + "\n" + plan.folder() + "\n" + plan.model().id();
    return "klantreis-" + rule.kind().toLowerCase(Locale.ROOT) + "-" + digest(whose);
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
