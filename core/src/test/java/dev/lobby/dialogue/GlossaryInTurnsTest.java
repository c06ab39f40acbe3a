package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.Bank;
import dev.lobby.conversation.Trace;
import dev.lobby.knowledge.Release;
import dev.lobby.language.signal.Signal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A customer's own words for what the bank calls otherwise, in a turn.
class GlossaryInTurnsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @TempDir static Path folder;
  private static Release release = Bank.release();

  @BeforeAll
  static void change() {
    release =
        Bank.changed(
            folder.resolve("release"),
            "glossary.json",
            glossary -> {
              ObjectNode json = (ObjectNode) glossary;
              json.putObject("zh").putArray("开户").add("立折子").add("我的卡");
              json.putObject("en");
            });
  }

  @AfterAll
  static void close() {
    release.close();
  }

  @Test
  void a_synonym_is_answered_as_the_term_and_the_trace_shows_what_was_read() {
    Trace before = Trial.of(Bank.release(), "怎么立折子", DAY).trace();
    Trace after = Trial.of(release, "怎么立折子", DAY).trace();

    assertThat(before.articles()).isNotEqualTo(after.articles());
    assertThat(before.synonyms()).isNull();
    assertThat(after.say()).isEqualTo("answer");
    assertThat(after.articles()).containsExactly("account-open");
    assertThat(after.synonyms()).containsExactly(new Trace.Synonym("立折子", "开户"));
  }

  @Test
  void guards_hear_the_message_as_it_was_written() {
    Interpretation read = Interpretation.of(release, "气死了我的卡不见了快帮帮我", DAY);
    Interpretation plain = Interpretation.of(Bank.release(), "气死了我的卡不见了快帮帮我", DAY);

    assertThat(read.synonyms()).hasSize(1);
    assertThat(read.text()).isEqualTo("气死了我的卡不见了快帮帮我");
    assertThat(read.understanding().signals()).isEqualTo(plain.understanding().signals());
    assertThat(read.understanding().hears(Signal.LOST_CARD)).isTrue();
    assertThat(read.understanding().entities()).isEqualTo(plain.understanding().entities());
  }

  @Test
  void what_is_a_phrasing_word_for_word_is_not_read_as_anything_else() {
    assertThat(Interpretation.of(release, "我的卡丢了", DAY).synonyms()).isEmpty();
    assertThat(Interpretation.of(release, "我的卡丢了", DAY).exact())
        .isEqualTo(Interpretation.of(Bank.release(), "我的卡丢了", DAY).exact());
  }

  @Test
  void a_message_without_synonyms_is_matched_as_without_a_glossary() {
    for (String text : new String[] {"转账要多久到", "what are the loan rates", "???", "怎么查 balance"}) {
      assertThat(Interpretation.of(release, text, DAY).matches())
          .isEqualTo(Interpretation.of(Bank.release(), text, DAY).matches());
    }
  }
}
