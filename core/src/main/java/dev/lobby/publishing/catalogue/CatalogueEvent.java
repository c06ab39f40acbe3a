package dev.lobby.publishing.catalogue;

import dev.lobby.journal.Event;
import dev.lobby.knowledge.catalogue.EntryContent;
import dev.lobby.wire.WireName;
import java.util.List;

/// What happens to entries of the catalogue between two publications, all in one stream.
///
/// An entry is named by its key, such as `rate:deposit-1y`, and a revision by its content; that of
/// an entry which is to go is [EntryLife#REMOVED].
public sealed interface CatalogueEvent extends Event {

  /// The stream.
  String STREAM = "catalogue";

  /// The key of the entry it is about; empty for several.
  String entry();

  /// Somebody wrote an entry anew.
  ///
  /// @param by the user name
  /// @param basedOn the revision it was written over; empty for a new entry
  /// @param why may be empty
  /// @param content the whole entry
  @WireName("catalogue.drafted")
  record Drafted(
      String by, String entry, String revision, String basedOn, String why, EntryContent content)
      implements CatalogueEvent {}

  /// Somebody wants an entry to be taken out.
  @WireName("catalogue.removed")
  record Removed(String by, String entry, String basedOn, String why) implements CatalogueEvent {}

  /// A second person agreed; it goes into the next release.
  @WireName("catalogue.approved")
  record Approved(String by, String entry, String revision) implements CatalogueEvent {}

  /// It needs more thought.
  @WireName("catalogue.returned")
  record Returned(String by, String entry, String reason) implements CatalogueEvent {}

  /// It is given up.
  @WireName("catalogue.discarded")
  record Discarded(String by, String entry, String reason) implements CatalogueEvent {}

  /// A release with the approved entries in it, or without them, answers.
  ///
  /// @param entries as `key@revision`
  @WireName("catalogue.published")
  record Published(String by, List<String> entries, String release) implements CatalogueEvent {
    @Override
    public String entry() {
      return "";
    }
  }
}
