package dev.lobby.publishing;

import static dev.lobby.publishing.Newsroom.article;
import static dev.lobby.publishing.Newsroom.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Sensitivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduledPublicationTest {
  private static final Instant MOMENT = World.START.plus(Duration.ofHours(9));

  private final Article hours = article("branch-hours", "A", Sensitivity.NORMAL);
  private final Article fee = article("fee-wire", "B", Sensitivity.NORMAL);
  private final Newsroom room = new Newsroom(ApprovalRules.DEFAULT, hours, fee);
  private final List<Library.Due> tried = new ArrayList<>();
  private final ScheduledPublication scheduled = node();

  /// What the gate says against a release; null for nothing.
  private @Nullable String gate;

  private ScheduledPublication node() {
    return new ScheduledPublication(room.library, this::publish, room::answering, room.clock);
  }

  private Activation publish(Library.Due due) {
    tried.add(due);
    return gate == null ? room.publish(due) : new Activation.Refused(gate);
  }

  private static Article other(Article article, String text) {
    return article(article.id(), text, article.sensitivity());
  }

  private void approved(Article article, String approver, @Nullable Instant from) {
    String before = room.library.find(article.id()).map(Library.Entry::revision).orElse("");
    done(room.desk.draft(article, before, "amy", "changed"));
    done(room.desk.submit(article.id(), article.version(), "amy", "", true));
    done(room.desk.approve(article.id(), article.version(), approver, from));
    room.settle();
  }

  private void look() throws InterruptedException {
    scheduled.look();
    room.settle();
  }

  private Optional<String> refusal(String article) {
    return scheduled.refusal(article).map(ScheduledPublication.Refusal::why);
  }

  @Test
  void what_was_approved_for_a_moment_is_published_then_in_the_name_of_its_approver()
      throws Exception {
    Article changed = other(hours, "C");
    approved(changed, "bo", MOMENT);
    room.clock.advance(Duration.ofHours(9).minusMillis(1));
    look();
    assertThat(tried).isEmpty();

    room.clock.advance(Duration.ofMillis(1));
    look();
    assertThat(room.released()).contains(changed).doesNotContain(hours);
    assertThat(room.entry("branch-hours").life().stage()).isEqualTo(Stage.SETTLED);
    assertThat(room.entry("branch-hours").life().published())
        .extracting(ArticleLife.Publication::by)
        .isEqualTo("bo");
    look();
    assertThat(tried).hasSize(1);
  }

  @Test
  void what_was_approved_for_the_next_publication_waits_for_a_person() throws Exception {
    approved(other(fee, "C"), "bo", null);
    approved(other(hours, "C"), "bo", MOMENT);
    room.clock.advance(Duration.ofHours(10));
    look();
    assertThat(tried).hasSize(1);
    assertThat(tried.getFirst().changes().put())
        .extracting(Article::id)
        .containsExactly("branch-hours");
    assertThat(room.entry("fee-wire").life().stage()).isEqualTo(Stage.APPROVED);
  }

  @Test
  void what_two_people_approved_is_published_in_two_names() throws Exception {
    approved(other(hours, "C"), "bo", MOMENT);
    approved(other(fee, "C"), "cy", MOMENT);
    room.clock.advance(Duration.ofHours(10));
    look();
    assertThat(tried).extracting(Library.Due::by).containsExactly("bo", "cy");
    assertThat(room.released()).extracting(Article::id).contains("branch-hours", "fee-wire");
  }

  @Test
  void what_the_gate_refuses_stays_approved_says_why_and_is_tried_again_when_it_changes()
      throws Exception {
    gate = "The gate refuses it: now wrong.";
    approved(other(hours, "C"), "bo", MOMENT);
    room.clock.advance(Duration.ofHours(10));
    look();
    look();
    assertThat(tried).as("nothing changed since").hasSize(1);
    assertThat(refusal("branch-hours")).contains(gate);
    assertThat(refusal("fee-wire")).isEmpty();
    assertThat(room.entry("branch-hours").life().stage()).isEqualTo(Stage.APPROVED);

    gate = null;
    approved(other(hours, "D"), "bo", MOMENT);
    look();
    assertThat(tried).hasSize(2);
    assertThat(refusal("branch-hours")).isEmpty();
    assertThat(room.entry("branch-hours").life().stage()).isEqualTo(Stage.SETTLED);
  }

  @Test
  void what_was_refused_is_tried_again_on_another_day_and_when_another_release_answers()
      throws Exception {
    gate = "The gate refuses it: now wrong.";
    approved(other(hours, "C"), "bo", MOMENT);
    room.clock.advance(Duration.ofHours(10));
    look();
    room.clock.advance(Duration.ofDays(1));
    look();
    assertThat(tried).hasSize(2);
    room.publish(new Library.Changes(List.of(), Set.of(), Map.of(), Set.of()), "pat");
    look();
    assertThat(tried).hasSize(3);
  }

  @Test
  void what_came_due_while_nobody_looked_is_published_at_the_first_look() throws Exception {
    approved(other(hours, "C"), "bo", MOMENT);
    room.clock.advance(Duration.ofDays(3));
    node().look();
    room.settle();
    assertThat(room.entry("branch-hours").life().stage()).isEqualTo(Stage.SETTLED);
  }

  @Test
  void of_two_nodes_that_try_at_once_one_publishes() {
    approved(other(hours, "C"), "bo", MOMENT);
    List<Library.Due> first = room.library.due(MOMENT);
    List<Library.Due> second = room.library.due(MOMENT);
    assertThat(room.publish(first.getFirst())).isInstanceOf(Activation.Done.class);
    assertThat(room.publish(second.getFirst())).isInstanceOf(Activation.Refused.class);
    assertThat(
            room.library.history("branch-hours").stream()
                .filter(recorded -> recorded.event() instanceof ArticleEvent.Published))
        .hasSize(1);
  }
}
