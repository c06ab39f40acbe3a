package dev.lobby.knowledge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.ArticleFolder;
import dev.lobby.knowledge.article.ArticleJson;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.article.GlossaryFile;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.knowledge.article.Words;
import dev.lobby.knowledge.article.WordsFile;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.CatalogueFolder;
import dev.lobby.knowledge.catalogue.CatalogueJson;
import dev.lobby.knowledge.catalogue.FieldCheck;
import dev.lobby.knowledge.catalogue.RecommendationCheck;
import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.knowledge.document.DocumentFolder;
import dev.lobby.knowledge.document.UnreadableDocumentException;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.FlowFile;
import dev.lobby.knowledge.flow.FlowJson;
import dev.lobby.knowledge.match.Fusion;
import dev.lobby.knowledge.match.MatcherTraining;
import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Language;
import dev.lobby.language.act.ActDetector;
import dev.lobby.language.act.ActExample;
import dev.lobby.language.act.ActExamples;
import dev.lobby.language.act.ActTraining;
import dev.lobby.language.act.MalformedActsException;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.feedback.FeedbackDetector;
import dev.lobby.language.feedback.FeedbackExample;
import dev.lobby.language.feedback.FeedbackExamples;
import dev.lobby.language.feedback.FeedbackTraining;
import dev.lobby.language.feedback.MalformedFeedbackException;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.mood.MalformedMoodsException;
import dev.lobby.language.mood.MoodExample;
import dev.lobby.language.mood.MoodExamples;
import dev.lobby.language.mood.MoodModel;
import dev.lobby.language.signal.MalformedExamplesException;
import dev.lobby.language.signal.Origin;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalDetector;
import dev.lobby.language.signal.SignalExample;
import dev.lobby.language.signal.SignalExamples;
import dev.lobby.language.signal.SignalFusion;
import dev.lobby.language.signal.SignalTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Makes a [Release] from a bank's files: reads and checks the content, trains, indexes, writes.
///
/// The same files give the same release id. Content that is wrong in any place makes no release.
public final class ReleaseBuilder {
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private static final String FEEDBACK = "feedback.tsv";

  private static final String ACTS = "acts.tsv";

  private static final Set<Area> PRODUCTS =
      EnumSet.of(Area.ACCOUNTS, Area.CARDS, Area.LOANS, Area.DEPOSITS, Area.WEALTH);

  private final List<Article> articles;
  private final Words words;
  private final Catalogue catalogue;
  private final Glossary glossary;
  private final List<Flow> flows;
  private final List<SignalExample> signalExamples;
  private final List<LabelledUtterance> offTopic;
  private final List<MoodExample> moods;
  private final List<FeedbackExample> feedback;
  private final List<ActExample> acts;
  private final List<BankDocument> documents;
  private final Embedders embedders;
  private final Consumer<String> progress;

  private ReleaseBuilder(
      List<Article> articles,
      Words words,
      Catalogue catalogue,
      Glossary glossary,
      List<Flow> flows,
      List<SignalExample> signalExamples,
      List<LabelledUtterance> offTopic,
      List<MoodExample> moods,
      List<FeedbackExample> feedback,
      List<ActExample> acts,
      List<BankDocument> documents,
      Embedders embedders,
      Consumer<String> progress) {
    this.articles = articles;
    this.words = words;
    this.catalogue = catalogue;
    this.glossary = glossary;
    this.flows = flows;
    this.signalExamples = signalExamples;
    this.offTopic = offTopic;
    this.moods = moods;
    this.feedback = feedback;
    this.acts = acts;
    this.documents = documents;
    this.embedders = embedders;
    this.progress = progress;
  }

