package dev.lobby.knowledge.document;

import dev.lobby.language.Language;
import java.util.List;

/// A piece of a document, of a size to be read at once, that can be quoted word for word.
///
/// @param id the document's SHA-256, shortened to 16 hex digits, and the number; the same document
///   has the same passages anywhere
/// @param number where it stands among the document's passages, from 1
/// @param headings the headings it stands under, outermost first; of a workbook the sheet
/// @param page the page it begins on, from 1; 0 where the type has no pages
/// @param language the language of its text
/// @param text the words, one line for each paragraph, list item or table row
public record Passage(
    String id, int number, List<String> headings, int page, Language language, String text) {

  public Passage {
    headings = List.copyOf(headings);
  }

  private static final int ID_DIGITS = 16;

  /// Returns the id of the passage with this number in the document with this SHA-256.
  public static String id(String sha256, int number) {
    return sha256.substring(0, ID_DIGITS) + "-" + number;
  }

  /// Returns its text in pieces, cut between sentences where they fit.
  ///
  /// @param most what a piece may have, in Chinese characters, of which two and a half Latin
  ///   letters say as much as one
  public List<String> pieces(int most) {
    return Sentences.pieces(text.replace('\n', ' '), most);
  }
}
