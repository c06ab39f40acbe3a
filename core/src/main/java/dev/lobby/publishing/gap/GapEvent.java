package dev.lobby.publishing.gap;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;
import java.util.List;

/// What editors did about a gap. Stream: `gap/` and its id.
///
/// A gap is named by the places of its questions, whose words are their customers' own. The same
/// questions may be part of another gap tomorrow, when more were asked.
public sealed interface GapEvent extends Event {

  /// The stream of a gap.
  static String stream(String gap) {
    return "gap/" + gap;
  }

  /// A message in a conversation.
  ///
  /// @param seq its place in the conversation
  record Place(String conversation, long seq) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int first = conversation.compareTo(other.conversation);
      return first != 0 ? first : Long.compare(seq, other.seq);
    }
  }

  /// An article was drafted from it.
  ///
  /// @param by the user name
  /// @param questions where it was asked
  /// @param replies where agents wrote what the draft answers; empty when its answer is not theirs
  /// @param credited the user names of the agents who wrote it
  @WireName("gap.drafted")
  record Drafted(
      String by, String article, List<Place> questions, List<Place> replies, List<String> credited)
      implements GapEvent {}

  /// Some of its questions became phrasings of an article that there was.
  ///
  /// @param replies where agents wrote what the answer was given in addition
  /// @param credited the user names of the agents who wrote it
  @WireName("gap.phrasings-added")
  record PhrasingsAdded(
      String by, String article, List<Place> questions, List<Place> replies, List<String> credited)
      implements GapEvent {}

  /// It needs no answer.
  @WireName("gap.dismissed")
  record Dismissed(String by, String why, List<Place> questions) implements GapEvent {}

  /// What agents answered is not to be proposed.
  ///
  /// @param replies where they wrote it
  @WireName("gap.reply-dismissed")
  record ReplyDismissed(String by, String why, List<Place> replies) implements GapEvent {}
}
