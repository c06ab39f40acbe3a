package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsFileTest {
  @TempDir Path folder;

  static String words() {
    StringBuilder words = new StringBuilder();
    for (WordsKey key : WordsKey.values()) {
      words.append(key.wire()).append(":\n  zh: \"句\"\n  en: \"sentence\"\n");
    }
    return words
        .toString()
        .replace("bank:\n  zh: \"句\"\n  en: \"sentence\"", "bank:\n  zh: \"银行\"\n  en: \"Bank\"")
        .replace("greeting:\n  zh: \"句\"", "greeting:\n  zh: \"我是{bank}\"")
        .replace("decline-handoff:\n  zh: \"句\"", "decline-handoff:\n  zh: \"第{position}位\"");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("words.yaml"), text);
  }

  @Test
  void placeholders_are_filled_in_once() throws IOException {
    Words words = WordsFile.read(write(words()));
    assertThat(words.say(WordsKey.GREETING, Language.MIXED)).isEqualTo("我是银行");
    assertThat(words.say(WordsKey.DECLINE_HANDOFF, Language.ZH, Map.of("position", "$1{bank}")))
        .isEqualTo("第$1{bank}位");
    assertThat(words.say(WordsKey.LEAD, Language.EN)).isEqualTo("sentence");
    assertThatThrownBy(() -> words.say(WordsKey.DECLINE_HANDOFF, Language.NEITHER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{position}");
  }

  @Test
  void what_is_wrong_is_named_with_its_line() throws IOException {
    Path file =
        write(
            words()
                .replace("lead:\n  zh: \"句\"", "lead:\n  zh: \"{amount}\"")
                .replace("failed:", "fialed:")
                .replace("resolved:\n  zh: \"句\"\n", "resolved:\n"));
    assertThatThrownBy(() -> WordsFile.read(file))
        .isInstanceOf(MalformedContentException.class)
        .hasMessageContaining("unknown placeholder '{amount}' in 'lead'; bank are allowed")
        .hasMessageContaining("unknown key 'fialed'")
        .hasMessageContaining("key 'failed' is missing")
        .hasMessageContaining("key 'resolved.zh' is missing");
  }

  @Test
  void a_sentence_that_came_later_is_said_in_lobbys_words_where_the_bank_has_none()
      throws IOException {
    String without = words().replace("unsuitable:\n  zh: \"句\"\n  en: \"sentence\"\n", "");
    Words words = WordsFile.read(write(without));

    assertThat(words.say(WordsKey.UNSUITABLE, Language.EN)).contains("risk rating");
    assertThat(words.say(WordsKey.UNSUITABLE, Language.ZH)).contains("风险测评");
    assertThat(words.say(WordsKey.RISK_STATEMENT, Language.EN)).isEqualTo("sentence");
  }

  @Test
  void a_missing_file_is_one_line() {
    assertThatThrownBy(() -> WordsFile.read(folder.resolve("words.yaml")))
        .hasMessageEndingWith("words.yaml: there is no such file");
  }

  @Test
  void a_byte_order_mark_is_skipped_and_control_characters_are_named() throws IOException {
    Words words = WordsFile.read(write("\uFEFF" + words().replace("\n", "\r\n")));
    assertThat(words.say(WordsKey.LEAD, Language.EN)).isEqualTo("sentence");
    Path nul = write("# \0\n" + words());
    assertThatThrownBy(() -> WordsFile.read(nul))
        .hasMessageContaining("words.yaml:1: the control character U+0000");
  }
}
