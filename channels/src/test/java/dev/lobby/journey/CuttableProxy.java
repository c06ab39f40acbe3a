package dev.lobby.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A network between the browser and Lobby that can be cut: it passes bytes on, and drops every
/// connection when told.
final class CuttableProxy implements AutoCloseable {

  private final ServerSocket server;
  private final int to;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean down;

  CuttableProxy(int to) throws IOException {
    this.to = to;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /// Drops all connections, and every new one until [#mend].
  void cut() throws IOException {
    down = true;
    for (Socket socket : open) {
      socket.close();
    }
  }

  void mend() {
    down = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket from = server.accept();
        if (down) {
          from.close();
          continue;
        }
        Socket onwards = new Socket(InetAddress.getLoopbackAddress(), to);
        open.add(from);
        open.add(onwards);
        Thread.ofVirtual().start(() -> pass(from, onwards));
        Thread.ofVirtual().start(() -> pass(onwards, from));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void pass(Socket from, Socket onwards) {
    try (from;
        onwards) {
      InputStream in = from.getInputStream();
      OutputStream out = onwards.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // Cut.
    } finally {
      open.remove(from);
      open.remove(onwards);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
