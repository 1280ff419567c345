package io.klantreis.sdk.internal.grpc;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The gRPC server with all services of a plugin, on a socket that is bound already. */
public final class GrpcServer implements AutoCloseable {
  private static final int MAX_INBOUND_BYTES = 16 << 20;
  private static final String NETTY = "io.grpc.netty.shaded.io.netty.";

  private final Server server;
  private final EventLoopGroup eventLoop;
  private final ExecutorService executor;

  private GrpcServer(Server server, EventLoopGroup eventLoop, ExecutorService executor) {
    this.server = server;
    this.eventLoop = eventLoop;
    this.executor = executor;
  }

  /// Starts a server.
  ///
  /// @param bound the socket to serve, closed with the server
  /// @param calls answers
  /// @param tls the identity where the host asks for TLS, or null
  /// @return a running server
  /// @throws IOException when the socket cannot be served
  public static GrpcServer start(ServerSocketChannel bound, Calls calls, @Nullable TlsIdentity tls)
      throws IOException {
    stayInJava();
    EventLoopGroup eventLoop =
        new MultiThreadIoEventLoopGroup(/* nThreads= */ 1, NioIoHandler.newFactory());
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    var builder =
        NettyServerBuilder.forAddress(bound.getLocalAddress())
            .channelFactory(BoundChannels.factory(bound))
            .bossEventLoopGroup(eventLoop)
            .workerEventLoopGroup(eventLoop)
            .executor(executor)
            .maxInboundMessageSize(MAX_INBOUND_BYTES)
            .intercept(new TraceInterceptor())
            .addService(new DataService(calls, executor))
            .addService(new DiagnosticsService(calls))
            .addService(new ResourceService(calls, executor))
            .addService(new StreamService(calls, executor));
    for (BindableService service : HostServices.all(calls)) {
      builder.addService(service);
    }
    if (tls != null) {
      builder.sslContext(sslContext(tls));
    }
    return new GrpcServer(builder.build().start(), eventLoop, executor);
  }

  /// Takes no new calls. Running ones go on.
  public void refuseNewCalls() {
    server.shutdown();
  }

  /// Breaks off what still runs and closes the socket. Waits half a second at most.
  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(300, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    executor.shutdownNow();
    var _ = eventLoop.shutdownGracefully(0, 200, TimeUnit.MILLISECONDS);
  }

  // Netty would else unpack native libraries into the temporary folder, which may be mounted
  // noexec, and which have no variant for musl. Java's own sockets and TLS need neither.
  private static void stayInJava() {
    System.setProperty(NETTY + "transport.noNative", "true");
    System.setProperty(NETTY + "handler.ssl.noOpenSsl", "true");
  }

  private static SslContext sslContext(TlsIdentity tls) throws IOException {
    var builder =
        SslContextBuilder.forServer(tls.key(), tls.certificate())
            .trustManager(tls.host())
            .clientAuth(ClientAuth.REQUIRE);
    return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
  }
}
