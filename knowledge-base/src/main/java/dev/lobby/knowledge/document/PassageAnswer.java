package dev.lobby.knowledge.document;

import dev.lobby.language.Language;
import java.util.List;

/// An answer that quotes a document: the passage word for word, and where it stands.
///
/// There is no other way to make one than from a passage, so nothing in it is paraphrased.
///
/// @param text the passage's words
/// @param title the document's title
/// @param headings the headings it stands under, outermost first
/// @param page the page it begins on, from 1; 0 where there are no pages
public record PassageAnswer(String text, String title, List<String> headings, int page) {

  public PassageAnswer {
    headings = List.copyOf(headings);
  }

  /// Returns the answer that quotes `passage`.
  ///
  /// @param title the title of the document it stands in
  public static PassageAnswer quoting(Passage passage, String title) {
    return new PassageAnswer(passage.text(), title, passage.headings(), passage.page());
  }

  /// Returns the source as customers read it, in English or else in Chinese: `《手册》 › 存款 › 定期，第 3
  /// 页`.
  public String source(Language language) {
    // A document's first heading is often its title.
    List<String> below =
        !headings.isEmpty() && headings.getFirst().equals(title)
            ? headings.subList(1, headings.size())
            : headings;
    String path = below.isEmpty() ? "" : " › " + String.join(" › ", below);
    if (language != Language.EN) {
      return "《" + title + "》" + path + (page == 0 ? "" : "，第 " + page + " 页");
    }
    return "“" + title + "”" + path + (page == 0 ? "" : ", page " + page);
  }
}
