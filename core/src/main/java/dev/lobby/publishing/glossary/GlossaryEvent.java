package dev.lobby.publishing.glossary;

import dev.lobby.journal.Event;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.wire.WireName;
import java.util.List;

/// What happens to the glossary between two publications, all in one stream. A revision is named by
/// its content.
public sealed interface GlossaryEvent extends Event {

  /// The stream.
  String STREAM = "glossary";

  /// Somebody wrote it anew.
  ///
  /// @param by the user name
  /// @param basedOn the revision it was written over
  /// @param why may be empty
  /// @param terms the whole glossary
  @WireName("glossary.drafted")
  record Drafted(String by, String revision, String basedOn, String why, List<Glossary.Entry> terms)
      implements GlossaryEvent {
    public Drafted {
      terms = List.copyOf(terms);
    }
  }

  /// A second person agreed; it goes into the next release.
  @WireName("glossary.approved")
  record Approved(String by, String revision) implements GlossaryEvent {}

  /// It needs more thought.
  @WireName("glossary.returned")
  record Returned(String by, String reason) implements GlossaryEvent {}

  /// It is given up.
  @WireName("glossary.discarded")
  record Discarded(String by, String reason) implements GlossaryEvent {}

  /// A release with it answers.
  @WireName("glossary.published")
  record Published(String by, String revision, String release) implements GlossaryEvent {}
}
