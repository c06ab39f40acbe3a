package dev.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.keys.KeyException;
import dev.lobby.keys.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeySourceTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @TempDir Path data;

  @BeforeEach
  void aStoreOfTheKey() {
    KeyRing.open(Store.keys(data), MasterKeySource.of(HEX).read(data)).close();
  }

  private void opens(String setting) {
    assertThatCode(
            () -> KeyRing.open(Store.keys(data), MasterKeySource.of(setting).read(data)).close())
        .doesNotThrowAnyException();
  }

  @Test
  void a_key_comes_from_a_file_a_command_or_the_setting_itself() throws IOException {
    byte[] bytes = java.util.HexFormat.of().parseHex(HEX);
    Path raw = Files.write(data.resolve("raw"), bytes);
    Path text = Files.writeString(data.resolve("text"), HEX + "\n");
    opens(HEX);
    opens(Base64.getEncoder().encodeToString(bytes));
    opens("file:" + raw);
    opens("file:" + text);
    opens("command:cat '" + text + "'");
    opens("command:cat '" + raw + "'");
    MasterKeySource other = MasterKeySource.of("command:echo " + "00".repeat(32));
    assertThatThrownBy(() -> KeyRing.open(Store.keys(data), other.read(data)))
        .isInstanceOf(KeyException.class);
  }

  @Test
  void without_a_setting_a_key_is_made_that_its_owner_alone_can_read() throws IOException {
    MasterKeySource none = MasterKeySource.of("");
    Path fresh = Files.createDirectory(data.resolve("fresh"));
    none.read(fresh);
    byte[] made = Files.readAllBytes(fresh.resolve("master.key"));
    assertThat(made).hasSize(32);
    none.read(fresh);
    assertThat(Files.readAllBytes(fresh.resolve("master.key"))).isEqualTo(made);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(fresh.resolve("master.key"))))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "zz", "0123", "file:\0"})
  void what_is_no_key_is_refused(String setting) {
    assertThatThrownBy(() -> MasterKeySource.of(setting))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"command:echo 12", "command:exit 3", "command:true", "file:/does/not/exist"})
  void a_key_that_cannot_be_had_is_told_with_its_place(String setting) {
    assertThatThrownBy(() -> MasterKeySource.of(setting).read(data))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageContaining("master key");
  }

  @Test
  void no_key_is_made_beside_keys_that_another_one_opens() {
    assertThatThrownBy(() -> MasterKeySource.of("").read(data))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageContaining("master.key is missing")
        .hasMessageContaining("Restore it");
    assertThat(data.resolve("master.key")).doesNotExist();
  }
}
