package dev.lobby.publishing.glossary;

import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.article.Wired;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is under way with the glossary.
///
/// @param terms the glossary as it is to be; empty when nothing is under way, or all is to go
/// @param revision the draft's; empty when nothing is under way
/// @param touches who wrote the draft, the oldest first
/// @param approved who let it be published; null for nobody yet
/// @param returned who sent it back last, and why; null for nobody
public record GlossaryLife(
    Stage stage,
    List<Glossary.Entry> terms,
    String revision,
    List<Touch> touches,
    @Nullable Touch approved,
    @Nullable Touch returned) {

  static final GlossaryLife SETTLED =
      new GlossaryLife(Stage.SETTLED, List.of(), "", List.of(), null, null);

  public GlossaryLife {
    terms = List.copyOf(terms);
    touches = List.copyOf(touches);
  }

  /// How far it is.
  public enum Stage implements Wired {
    /// Nothing is under way.
    SETTLED,
    /// It waits for a second person.
    WAITING,
    /// It was sent back, and has to be written anew.
    RETURNED,
    /// It goes into the next release.
    APPROVED
  }

  /// Somebody did something.
  ///
  /// @param why may be empty
  public record Touch(String by, Instant at, String why) {}

  /// Returns the drafted glossary; empty when there is no draft.
  public Optional<Glossary> draft() {
    return stage == Stage.SETTLED ? Optional.empty() : Optional.of(new Glossary(terms));
  }

  /// Returns whoever had a hand in the draft, and so may not approve it.
  public Set<String> authors() {
    return touches.stream().map(Touch::by).collect(Collectors.toUnmodifiableSet());
  }

  GlossaryLife after(GlossaryEvent event, Instant at) {
    return switch (event) {
      case GlossaryEvent.Drafted e ->
          new GlossaryLife(
              Stage.WAITING,
              e.terms(),
              e.revision(),
              and(new Touch(e.by(), at, e.why())),
              null,
              null);
      case GlossaryEvent.Approved e ->
          new GlossaryLife(
              Stage.APPROVED, terms, revision, touches, new Touch(e.by(), at, ""), null);
      case GlossaryEvent.Returned e ->
          new GlossaryLife(
              Stage.RETURNED, terms, revision, touches, null, new Touch(e.by(), at, e.reason()));
      case GlossaryEvent.Discarded e -> SETTLED;
      // Whoever wrote it again meanwhile wrote another revision, which is not published.
      case GlossaryEvent.Published e -> e.revision().equals(revision) ? SETTLED : this;
    };
  }

  private List<Touch> and(Touch touch) {
    List<Touch> more = new ArrayList<>(touches);
    more.add(touch);
    return more;
  }
}
