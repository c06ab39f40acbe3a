package dev.lobby.webhook;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the journal, up to which a receiver was told everything, or at which a change stands.
///
/// @param sequence the frame's
/// @param place the event's in its frame, from 0; where an import became visible, that of what it
///   says among all it says; [#ALL] for the whole frame
record Position(long sequence, int place) implements Comparable<Position> {

  static final int ALL = Integer.MAX_VALUE;

  private static final Pattern ID = Pattern.compile("evt_([0-9]{1,18})_([0-9]{1,9})");

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::sequence).thenComparingInt(Position::place);

  /// Reads an id; empty when it is none.
  static Optional<Position> of(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches()
        ? Optional.of(
            new Position(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /// The id of the notice of the change that stands there.
  String id() {
    return "evt_" + sequence + "_" + place;
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