  /// What was built, in figures.
  ///
  /// @param id the release's id
  public record Summary(
      String id,
      int articles,
      int phrasings,
      MatcherTraining.Figures matching,
      Fusion fusion,
      Map<Signal, SignalTraining.Figures> signals,
      List<FeedbackTraining.Figures> feedback,
      List<ActTraining.Figures> acts,
      double seconds) {

    /// Returns the summary as a table for people.
    public String table() {
      StringBuilder table = new StringBuilder();
      row(table, "release", id);
      row(
          table,
          "articles",
          String.format(Locale.ROOT, "%d, %d phrasings, %.1f s", articles, phrasings, seconds));
      matching
          .top1()
          .forEach((language, share) ->
              row(
                  table,
                  "top-1 " + language.wire(),
                  String.format(Locale.ROOT, "%.1f %% out of fold", 100 * share)));
      row(
          table,
          "answered",
          String.format(
              Locale.ROOT,
              "%.1f %% from %.3f (zh) and %.3f (en) on, %.1f %% of them wrong",
              percent(matching.answered(), matching.scored()),
              fusion.thresholds(Language.ZH).answer(),
              fusion.thresholds(Language.EN).answer(),
              percent(matching.wrong(), matching.answered())));
      row(
          table,
          "suggested",
          String.format(
              Locale.ROOT,
              "%.1f %%, %.1f %% of them with the right one among three",
              percent(matching.suggested(), matching.scored()),
              percent(matching.suggestedRight(), matching.suggested())));
      row(
          table,
          "off topic",
          String.format(
              Locale.ROOT,
              "%.1f %% of %d answered",
              percent(matching.outOfScopeAnswered(), matching.outOfScope()),
              matching.outOfScope()));
      signals.forEach((signal, figures) -> row(table, signal.wire(), sentence(figures)));
      feedback.forEach(it ->
          row(
              table,
              it.label().wire() + " " + it.language().wire(),
              heard(
                  it.heard(),
                  it.examples(),
                  it.mistaken(),
                  it.contrasts(),
                  it.inVain(),
                  it.others())));
      acts.forEach(it ->
          row(
              table,
              it.act().wire() + " " + it.language().wire(),
              heard(
                  it.heard(),
                  it.examples(),
                  it.mistaken(),
                  it.contrasts(),
                  it.inVain(),
                  it.others())));
      return table.toString();
    }

    private static String heard(
        int heard, int examples, int mistaken, int contrasts, int inVain, int others) {
      return String.format(
          Locale.ROOT,
          "recall %.1f %% of %d, false alarms %.2f %% of %d contrasts, %.2f %% of %d others",
          percent(heard, examples),
          examples,
          percent(mistaken, contrasts),
          contrasts,
          percent(inVain, others),
          others);
    }

    private static void row(StringBuilder table, String name, String text) {
      table.append(name).repeat(' ', Math.max(1, 18 - name.length())).append(text).append('\n');
    }

    private static String sentence(SignalTraining.Figures figures) {
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              Locale.ROOT,
              "recall %.1f %% of %d, false alarms",
              100 * figures.recall(),
              figures.examples().of()));
      String before = " ";
      for (Map.Entry<Origin, SignalTraining.Heard> entry : figures.falseAlarms().entrySet()) {
        text.append(before)
            .append(
                String.format(
                    Locale.ROOT,
                    "%.2f %% of %d %s",
                    100 * entry.getValue().share(),
                    entry.getValue().of(),
                    entry.getKey().wire()));
        before = ", ";
      }
      return text.toString();
    }

    private static double percent(int part, int whole) {
      return whole == 0 ? 0 : 100.0 * part / whole;
    }
  }

  /// Builds a release from the command line: the bank's folder of models, its folder of knowledge,
  /// and where to write. When the one there was made from the same, it stays.
  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      System.err.println(
          "three folders are needed: the bank's models, the bank's knowledge, the release to write");
      System.exit(2);
    }
    // Lucene advises to enable vector instructions, which an index this small has no use for.
    LUCENE.setLevel(Level.SEVERE);
    Path models = Path.of(arguments[0]);
    Path knowledge = Path.of(arguments[1]);
    Path release = Path.of(arguments[2]);
    Path inputs = release.resolveSibling(release.getFileName() + ".inputs");
    try {
      String checksum =
          ReleaseInputs.checksum(
              List.of(
                  models.resolve("signals"),
                  models.resolve("mood.tsv"),
                  models.resolve(FEEDBACK),
                  models.resolve(ACTS),
                  knowledge.resolve("articles"),
                  knowledge.resolve("words.yaml"),
                  knowledge.resolve("catalogue"),
                  knowledge.resolve("glossary.yaml"),
                  knowledge.resolve("flows.yaml"),
                  knowledge.resolve("documents")));
      if (Files.exists(inputs) && Files.readString(inputs).equals(checksum) && isWhole(release)) {
        System.out.println("release unchanged: it was made from the same bank, code and libraries");
        return;
      }
      System.out.print(
          build(models, knowledge, release, Embedders.bundled(), System.err::println).table());
      Files.writeString(inputs, checksum);
    } catch (MalformedContentException
        | MalformedExamplesException
        | MalformedMoodsException
        | MalformedFeedbackException
        | MalformedActsException
        | UnreadableDocumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println("the release cannot be written: " + e);
      System.exit(1);
    }
  }

  private static boolean isWhole(Path release) {
    try {
      ReleaseFiles.read(release);
      return true;
    } catch (ReleaseException e) {
      return false;
    }
  }

  /// Builds a release.
  ///
  /// @param models the bank's folder with `signals/` and `mood.tsv`, and perhaps `feedback.tsv` and
  ///   `acts.tsv`
  /// @param knowledge the bank's folder with `articles/`, `words.yaml` and perhaps `catalogue/`,
  ///   `glossary.yaml`, `flows.yaml` and `documents/`
  /// @param release where to write; what is there is replaced
  /// @param embedders the sentence encoders to train with
  /// @throws MalformedContentException when articles, words or the catalogue are wrong, or an
  ///   answer has a field that the catalogue does not fill in
  /// @throws dev.lobby.knowledge.document.UnreadableDocumentException when a document cannot be
  ///   read
  /// @throws MalformedExamplesException when signal examples are wrong
  /// @throws MalformedMoodsException when the examples of moods are wrong
  /// @throws MalformedFeedbackException when the examples of suggestions and praise are wrong
  /// @throws MalformedActsException when the examples of dialogue acts are wrong
  public static Summary build(Path models, Path knowledge, Path release, Embedders embedders)
      throws IOException {
    return build(models, knowledge, release, embedders, line -> {});
  }

  /// Builds a release as [#build(Path, Path, Path, Embedders)] does.
  ///
  /// @param progress receives a line when each part of the work begins, and warnings
  public static Summary build(
      Path models, Path knowledge, Path release, Embedders embedders, Consumer<String> progress)
      throws IOException {
    long start = System.nanoTime();
    progress.accept("reading " + knowledge + " ...");
    ReleaseBuilder builder =
        new ReleaseBuilder(
            ArticleFolder.read(
                knowledge.resolve("articles"), it -> progress.accept("warning: " + it)),
            WordsFile.read(knowledge.resolve("words.yaml")),
            CatalogueFolder.read(knowledge.resolve("catalogue")),
            glossary(knowledge.resolve("glossary.yaml")),
            flows(knowledge.resolve("flows.yaml")),
            SignalExamples.read(models.resolve("signals")),
            SignalExamples.readOffTopic(models.resolve("signals")),
            MoodExamples.read(models.resolve("mood.tsv")),
            feedback(models.resolve(FEEDBACK)),
            acts(models.resolve(ACTS)),
            DocumentFolder.read(knowledge.resolve("documents")),
            embedders,
            progress);
    List<String> wrong = new ArrayList<>(FieldCheck.errors(builder.articles, builder.catalogue));
    wrong.addAll(
        RecommendationCheck.errors(
            builder.articles, builder.words, builder.flows, builder.catalogue));
    if (!wrong.isEmpty()) {
      throw new MalformedContentException(
          wrong.stream().map(it -> knowledge.resolve("articles") + ": " + it).toList());
    }
    // Written beside its place and moved there whole, so that a build that was stopped leaves no
    // half release.
    Path beside = release.resolveSibling(release.getFileName() + ".building");
    delete(beside);
    Summary summary = builder.write(beside, start);
    delete(release);
    Files.move(beside, release);
    return summary;
  }

  /// A bank may do without any; suggestions and praise are heard by fixed phrases alone then.
  private static List<FeedbackExample> feedback(Path file) {
    return Files.exists(file) ? FeedbackExamples.read(file) : List.of();
  }

  /// A bank may do without any; acts are heard by fixed phrases alone then.
  private static List<ActExample> acts(Path file) {
    return Files.exists(file) ? ActExamples.read(file) : List.of();
  }

  /// A bank may do without one.
  private static Glossary glossary(Path file) {
    return Files.exists(file) ? GlossaryFile.read(file) : Glossary.NONE;
  }

  /// A bank may ask nothing.
  private static List<Flow> flows(Path file) {
    return Files.exists(file) ? FlowFile.read(file) : List.of();
  }

  static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private Summary write(Path directory, long start) throws IOException {
    TrainingTexts learnt =
        new TrainingTexts(articles, AnswerSentences.of(articles, catalogue), offTopic);
    MatcherTraining.Corpus corpus = learnt.corpus();
    List<LabelledUtterance> phrasings = corpus.phrasings();
    EmbeddedTexts texts = new EmbeddedTexts(embedders);
    progress.accept("embedding " + learnt.indexed().size() + " sentences ...");
    embed(texts, phrasings, corpus.titles());
    progress.accept("learning " + articles.size() + " intents ...");
    MatcherTraining.Trained matching = MatcherTraining.train(corpus, texts);
    progress.accept("learning " + Signal.values().length + " signals ...");
    List<SignalExample> heard = signalExamples(phrasings);
    SignalTraining.Trained signals = SignalTraining.train(heard, texts);
    List<String> saidOtherwise = saidOtherwise(heard);
    FeedbackTraining.Trained given = FeedbackTraining.train(feedback, saidOtherwise, texts);
    ActTraining.Trained does = ActTraining.train(acts, saidOtherwise, texts);
    progress.accept("learning moods, indexing and writing ...");

    TreeMap<String, byte[]> files = new TreeMap<>();
    ArrayNode articlesJson = JsonNodeFactory.instance.arrayNode();
    articles.forEach(article -> articlesJson.add(ArticleJson.write(article)));
    files.put(ReleaseFiles.ARTICLES, ReleaseFiles.json(articlesJson));
    files.put(ReleaseFiles.WORDS, ReleaseFiles.json(ArticleJson.write(words)));
    if (!catalogue.isEmpty()) {
      files.put(ReleaseFiles.CATALOGUE, ReleaseFiles.json(CatalogueJson.write(catalogue)));
    }
    if (!glossary.entries().isEmpty()) {
      files.put(ReleaseFiles.GLOSSARY, ReleaseFiles.json(ArticleJson.write(glossary)));
    }
    if (!flows.isEmpty()) {
      files.put(ReleaseFiles.FLOWS, ReleaseFiles.json(FlowJson.write(flows)));
    }
    files.put(
        ReleaseFiles.MATCHER,
        ReleaseFiles.json(
            matcher(matching, signals.detector(), given.detector(), does.detector(), embedders)));
    files.put(ReleaseFiles.FIGURES, ReleaseFiles.json(figures(matching.figures(), signals)));
    files.put(ReleaseFiles.OUTCOMES, ReleaseFiles.json(ScoredUtterances.write(matching.scored())));
    files.put(
        ReleaseFiles.LEARNT,
        ReleaseFiles.json(
            new LearntFile(learnt.sentences(), corpus.background(), matching.points(), List.of())
                .toJson(corpus)));
    matching
        .classifiers()
        .forEach((language, classifier) ->
            files.put(ReleaseFiles.intentModel(language.wire()), classifier.toBytes()));
    matching
        .semantic()
        .forEach((language, classifier) ->
            files.put(ReleaseFiles.meaningModel(language.wire()), classifier.toBytes()));
    signals
        .detector()
        .toBytes()
        .forEach((signal, bytes) -> files.put(ReleaseFiles.signalModel(signal.wire()), bytes));
    signals
        .detector()
        .meaningToBytes()
        .forEach((language, bytes) ->
            files.put(ReleaseFiles.signalsMeaningModel(language.wire()), bytes));
    given
        .detector()
        .models()
        .forEach((language, model) ->
            files.put(ReleaseFiles.feedbackModel(language.wire()), model.toBytes()));
    does.detector()
        .models()
        .forEach((language, model) -> {
          files.put(ReleaseFiles.actsMeaningModel(language.wire()), model.meaningToBytes());
          files.put(ReleaseFiles.actsWordsModel(language.wire()), model.wordsToBytes());
        });
    MoodModel mood = MoodModel.train(moods);
    files.put(ReleaseFiles.SENTIMENT, mood.sentimentToBytes());
    files.put(ReleaseFiles.URGENCY, mood.urgencyToBytes());
    addIndex(learnt.indexed(), files);
    NotThisFile.put(articles, texts, files);
    progress.accept("learning when a passage answers ...");
    ReleaseDocuments.calibrate(learnt, catalogue, files, texts, embedders);
    ReleaseDocuments.write(documents, files, embedders);

    ReleaseFiles release = new ReleaseFiles(directory, files);
    release.write(builtWith());
    return new Summary(
        release.id(),
        articles.size(),
        phrasings.size(),
        matching.figures(),
        matching.fusion(),
        signals.figures(),
        given.figures(),
        does.figures(),
        (System.nanoTime() - start) / 1e9);
  }

  /// Returns the versions of what releases are made with.
  static Map<String, String> builtWith() {
    return Map.of(
        "java", Runtime.version().toString(),
        "lucene", org.apache.lucene.util.Version.LATEST.toString(),
        "opennlp", opennlp.tools.util.Version.currentVersion().toString());
  }

  /// Embeds what both the matcher and the signals learn from; each text is computed but once.
  private static void embed(
      EmbeddedTexts texts, List<LabelledUtterance> phrasings, List<LabelledUtterance> titles) {
    for (Language language : TrainingTexts.LANGUAGES) {
      if (texts.has(language)) {
        texts.of(
            language,
            Stream.concat(phrasings.stream(), titles.stream())
                .filter(it -> it.language() == language)
                .map(LabelledUtterance::text)
                .toList());
      }
    }
  }

  /// What customers say that is neither a suggestion nor praise. What was written to be taken for a
  /// signal wrongly may well be one of them: thanks look much like a complaint without its sting.
  private static List<String> saidOtherwise(List<SignalExample> examples) {
    Set<String> contrasts = new HashSet<>();
    examples.stream()
        .filter(it -> it.origin() == Origin.WRITTEN && !it.heard())
        .forEach(it -> contrasts.add(it.text()));
    examples.stream().filter(SignalExample::heard).forEach(it -> contrasts.remove(it.text()));
    return examples.stream()
        .map(SignalExample::text)
        .distinct()
        .filter(text -> !contrasts.contains(text))
        .toList();
  }

  /// Adds every phrasing to the examples: for the signals that its article declares, and against
  /// the others that it does not say it may give.
  private List<SignalExample> signalExamples(List<LabelledUtterance> phrasings) {
    Map<String, Article> byId = new TreeMap<>();
    articles.forEach(article -> byId.put(article.id(), article));
    List<SignalExample> examples = new ArrayList<>(signalExamples);
    for (LabelledUtterance phrasing : phrasings) {
      Article article = byId.get(phrasing.label());
      for (Signal signal : Signal.values()) {
        if (article != null
            && (article.signals().contains(signal) || speaksAgainst(article, signal))) {
          examples.add(
              new SignalExample(
                  signal, article.signals().contains(signal), Origin.PHRASING, phrasing.text()));
        }
      }
    }
    return examples;
  }

  // An article about a product is asked for by the curious and by those who want it, so that it
  // does not declare the
  // interest says nothing about either.
  private static boolean speaksAgainst(Article article, Signal signal) {
    return !article.maySignal().contains(signal)
        && (signal != Signal.PRODUCT_INTEREST || !PRODUCTS.contains(article.area()));
  }

  private static ObjectNode matcher(
      MatcherTraining.Trained trained,
      SignalDetector detector,
      FeedbackDetector feedback,
      ActDetector acts,
      Embedders embedders) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("fusion", trained.fusion().toJson());
    ObjectNode encoders = json.putObject("encoders");
    trained
        .semantic()
        .keySet()
        .forEach(language -> encoders.put(language.wire(), embedders.id(language)));
    ObjectNode signals = json.putObject("signals");
    detector.thresholds().forEach((signal, threshold) -> signals.put(signal.wire(), threshold));
    ObjectNode fusions = json.putObject("signalFusions");
    detector
        .fusions()
        .forEach((language, bySignal) -> write(bySignal, fusions.putObject(language.wire())));
    if (!feedback.models().isEmpty()) {
      ObjectNode own = json.putObject(ModelPrints.FEEDBACK);
      new TreeMap<>(feedback.models())
          .forEach((language, model) -> {
            ObjectNode thresholds = own.putObject(language.wire());
            model.thresholds().forEach((label, from) -> thresholds.put(label.wire(), from));
          });
    }
    if (!acts.models().isEmpty()) {
      ObjectNode own = json.putObject(ModelPrints.ACTS);
      new TreeMap<>(acts.models())
          .forEach((language, model) -> {
            ObjectNode byAct = own.putObject(language.wire());
            model
                .fusions()
                .forEach((act, fusion) ->
                    write(fusion.weights(), fusion.threshold(), byAct.putObject(act.wire())));
          });
    }
    return json;
  }

  private static void write(Map<Signal, SignalFusion> fusions, ObjectNode json) {
    for (Signal signal : Signal.values()) {
      SignalFusion fusion = fusions.get(signal);
      if (fusion != null) {
        write(fusion.weights(), fusion.threshold(), json.putObject(signal.wire()));
      }
    }
  }

  private static void write(List<Double> weights, double threshold, ObjectNode json) {
    json.put("threshold", threshold);
    ArrayNode array = json.putArray("weights");
    weights.forEach(array::add);
  }

  /// Puts how the matcher fares to `json`.
  static void put(MatcherTraining.Figures matching, ObjectNode json) {
    json.put("scored", matching.scored());
    ObjectNode top1 = json.putObject("top1");
    matching.top1().forEach((language, share) -> top1.put(language.wire(), share));
    json.put("answered", matching.answered());
    json.put("wrong", matching.wrong());
    json.put("suggested", matching.suggested());
    json.put("suggestedRight", matching.suggestedRight());
    json.put("outOfScope", matching.outOfScope());
    json.put("outOfScopeAnswered", matching.outOfScopeAnswered());
  }

  private static ObjectNode figures(
      MatcherTraining.Figures matching, SignalTraining.Trained signals) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(matching, json);
    ObjectNode heard = json.putObject("signals");
    signals
        .figures()
        .forEach((signal, figures) -> {
          ObjectNode own = heard.putObject(signal.wire());
          own.put("examples", figures.examples().of());
          own.put("heard", figures.examples().heard());
          ObjectNode falseAlarms = own.putObject("falseAlarms");
          figures
              .falseAlarms()
              .forEach((origin, alarms) -> {
                ObjectNode ofOrigin = falseAlarms.putObject(origin.wire());
                ofOrigin.put("utterances", alarms.of());
                ofOrigin.put("heard", alarms.heard());
              });
        });
    return json;
  }

  private static void addIndex(List<LabelledUtterance> texts, Map<String, byte[]> files)
      throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      PhrasingIndex.write(directory, texts);
      IndexFiles.read(directory, files);
    }
  }
}
