package dev.lobby.journey;

import dev.lobby.OwnProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lobby as its users run it: `lobby serve` in a process of its own.
public final class ServerProcess implements AutoCloseable {

  private static final Pattern CUSTOMERS = Pattern.compile("Customers .* (http://\\S+)/$");
  private static final Pattern SIGN_IN = Pattern.compile("  (\\w+) +(\\w{4}-\\w{4}-\\w{4})");

  private final Process process;
  private final List<String> printed = new ArrayList<>();
  private final String url;

  private ServerProcess(Process process) {
    this.process = process;
    String found = null;
    try {
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String line;
      while (found == null && (line = out.readLine()) != null) {
        printed.add(line);
        Matcher matcher = CUSTOMERS.matcher(line);
        if (matcher.find()) {
          found = matcher.group(1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (found == null) {
      throw new IllegalStateException("Lobby did not start:\n" + String.join("\n", printed));
    }
    url = found;
    // Whatever else it prints must not fill the pipe.
    Thread.ofVirtual()
        .start(() -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {}));
  }

  /// Starts Lobby on a data directory and a free port, and waits until it is ready.
  static ServerProcess start(Path data) throws IOException {
    return start(data, Map.of());
  }

  /// The same with settings as variables.
  public static ServerProcess start(Path data, Map<String, String> variables) throws IOException {
    ProcessBuilder server = OwnProcess.of("serve", "--data", data.toString(), "--port", "0");
    server.environment().putAll(variables);
    return new ServerProcess(server.redirectErrorStream(true).start());
  }

  public String url() {
    return url;
  }

  int port() {
    return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
  }

  /// The password printed for a demo sign-in.
  public String password(String username) {
    return printed.stream()
        .map(SIGN_IN::matcher)
        .filter(matcher -> matcher.matches() && matcher.group(1).equals(username))
        .map(matcher -> matcher.group(2))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(String.join("\n", printed)));
  }

  /// `kill -9`.
  public void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /// Asks it to stop, as Ctrl-C does.
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
