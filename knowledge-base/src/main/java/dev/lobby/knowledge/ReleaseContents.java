package dev.lobby.knowledge;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.document.BankDocument;
import java.util.List;

/// What a release may say.
///
/// @param id the release's id
/// @param articles in the release's order
public record ReleaseContents(
    String id,
    List<Article> articles,
    Catalogue catalogue,
    List<BankDocument> documents,
    Glossary glossary) {

  public ReleaseContents {
    articles = List.copyOf(articles);
    documents = List.copyOf(documents);
  }
}
