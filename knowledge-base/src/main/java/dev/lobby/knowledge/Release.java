package dev.lobby.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleJson;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.article.Words;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.CatalogueJson;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.catalogue.Investments;
import dev.lobby.knowledge.catalogue.Rendered;
import dev.lobby.knowledge.catalogue.Template;
import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.knowledge.document.Quotation;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.FlowJson;
import dev.lobby.knowledge.match.Fusion;
import dev.lobby.knowledge.match.Matcher;
import dev.lobby.knowledge.match.NotThis;
import dev.lobby.knowledge.match.Outcome;
import dev.lobby.knowledge.match.PassageConfidence;
import dev.lobby.knowledge.match.QuotingMatcher;
import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Interpreter;
import dev.lobby.language.Language;
import dev.lobby.language.act.Act;
import dev.lobby.language.act.ActDetector;
import dev.lobby.language.act.ActFusion;
import dev.lobby.language.act.ActModel;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.feedback.FeedbackDetector;
import dev.lobby.language.feedback.FeedbackLabel;
import dev.lobby.language.feedback.FeedbackModel;
import dev.lobby.language.intent.IntentClassifier;
import dev.lobby.language.intent.SemanticClassifier;
import dev.lobby.language.mood.MoodModel;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalDetector;
import dev.lobby.language.signal.SignalFusion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;

/// Everything the assistant knows at one moment, immutable and named by its content.
///
/// A release is a directory: articles, words, index, trained models, weights and thresholds, and a
/// manifest with the SHA-256 of each. Opening it reads and checks; it never trains or indexes. What
/// was read stays in memory, so the directory may be replaced while a release is in use.
public final class Release implements AutoCloseable {
  private final String id;
  private final List<Article> articles;
  private final Map<String, Article> byId;
  private final Words words;
  private final FilledAnswers answers;
  private final Investments investments;

  /// Whether an article or passage names an investment, by its id; found out when it is asked.
  private final Map<String, Boolean> naming = new ConcurrentHashMap<>();

  private final Glossary glossary;
  private final List<Flow> flows;
  private final Interpreter interpreter;
  private final ModelPrints prints;
  private final PhrasingIndex index;
  private final Matcher matcher;
  private final Optional<ReleaseDocuments> documents;
  private final Map<String, BankDocument> documentsById;

  private Release(
      String id,
      List<Article> articles,
      Words words,
      Catalogue catalogue,
      Glossary glossary,
      List<Flow> flows,
      Interpreter interpreter,
      ModelPrints prints,
      PhrasingIndex index,
      Fusion fusion,
      NotThis notThis,
      Optional<ReleaseDocuments> documents,
      PassageConfidence confidence) {
    this.id = id;
    this.articles = List.copyOf(articles);
    this.byId = HashMap.newHashMap(articles.size());
    articles.forEach(article -> byId.put(article.id(), article));
    this.words = words;
    this.answers = new FilledAnswers(articles, catalogue);
    this.investments = Investments.of(catalogue);
    this.glossary = glossary;
    this.flows = flows;
    this.interpreter = interpreter;
    this.prints = prints;
    this.index = index;
    List<String> ids = articles.stream().map(Article::id).toList();
    Matcher ofArticles = fusion.matcher(ids, index, notThis);
    this.documents = documents;
    this.documentsById = new HashMap<>();
    documents().forEach(it -> documentsById.put(it.id(), it));
    this.matcher =
        documents
            .<Matcher>map(
                it -> new QuotingMatcher(ofArticles, ids, it.index(), confidence, it.documents()))
            .orElse(ofArticles);
  }

  /// Opens the release in `directory`.
  ///
  /// @throws ReleaseException when it is missing, foreign or damaged; the message names the file
  ///   and the reason
  public static Release open(Path directory) {
    return open(directory, Embedders.bundled());
  }

  /// Opens the release in `directory`, which was trained with these sentence encoders.
  ///
  /// @throws ReleaseException when it is missing, foreign or damaged, or was trained with others;
  ///   the message names the file and the reason
  public static Release open(Path directory, Embedders embedders) {
    ReleaseFiles files = ReleaseFiles.read(directory);
    try {
      return open(files, embedders);
    } catch (ReleaseException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // What one of several threads found wrong comes wrapped.
      Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      if (cause instanceof ReleaseException known) {
        throw known;
      }
      throw new ReleaseException(
          directory + ": whole, and yet not readable: " + cause.getMessage(), e);
    }
  }

  /// Returns the id that the release in `directory` says it has; whether it is whole, only opening
  /// it tells.
  ///
  /// @throws ReleaseException when there is none, or of a format that this version does not read
  public static String idOf(Path directory) {
    return ReleaseFiles.id(directory);
  }

