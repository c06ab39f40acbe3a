package dev.lobby.followup;

import dev.lobby.casework.CaseWords;
import dev.lobby.casework.CaseWords.Line;
import dev.lobby.journal.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a follow-up says of its customer: what was promised, by when, and what came of it.
public final class FollowUpWords {

  private FollowUpWords() {}

  /// The words in a follow-up's events.
  public static CaseWords of(String number, List<Recorded> events) {
    List<Line> lines = new ArrayList<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof FollowUpEvent event) {
        line(event, recorded).ifPresent(lines::add);
      }
    }
    return new CaseWords(number, lines);
  }

  /// What is promised, by a follow-up's events: of a customer who moved it the words in which they
  /// did, as the first ones name a time that is no longer meant; empty where the kind says it all.
  public static Optional<String> promised(List<Recorded> events) {
    return events.reversed().stream()
        .map(Recorded::event)
        .flatMap(it ->
            switch (it) {
              case FollowUpEvent.Promised e -> Stream.ofNullable(e.text());
              case FollowUpEvent.Moved e when e.by().equals(FollowUpDesk.ASSISTANT) ->
                  Stream.of(e.reason());
              default -> Stream.<String>empty();
            })
        .findFirst();
  }

  private static Optional<Line> line(FollowUpEvent event, Recorded recorded) {
    return switch (event) {
      case FollowUpEvent.Promised e ->
          line(recorded, "promised", e.by(), e.kind().wire(), until(e.due()), e.text());
      case FollowUpEvent.Moved e -> line(recorded, "moved", e.by(), until(e.due()), e.reason());
      case FollowUpEvent.NotReached e ->
          line(recorded, "not-reached", e.by(), until(e.due()), e.text());
      case FollowUpEvent.Ended e ->
          line(
              recorded,
              "ended",
              e.by(),
              e.result().wire(),
              e.score() == null ? null : e.score() + "/5",
              e.text());
      // Who keeps it says nothing of the customer.
      case FollowUpEvent.Assigned e -> Optional.empty();
    };
  }

  private static String until(String due) {
    return "until 期限 " + due;
  }

  private static Optional<Line> line(
      Recorded recorded, String about, String by, @Nullable String... texts) {
    return Optional.of(
        new Line(
            recorded.time(),
            about,
            by,
            Stream.of(texts).filter(Objects::nonNull).collect(Collectors.joining(": "))));
  }
}
