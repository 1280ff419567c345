package io.klantreis.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// Hands blocks to the process that owns a store. Used by one thread.
final class IngestClient implements BlockSink, AutoCloseable {
  private final SocketChannel channel;
  private final DataInputStream in;
  private final DataOutputStream out;

  private IngestClient(SocketChannel channel) {
    this.channel = channel;
    this.in = new DataInputStream(Channels.newInputStream(channel));
    this.out = new DataOutputStream(Channels.newOutputStream(channel));
  }

  /// @throws IOException if nobody listens there, or this user may not reach it
  @SuppressWarnings("MustBeClosedChecker") // closed by close()
  static IngestClient connect(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    IngestClient client = new IngestClient(channel);
    String greeting = client.in.readUTF();
    if (!greeting.equals(IngestServer.GREETING)) {
      channel.close();
      throw new StoreException(
          "the process that has the store is of another version (%s, this is %s)"
              .formatted(greeting, IngestServer.GREETING));
    }
    return client;
  }

  @Override
  public Appended append(byte[] block) throws IOException {
    out.writeInt(block.length);
    out.write(block);
    if (in.readUnsignedByte() != 0) {
      throw new StoreException(in.readUTF());
    }
    int accepted = in.readInt();
    return new Appended(accepted, in.readInt());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
