package dev.lobby.knowledge;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// What a release is made from, as one checksum: learning from the same again gives the same
/// release, so there is no need to.
final class ReleaseInputs {

  private ReleaseInputs() {}

  /// Returns the checksum of these files and folders, of the code and libraries that run, and of
  /// the Java they run on.
  ///
  /// @param content what is learnt from
  static String checksum(List<Path> content) throws IOException {
    MessageDigest digest = sha256();
    add(digest, Runtime.version().toString());
    for (Path folder : content) {
      add(digest, folder);
    }
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        add(digest, Path.of(entry));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, Path root) throws IOException {
    if (Files.notExists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(digest, root.relativize(file).toString().replace(File.separatorChar, '/'));
        byte[] bytes = Files.readAllBytes(file);
        add(digest, Integer.toString(bytes.length));
        digest.update(bytes);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