  /// Returns whether every file of the release in `directory` is there and what its manifest says.
  public static boolean isWhole(Path directory) {
    try {
      ReleaseFiles.read(directory);
      return true;
    } catch (ReleaseException e) {
      return false;
    }
  }

  /// Returns what the release in `directory` may say, without what it takes to understand a
  /// question.
  ///
  /// @throws ReleaseException when the release is missing, foreign or damaged
  public static ReleaseContents contents(Path directory) {
    ReleaseFiles files = ReleaseFiles.read(directory);
    return new ReleaseContents(
        files.id(),
        articles(files),
        catalogue(files),
        ReleaseDocuments.documents(files),
        glossary(files));
  }

  private static Glossary glossary(ReleaseFiles files) {
    return files.has(ReleaseFiles.GLOSSARY)
        ? ArticleJson.readGlossary(files.json(ReleaseFiles.GLOSSARY))
        : Glossary.NONE;
  }

  private static List<Article> articles(ReleaseFiles files) {
    List<Article> articles = new ArrayList<>();
    files.json(ReleaseFiles.ARTICLES).forEach(json -> articles.add(ArticleJson.read(json)));
    return articles;
  }

  /// Returns how each utterance fared that the release in `directory` was trained without, as
  /// training saw it.
  ///
  /// @throws ReleaseException when the release is missing, foreign or damaged
  public static List<Outcome> outcomes(Path directory) {
    return ScoredUtterances.outcomes(ReleaseFiles.read(directory).json(ReleaseFiles.OUTCOMES));
  }

  /// Returns how some articles of the release in `directory` are found by their own phrasings when
  /// those are left out.
  ///
  /// @throws ReleaseException when the release is missing, foreign or damaged
  public static List<LeftOut> leftOut(Path directory, Set<String> articles) {
    if (articles.isEmpty()) {
      return List.of();
    }
    ReleaseFiles files = ReleaseFiles.read(directory);
    JsonNode learnt = files.json(ReleaseFiles.LEARNT);
    TrainingTexts texts =
        new TrainingTexts(
            articles(files), LearntFile.sentences(learnt), LearntFile.offTopic(learnt));
    return LeftOut.of(
        articles,
        texts,
        ScoredUtterances.read(files.json(ReleaseFiles.OUTCOMES), texts.corpus()),
        Fusion.of(files.json(ReleaseFiles.MATCHER).required("fusion"))::thresholds);
  }

  private static Release open(ReleaseFiles files, Embedders embedders) throws IOException {
    // Index, models and JSON each take longest to load their classes, so they do it side by side.
    CompletableFuture<DirectoryReader> index = CompletableFuture.supplyAsync(() -> index(files));
    Catalogue catalogue = catalogue(files);
    CompletableFuture<Interpreter> interpreter =
        CompletableFuture.supplyAsync(() -> interpreter(files, catalogue, embedders));
    CompletableFuture<Optional<ReleaseDocuments>> documents =
        CompletableFuture.supplyAsync(() -> documents(files, embedders));
    List<Article> articles = articles(files);
    Words words = ArticleJson.readWords(files.json(ReleaseFiles.WORDS));
    return new Release(
        files.id(),
        articles,
        words,
        catalogue,
        glossary(files),
        files.has(ReleaseFiles.FLOWS) ? FlowJson.read(files.json(ReleaseFiles.FLOWS)) : List.of(),
        interpreter.join(),
        ModelPrints.of(files),
        PhrasingIndex.of(index.join(), articles.stream().map(Article::id).toList()),
        Fusion.of(files.json(ReleaseFiles.MATCHER).required("fusion")),
        NotThisFile.read(files, articles),
        documents.join(),
        ReleaseDocuments.confidence(files));
  }

  /// Returns the catalogue that the release holds; releases of earlier versions hold none.
  static Catalogue catalogue(ReleaseFiles files) {
    return files.has(ReleaseFiles.CATALOGUE)
        ? CatalogueJson.read(files.json(ReleaseFiles.CATALOGUE))
        : Catalogue.EMPTY;
  }

  private static Optional<ReleaseDocuments> documents(ReleaseFiles files, Embedders embedders) {
    try {
      return ReleaseDocuments.read(files, embedders);
    } catch (IOException e) {
      throw new UncheckedIOException("the index of passages is none", e);
    }
  }

  private static DirectoryReader index(ReleaseFiles files) {
    try {
      return DirectoryReader.open(IndexFiles.directory(files.files()));
    } catch (IOException e) {
      throw new UncheckedIOException("the index is none", e);
    }
  }

