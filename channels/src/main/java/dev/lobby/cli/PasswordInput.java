package dev.lobby.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Passwords typed at a terminal, where they are not shown, or else read from the input, a line
/// each.
final class PasswordInput {

  private @Nullable BufferedReader input;

  /// Asks a member for their password; empty when nothing comes.
  // Without a terminal there is no console in JDK 25.
  @SuppressWarnings("SystemConsoleNull")
  String of(String username) throws IOException {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      char[] typed = console.readPassword("Password of %s: ", username);
      return typed == null ? "" : new String(typed);
    }
    if (input == null) {
      input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
    String line = input.readLine();
    return line == null ? "" : line;
  }
}
