package dev.lobby.knowledge.document;

import java.util.Locale;

/// What a document is by its content, whatever its name says.
public enum DocumentType {
  /// Word, with or without macros, which are not looked at.
  DOCX,
  /// Excel, with or without macros, which are not looked at.
  XLSX,
  PDF,
  HTML,
  MARKDOWN,
  /// Records separated by commas, semicolons or tabs, under one of column names.
  CSV,
  /// Plain text.
  TEXT;

  /// Returns the name used on the wire.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
