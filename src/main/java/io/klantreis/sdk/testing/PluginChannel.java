package io.klantreis.sdk.testing;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.concurrent.TimeUnit;

/** A connection to where a handshake says that a plugin listens. */
record PluginChannel(ManagedChannel channel, MultiThreadIoEventLoopGroup loop)
    implements AutoCloseable {
  static PluginChannel to(String network, String address) throws IOException {
    var loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    ManagedChannel channel =
        builder(network, address)
            .eventLoopGroup(loop)
            .overrideAuthority("localhost")
            .usePlaintext()
            .maxInboundMessageSize(Integer.MAX_VALUE)
            .build();
    return new PluginChannel(channel, loop);
  }

  private static NettyChannelBuilder builder(String network, String address) throws IOException {
    return switch (network) {
      case "unix" ->
          NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(address))
              .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class);
      case "tcp" -> {
        int colon = address.lastIndexOf(':');
        int port = Integer.parseInt(address.substring(colon + 1));
        yield NettyChannelBuilder.forAddress(
                new InetSocketAddress(address.substring(0, colon), port))
            .channelType(NioSocketChannel.class);
      }
      default -> throw new IOException("unknown network in the handshake: " + network);
    };
  }

  @Override
  public void close() {
    channel.shutdownNow();
    var _ = loop.shutdownGracefully(0, 1, TimeUnit.MILLISECONDS);
  }
}
