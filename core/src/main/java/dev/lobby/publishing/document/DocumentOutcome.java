package dev.lobby.publishing.document;

/// What became of an editor's command about a document.
public sealed interface DocumentOutcome {

  /// It is durable, and this is under way now.
  record Done(DocumentLife life) implements DocumentOutcome {}

  /// Nothing was changed; the reason is a sentence for the editor.
  record Refused(String zh, String en) implements DocumentOutcome {}
}
