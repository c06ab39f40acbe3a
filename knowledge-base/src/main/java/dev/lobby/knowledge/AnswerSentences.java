package dev.lobby.knowledge;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.Template;
import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.text.NormalForm;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The sentences of articles' answers, which tell what else an article is asked for.
///
/// One that stands in the answers of several articles tells nothing and is left out, and so is what
/// is too short to be a sentence. Fields are filled with what the catalogue has last, whatever the
/// day, so that the same files always give the same sentences.
final class AnswerSentences {
  private static final int LETTERS_MIN = 6;

  private AnswerSentences() {}

  /// Returns the sentences, each with its article's id, in the articles' order.
  static List<LabelledUtterance> of(List<Article> articles, Catalogue catalogue) {
    List<LabelledUtterance> sentences = new ArrayList<>();
    Map<String, Set<String>> articlesOf = new HashMap<>();
    for (Article article : articles) {
      for (Language language : List.of(Language.ZH, Language.EN)) {
        String answer = Template.of(article.answer(language)).latest(catalogue, language);
        for (String sentence : sentences(answer, language)) {
          Set<String> having =
              articlesOf.computeIfAbsent(NormalForm.key(sentence), key -> new TreeSet<>());
          if (having.add(article.id())) {
            sentences.add(new LabelledUtterance(article.id(), language, sentence));
          }
        }
      }
    }
    return sentences.stream()
        .filter(it -> articlesOf.getOrDefault(NormalForm.key(it.text()), Set.of()).size() == 1)
        .toList();
  }

  private static List<String> sentences(String answer, Language language) {
    List<String> sentences = new ArrayList<>();
    BreakIterator breaks =
        BreakIterator.getSentenceInstance(
            language == Language.ZH ? Locale.CHINESE : Locale.ENGLISH);
    answer
        .lines()
        .map(line -> line.replace("**", "").replaceFirst("^\\s*[-*]\\s+", "").strip())
        .forEach(line -> {
          breaks.setText(line);
          int from = breaks.first();
          for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            String sentence = line.substring(from, to).strip();
            if (NormalForm.key(sentence).length() >= LETTERS_MIN) {
              sentences.add(sentence);
            }
            from = to;
          }
        });
    return sentences;
  }
}