  private static Interpreter interpreter(
      ReleaseFiles files, Catalogue catalogue, Embedders embedders) {
    Map<Language, CompletableFuture<IntentClassifier>> loading = new EnumMap<>(Language.class);
    for (Language language : List.of(Language.ZH, Language.EN)) {
      String name = ReleaseFiles.intentModel(language.wire());
      if (files.has(name)) {
        loading.put(
            language, CompletableFuture.supplyAsync(() -> IntentClassifier.of(files.bytes(name))));
      }
    }
    Map<Signal, byte[]> models = new EnumMap<>(Signal.class);
    Map<Signal, Double> thresholds = new EnumMap<>(Signal.class);
    JsonNode signals = files.json(ReleaseFiles.MATCHER).required("signals");
    for (Signal signal : Signal.values()) {
      if (signals.has(signal.wire())) {
        models.put(signal, files.bytes(ReleaseFiles.signalModel(signal.wire())));
        thresholds.put(signal, signals.required(signal.wire()).asDouble(1));
      }
    }
    SignalDetector detector =
        SignalDetector.of(models, thresholds, signalsMeaning(files), fusions(files));
    Map<Language, IntentClassifier> classifiers = new EnumMap<>(Language.class);
    loading.forEach((language, classifier) -> classifiers.put(language, classifier.join()));
    MoodModel moods =
        MoodModel.of(files.bytes(ReleaseFiles.SENTIMENT), files.bytes(ReleaseFiles.URGENCY));
    return new Interpreter(
        classifiers,
        meaning(files, embedders),
        embedders,
        detector,
        Optional.of(moods),
        feedback(files),
        acts(files),
        catalogue.listed());
  }

  private static FeedbackDetector feedback(ReleaseFiles files) {
    Map<Language, FeedbackModel> models = new EnumMap<>(Language.class);
    JsonNode heard = files.json(ReleaseFiles.MATCHER).path(ModelPrints.FEEDBACK);
    for (Language language : List.of(Language.ZH, Language.EN)) {
      if (heard.has(language.wire())) {
        Map<FeedbackLabel, Double> thresholds = new EnumMap<>(FeedbackLabel.class);
        heard
            .required(language.wire())
            .properties()
            .forEach(it ->
                thresholds.put(
                    FeedbackLabel.ofWire(it.getKey()).orElseThrow(), it.getValue().asDouble(1)));
        models.put(
            language,
            FeedbackModel.of(files.bytes(ReleaseFiles.feedbackModel(language.wire())), thresholds));
      }
    }
    return new FeedbackDetector(models);
  }

  private static ActDetector acts(ReleaseFiles files) {
    Map<Language, ActModel> models = new EnumMap<>(Language.class);
    JsonNode told = files.json(ReleaseFiles.MATCHER).path(ModelPrints.ACTS);
    for (Language language : List.of(Language.ZH, Language.EN)) {
      if (told.has(language.wire())) {
        Map<Act, ActFusion> fusions = new EnumMap<>(Act.class);
        told.required(language.wire())
            .properties()
            .forEach(it ->
                fusions.put(
                    Act.ofWire(it.getKey()).orElseThrow(),
                    new ActFusion(
                        weights(it.getValue()), it.getValue().required("threshold").asDouble(1))));
        models.put(
            language,
            ActModel.of(
                files.bytes(ReleaseFiles.actsWordsModel(language.wire())),
                files.bytes(ReleaseFiles.actsMeaningModel(language.wire())),
                fusions));
      }
    }
    return new ActDetector(models);
  }

  private static Map<Language, byte[]> signalsMeaning(ReleaseFiles files) {
    Map<Language, byte[]> meaning = new EnumMap<>(Language.class);
    for (Language language : List.of(Language.ZH, Language.EN)) {
      String name = ReleaseFiles.signalsMeaningModel(language.wire());
      if (files.has(name)) {
        meaning.put(language, files.bytes(name));
      }
    }
    return meaning;
  }

  private static Map<Language, Map<Signal, SignalFusion>> fusions(ReleaseFiles files) {
    Map<Language, Map<Signal, SignalFusion>> fusions = new EnumMap<>(Language.class);
    JsonNode json = files.json(ReleaseFiles.MATCHER).required("signalFusions");
    for (Language language : List.of(Language.ZH, Language.EN)) {
      Map<Signal, SignalFusion> own = new EnumMap<>(Signal.class);
      json.path(language.wire())
          .properties()
          .forEach(it -> own.put(Signal.ofWire(it.getKey()).orElseThrow(), fusion(it.getValue())));
      if (!own.isEmpty()) {
        fusions.put(language, own);
      }
    }
    return fusions;
  }

  private static SignalFusion fusion(JsonNode json) {
    return new SignalFusion(weights(json), json.required("threshold").asDouble(1));
  }

  private static List<Double> weights(JsonNode json) {
    List<Double> weights = new ArrayList<>();
    json.required("weights").forEach(it -> weights.add(it.asDouble()));
    return weights;
  }

