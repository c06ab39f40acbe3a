package dev.lobby.customer;

import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.wire.WireName;
import java.util.function.Predicate;

/// What happens to an import of profiles. Stream: `profile-import/` and the import's id.
///
/// What it says of each customer stands in their own stream, sealed with their own key, and counts
/// for nothing before this one exists.
public sealed interface ProfileImportEvent extends Event {

  /// The stream of an import.
  static String stream(String importId) {
    return "profile-import/" + importId;
  }

  /// Tells which imports count.
  static Predicate<String> committedIn(Journal journal) {
    return importId -> journal.version(stream(importId)) > 0;
  }

  /// All of it is there.
  ///
  /// @param source what the file was called
  /// @param rows how many customers it told of
  /// @param added how many of them were not known before
  /// @param changed how many are known otherwise than before
  @WireName("profile-import.committed")
  record Committed(String by, String source, int rows, int added, int changed)
      implements ProfileImportEvent {}
}
