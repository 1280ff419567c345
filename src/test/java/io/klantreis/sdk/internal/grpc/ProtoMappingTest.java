package io.klantreis.sdk.internal.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.backend.PublishResult;
import io.klantreis.sdk.backend.SubscribeResult;
import io.klantreis.sdk.internal.grpc.pluginv2.CallResourceRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.DataFrameFormat;
import io.klantreis.sdk.internal.grpc.pluginv2.DataQuery;
import io.klantreis.sdk.internal.grpc.pluginv2.DataSourceInstanceSettings;
import io.klantreis.sdk.internal.grpc.pluginv2.PluginContext;
import io.klantreis.sdk.internal.grpc.pluginv2.StringList;
import io.klantreis.sdk.internal.grpc.pluginv2.TimeRange;
import io.klantreis.sdk.internal.grpc.pluginv2.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** No field of a message is forgotten: each is set alone, and must change what comes out. */
class ProtoMappingTest {
  @Test
  void pluginContext_eachFieldReachesTheRecord() {
    // settings of an app belong to app plugins, which this SDK does not serve
    everyFieldCounts(
        PluginContext.getDefaultInstance(), FromProto::context, Set.of("appInstanceSettings"));
  }

  @Test
  void dataSourceSettings_eachFieldReachesTheRecord() {
    everyFieldCounts(
        DataSourceInstanceSettings.getDefaultInstance(),
        message -> FromProto.dataSource(message, "type"),
        Set.of());
  }

  @Test
  void user_eachFieldReachesTheRecord() {
    everyFieldCounts(User.getDefaultInstance(), FromProto::user, Set.of());
  }

  @Test
  void query_eachFieldReachesTheRecord() {
    everyFieldCounts(DataQuery.getDefaultInstance(), FromProto::query, Set.of());
  }

  @Test
  void timeRange_eachFieldReachesTheRecord() {
    TimeRange late = TimeRange.newBuilder().setFromEpochMS(5).setToEpochMS(9000).build();
    everyFieldCounts(late, FromProto::range, Set.of());
  }

  @Test
  void resourceRequest_eachFieldReachesTheRecord() {
    everyFieldCounts(
        CallResourceRequest.getDefaultInstance(),
        message ->
            List.of(FromProto.context(message.getPluginContext()), FromProto.resource(message)),
        Set.of());
  }

  @Test
  void dataResponse_eachFieldIsWritten() {
    var error = PluginError.user("wrong");
    assertThat(
            written(
                ToProto.response(
                    List.of(ByteString.copyFromUtf8("x")), error, DataFrameFormat.JSON)))
        // Grafana does not read jsonMeta
        .isEqualTo(
            without(
                io.klantreis.sdk.internal.grpc.pluginv2.DataResponse.getDefaultInstance(),
                "jsonMeta"));
  }

  @Test
  void chunk_eachFieldIsWritten() {
    var written = new TreeSet<String>();
    var frame = ByteString.copyFromUtf8("x");
    written.addAll(written(ToProto.chunk("A", 1, frame, DataFrameFormat.JSON)));
    written.addAll(written(ToProto.chunkError("A", PluginError.user("x"), DataFrameFormat.JSON)));
    assertThat(written)
        .isEqualTo(
            without(
                io.klantreis.sdk.internal.grpc.pluginv2.QueryChunkedDataResponse
                    .getDefaultInstance()));
  }

  @Test
  void otherAnswers_eachFieldIsWritten() {
    var details = JsonNodeFactory.instance.objectNode().put("a", 1);
    var answers =
        List.of(
            ToProto.health(HealthResult.ok("fine", details)),
            ToProto.metrics("x 1\n"),
            ToProto.resource(200, Map.of("A", List.of("b")), new byte[] {1}),
            ToProto.subscribed(
                new SubscribeResult(SubscribeResult.Status.PERMISSION_DENIED, details)),
            ToProto.published(new PublishResult(PublishResult.Status.NOT_FOUND, details)));
    for (Message answer : answers) {
      assertThat(written(answer)).isEqualTo(without(answer));
    }
  }

  @Test
  void success_saysTwoHundred() {
    assertThat(ToProto.response(List.of(), null, DataFrameFormat.ARROW).getStatus()).isEqualTo(200);
  }

  private static <M extends Message> void everyFieldCounts(
      M base, Function<M, Object> convert, Set<String> unmapped) {
    List<Object> before = contents(convert.apply(base));
    var forgotten = new TreeSet<String>();
    for (FieldDescriptor field : base.getDescriptorForType().getFields()) {
      @SuppressWarnings("unchecked")
      M changed = (M) withOne(base, field);
      if (contents(convert.apply(changed)).equals(before)) {
        forgotten.add(field.getName());
      }
    }
    assertThat(forgotten).isEqualTo(new TreeSet<>(unmapped));
  }

  private static Message withOne(Message base, FieldDescriptor field) {
    Message.Builder message = base.toBuilder();
    if (field.isMapField()) {
      Message.Builder entry = message.newBuilderForField(field);
      FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
      FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
      entry.setField(key, "key");
      Object sample =
          value.getJavaType() == FieldDescriptor.JavaType.MESSAGE
              ? StringList.newBuilder().addValues("value").build()
              : "value";
      return message.addRepeatedField(field, entry.setField(value, sample).build()).build();
    }
    return message.setField(field, sample(message, field)).build();
  }

  private static Object sample(Message.Builder message, FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case LONG -> 7L;
      case INT -> 7;
      case BOOLEAN -> true;
      case STRING -> "text";
      case BYTE_STRING -> ByteString.copyFromUtf8("{\"a\":1}");
      case MESSAGE -> {
        Message.Builder inner = message.newBuilderForField(field);
        // a message of its own, so that presence is not the only thing that shows
        FieldDescriptor last = inner.getDescriptorForType().getFields().getLast();
        yield last.isMapField() ? inner.build() : withOne(inner.build(), last);
      }
      default -> throw new IllegalStateException("no sample of " + field);
    };
  }

  // Records hold arrays and JSON: both are compared by what they hold.
  private static List<Object> contents(Object value) {
    var contents = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(each -> contents.addAll(contents(each)));
    } else if (value instanceof Record) {
      for (var component : value.getClass().getRecordComponents()) {
        try {
          Object part = component.getAccessor().invoke(value);
          contents.addAll(part == null ? List.of("null") : contents(part));
        } catch (ReflectiveOperationException e) {
          throw new LinkageError("a record cannot be read", e);
        }
      }
    } else {
      contents.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
    }
    return contents;
  }

  private static Set<String> written(Message message) {
    var names = new TreeSet<String>();
    message.getAllFields().keySet().forEach(field -> names.add(field.getName()));
    return names;
  }

  private static Set<String> without(Message message, String... names) {
    var all = new TreeSet<String>();
    message.getDescriptorForType().getFields().forEach(field -> all.add(field.getName()));
    all.removeAll(Arrays.asList(names));
    return all;
  }
}
