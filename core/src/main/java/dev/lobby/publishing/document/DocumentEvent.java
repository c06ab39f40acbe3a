package dev.lobby.publishing.document;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens to a document that is to be quoted. Stream: `document/` and the document's id; the
/// passages of what is imported stand in `document-import/` and the import's id.
public sealed interface DocumentEvent extends Event {

  /// The stream of a document.
  static String stream(String document) {
    return "document/" + document;
  }

  /// The stream of an import's passages.
  static String importStream(String importId) {
    return "document-import/" + importId;
  }

  /// A passage.
  ///
  /// @param headings what it stands under, outermost first
  /// @param page the page it begins on; 0 for none
  /// @param language the language of its text
  record Part(List<String> headings, int page, String language, String text) {}

  /// Something that was left out, in both languages.
  record Remark(String en, String zh) {}

  /// Some passages of an import, after those of the chunks before; nobody sees them yet.
  @WireName("document.chunk")
  record Chunk(List<Part> passages) implements DocumentEvent {}

  /// All passages of a version are there.
  ///
  /// @param by the user name
  /// @param version the version that its content makes
  /// @param basedOn the version it is to stand in for; empty for a new document
  /// @param why what it was imported for; may be empty
  /// @param importId the import that has the passages
  /// @param source the file's name
  /// @param title what it is called
  /// @param type what it is by its content
  /// @param sha256 the SHA-256 of the file
  /// @param passages how many there are
  /// @param characters how many characters they have
  /// @param from the first day on which it may be quoted, as `2026-01-31`; null for none
  /// @param until the last one; null for none
  /// @param readers whom it is for, such as `tier gold`; null for everybody
  @WireName("document.imported")
  record Imported(
      String by,
      String version,
      String basedOn,
      String why,
      String importId,
      String source,
      String title,
      String type,
      String sha256,
      int passages,
      int characters,
      List<Remark> remarks,
      @Nullable String from,
      @Nullable String until,
      @Nullable String readers)
      implements DocumentEvent {}

  /// The version may be quoted from the next publication on.
  @WireName("document.approved")
  record Approved(String by, String version) implements DocumentEvent {}

  /// What is under way, a version or the wish to take the document out, is given up.
  @WireName("document.discarded")
  record Discarded(String by, String reason) implements DocumentEvent {}

  /// Somebody wants the document to be taken out.
  @WireName("document.withdrawn")
  record Withdrawn(String by, String reason) implements DocumentEvent {}

  /// The document is to be taken out with the next publication.
  @WireName("document.retirement-approved")
  record RetirementApproved(String by) implements DocumentEvent {}

  /// A release that may quote the version answers.
  ///
  /// @param by who published it
  /// @param release its id
  @WireName("document.published")
  record Published(String by, String version, String release) implements DocumentEvent {}

  /// A release without the document answers.
  @WireName("document.retired")
  record Retired(String by, String release) implements DocumentEvent {}
}
