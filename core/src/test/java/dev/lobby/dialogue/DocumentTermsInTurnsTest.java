package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.Bank;
import dev.lobby.conversation.ConversationEvent.AssistantWrote.Choice;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Trace;
import dev.lobby.dialogue.Deliberation.StandIns;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.document.Quotation;
import dev.lobby.language.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A document is quoted on the days and to the readers it is meant for, by the day of the turn.
class DocumentTermsInTurnsTest {
  private static final String ASKED = "纪念币代领最多几个人";
  private static final String PASSAGE = "service-handbook-zh#26";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @TempDir Path folder;

  private final AtomicInteger tierAsked = new AtomicInteger();

  private Release on(String from, String until, String readers) {
    return Bank.changed(
        folder.resolve("release"),
        "documents.json",
        json -> {
          for (JsonNode document : json.required("documents")) {
            ((ObjectNode) document)
                .putObject("terms")
                .put("from", from)
                .put("until", until)
                .put("readers", readers);
          }
        });
  }

  private Deliberation asks(
      Release release, String customer, LocalDate day, String text, List<Choice> offered) {
    return Deliberation.of(
        release,
        new Standing(
            "web",
            customer,
            Language.ZH,
            Status.BOT,
            null,
            0,
            offered,
            null,
            null,
            Map.of(),
            Instant.EPOCH,
            null,
            null),
        Interpretation.of(release, text, day),
        day,
        heard -> false,
        () -> {
          tierAsked.incrementAndGet();
          return Optional.of("gold");
        },
        StandIns.NONE);
  }

  private boolean quotes(Release release, String customer, LocalDate day) {
    return Traces.articles(asks(release, customer, day, ASKED, List.of()).decision().say())
        .contains(PASSAGE);
  }

  @Test
  void it_is_quoted_from_the_first_to_the_last_day_and_on_no_other() {
    try (Release release = on("2026-03-01", "2026-03-03", "")) {
      assertThat(quotes(release, "v-1", DAY)).isTrue();
      assertThat(quotes(release, "v-1", LocalDate.of(2026, 2, 28))).isFalse();
      assertThat(quotes(release, "v-1", LocalDate.of(2026, 3, 4))).isFalse();
      Deliberation late = asks(release, "v-1", LocalDate.of(2026, 3, 4), ASKED, List.of());
      assertThat(Traces.articles(late.decision().say())).noneMatch(Quotation::isReference);
      assertThat(Traces.of(late, 1).passages()).isNull();
      assertThat(tierAsked).hasValue(0);
    }
  }

  @Test
  void it_is_quoted_to_those_alone_whom_it_is_for_and_the_trace_holds_who_that_was() {
    try (Release release = on("", "", "tier gold")) {
      assertThat(quotes(release, "v-1", DAY)).isFalse();
      assertThat(tierAsked).as("nobody knows a visitor's tier").hasValue(0);
      assertThat(Traces.of(asks(release, "k-1", DAY, ASKED, List.of()), 1).reader())
          .isEqualTo(new Trace.Reader("web", true, "gold", "tier gold"));
    }
  }

  @Test
  void a_button_of_yesterday_does_not_bring_what_may_not_be_quoted_any_more() {
    List<Choice> offered = List.of(new Choice("预约纪念币", PASSAGE));
    try (Release release = on("", "2026-03-01", "")) {
      assertThat(
              Traces.articles(
                  asks(release, "v-1", DAY.minusDays(1), "预约纪念币", offered).decision().say()))
          .containsExactly(PASSAGE);
      assertThat(Traces.articles(asks(release, "v-1", DAY, "预约纪念币", offered).decision().say()))
          .doesNotContain(PASSAGE);
    }
  }
}
