package dev.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.KeyException;
import dev.lobby.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The small files beside the journal, missing or damaged.
class StoreTest {

  @TempDir private Path data = Path.of("");

  private Store open() {
    return Store.open(data, new MasterKeySource.InDataDirectory(), InstantSource.system());
  }

  private void somebodyWrote() {
    try (Store store = open()) {
      store
          .journal()
          .append(
              List.of(
                  new StreamWrite(
                      "conversation/1",
                      StreamWrite.ANY,
                      "v-1",
                      new ConversationEvent.CustomerWrote("m1", Language.ZH, "我的卡丢了"))));
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void without_its_master_key_or_its_keys_a_store_is_refused_and_nothing_is_made()
      throws IOException {
    somebodyWrote();
    assertThat(files())
        .containsExactly(
            "journal", "keys", "master.key", "secret.key", "signing.key", "signing.pub");
    byte[] master = Files.readAllBytes(data.resolve("master.key"));
    Files.delete(data.resolve("master.key"));
    assertThatThrownBy(this::open)
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageContaining("master.key is missing");
    assertThat(files())
        .containsExactly("journal", "keys", "secret.key", "signing.key", "signing.pub");

    Files.delete(data.resolve("keys"));
    assertThatThrownBy(this::open)
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("keys is missing")
        .hasMessageContaining("newest copy");
    assertThat(files()).containsExactly("journal", "secret.key", "signing.key", "signing.pub");
    assertThat(master).hasSize(32);
  }

  @Test
  void a_damaged_master_key_is_refused_whatever_the_damage() throws IOException {
    somebodyWrote();
    Path file = data.resolve("master.key");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(file, flipped);
      assertThatThrownBy(this::open)
          .isInstanceOf(KeyException.class)
          .hasMessageContaining("The master key is not the one")
          .hasMessageContaining(data.resolve("keys").toString());
      Files.write(file, Arrays.copyOf(whole, at));
      assertThatThrownBy(this::open)
          .isInstanceOf(Settings.Invalid.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("Restore it");
    }
    Files.write(file, new byte[whole.length]);
    assertThatThrownBy(this::open).isInstanceOf(KeyException.class);
    Files.write(file, whole);
    open().close();
  }

  @Test
  void without_its_secret_a_store_somebody_wrote_in_is_refused_and_no_other_is_made()
      throws IOException {
    open().close();
    Path file = data.resolve("secret.key");
    // Nobody has come in yet.
    Files.delete(file);
    somebodyWrote();
    byte[] secret = Files.readAllBytes(file);
    Files.delete(file);
    assertThatThrownBy(this::open)
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageContaining(file + " is missing")
        .hasMessageContaining("Restore it from a backup");
    assertThat(file).doesNotExist();
    Files.write(file, secret);
    open().close();
  }

  @Test
  void a_damaged_secret_is_refused_and_never_taken_for_another() throws IOException {
    byte[] secret = Store.secret(data, true);
    Path file = data.resolve("secret.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Store.secret(data, false)).isEqualTo(secret).hasSize(32);
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      refused(file, flipped);
    }
    for (int length = 0; length < whole.length; length++) {
      if (length != secret.length) {
        refused(file, Arrays.copyOf(whole, length));
      }
    }
    refused(file, new byte[whole.length]);
    refused(file, new byte[secret.length]);
    // As it was before there was a checksum.
    Files.write(file, secret);
    assertThat(Store.secret(data, false)).isEqualTo(secret);
  }

  private void refused(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    assertThatThrownBy(() -> Store.secret(data, false))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("Restore it");
  }
}
