package dev.lobby.knowledge.match;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.Template;
import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.document.DocumentType;
import dev.lobby.knowledge.document.Passage;
import dev.lobby.knowledge.match.PassageConfidence.Example;
import dev.lobby.knowledge.search.PassageIndex;
import dev.lobby.knowledge.search.PassageVectors;
import dev.lobby.knowledge.search.ScoredPassage;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.intent.Nearness;
import dev.lobby.language.intent.SemanticClassifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Learns how probable it is that a passage answers, without anybody having said which passage
/// answers what.
///
/// Articles' answers, under their titles, are passages whose questions are known: their phrasings.
/// Each phrasing is asked twice. Once as if its article did not exist, so that what stands in its
/// answer could be found in a document alone: the passage is right when it is that answer, its
/// fields filled with what the catalogue has last. And once as if the article existed and no
/// document said anything about it: then every passage is wrong. So of the questions that reach the
/// documents half could be answered from them; off-topic utterances come on top of these, where
/// every passage is wrong, too.
///
/// Probabilities for the thresholds come from weights that have not seen the phrasing's article (5
/// folds). A passage is quoted from the lowest probability on at which the upper bound of the share
/// of wrong ones is within the budget, and offered from the lowest at which the right one is among
/// the three best as often as of articles. Where that cannot be proved it is not quoted at all.
/// Both languages are counted together: few questions are so sure that they count, and one language
/// alone may have too few of them.
public final class PassageCalibration {
  private static final int FOLDS = 5;
  private static final int FOUND = 8;
  private static final int OFFERED = 3;

  /// A passage no likelier than its opposite is not even offered where no promise is proved.
  private static final double UNPROVED_OFFER = 0.5;

  private final List<Article> articles;
  private final Catalogue catalogue;
  private final List<String> ids;
  private final Map<Language, SemanticClassifier> semantic;
  private final EmbeddedTexts texts;

  private PassageCalibration(
      List<Article> articles,
      Catalogue catalogue,
      Map<Language, SemanticClassifier> semantic,
      EmbeddedTexts texts) {
    this.catalogue = catalogue;
    this.articles = articles.stream().filter(it -> it.area() != Article.Area.SMALL_TALK).toList();
    this.ids = articles.stream().map(Article::id).toList();
    this.semantic = semantic;
    this.texts = texts;
  }

  /// What was learnt.
  ///
  /// @param figures by language
  public record Calibrated(PassageConfidence confidence, Map<Language, Figures> figures) {

