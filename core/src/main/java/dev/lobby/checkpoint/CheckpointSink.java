package dev.lobby.checkpoint;

import dev.lobby.journal.Disk;
import dev.lobby.journal.LineFile;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Where checkpoints are told.
public sealed interface CheckpointSink {

  /// What a setting may say.
  String ALLOWED =
      "file: and the path of a file, an http or https address, or syslog: and host:port";

  /// Tells a checkpoint; when this returns, it is there as far as can be known.
  ///
  /// @param line it, without the end of the line
  /// @throws IOException when it is not
  void tell(String line) throws IOException, InterruptedException;

  /// A file that grows by a line, on a disk that may allow nothing but that.
  record ToFile(Disk disk, Path path) implements CheckpointSink {

    /// A file of the operating system.
    public ToFile(Path path) {
      this(Disk.LOCAL, path);
    }

    @Override
    public void tell(String line) throws IOException {
      LineFile.append(disk, path, line, torn -> false);
    }

    @Override
    public String toString() {
      return "file:" + path;
    }
  }

  /// A server that takes a line as `text/plain` and answers 2xx.
  record ToWebhook(URI uri) implements CheckpointSink {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void tell(String line) throws IOException, InterruptedException {
      try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
        int status =
            client
                .send(
                    HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(line))
                        .build(),
                    HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status / 100 != 2) {
          throw new IOException("it answered " + status);
        }
      }
    }
  }

  /// A syslog server, by UDP as of RFC 5424 and 5426: nobody knows whether it arrives.
  record ToSyslog(String host, int port) implements CheckpointSink {
    /// The facility "log audit" and the severity "notice".
    private static final int PRIORITY = 13 * 8 + 5;

    @Override
    public void tell(String line) throws IOException {
      byte[] message =
          ("<" + PRIORITY + ">1 " + Instant.now() + " - lobby - checkpoint - " + line)
              .getBytes(StandardCharsets.US_ASCII);
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.send(new DatagramPacket(message, message.length, InetAddress.getByName(host), port));
      }
    }
  }

  /// Reads a setting.
  ///
  /// @throws IllegalArgumentException when it is none of what is [#ALLOWED]
  static CheckpointSink of(String setting) {
    if (setting.startsWith("file:")) {
      return new ToFile(Path.of(setting.substring("file:".length())).toAbsolutePath().normalize());
    }
    URI uri = URI.create(setting);
    if (uri.getHost() == null && !setting.startsWith("syslog:")) {
      throw new IllegalArgumentException("no sink");
    }
    if (setting.startsWith("http://") || setting.startsWith("https://")) {
      return new ToWebhook(uri);
    }
    if (setting.startsWith("syslog:")) {
      URI server = URI.create("syslog://" + setting.substring("syslog:".length()));
      if (server.getHost() != null && server.getPort() > 0) {
        return new ToSyslog(server.getHost(), server.getPort());
      }
    }
    throw new IllegalArgumentException("no sink");
  }
}
