package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What two editors made of one article, put together: of each field what the one changed who
/// changed it, and of lists of questions what either put in, without what either took out.
public final class ArticleMerge {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  private final Article base;
  private final Article one;
  private final Article other;

  /// Whether both changed one field to something else.
  private boolean collides;

  private ArticleMerge(Article base, Article one, Article other) {
    this.base = base;
    this.one = one;
    this.other = other;
  }

  /// Returns what both made of an article; empty when they changed one field to different things.
  ///
  /// @param base what both began with
  public static Optional<Article> of(Article base, Article one, Article other) {
    ArticleMerge merge = new ArticleMerge(base, one, other);
    Article both = merge.both();
    return merge.collides ? Optional.empty() : Optional.of(ArticleText.normal(both));
  }

  private Article both() {
    return new Article(
        base.id(),
        "",
        texts(Article::titles),
        texts(Article::answers),
        lists(Article::phrasings),
        field(Article::area),
        field(Article::audience),
        field(Article::sensitivity),
        field(Article::validity),
        field(Article::signals),
        field(Article::maySignal),
        new Extras(
            lists(it -> it.extras().notThis()),
            field(it -> it.extras().variants()),
            field(it -> it.extras().choices()),
            field(it -> it.extras().links())));
  }

  private <T> T field(Function<Article, T> of) {
    return Objects.requireNonNull(either(of.apply(base), of.apply(one), of.apply(other)));
  }

  private <T> @Nullable T either(@Nullable T before, @Nullable T mine, @Nullable T theirs) {
    if (Objects.equals(mine, theirs) || Objects.equals(theirs, before)) {
      return mine;
    }
    collides |= !Objects.equals(mine, before);
    return theirs;
  }

  private Map<Language, String> texts(Function<Article, Map<Language, String>> of) {
    Map<Language, String> texts = new LinkedHashMap<>();
    for (Language language : LANGUAGES) {
      String text =
          either(
              of.apply(base).get(language),
              of.apply(one).get(language),
              of.apply(other).get(language));
      if (text != null) {
        texts.put(language, text);
      }
    }
    return texts;
  }

  private Map<Language, List<String>> lists(Function<Article, Map<Language, List<String>>> of) {
    Map<Language, List<String>> lists = new LinkedHashMap<>();
    for (Language language : LANGUAGES) {
      Set<String> gone = new LinkedHashSet<>(of.apply(base).getOrDefault(language, List.of()));
      List<String> mine = of.apply(one).getOrDefault(language, List.of());
      List<String> theirs = of.apply(other).getOrDefault(language, List.of());
      gone.removeIf(it -> mine.contains(it) && theirs.contains(it));
      Set<String> all = new LinkedHashSet<>(mine);
      all.addAll(theirs);
      all.removeAll(gone);
      if (!all.isEmpty()) {
        lists.put(language, new ArrayList<>(all));
      }
    }
    return lists;
  }
}
