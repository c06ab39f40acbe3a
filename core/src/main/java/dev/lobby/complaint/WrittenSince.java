package dev.lobby.complaint;

import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the customer of a complaint wrote after a moment, as whoever is about to end it reads it.
final class WrittenSince {

  /// As many are shown.
  private static final int MOST = 3;

  /// As far as each is shown.
  private static final int SHOWN = 120;

  private WrittenSince() {}

  /// The last of it, each on a line; empty where they wrote nothing.
  static Optional<String> last(Complaint complaint, Instant moment, Conversations conversations) {
    List<String> words =
        complaint.places().stream()
            .flatMap(id -> conversations.load(id).stream())
            .filter(it -> it.customer().equals(complaint.customer()))
            .flatMap(it -> it.messages().stream())
            .filter(it -> it.author() == Author.CUSTOMER && it.at().isAfter(moment))
            .map(it -> shortened(it.text()))
            .toList();
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join("\n", words.subList(Math.max(0, words.size() - MOST), words.size())));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
