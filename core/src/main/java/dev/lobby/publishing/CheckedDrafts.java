package dev.lobby.publishing;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Taken;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What is to be said of drafts, of each found out once as long as all it rests on stays: whoever
/// looks at the list of articles asks for it every half minute. Safe for use by many threads.
final class CheckedDrafts {
  private final Function<Article, List<Complaint>> alone;
  private final BiFunction<Article, Taken, List<Complaint>> amongDrafts;
  private Map<String, Checked> known = Map.of();

  /// @param alone what is to be said of an article beside those that are published
  /// @param amongDrafts what of it other drafts have already
  CheckedDrafts(
      Function<Article, List<Complaint>> alone,
      BiFunction<Article, Taken, List<Complaint>> amongDrafts) {
    this.alone = alone;
    this.amongDrafts = amongDrafts;
  }

  /// What a check rests on beside the article's own words and other drafts.
  ///
  /// @param released what published articles have; another one once another release answers
  /// @param catalogue how many events the catalogue's stream holds
  /// @param day the day at the bank, by which values are over
  record Grounds(Taken released, long catalogue, LocalDate day) {}

  /// @param version the article's
  /// @param drafts what all drafts had
  private record Checked(
      String version,
      Grounds grounds,
      List<Complaint> alone,
      Taken drafts,
      List<Complaint> amongDrafts) {}

  /// Returns what is to be said of each, by its id.
  ///
  /// @param drafts all there are: what is known of others is forgotten
  /// @param taken what they have
  synchronized Map<String, List<Complaint>> of(List<Article> drafts, Grounds grounds, Taken taken) {
    Map<String, Checked> now = HashMap.newHashMap(drafts.size());
    Map<String, List<Complaint>> found = HashMap.newHashMap(drafts.size());
    for (Article draft : drafts) {
      Checked checked = checked(draft, grounds, taken);
      now.put(draft.id(), checked);
      found.put(draft.id(), Library.together(checked.alone, checked.amongDrafts));
    }
    known = now;
    return found;
  }

  private Checked checked(Article draft, Grounds grounds, Taken taken) {
    Checked before = known.get(draft.id());
    boolean stands =
        before != null && before.version.equals(draft.version()) && before.grounds.equals(grounds);
    if (before == null || !stands) {
      return new Checked(
          draft.version(), grounds, alone.apply(draft), taken, amongDrafts.apply(draft, taken));
    }
    // One draft that is saved changes what all of them have, and little else about the others.
    return before.drafts.equals(taken)
        ? before
        : new Checked(
            draft.version(), grounds, before.alone, taken, amongDrafts.apply(draft, taken));
  }
}
