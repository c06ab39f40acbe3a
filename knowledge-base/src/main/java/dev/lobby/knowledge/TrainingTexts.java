package dev.lobby.knowledge;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.match.MatcherTraining;
import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// All texts that a release's matcher learns from, always in the same order.
///
/// @param articles sorted by id; their titles and phrasings are learnt
/// @param sentences the sentences of answers, each with its article's id
/// @param offTopic utterances that no article answers
record TrainingTexts(
    List<Article> articles, List<LabelledUtterance> sentences, List<LabelledUtterance> offTopic) {
  static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  TrainingTexts {
    articles = List.copyOf(articles);
    sentences = List.copyOf(sentences);
    offTopic = List.copyOf(offTopic);
  }

  /// Returns how customers ask for each article; what an article says twice is there once, because
  /// it would be learnt in one fold and asked in another.
  List<LabelledUtterance> phrasings() {
    List<LabelledUtterance> phrasings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Article article : articles) {
      for (Language language : LANGUAGES) {
        for (String phrasing : article.phrasings().getOrDefault(language, List.of())) {
          if (seen.add(article.id() + " " + NormalForm.key(phrasing))) {
            phrasings.add(new LabelledUtterance(article.id(), language, phrasing));
          }
        }
      }
    }
    return phrasings;
  }

  /// Returns what is learnt from, but never scored: titles and the sentences of answers.
  List<LabelledUtterance> titles() {
    List<LabelledUtterance> titles = new ArrayList<>();
    for (Article article : articles) {
      for (Language language : LANGUAGES) {
        titles.add(new LabelledUtterance(article.id(), language, article.title(language)));
      }
    }
    titles.addAll(sentences);
    return titles;
  }

  /// Returns what the index of phrasings holds.
  List<LabelledUtterance> indexed() {
    return Stream.concat(titles().stream(), phrasings().stream()).toList();
  }

  /// Returns the texts as the matcher's training wants them.
  MatcherTraining.Corpus corpus() {
    return new MatcherTraining.Corpus(
        articles.stream().map(Article::id).toList(), phrasings(), titles(), offTopic);
  }
}
