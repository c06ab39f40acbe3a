package dev.lobby.knowledge.document;

import java.util.List;

/// A document that was read whole.
///
/// @param title what it calls itself; where it does not, its first heading or its file's name
/// @param type what it is by its content
/// @param sha256 the SHA-256 of its bytes, as hexadecimal
/// @param passages its text, in order; at least one
/// @param notes what an editor should know about how it was read; often none
public record Document(
    String title, DocumentType type, String sha256, List<Passage> passages, List<Note> notes) {

  public Document {
    passages = List.copyOf(passages);
    notes = List.copyOf(notes);
  }

  /// Something that was left out, in both languages.
  public record Note(String en, String zh) {}
}
