package io.klantreis.sdk.internal.grpc;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.PluginError;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown into an error for the user, once and in one place. */
public final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  /// Classifies what was thrown. What the user cannot mend is logged with its stack under an id,
  /// and only the id is shown: the message of a foreign exception may hold a secret.
  ///
  /// @param thrown what a handler threw
  /// @param context the call in which it did
  /// @param what the call, for the log
  /// @return the error to send
  public static PluginError classify(Throwable thrown, CallContext context, String what) {
    if (thrown instanceof PluginError error) {
      log(error, what);
      return error;
    }
    if (context.isCancelled()) {
      return cancelled(context);
    }
    if (thrown instanceof OutOfMemoryError) {
      LOG.error("{} ran out of memory", what, thrown);
      return new PluginError(
          PluginError.Code.RESOURCES,
          "the plugin ran out of memory while it answered; ask for less, or give it more",
          thrown);
    }
    if (thrown instanceof StackOverflowError) {
      LOG.error("{} overflowed the stack", what, thrown);
      return new PluginError(
          PluginError.Code.RESOURCES, "the question is nested too deeply to be answered", thrown);
    }
    return internal(thrown, what);
  }

  /// Makes a gRPC failure of a whole call. Grafana reads the source from its details.
  ///
  /// @param error the error
  /// @return UNIMPLEMENTED for what the plugin does not offer, else UNKNOWN
  public static StatusRuntimeException wholeCall(PluginError error) {
    if (error.code() == PluginError.Code.NOT_IMPLEMENTED) {
      return io.grpc.Status.UNIMPLEMENTED.withDescription(error.getMessage()).asRuntimeException();
    }
    var info =
        ErrorInfo.newBuilder()
            .setReason(error.code().name())
            .putMetadata("errorSource", error.code().source().wireName());
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(Code.UNKNOWN_VALUE)
            .setMessage(error.getMessage())
            .addDetails(Any.pack(info.build()))
            .build());
  }

  private static PluginError cancelled(CallContext context) {
    try {
      context.throwIfCancelled();
    } catch (PluginError error) {
      return error;
    }
    return new PluginError(PluginError.Code.CANCELLED, "the query was cancelled");
  }

  private static PluginError internal(Throwable thrown, String what) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("{} failed (error {})", what, id, thrown);
    return PluginError.internal(
        "an internal error occurred: %s; the plugin's log has more under error %s"
            .formatted(thrown.getClass().getSimpleName(), id),
        thrown);
  }

  private static void log(PluginError error, String what) {
    if (error.code() == PluginError.Code.INTERNAL) {
      LOG.error("{} failed", what, error);
    } else {
      LOG.debug("{} answered with error {}: {}", what, error.code(), error.getMessage());
    }
  }
}
