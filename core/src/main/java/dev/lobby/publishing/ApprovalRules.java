package dev.lobby.publishing;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.StatedFee;
import dev.lobby.knowledge.article.StatedRate;
import dev.lobby.knowledge.article.Wired;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who may approve what.
///
/// What is sensitive needs a second person: somebody who saved no revision of it since it was last
/// published. Sensitive is what its article says, and every article of some areas; marking it
/// normal is itself such a change. Where fees are such an area, every article that states one is
/// sensitive too, and so is one that states a rate by hand: a table without a column for areas, or
/// an editor who never looked at the area, would let one person change a price otherwise.
///
/// @param sensitiveAreas the areas in which everything is sensitive
/// @param always whether everything needs a second person, whatever it says
public record ApprovalRules(Set<Area> sensitiveAreas, boolean always) {

  /// Fees, and what its article marks.
  public static final ApprovalRules DEFAULT = new ApprovalRules(Set.of(Area.FEES), false);

  public ApprovalRules {
    sensitiveAreas = Set.copyOf(sensitiveAreas);
  }

  /// Whether an article is sensitive.
  public boolean isSensitive(Article article) {
    return isFiledSensitive(article) || fee(article).isPresent() || statesRate(article);
  }

  private boolean statesRate(Article article) {
    return sensitiveAreas.contains(Area.FEES) && !StatedRate.in(article).isEmpty();
  }

  private boolean isFiledSensitive(Article article) {
    return article.sensitivity() == Sensitivity.SENSITIVE
        || sensitiveAreas.contains(article.area());
  }

  private Optional<StatedFee> fee(Article article) {
    return sensitiveAreas.contains(Area.FEES) ? StatedFee.in(article) : Optional.empty();
  }

  /// What is to be said of an article that is sensitive because of the fee it states, and is filed
  /// as if it were not.
  public Optional<Complaint> remark(Article article) {
    return always || isFiledSensitive(article)
        ? Optional.empty()
        : fee(article).map(StatedFee::remark);
  }

  /// Whether a change needs a second person.
  ///
  /// @param released the article as customers get it; empty when they do not
  /// @param draft the article as it is to be; empty when it is to be taken out
  public boolean needSecondPerson(Optional<Article> released, Optional<Article> draft) {
    return always || Stream.concat(released.stream(), draft.stream()).anyMatch(this::isSensitive);
  }

  /// Whether somebody may approve what is under way.
  public boolean mayApprove(String by, ArticleLife life, Optional<Article> released) {
    return !needSecondPerson(released, life.draftArticle()) || !hands(life).contains(by);
  }

  /// Whether what was approved still holds to these rules.
  public boolean holds(ArticleLife life, Optional<Article> released) {
    return life.approved() != null && mayApprove(life.approved().by(), life, released);
  }

  /// Everybody whose own work the approval is about.
  private static Set<String> hands(ArticleLife life) {
    ArticleLife.Act retirement = life.retirement();
    return retirement == null ? life.authors() : Set.of(retirement.by());
  }

  /// Returns areas by their wire names, as settings have them.
  ///
  /// @throws IllegalArgumentException when there is no such area
  public static Set<Area> areas(Iterable<String> wires) {
    Set<Area> areas = EnumSet.noneOf(Area.class);
    for (String wire : wires) {
      areas.add(
          Wired.ofWire(Area.values(), wire)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "'" + wire + "' is no area; allowed are " + Wired.allowed(Area.values()))));
    }
    return areas;
  }
}
