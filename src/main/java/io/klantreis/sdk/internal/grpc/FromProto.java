package io.klantreis.sdk.internal.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.klantreis.sdk.backend.DataQuery;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.PluginContext;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.backend.ResourceRequest;
import io.klantreis.sdk.backend.StreamRequest;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.backend.User;
import io.klantreis.sdk.internal.grpc.pluginv2.CallResourceRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.DataSourceInstanceSettings;
import io.klantreis.sdk.internal.grpc.pluginv2.StringList;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages to records. */
final class FromProto {
  private FromProto() {}

  static PluginContext context(io.klantreis.sdk.internal.grpc.pluginv2.PluginContext message) {
    return new PluginContext(
        message.getOrgId(),
        message.getPluginId(),
        message.hasUser() ? user(message.getUser()) : null,
        message.hasDataSourceInstanceSettings()
            ? dataSource(message.getDataSourceInstanceSettings(), message.getPluginId())
            : null,
        message.getGrafanaConfigMap(),
        message.getPluginVersion(),
        message.getUserAgent(),
        message.getApiVersion(),
        message.getNamespace());
  }

  static User user(io.klantreis.sdk.internal.grpc.pluginv2.User message) {
    return new User(message.getLogin(), message.getName(), message.getEmail(), message.getRole());
  }

  static DataSourceSettings dataSource(DataSourceInstanceSettings message, String type) {
    return new DataSourceSettings(
        message.getId(),
        message.getUid(),
        message.getName(),
        type,
        message.getUrl(),
        message.getUser(),
        message.getDatabase(),
        message.getBasicAuthEnabled(),
        message.getBasicAuthUser(),
        Json.object(message.getJsonData(), "the data source's jsonData"),
        message.getDecryptedSecureJsonDataMap(),
        Instant.ofEpochMilli(message.getLastUpdatedMS()),
        message.getApiVersion());
  }

  static DataQuery<JsonNode> query(io.klantreis.sdk.internal.grpc.pluginv2.DataQuery message) {
    return new DataQuery<>(
        message.getRefId(),
        message.getQueryType(),
        message.getMaxDataPoints(),
        Duration.ofMillis(message.getIntervalMS()),
        range(message.getTimeRange()),
        Json.object(message.getJson(), "the query"));
  }

  static TimeRange range(io.klantreis.sdk.internal.grpc.pluginv2.TimeRange message) {
    long from = message.getFromEpochMS();
    long to = message.getToEpochMS();
    if (to < from) {
      throw PluginError.user(
          "the time range ends before it begins: %s > %s"
              .formatted(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to)));
    }
    return new TimeRange(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
  }

  static ResourceRequest resource(CallResourceRequest message) {
    return new ResourceRequest(
        message.getPath(),
        message.getMethod(),
        message.getUrl(),
        lists(message.getHeadersMap()),
        message.getBody().toByteArray());
  }

  static StreamRequest stream(String path, ByteString data) {
    return new StreamRequest(path, Json.tree(data, "the client's data"));
  }

  static Map<String, List<String>> lists(Map<String, StringList> messages) {
    var lists = new LinkedHashMap<String, List<String>>();
    messages.forEach((name, values) -> lists.put(name, List.copyOf(values.getValuesList())));
    return lists;
  }

  /// The first value of each header, as other calls have them.
  static Map<String, String> firsts(Map<String, StringList> messages) {
    var firsts = new LinkedHashMap<String, String>();
    messages.forEach((name, values) -> {
      if (values.getValuesCount() > 0) {
        firsts.put(name, values.getValues(0));
      }
    });
    return firsts;
  }
}
