package dev.lobby.publishing.document;

import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.document.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is under way with a document: the fold of its events.
///
/// @param id the document's id
/// @param version the version of its stream
/// @param pending the imported version that no release has; null for none
/// @param approved who let it be quoted; null when nobody did yet
/// @param withdrawn who wants it taken out; null when nobody does
/// @param retirement who approved that; null when nobody did yet
public record DocumentLife(
    String id,
    long version,
    @Nullable Pending pending,
    @Nullable Act approved,
    @Nullable Act withdrawn,
    @Nullable Act retirement) {

  /// Something somebody did.
  public record Act(String by, Instant at, String why) {}

  /// An imported version.
  ///
  /// @param version the version its content makes
  /// @param basedOn the version it is to stand in for; empty for a new document
  /// @param imported who imported it, and why
  /// @param importId the import that has its passages
  public record Pending(
      String version,
      String basedOn,
      Act imported,
      String importId,
      String source,
      String title,
      String type,
      String sha256,
      int passages,
      int characters,
      List<DocumentEvent.Remark> remarks,
      @Nullable String from,
      @Nullable String until,
      @Nullable String readers) {

    /// On which days it is to be quoted, and to whom.
    Terms terms() {
      return Terms.of(
          Objects.requireNonNullElse(from, ""),
          Objects.requireNonNullElse(until, ""),
          Objects.requireNonNullElse(readers, ""));
    }
  }

  /// How far a document is.
  public enum Stage {
    /// Nothing is under way.
    SETTLED,
    /// A version waits for a second person.
    IMPORTED,
    /// A version waits for the next publication.
    APPROVED,
    /// The wish to take it out waits for a second person.
    WITHDRAWN,
    /// It goes with the next publication.
    RETIREMENT_APPROVED;

    /// The name in interfaces.
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static DocumentLife untouched(String id) {
    return new DocumentLife(id, 0, null, null, null, null);
  }

  /// How far it is.
  public Stage stage() {
    if (withdrawn != null) {
      return retirement == null ? Stage.WITHDRAWN : Stage.RETIREMENT_APPROVED;
    }
    return pending == null ? Stage.SETTLED : approved == null ? Stage.IMPORTED : Stage.APPROVED;
  }

  private DocumentLife at(long at) {
    return new DocumentLife(id, at, pending, approved, withdrawn, retirement);
  }

  DocumentLife after(Recorded recorded) {
    long at = recorded.version();
    return switch (recorded.event()) {
      case DocumentEvent.Imported e ->
          new DocumentLife(
              id,
              at,
              new Pending(
                  e.version(),
                  e.basedOn(),
                  new Act(e.by(), recorded.time(), e.why()),
                  e.importId(),
                  e.source(),
                  e.title(),
                  e.type(),
                  e.sha256(),
                  e.passages(),
                  e.characters(),
                  e.remarks(),
                  e.from(),
                  e.until(),
                  e.readers()),
              null,
              null,
              null);
      case DocumentEvent.Approved e ->
          new DocumentLife(id, at, pending, new Act(e.by(), recorded.time(), ""), null, null);
      case DocumentEvent.Discarded e ->
          withdrawn == null
              ? new DocumentLife(id, at, null, null, null, null)
              : new DocumentLife(id, at, pending, approved, null, null);
      case DocumentEvent.Withdrawn e ->
          new DocumentLife(
              id, at, pending, approved, new Act(e.by(), recorded.time(), e.reason()), null);
      case DocumentEvent.RetirementApproved e ->
          new DocumentLife(
              id, at, pending, approved, withdrawn, new Act(e.by(), recorded.time(), ""));
      case DocumentEvent.Published e ->
          pending != null && pending.version.equals(e.version())
              ? new DocumentLife(id, at, null, null, withdrawn, retirement)
              : new DocumentLife(id, at, pending, approved, withdrawn, retirement);
      case DocumentEvent.Retired e -> untouched(id).at(at);
      default -> at(at);
    };
  }
}
