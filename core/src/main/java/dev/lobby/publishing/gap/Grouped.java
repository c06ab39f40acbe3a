package dev.lobby.publishing.gap;

import dev.lobby.knowledge.Release;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Questions of one meaning.
///
/// @param title the one that is nearest to all
/// @param terms what tells them from the others
/// @param questions those in the same words, but for capitals and marks, together; each the oldest
///   first
record Grouped(
    String title, Language language, List<String> terms, List<List<Unanswered>> questions) {

  /// Returns the groups of questions of one language. In which order they come does not matter.
  static List<Grouped> of(
      List<Unanswered> asked, Language language, Release release, Meanings meanings) {
    Map<String, List<Unanswered>> byKey = new TreeMap<>();
    for (Unanswered one : asked) {
      byKey.computeIfAbsent(NormalForm.key(one.text()), it -> new ArrayList<>()).add(one);
    }
    byKey.values().forEach(same -> same.sort(Unanswered.OLDEST_FIRST));
    List<List<Unanswered>> questions = List.copyOf(byKey.values());
    List<String> texts = questions.stream().map(it -> it.getFirst().text()).toList();
    Optional<Embedding> common =
        texts.size() < 2 ? Optional.empty() : meanings.common(release, language);
    List<String> phrasings =
        release.articles().stream()
            .flatMap(it -> it.phrasings().getOrDefault(language, List.of()).stream())
            .toList();
    // Without an encoder each question stands for itself.
    List<List<Integer>> groups =
        common
            .flatMap(
                it -> meanings.of(language, texts).map(all -> groups(texts, all, it, phrasings)))
            .orElseGet(() -> IntStream.range(0, texts.size()).mapToObj(List::of).toList());
    TellingTerms telling = new TellingTerms(texts, phrasings, language);
    return groups.stream()
        .map(group ->
            new Grouped(
                texts.get(group.getFirst()),
                language,
                telling.of(group.stream().map(texts::get).toList(), language),
                group.stream().map(questions::get).toList()))
        .toList();
  }

  private static List<List<Integer>> groups(
      List<String> texts, List<Embedding> embeddings, Embedding common, List<String> phrasings) {
    NewWords words = new NewWords(texts, phrasings);
    return Clusters.of(
        IntStream.range(0, texts.size())
            .mapToObj(i -> words.in(texts.get(i), Clusters.apart(embeddings.get(i), common)))
            .toList(),
        Clusters.ALIKE);
  }

  List<Unanswered> all() {
    return questions.stream().flatMap(List::stream).sorted(Unanswered.OLDEST_FIRST).toList();
  }
}
