package dev.lobby.publishing;

import static dev.lobby.publishing.Newsroom.article;
import static dev.lobby.publishing.Newsroom.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.ReleaseContents;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.language.Language;
import dev.lobby.publishing.ReleaseChanges.Change;
import dev.lobby.publishing.ReleaseChanges.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a release says that the one before did not, and who wrote it.
class ReleaseChangesTest {
  private final Article hours = article("branch-hours", "A", Sensitivity.NORMAL);
  private final Article later = article("branch-hours", "B", Sensitivity.NORMAL);
  private final Article parking = article("branch-parking", "P", Sensitivity.NORMAL);

  private static ReleaseContents release(String id, Article... articles) {
    return release(id, Glossary.NONE, articles);
  }

  private static ReleaseContents release(String id, Glossary glossary, Article... articles) {
    return new ReleaseContents(id, List.of(articles), Catalogue.EMPTY, List.of(), glossary);
  }

  private static List<String> told(List<Change> changes) {
    return changes.stream().map(it -> it.kind().wire() + " " + it.id()).toList();
  }

  @Test
  void what_came_what_changed_and_what_went_is_told_in_both_directions() {
    Article gone = article("card-gold", "G", Sensitivity.NORMAL);
    ReleaseContents before = release("1", hours, gone);
    ReleaseContents after = release("2", later, parking);

    assertThat(told(ReleaseChanges.between(before, after).articles()))
        .containsExactly("changed branch-hours", "added branch-parking", "removed card-gold");
    assertThat(told(ReleaseChanges.between(after, before).articles()))
        .containsExactly("changed branch-hours", "removed branch-parking", "added card-gold");
    assertThat(ReleaseChanges.between(before, before).isEmpty()).isTrue();
  }

  @Test
  void a_term_with_another_synonym_is_told_as_changed() {
    Glossary before = new Glossary(List.of(new Glossary.Entry(Language.ZH, "开户", List.of("立折子"))));
    Glossary after =
        new Glossary(
            List.of(
                new Glossary.Entry(Language.ZH, "开户", List.of("立折子", "办折子")),
                new Glossary.Entry(Language.EN, "debit card", List.of("plastic"))));

    assertThat(told(ReleaseChanges.between(release("1", before), release("2", after)).terms()))
        .containsExactly("added en:debit card", "changed zh:开户");
  }

  @Test
  void entries_and_documents_of_real_releases_are_compared_too() {
    ReleaseContents packaged = Release.contents(Path.of(System.getProperty("lobby.release", "")));
    assertThat(packaged.id()).isEqualTo(Bank.release().id());
    assertThat(packaged.articles()).isEqualTo(Bank.release().articles());

    ReleaseChanges changes = ReleaseChanges.between(release("0"), packaged);
    assertThat(changes.entries())
        .filteredOn(it -> it.id().equals("rate:savings"))
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(Kind.ADDED));
    assertThat(changes.articles()).hasSameSizeAs(packaged.articles());
  }

  @Test
  void whoever_wrote_what_was_published_is_named_and_nobody_for_what_came_with_the_bank() {
    Newsroom room = new Newsroom(ApprovalRules.DEFAULT, hours);
    Hands hands = new Hands(room.journal);
    done(room.desk.draft(later, hours.version(), "amy", ""));
    done(room.desk.submit("branch-hours", later.version(), "amy", "", true));
    done(room.desk.approve("branch-hours", later.version(), "bo", null));
    room.publish("pat");
    done(room.desk.retire("branch-hours", later.version(), "cy", "closed"));
    done(room.desk.approveRetirement("branch-hours", "bo"));
    room.publish("pat");

    assertThat(hands.ofArticle("branch-hours", later.version(), "release-1"))
        .containsExactly("amy");
    assertThat(hands.ofArticle("branch-hours", "", "release-2")).containsExactly("cy");
    assertThat(hands.ofArticle("branch-hours", hours.version(), "release-3")).isEmpty();
  }
}
