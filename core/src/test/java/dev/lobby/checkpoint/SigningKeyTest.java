package dev.lobby.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.journal.Disk;
import dev.lobby.journal.JournalException;
import dev.lobby.journal.SignedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

  @TempDir private Path data = Path.of("");

  private KeyPair pair() {
    return SigningKey.pair(Disk.LOCAL, data);
  }

  @Test
  void the_pair_is_made_once_and_its_private_half_is_its_owners_alone() throws IOException {
    KeyPair made = pair();
    KeyPair again = pair();
    assertThat(again.getPublic()).isEqualTo(made.getPublic());
    assertThat(
            SignedLine.isSigned(
                "x", SignedLine.signature("x", made.getPrivate()), again.getPublic()))
        .isTrue();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("signing.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_missing_public_half_is_made_from_the_private_one() throws IOException {
    KeyPair made = pair();
    Files.delete(data.resolve("signing.pub"));
    assertThat(pair().getPublic()).isEqualTo(made.getPublic());
    assertThat(data.resolve("signing.pub")).exists();
  }

  @Test
  void a_missing_private_half_is_not_made_anew_under_what_it_signed() throws IOException {
    pair();
    Files.delete(data.resolve("signing.key"));
    byte[] open = Files.readAllBytes(data.resolve("signing.pub"));
    assertThatThrownBy(this::pair)
        .hasMessageContaining("signing.key is missing")
        .hasMessageContaining("Restore it");
    assertThat(data.resolve("signing.key")).doesNotExist();
    assertThat(Files.readAllBytes(data.resolve("signing.pub"))).isEqualTo(open);
  }

  @Test
  void any_damage_is_refused_with_the_file_and_what_to_do_or_does_not_matter() throws IOException {
    KeyPair made = pair();
    for (String name : new String[] {"signing.key", "signing.pub"}) {
      Path file = data.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      int refused = 0;
      for (int at = 0; at < whole.length; at++) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) (1 << at % 8);
        refused += refused(file, damaged, made);
        refused += refused(file, Arrays.copyOf(whole, at), made);
      }
      refused += refused(file, new byte[whole.length], made);
      assertThat(refused).as(name).isGreaterThan(whole.length);
      Files.write(file, whole);
    }
  }

  private static byte[] seed(KeyPair pair) {
    return ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
  }

  private int refused(Path file, byte[] content, KeyPair made) throws IOException {
    Files.write(file, content);
    try {
      KeyPair read = pair();
      assertThat(read.getPublic()).isEqualTo(made.getPublic());
      assertThat(seed(read)).isEqualTo(seed(made));
      return 0;
    } catch (IllegalStateException | JournalException e) {
      assertThat(e).hasMessageContaining(file.getFileName().toString());
      assertThat(e).hasMessageContaining("Restore");
      return 1;
    }
  }
}
