package io.klantreis.sdk.internal.grpc;

import com.google.protobuf.Empty;
import io.grpc.BindableService;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.klantreis.sdk.internal.grpc.goplugin.ConnInfo;
import io.klantreis.sdk.internal.grpc.goplugin.GRPCBrokerGrpc;
import io.klantreis.sdk.internal.grpc.goplugin.GRPCControllerGrpc;
import io.klantreis.sdk.internal.grpc.goplugin.GRPCStdioGrpc;
import io.klantreis.sdk.internal.grpc.goplugin.StdioData;
import io.klantreis.sdk.internal.grpc.health.HealthCheckRequest;
import io.klantreis.sdk.internal.grpc.health.HealthCheckResponse;
import io.klantreis.sdk.internal.grpc.health.HealthCheckResponse.ServingStatus;
import io.klantreis.sdk.internal.grpc.health.HealthGrpc;
import java.util.List;

/** The services by which go-plugin's host watches and ends a plugin. */
final class HostServices {
  private static final String PLUGIN = "plugin";

  private HostServices() {}

  static List<BindableService> all(Calls calls) {
    return List.of(new Health(), new Broker(), new Stdio(), new Controller(calls));
  }

  /** Says that the plugin serves, as long as it answers at all. */
  private static final class Health extends HealthGrpc.HealthImplBase {
    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> out) {
      if (!isKnown(request)) {
        out.onError(Status.NOT_FOUND.withDescription("unknown service").asRuntimeException());
        return;
      }
      out.onNext(status(ServingStatus.SERVING));
      out.onCompleted();
    }

    // The stream stays open until the host leaves: the status never changes.
    @Override
    public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> out) {
      out.onNext(status(isKnown(request) ? ServingStatus.SERVING : ServingStatus.SERVICE_UNKNOWN));
    }

    private static boolean isKnown(HealthCheckRequest request) {
      return request.getService().isEmpty() || request.getService().equals(PLUGIN);
    }

    private static HealthCheckResponse status(ServingStatus status) {
      return HealthCheckResponse.newBuilder().setStatus(status).build();
    }
  }

  /** Keeps the host's stream open and offers no further connections. */
  private static final class Broker extends GRPCBrokerGrpc.GRPCBrokerImplBase {
    @Override
    public StreamObserver<ConnInfo> startStream(StreamObserver<ConnInfo> out) {
      return new StreamObserver<>() {
        @Override
        public void onNext(ConnInfo ignored) {
          // a data source plugin has nothing to connect to
        }

        @Override
        public void onError(Throwable ignored) {
          // the host has gone; the stream is closed already
        }

        @Override
        public void onCompleted() {
          out.onCompleted();
        }
      };
    }
  }

  /** Stays silent: what the plugin prints goes to the log. */
  private static final class Stdio extends GRPCStdioGrpc.GRPCStdioImplBase {
    @Override
    public void streamStdio(Empty request, StreamObserver<StdioData> out) {
      // open until the host leaves
    }
  }

  /** Ends the plugin when asked. */
  private static final class Controller extends GRPCControllerGrpc.GRPCControllerImplBase {
    private final Calls calls;

    Controller(Calls calls) {
      this.calls = calls;
    }

    @Override
    public void shutdown(
        io.klantreis.sdk.internal.grpc.goplugin.Empty request,
        StreamObserver<io.klantreis.sdk.internal.grpc.goplugin.Empty> out) {
      out.onNext(io.klantreis.sdk.internal.grpc.goplugin.Empty.getDefaultInstance());
      out.onCompleted();
      calls.stop();
    }
  }
}
