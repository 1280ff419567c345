package io.klantreis.sdk.internal.grpc;

import io.grpc.netty.shaded.io.netty.channel.ChannelFactory;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelOutboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.ChannelPromise;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;

/// Lets Netty serve a socket that is bound already. The handshake is printed as soon as the socket
/// is bound, and the host's first call waits in the kernel for the tenth of a second that Netty
/// takes to start.
final class BoundChannels {
  private BoundChannels() {}

  static ChannelFactory<ServerChannel> factory(ServerSocketChannel bound) throws IOException {
    boolean unix = bound.getLocalAddress() instanceof UnixDomainSocketAddress;
    return () -> {
      ServerChannel channel =
          unix ? new NioServerDomainSocketChannel(bound) : new NioServerSocketChannel(bound);
      channel.pipeline().addLast(new AlreadyBound());
      return channel;
    };
  }

  /** Answers the server's wish to bind with success: the channel is active since it registered. */
  private static final class AlreadyBound extends ChannelOutboundHandlerAdapter {
    @Override
    public void bind(ChannelHandlerContext context, SocketAddress address, ChannelPromise done) {
      ChannelPromise _ = done.setSuccess();
    }
  }
}
