package dev.lobby;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A command of Lobby in a process of its own.
public final class OwnProcess {

  private OwnProcess() {}

  /// Prepares `lobby` with these arguments, with the classes of the tests and the release the build
  /// made.
  public static ProcessBuilder of(String command, String... args) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    // It lives for seconds too, so it optimises as little as the tests do.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(it -> it.startsWith("-XX:Tier4"))
        .forEach(line::add);
    line.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "dev.lobby.Main",
            command,
            "--release",
            RunningLobby.release()));
    line.addAll(List.of(args));
    return new ProcessBuilder(line);
  }
}
