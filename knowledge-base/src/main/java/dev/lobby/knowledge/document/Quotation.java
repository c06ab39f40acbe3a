package dev.lobby.knowledge.document;

import dev.lobby.language.Language;

/// A passage of a document as it is said to customers: word for word, and never without where it
/// stands.
///
/// @param document the document it stands in
/// @param passage one of its passages
public record Quotation(BankDocument document, Passage passage) {

  /// What stands between a document's id and a passage's number.
  private static final char NUMBER = '#';

  /// Returns how the passage is called in records: the document's id and the passage's number, as
  /// in `handbook#12`. Which words these are, the document's version tells.
  public String reference() {
    return document.id() + NUMBER + passage.number();
  }

  /// Returns whether `reference` is one of a passage; an article's id has no number sign.
  public static boolean isReference(String reference) {
    return reference.indexOf(NUMBER) > 0;
  }

  /// Returns the id of the document in a reference.
  public static String documentOf(String reference) {
    return reference.substring(0, reference.indexOf(NUMBER));
  }

  /// Returns the passage's number in a reference; 0, which none has, when it is no number.
  public static int numberOf(String reference) {
    try {
      return Integer.parseInt(reference.substring(reference.indexOf(NUMBER) + 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// Returns the words and where they stand.
  public PassageAnswer answer() {
    return PassageAnswer.quoting(passage, document.document().title());
  }

  /// Returns what a customer reads: the passage's own words, and below them the source.
  public String words(Language language) {
    PassageAnswer answer = answer();
    String source = answer.source(language);
    return answer.text()
        + "\n\n"
        + (language == Language.EN ? "Source: " + source : "来源：" + source);
  }

  /// Returns where a customer may read the passage, for one that is too long to be said: it is
  /// never cut.
  public String pointer(Language language) {
    String source = answer().source(language);
    return language == Language.EN
        ? "This is answered in "
            + source
            + ", which is too long to quote here. Please read it there."
        : "相关规定见" + source + "，篇幅较长，请查阅原文。";
  }

  /// Returns what stands for the passage on a button: its innermost heading, or the document's
  /// title.
  public String title() {
    return passage.headings().isEmpty()
        ? document.document().title()
        : passage.headings().getLast();
  }
}
