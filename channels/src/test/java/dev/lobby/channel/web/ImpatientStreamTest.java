package dev.lobby.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Listener;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What the live stream does about pages that keep it waiting.
@WithLobby(firstFrameMillis = 1_000, writeMillis = 300)
class ImpatientStreamTest {

  private final RunningLobby lobby;

  ImpatientStreamTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  @Test
  void a_page_that_says_nothing_is_closed_with_4408() {
    try (Listener listener = Listener.open(lobby, lobby.visitor("en").path() + "/stream")) {
      assertThat(listener.closeCode()).isEqualTo(4408);
    }
    assertThat(lobby.openStreams()).isZero();
  }

  @Test
  void a_page_that_spoke_in_time_stays() {
    Visitor visitor = lobby.visitor("en");
    try (Listener speaks = visitor.listen(0);
        Listener silent = Listener.open(lobby, visitor.path() + "/stream")) {
      assertThat(silent.closeCode()).isEqualTo(4408);
      speaks.next();
      visitor.say("hello").is(200);
      assertThat(speaks.next().getString("text")).isEqualTo("hello");
    }
  }

  @Test
  void a_page_that_does_not_read_is_let_go_and_loses_nothing() throws IOException {
    Visitor visitor = lobby.visitor("en");
    String text = "😀".repeat(4000);
    for (int i = 0; i < 400; i++) {
      visitor.say(text).is(200);
    }
    int stored = visitor.read(0).size();

    URI uri = URI.create(lobby.url());
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(20_000);
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      String upgrade =
          String.join(
              "\r\n",
              "GET " + visitor.path() + "/stream HTTP/1.1",
              "Host: " + uri.getAuthority(),
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
              "",
              "");
      socket.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 << 10));
      readHead(in);
      socket.getOutputStream().write(masked(hello(visitor)));

      // It is held back by the page, and everybody else is not.
      RunningLobby.until(lobby::openStreams, open -> open == 1);
      visitor.say("somebody else writes").is(200);
      try (Listener quick = visitor.listen(0)) {
        assertThat(quick.next(stored + 2)).hasSize(stored + 2);
      }

      RunningLobby.until(lobby::openStreams, open -> open == 0);
      assertThat(bytesUntilEnd(in)).isLessThan(text.length() * 2L * stored / 2);
    }
    assertThat(visitor.read(0)).hasSize(stored + 2);
  }

  private static byte[] hello(Visitor visitor) {
    return new JsonObject().put("token", visitor.token()).put("after", 0).toBuffer().getBytes();
  }

  /// A text frame of less than 126 bytes, under a mask of zeros.
  private static byte[] masked(byte[] text) {
    byte[] frame = new byte[6 + text.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | text.length);
    System.arraycopy(text, 0, frame, 6, text.length);
    return frame;
  }

  private static void readHead(DataInputStream in) throws IOException {
    int newlines = 0;
    while (newlines < 4) {
      int read = in.readUnsignedByte();
      newlines = read == '\r' || read == '\n' ? newlines + 1 : 0;
    }
  }

  private static long bytesUntilEnd(InputStream in) {
    byte[] buffer = new byte[64 << 10];
    long bytes = 0;
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
    } catch (IOException e) {
      // Closed in the middle of a message, which is an end too.
      return bytes;
    }
    return bytes;
  }
}