    /// Returns what was learnt as JSON.
    public ObjectNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.set("confidence", confidence.toJson());
      ObjectNode own = json.putObject("figures");
      figures.forEach((language, of) ->
          own.putObject(language.wire())
              .put("asked", of.asked)
              .put("answerable", of.answerable)
              .put("quoted", of.quoted)
              .put("wrong", of.wrong)
              .put("bound", of.bound));
      return json;
    }
  }

  /// How it fared with what it had not seen.
  ///
  /// @param asked how many utterances were asked
  /// @param answerable for how many of them a passage that answers is among the three best
  /// @param quoted for how many a passage is quoted
  /// @param wrong for how many of those a wrong one
  /// @param bound the upper bound of the share of wrong ones
  public record Figures(int asked, int answerable, int quoted, int wrong, double bound) {}

  /// Calibrates; the same gives the same. Nothing is learnt of a language without an encoder.
  ///
  /// @param catalogue what fills in the answers' fields
  /// @param offTopic utterances that nothing of the bank answers
  /// @param semantic what knows the phrasings of the articles by meaning
  /// @param texts embeds what is asked
  /// @param vectors embeds answers, as it will passages
  public static Calibrated calibrate(
      List<Article> articles,
      Catalogue catalogue,
      List<LabelledUtterance> offTopic,
      Map<Language, SemanticClassifier> semantic,
      EmbeddedTexts texts,
      PassageVectors vectors)
      throws IOException {
    return new PassageCalibration(articles, catalogue, semantic, texts)
        .calibrate(offTopic, vectors);
  }

  private Calibrated calibrate(List<LabelledUtterance> offTopic, PassageVectors vectors)
      throws IOException {
    Map<Language, List<Double>> weights = new EnumMap<>(Language.class);
    Map<Language, Thresholds> thresholds = new EnumMap<>(Language.class);
    Map<Language, Figures> figures = new EnumMap<>(Language.class);
    Map<Language, List<Outcome>> outcomes = new EnumMap<>(Language.class);
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      PassageIndex.write(directory, answers(), vectors);
      try (PassageIndex index = PassageIndex.open(directory, embedded())) {
        for (Language language : List.of(Language.ZH, Language.EN)) {
          if (semantic.containsKey(language) && texts.has(language)) {
            List<Trial> trials = trials(language, offTopic, index);
            List<Example> examples = trials.stream().map(it -> it.example).toList();
            if (examples.stream().anyMatch(Example::right)) {
              outcomes.put(language, outcomes(trials, language));
              weights.put(language, PassageConfidence.fit(examples));
            }
          }
        }
      }
    }
    Thresholds both = thresholds(outcomes.values().stream().flatMap(List::stream).toList());
    outcomes.forEach((language, own) -> {
      thresholds.put(language, both);
      figures.put(language, figures(own, both));
    });
    return new Calibrated(new PassageConfidence(weights, thresholds), figures);
  }

  /// Returns the articles' answers as documents named by the articles' ids.
  private List<Document> answers() {
    List<Document> documents = new ArrayList<>();
    for (Article article : articles) {
      List<Passage> passages = new ArrayList<>();
      for (Language language : List.of(Language.ZH, Language.EN)) {
        passages.add(
            new Passage(
                article.id() + "-" + language.wire(),
                passages.size() + 1,
                List.of(article.title(language)),
                0,
                language,
                Template.of(article.answer(language)).latest(catalogue, language)));
      }
      documents.add(new Document("", DocumentType.MARKDOWN, article.id(), passages, List.of()));
    }
    return documents;
  }

  private PassageVectors embedded() {
    return new PassageVectors() {
      @Override
      public Optional<float[]> of(Passage passage, Language language) {
        return Optional.empty();
      }

      @Override
      public Optional<float[]> of(String question, Language language) {
        return texts.has(language)
            ? Optional.of(texts.of(language, List.of(question)).getFirst().values())
            : Optional.empty();
      }
    };
  }

  /// Something that was asked.
  ///
  /// @param article the article it asks for; empty for none
  /// @param amongThree whether the right passage is among the three best
  private record Trial(String article, Example example, boolean amongThree) {}

  private List<Trial> trials(
      Language language, List<LabelledUtterance> offTopic, PassageIndex index) {
    List<LabelledUtterance> asked = new ArrayList<>();
    for (Article article : articles) {
      for (String phrasing : article.phrasings().getOrDefault(language, List.of())) {
        if (asks(phrasing, language)) {
          asked.add(new LabelledUtterance(article.id(), language, phrasing));
        }
      }
    }
    List<LabelledUtterance> all = new ArrayList<>(asked);
    // A tenth of all, as everywhere.
    int off = Math.max(1, Math.toIntExact(Math.round(asked.size() * 2 * Confidence.OUT_OF_SCOPE)));
    List<LabelledUtterance> none =
        offTopic.stream().filter(it -> asks(it.text(), language)).toList();
    for (int i = 0; i < none.size(); i += Math.max(1, none.size() / off)) {
      all.add(new LabelledUtterance("", language, none.get(i).text()));
    }
    return all.parallelStream().flatMap(it -> trials(it, index).stream()).toList();
  }

  private static boolean asks(String text, Language language) {
    return Language.of(text) == language && PassageEvidence.asks(text, language);
  }

  private List<Trial> trials(LabelledUtterance asked, PassageIndex index) {
    List<ScoredPassage> found = index.search(asked.text(), asked.language(), FOUND);
    if (found.isEmpty()) {
      return List.of();
    }
    Embedding embedding = texts.of(asked.language(), List.of(asked.text())).getFirst();
    Nearness near = Objects.requireNonNull(semantic.get(asked.language())).nearness(embedding);
    double others =
        ids.stream()
            .filter(id -> !id.equals(asked.label()))
            .mapToDouble(near::highest)
            .max()
            .orElse(0);
    boolean right = found.getFirst().document().equals(asked.label());
    Example first = new Example(PassageEvidence.of(found, asked.text(), others).inputs(), right, 1);
    boolean among =
        found.stream().limit(OFFERED).anyMatch(it -> it.document().equals(asked.label()));
    if (asked.label().isEmpty()) {
      return List.of(new Trial("", first, false));
    }
    List<ScoredPassage> without =
        found.stream().filter(it -> !it.document().equals(asked.label())).toList();
    if (without.isEmpty()) {
      return List.of(new Trial(asked.label(), first, among));
    }
    // The nearest of the three is the phrasing itself.
    double own = (3 * near.meanOfThree(asked.label()) - 1) / 2;
    return List.of(
        new Trial(asked.label(), first, among),
        new Trial(
            asked.label(),
            new Example(
                PassageEvidence.of(without, asked.text(), Math.max(others, Math.min(1, own)))
                    .inputs(),
                false,
                1),
            false));
  }

  /// Returns how each trial fares by weights that have not seen its article.
  private List<Outcome> outcomes(List<Trial> trials, Language language) {
    Map<String, Integer> folds = new TreeMap<>();
    articles.forEach(it -> folds.put(it.id(), folds.size() % FOLDS));
    List<Outcome> outcomes = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Example> others = new ArrayList<>();
      List<Trial> own = new ArrayList<>();
      for (int i = 0; i < trials.size(); i++) {
        Trial trial = trials.get(i);
        if (folds.getOrDefault(trial.article, i % FOLDS) == fold) {
          own.add(trial);
        } else {
          others.add(trial.example);
        }
      }
      PassageConfidence confidence =
          new PassageConfidence(Map.of(language, PassageConfidence.fit(others)), Map.of());
      for (Trial trial : own) {
        double probability = confidence.of(trial.example.inputs(), language);
        outcomes.add(
            new Outcome(
                language,
                trial.amongThree ? trial.article : Candidates.NONE,
                trial.example.right() ? trial.article : "",
                probability,
                probability,
                trial.amongThree));
      }
    }
    return outcomes;
  }

  private static Thresholds thresholds(List<Outcome> outcomes) {
    double answer =
        Budget.lowest(
            outcomes,
            Outcome::probability,
            Outcome::bestIsRight,
            Budget.TARGET,
            Thresholds.NEVER.answer());
    List<Outcome> rest = outcomes.stream().filter(it -> it.probability() < answer).toList();
    double suggest =
        Budget.lowest(
            rest,
            Outcome::probability,
            Outcome::rightIsAmongThree,
            1 - Budget.AMONG_THREE,
            UNPROVED_OFFER);
    return new Thresholds(answer, suggest);
  }

  private static Figures figures(List<Outcome> outcomes, Thresholds thresholds) {
    int quoted = 0;
    int wrong = 0;
    for (Outcome outcome : outcomes) {
      if (outcome.probability() >= thresholds.answer()) {
        quoted++;
        wrong += outcome.bestIsRight() ? 0 : 1;
      }
    }
    return new Figures(
        outcomes.size(),
        Math.toIntExact(outcomes.stream().filter(Outcome::inScope).count()),
        quoted,
        wrong,
        BinomialBound.upper(wrong, quoted, Budget.CONFIDENCE));
  }
}