  private static Map<Language, SemanticClassifier> meaning(
      ReleaseFiles files, Embedders embedders) {
    Map<Language, SemanticClassifier> meaning = new EnumMap<>(Language.class);
    JsonNode encoders = files.json(ReleaseFiles.MATCHER).required("encoders");
    for (Language language : List.of(Language.ZH, Language.EN)) {
      String name = ReleaseFiles.meaningModel(language.wire());
      if (files.has(name)) {
        String trainedWith = encoders.path(language.wire()).asText();
        if (!trainedWith.equals(embedders.id(language))) {
          throw new ReleaseException(
              files.directory().resolve(name)
                  + ": trained with the sentence encoder "
                  + trainedWith
                  + ", and this one is "
                  + embedders.id(language)
                  + "; --embeddings names the folder of another");
        }
        meaning.put(language, SemanticClassifier.of(files.bytes(name)));
      }
    }
    return meaning;
  }

  /// Returns the SHA-256, in hex, over everything but the bytes of the index.
  public String id() {
    return id;
  }

  /// Returns the articles, sorted by id.
  public List<Article> articles() {
    return articles;
  }

  /// Returns the article with this id; empty when there is none.
  public Optional<Article> article(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Returns what the fields of answers are filled with.
  public Catalogue catalogue() {
    return answers.catalogue();
  }

  /// Returns the products whose money may become less, as texts name them.
  public Investments investments() {
    return investments;
  }

  /// Returns whether anything that an article or passage says names an investment, whoever reads
  /// it.
  ///
  /// @param id the article's id, or the passage's reference
  public boolean namesInvestments(String id) {
    return naming.computeIfAbsent(id, it -> !investments.named(all(it)).isEmpty());
  }

  private String all(String id) {
    if (Quotation.isReference(id)) {
      return quotation(id).map(it -> it.words(Language.ZH)).orElse("");
    }
    return article(id).stream()
        .flatMap(article ->
            Stream.of(Language.ZH, Language.EN)
                .flatMap(language ->
                    Stream.concat(
                        Stream.of(article.title(language)),
                        article
                            .texts(language)
                            .map(text -> Template.of(text).latest(catalogue(), language)))))
        .collect(Collectors.joining("\n"));
  }

  /// Returns a text of an article as it is told on a day of the bank, its fields filled in, or what
  /// keeps it from being told.
  public Rendered fill(String text, Language language, LocalDate day) {
    return answers.render(text, language, day);
  }

  /// Returns what keeps each article's answer from being told on a day of the bank, by its id; an
  /// article that can be told is not among them.
  public Map<String, List<Gap>> gaps(Language language, LocalDate day) {
    return answers.gaps(language, day);
  }

  /// Returns the documents that may be quoted, sorted by id; often none.
  public List<BankDocument> documents() {
    return documents.map(ReleaseDocuments::documents).orElse(List.of());
  }

  /// Returns the document with this id; empty when there is none.
  public Optional<BankDocument> document(String id) {
    return Optional.ofNullable(documentsById.get(id));
  }

  /// Returns the passage with this reference, as in `handbook#12`; empty when there is none.
  public Optional<Quotation> quotation(String reference) {
    return Quotation.isReference(reference)
        ? document(Quotation.documentOf(reference))
            .flatMap(it -> it.quotation(Quotation.numberOf(reference)))
        : Optional.empty();
  }

  /// Returns the assistant's fixed sentences.
  public Words words() {
    return words;
  }

  /// Returns the bank's terms and what customers say for them.
  public Glossary glossary() {
    return glossary;
  }

  /// Returns what the assistant asks step by step; often nothing.
  public List<Flow> flows() {
    return flows;
  }

  /// Returns the flow of this id; empty when there is none.
  public Optional<Flow> flow(String id) {
    return flows.stream().filter(flow -> flow.id().equals(id)).findFirst();
  }

  /// Returns the flow that begins with this; empty when none does.
  public Optional<Flow> flow(Flow.Start start) {
    return flows.stream().filter(flow -> flow.starts() == start).findFirst();
  }

  /// Returns the interpreter trained on these articles.
  public Interpreter interpreter() {
    return interpreter;
  }

  /// Returns whether both make the same of every message in `language` before it is matched: what
  /// reads it was learnt from the same, to the last byte.
  public boolean understandsLike(Release other, Language language) {
    return interpreter.labels().equals(other.interpreter.labels())
        && interpreter.embedsLike(other.interpreter)
        && prints.sameFor(language, other.prints);
  }

  /// Returns whether both hear the same signals and the same mood in every message, whatever they
  /// take it to ask for.
  public boolean hearsLike(Release other) {
    return interpreter.embedsLike(other.interpreter) && prints.hearLike(other.prints);
  }

  /// Returns the matcher fitted on these articles.
  public Matcher matcher() {
    return matcher;
  }

  @Override
  public void close() {
    try {
      index.close();
      if (documents.isPresent()) {
        documents.get().index().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot be closed", e);
    }
  }
}
