package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Complaint;
import java.util.List;

/// Says of an article which products its answers for some ask for that the catalogue does not have.
/// What customers hold comes from the bank under its own names, so it is for a person to judge; but
/// an answer for a product nobody holds under that name is never said.
public final class HeldProductCheck {
  private HeldProductCheck() {}

  /// Returns what is to be said of an article.
  public static List<Complaint> of(Article article, Catalogue catalogue) {
    return article.extras().variants().stream()
        .flatMap(variant -> variant.holds().stream())
        .distinct()
        .filter(product -> catalogue.find(Entry.key(Kind.PRODUCT, product)).isEmpty())
        .map(product ->
            new Complaint(
                Complaint.Kind.HOLDS,
                null,
                product,
                "“holds " + product + "”：产品目录里没有“" + product + "”。请核对它与客户档案里的产品名完全一致，否则没有人会得到这个答案。",
                "\"holds "
                    + product
                    + "\": the catalogue has no product \""
                    + product
                    + "\". Check that customers' records name it exactly so; else nobody gets this"
                    + " answer."))
        .toList();
  }
}
