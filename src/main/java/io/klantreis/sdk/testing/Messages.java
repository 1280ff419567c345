package io.klantreis.sdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.SubscribeResult;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.backend.User;
import io.klantreis.sdk.internal.arrow.ArrowFrames;
import io.klantreis.sdk.internal.grpc.pluginv2.CheckHealthResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.DataQuery;
import io.klantreis.sdk.internal.grpc.pluginv2.DataResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.DataSourceInstanceSettings;
import io.klantreis.sdk.internal.grpc.pluginv2.PluginContext;
import io.klantreis.sdk.internal.grpc.pluginv2.StringList;
import io.klantreis.sdk.internal.grpc.pluginv2.SubscribeStreamResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The client's side of the wire: what Grafana does with requests and answers. */
final class Messages {
  private Messages() {}

  static PluginContext context(DataSourceSettings settings, @Nullable User user) {
    var context =
        PluginContext.newBuilder()
            .setOrgId(1)
            .setPluginId(settings.type())
            .setDataSourceInstanceSettings(
                DataSourceInstanceSettings.newBuilder()
                    .setId(settings.id())
                    .setUid(settings.uid())
                    .setName(settings.name())
                    .setUrl(settings.url())
                    .setUser(settings.user())
                    .setDatabase(settings.database())
                    .setBasicAuthEnabled(settings.basicAuthEnabled())
                    .setBasicAuthUser(settings.basicAuthUser())
                    .setJsonData(ByteString.copyFromUtf8(settings.jsonData().toString()))
                    .putAllDecryptedSecureJsonData(settings.secureJsonData())
                    .setLastUpdatedMS(settings.updated().toEpochMilli())
                    .setApiVersion(settings.apiVersion()));
    if (user != null) {
      context.setUser(
          io.klantreis.sdk.internal.grpc.pluginv2.User.newBuilder()
              .setLogin(user.login())
              .setName(user.name())
              .setEmail(user.email())
              .setRole(user.role()));
    }
    return context.build();
  }

  static DataQuery query(String refId, JsonNode query, TimeRange range) {
    return DataQuery.newBuilder()
        .setRefId(refId)
        .setMaxDataPoints(query.path("maxDataPoints").asLong(1000))
        .setIntervalMS(query.path("intervalMs").asLong(60_000))
        .setQueryType(query.path("queryType").asText(""))
        .setTimeRange(
            io.klantreis.sdk.internal.grpc.pluginv2.TimeRange.newBuilder()
                .setFromEpochMS(range.from().toEpochMilli())
                .setToEpochMS(range.to().toEpochMilli()))
        .setJson(ByteString.copyFromUtf8(query.toString()))
        .build();
  }

  /// What Grafana makes of one refId's part: an answer without status counts as a failure.
  static Answer answer(@Nullable DataResponse response) {
    if (response == null) {
      return new Answer(0, List.of(), Optional.of("no answer"), "");
    }
    return new Answer(
        response.getStatus() == 0 ? 500 : response.getStatus(),
        response.getFramesList().stream()
            .map(file -> ArrowFrames.decode(file.toByteArray()))
            .toList(),
        Optional.of(response.getError()).filter(error -> !error.isEmpty()),
        response.getErrorSource());
  }

  static HealthResult health(CheckHealthResponse response, Function<String, JsonNode> json) {
    JsonNode details = tree(response.getJsonDetails(), json);
    return response.getStatus() == CheckHealthResponse.HealthStatus.OK
        ? new HealthResult(HealthResult.Status.OK, response.getMessage(), details)
        : HealthResult.error(response.getMessage(), details);
  }

  static SubscribeResult subscribed(
      SubscribeStreamResponse response, Function<String, JsonNode> json) {
    var status =
        switch (response.getStatus()) {
          case OK -> SubscribeResult.Status.OK;
          case PERMISSION_DENIED -> SubscribeResult.Status.PERMISSION_DENIED;
          case NOT_FOUND, UNRECOGNIZED -> SubscribeResult.Status.NOT_FOUND;
        };
    return new SubscribeResult(status, tree(response.getData(), json));
  }

  static Map<String, List<String>> headers(Map<String, StringList> messages) {
    var headers = new LinkedHashMap<String, List<String>>();
    messages.forEach((name, values) -> headers.put(name, List.copyOf(values.getValuesList())));
    return headers;
  }

  private static @Nullable JsonNode tree(ByteString bytes, Function<String, JsonNode> json) {
    return bytes.isEmpty() ? null : json.apply(bytes.toStringUtf8());
  }
}
