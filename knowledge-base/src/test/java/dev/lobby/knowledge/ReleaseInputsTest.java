package dev.lobby.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseInputsTest {
  @TempDir Path folder;

  private String checksum() throws IOException {
    return ReleaseInputs.checksum(List.of(folder, folder.resolve("missing")));
  }

  @Test
  void the_same_files_have_the_same_checksum_and_any_change_another() throws IOException {
    Path article = Files.writeString(folder.resolve("a.md"), "one");
    String before = checksum();
    assertThat(checksum()).isEqualTo(before);

    Files.writeString(article, "onf");
    String edited = checksum();
    Files.move(article, folder.resolve("b.md"));
    String renamed = checksum();
    Files.writeString(folder.resolve("c.md"), "");

    assertThat(List.of(before, edited, renamed, checksum())).doesNotHaveDuplicates();
  }
}
