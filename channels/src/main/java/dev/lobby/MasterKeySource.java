package dev.lobby;

import dev.lobby.keys.MasterKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/// Where the master key comes from.
public sealed interface MasterKeySource {

  /// What may be said of it in a setting.
  String ALLOWED =
      "file: and the path of a file, command: and a command that prints it, or the key itself;"
          + " a key is 32 bytes in hexadecimal or base64";

  /// How long a command may take.
  long COMMAND_SECONDS = 30;

  /// The file of this name in the data directory, made when it is missing and there are no keys
  /// yet; for trials, since who takes the directory takes the key with it.
  record InDataDirectory() implements MasterKeySource {
    static final String NAME = "master.key";
  }

  /// A file, of 32 bytes or of their hexadecimal or base64.
  record InFile(Path path) implements MasterKeySource {}

  /// A command of the shell that prints it, such as one that asks a vault.
  record ByCommand(String command) implements MasterKeySource {}

  /// The key itself, as an environment variable may hold it.
  record Given(byte[] bytes) implements MasterKeySource {}

  /// Reads a setting.
  ///
  /// @throws IllegalArgumentException when it is none of what is [#ALLOWED]
  static MasterKeySource of(String setting) {
    if (setting.isEmpty()) {
      return new InDataDirectory();
    }
    if (setting.startsWith("file:")) {
      return new InFile(Path.of(setting.substring("file:".length())).toAbsolutePath().normalize());
    }
    if (setting.startsWith("command:")) {
      return new ByCommand(setting.substring("command:".length()));
    }
    return new Given(bytes(setting));
  }

  /// Fetches the key.
  ///
  /// @param data the data directory
  /// @throws Settings.Invalid when it cannot be had; the message never holds it
  default MasterKey read(Path data) {
    return switch (this) {
      case InDataDirectory() -> MasterKey.of(Store.masterKey(data, InDataDirectory.NAME));
      case InFile(Path path) -> {
        try {
          yield key(Files.readAllBytes(path), path.toString());
        } catch (IOException e) {
          throw new Settings.Invalid("The master key in " + path + " cannot be read: " + e);
        }
      }
      case ByCommand(String command) -> key(run(command), "the command for the master key");
      case Given(byte[] bytes) -> MasterKey.of(bytes);
    };
  }

  private static MasterKey key(byte[] read, String where) {
    if (read.length == MasterKey.BYTES) {
      return MasterKey.of(read);
    }
    try {
      return MasterKey.of(bytes(new String(read, StandardCharsets.US_ASCII).strip()));
    } catch (IllegalArgumentException e) {
      throw new Settings.Invalid(
          "What "
              + where
              + " gives is no master key: it must be 32 bytes, as they are or in"
              + " hexadecimal or base64.");
    }
  }

  private static byte[] run(String command) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().close();
      byte[] printed = process.getInputStream().readNBytes(4096);
      if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new Settings.Invalid(
            "The command for the master key took longer than " + COMMAND_SECONDS + " s.");
      }
      if (process.exitValue() != 0) {
        throw new Settings.Invalid(
            "The command for the master key ended with status " + process.exitValue() + ".");
      }
      return printed;
    } catch (IOException e) {
      throw new Settings.Invalid("The command for the master key cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Settings.Invalid("Waiting for the master key was interrupted.");
    }
  }

  private static byte[] bytes(String text) {
    byte[] bytes =
        text.length() == 2 * MasterKey.BYTES
            ? HexFormat.of().parseHex(text)
            : Base64.getDecoder().decode(text);
    if (bytes.length != MasterKey.BYTES) {
      throw new IllegalArgumentException("not " + MasterKey.BYTES + " bytes");
    }
    return bytes;
  }
}
