package dev.lobby.publishing;

import static dev.lobby.publishing.Newsroom.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.language.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// Whatever editors do in whatever order, nothing sensitive reaches customers by one person's hand,
/// and where each article stands can be counted again from what happened.
class ArticleLifeTest {
  private static final List<String> PEOPLE = List.of("amy", "bo", "cy");
  private static final List<String> ARTICLES =
      List.of("branch-hours", "rate-home", "fee-wire", "branch-new");

  private enum Kind {
    DRAFT,
    DRAFT_STALE,
    DRAFT_MARKED_OTHERWISE,
    SUBMIT,
    APPROVE,
    APPROVE_LATER,
    GIVE_BACK,
    DISCARD,
    RETIRE,
    APPROVE_RETIREMENT,
    IMPORT,
    PUBLISH,
    DAY_PASSES
  }

  record Command(Kind kind, String by, String article, String text) {}

  @Provide
  Arbitrary<List<Command>> commands() {
    // What leads to a publication comes more often, or hardly anything would get there.
    Arbitrary<Kind> kinds =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(Kind.DRAFT, Kind.SUBMIT, Kind.APPROVE)),
            Tuple.of(1, Arbitraries.of(Kind.PUBLISH)),
            Tuple.of(1, Arbitraries.of(Kind.RETIRE, Kind.APPROVE_RETIREMENT)),
            Tuple.of(1, Arbitraries.of(Kind.class)));
    return Combinators.combine(
            kinds,
            Arbitraries.of(PEOPLE),
            Arbitraries.of(ARTICLES),
            Arbitraries.of("A", "B", "C", "收费 5 元"))
        .as(Command::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(80);
  }

  private static Article written(String id, String text, boolean otherwise) {
    boolean sensitive = id.equals("rate-home") != otherwise;
    return article(
        id,
        text,
        sensitive ? Sensitivity.SENSITIVE : Sensitivity.NORMAL,
        id.equals("fee-wire") ? Area.FEES : Area.BRANCHES);
  }

  @Property(tries = 100)
  void nothing_sensitive_is_published_by_one_person_and_every_stage_counts_up(
      @ForAll("commands") List<Command> commands) {
    List<Article> first =
        ARTICLES.subList(0, 3).stream().map(id -> written(id, "0", false)).toList();
    Newsroom room = new Newsroom(ApprovalRules.DEFAULT, first.toArray(Article[]::new));
    commands.forEach(command -> act(room, command));
    room.settle();

    Recount recount = new Recount(first);
    room.journal.replay(0, room.journal.head(), recount::take);

    assertThat(room.released()).containsExactlyInAnyOrderElementsOf(recount.released.values());
    for (String id : ARTICLES) {
      Optional<Library.Entry> entry = room.library.find(id);
      assertThat(entry.map(it -> it.life().stage()).orElse(Stage.SETTLED))
          .isEqualTo(recount.stages.getOrDefault(id, Stage.SETTLED));
      assertThat(entry.map(it -> it.life().authors()).orElse(Set.of()))
          .isEqualTo(recount.authors(id));
      assertThat(entry.flatMap(Library.Entry::draft))
          .isEqualTo(Optional.ofNullable(recount.drafts.get(id)));
    }
    assertThat(room.library.list())
        .isEqualTo(
            ARTICLES.stream().sorted().flatMap(id -> room.library.find(id).stream()).toList());
  }

  private static void act(Newsroom room, Command command) {
    String id = command.article;
    String revision = room.library.find(id).map(Library.Entry::revision).orElse("");
    switch (command.kind) {
      case DRAFT -> room.desk.draft(written(id, command.text, false), revision, command.by, "");
      case DRAFT_STALE -> room.desk.draft(written(id, command.text, false), "old", command.by, "");
      case DRAFT_MARKED_OTHERWISE ->
          room.desk.draft(written(id, command.text, true), revision, command.by, "");
      case SUBMIT -> room.desk.submit(id, revision, command.by, "", true);
      case APPROVE -> room.desk.approve(id, revision, command.by, null);
      case APPROVE_LATER ->
          room.desk.approve(
              id, revision, command.by, room.clock.instant().plus(Duration.ofHours(30)));
      case GIVE_BACK -> room.desk.giveBack(id, command.by, "no");
      case DISCARD -> room.desk.discard(id, revision, command.by, "no");
      case RETIRE -> room.desk.retire(id, revision, command.by, "gone");
      case APPROVE_RETIREMENT -> room.desk.approveRetirement(id, command.by);
      case IMPORT ->
          room.imports.draft(
              List.of(written(id, command.text, false), written("branch-new", command.text, false))
                  .stream()
                  .distinct()
                  .toList(),
              "faq.csv",
              command.by,
              "");
      case PUBLISH -> room.publish(command.by);
      case DAY_PASSES -> room.clock.advance(Duration.ofDays(1));
    }
  }

  /// The same once more, with plain maps over what happened.
  private static final class Recount {
    private final Map<String, Article> released = new TreeMap<>();
    private final Map<String, Article> drafts = new HashMap<>();
    private final Map<String, Stage> stages = new HashMap<>();
    private final Map<String, List<String>> authors = new HashMap<>();
    private final Map<String, String> approvers = new HashMap<>();
    private final Map<String, String> proposers = new HashMap<>();
    private final Set<String> retired = new HashSet<>();
    private final Map<String, List<ImportEvent.Item>> imports = new HashMap<>();

    Recount(List<Article> first) {
      first.forEach(article -> released.put(article.id(), article));
    }

    Set<String> authors(String id) {
      return new TreeSet<>(authors.getOrDefault(id, List.of()));
    }

    private static boolean sensitive(@Nullable Article article) {
      return article != null
          && (article.sensitivity() == Sensitivity.SENSITIVE
              || article.area() == Area.FEES
              || article.answer(Language.ZH).contains("收费"));
    }

    private void drafted(String id, String by, ArticleContent content) {
      drafts.put(id, content.article(id));
      authors.computeIfAbsent(id, key -> new ArrayList<>()).add(by);
      stages.put(id, Stage.DRAFT);
      approvers.remove(id);
    }

    private void settled(String id) {
      drafts.remove(id);
      authors.remove(id);
      approvers.remove(id);
      proposers.remove(id);
      stages.put(id, retired.contains(id) ? Stage.RETIRED : Stage.SETTLED);
    }

    void take(Recorded recorded) {
      String stream = recorded.stream();
      String id = stream.substring(stream.indexOf('/') + 1);
      switch (recorded.event()) {
        case ArticleEvent.Drafted e -> drafted(id, e.by(), e.content());
        case ArticleEvent.Imported e ->
            drafted(
                id, e.by(), imports.getOrDefault(e.importId(), List.of()).get(e.place()).content());
        case ImportEvent.Chunk e ->
            imports.computeIfAbsent(id, key -> new ArrayList<>()).addAll(e.items());
        case ArticleEvent.Submitted e -> stages.put(id, Stage.IN_REVIEW);
        case ArticleEvent.Approved e -> {
          stages.put(id, Stage.APPROVED);
          approvers.put(id, e.by());
        }
        case ArticleEvent.Returned e -> {
          approvers.remove(id);
          proposers.remove(id);
          stages.put(
              id,
              drafts.containsKey(id)
                  ? Stage.DRAFT
                  : retired.contains(id) ? Stage.RETIRED : Stage.SETTLED);
        }
        case ArticleEvent.Discarded e -> settled(id);
        case ArticleEvent.RetirementProposed e -> {
          stages.put(id, Stage.RETIREMENT_PROPOSED);
          proposers.put(id, e.by());
        }
        case ArticleEvent.RetirementApproved e -> {
          stages.put(id, Stage.RETIREMENT_APPROVED);
          approvers.put(id, e.by());
        }
        case ArticleEvent.Published e -> published(id, e);
        case ArticleEvent.Retired e -> {
          assertThat(stages).containsEntry(id, Stage.RETIREMENT_APPROVED);
          if (sensitive(released.get(id))) {
            assertThat(approvers.get(id)).isNotNull().isNotEqualTo(proposers.get(id));
          }
          released.remove(id);
          retired.add(id);
          settled(id);
        }
        default -> {}
      }
    }

    private void published(String id, ArticleEvent.Published event) {
      Article draft = Objects.requireNonNull(drafts.get(id));
      assertThat(draft.version()).isEqualTo(event.revision());
      assertThat(stages).containsEntry(id, Stage.APPROVED);
      if (sensitive(released.get(id)) || sensitive(draft)) {
        assertThat(authors(id)).doesNotContain(approvers.get(id));
      }
      assertThat(approvers).containsKey(id);
      released.put(id, draft);
      retired.remove(id);
      settled(id);
    }
  }
}
