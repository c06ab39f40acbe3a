package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Trace;
import dev.lobby.knowledge.document.Quotation;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a customer gets when a passage of the starter bank's handbook answers.
class QuotedAnswerTest {
  private static final String ASKED = "纪念币代领最多几个人";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_words_are_the_passages_own_with_their_source_and_the_record_names_passage_and_version()
      throws Exception {
    Quotation passage = Bank.release().quotation("service-handbook-zh#26").orElseThrow();
    // What searches for the first time loads its classes, which a busy machine gives no time for.
    Trial.of(Bank.release(), ASKED, LocalDate.of(2026, 3, 2));
    String id = world.visitor(Language.ZH);
    long before = world.journal.head();

    Turn.Taken turn = world.says(id, ASKED);

    Message said = turn.replies().getFirst();
    assertThat(said.text()).startsWith(passage.passage().text());
    assertThat(said.text()).endsWith("来源：《特别业务服务手册》 › 贵金属与收藏 › 纪念币预约与兑换");
    assertThat(said.citations())
        .containsExactly(
            new Message.Citation(
                "service-handbook-zh#26",
                passage.document().version(),
                passage.answer().source(Language.ZH)));
    Decided decided =
        world.framesAfter(before).getFirst().stream()
            .filter(Decided.class::isInstance)
            .map(Decided.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(decided.say()).isEqualTo("answer");
    assertThat(decided.articles())
        .containsExactly("service-handbook-zh#26@" + passage.document().version());
    Trace trace = decided.trace();
    Trace.PassagesFound found = Objects.requireNonNull(trace.passages());
    Trace.PassageCandidate best = found.matches().getFirst();
    assertThat(best.passage()).isEqualTo("service-handbook-zh#26");
    assertThat(best.probability()).isGreaterThanOrEqualTo(found.threshold());
  }

  @Test
  void no_passage_is_looked_for_where_an_article_answers() {
    Trial trial = Trial.of(Bank.release(), "怎么开户", LocalDate.of(2026, 3, 2));
    assertThat(trial.trace().passages()).isNull();
  }

  @Test
  void a_passage_is_said_whole_or_pointed_to_and_never_cut() {
    Quotation passage = Bank.release().quotation("service-handbook-en#3").orElseThrow();
    assertThat(passage.words(Language.EN)).startsWith(passage.passage().text());
    assertThat(passage.pointer(Language.EN))
        .contains(
            "“Handbook of special services” › Safe deposit boxes › Lost keys and drilling a box");
  }
}
