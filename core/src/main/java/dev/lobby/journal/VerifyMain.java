package dev.lobby.journal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Checks a journal without the rest of Lobby: `java -jar lobby-verify.jar JOURNAL [CHECKPOINTS
/// PUBLIC-KEY]`, for whoever trusts neither the machine nor its owner.
public final class VerifyMain {

  private VerifyMain() {}

  /// Ends with the exit code 0 when the journal is whole, 1 when it is not, 2 when called wrongly.
  public static void main(String[] args) {
    int code = run(args, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length != 1 && args.length != 3) {
      err.println("usage: java -jar lobby-verify.jar JOURNAL [CHECKPOINTS PUBLIC-KEY]");
      return 2;
    }
    try {
      Path journal = Path.of(args[0]);
      if (args.length == 3) {
        Path file = Path.of(args[1]);
        List<Checkpoint> checkpoints = checkpoints(file);
        Verification found = Verification.of(journal, checkpoints, publicKey(Path.of(args[2])));
        out.println(report(journal, found, checkpoints));
        torn(file).ifPresent(out::println);
      } else {
        out.println(report(journal, Verification.of(journal), List.of()));
      }
      return 0;
    } catch (JournalException e) {
      err.println("verify: " + e.getMessage());
      return 1;
    } catch (IOException e) {
      err.println("verify: cannot read " + e.getMessage());
      return 1;
    }
  }

  /// Returns what was found, to be read.
  ///
  /// @param checkpoints those the journal was held against
  public static String report(Path journal, Verification found, List<Checkpoint> checkpoints) {
    StringBuilder text = new StringBuilder("The journal in " + journal + " is whole.\n");
    text.append("  segments     ").append(found.segments()).append('\n');
    text.append("  frames       ").append(found.frames()).append('\n');
    text.append("  events       ").append(found.events()).append('\n');
    text.append("  last         ").append(found.last() == null ? "-" : found.last()).append('\n');
    text.append("  head         ").append(found.headHash()).append('\n');
    if (found.blanked() > 0) {
      text.append("  blanked      ").append(found.blanked()).append(" frames, each named\n");
    }
    if (!checkpoints.isEmpty()) {
      text.append("  checkpoints  ").append(checkpoints.size()).append(", all as signed\n");
    }
    if (found.unfinished() > 0) {
      text.append(
              "  What is named to be blanked is not all known to be: it is being done now, or Lobby")
          .append(" was stopped in it; the next start does the rest.\n");
    }
    if (found.tornBytes() > 0) {
      text.append("  The last ")
          .append(found.tornBytes())
          .append(" bytes belong to a batch that was not finished: it is being written now, or")
          .append(" Lobby was stopped in it; the next start cuts it. Damage to the very last batch")
          .append(" would look the same.\n");
    }
    return text.toString().stripTrailing();
  }

  /// Reads a file of checkpoints; what a crash left of one at its end is passed over.
  ///
  /// @throws JournalException naming the line that is none
  public static List<Checkpoint> checkpoints(Path file) throws IOException {
    return checkpoints(Disk.LOCAL, file);
  }

  /// As [#checkpoints(Path)], on any disk.
  public static List<Checkpoint> checkpoints(Disk disk, Path file) throws IOException {
    try {
      return Checkpoint.parse(LineFile.read(disk, file).lines());
    } catch (IllegalArgumentException e) {
      throw new JournalException(
          file
              + ", "
              + e.getMessage()
              + ". Restore the file from another sink, and find out who changed it.");
    }
  }

  /// Says that the last line of a file of checkpoints is not whole; empty when it is.
  public static Optional<String> torn(Path file) throws IOException {
    String torn = LineFile.read(Disk.LOCAL, file).torn();
    return torn.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "  The last line of "
                + file
                + " is not whole: it is being written now, or was cut off when Lobby or the machine was"
                + " stopped. It counts for nothing, and the next checkpoint takes its place.");
  }

  /// Reads a public key of Ed25519, as PEM.
  ///
  /// @throws JournalException when the file holds none
  public static PublicKey publicKey(Path file) throws IOException {
    return publicKey(Disk.LOCAL, file);
  }

  /// As [#publicKey(Path)], on any disk.
  public static PublicKey publicKey(Disk disk, Path file) throws IOException {
    String pem = new String(disk.content(file), StandardCharsets.US_ASCII);
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new JournalException(
          file + " holds no public key of Ed25519 as PEM. Restore it from a backup.", e);
    }
  }
}
