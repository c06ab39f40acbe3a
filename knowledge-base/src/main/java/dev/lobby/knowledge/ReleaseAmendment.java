package dev.lobby.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleJson;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.CatalogueJson;
import dev.lobby.knowledge.catalogue.FieldCheck;
import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.knowledge.match.Fusion;
import dev.lobby.knowledge.match.MatcherAmendment;
import dev.lobby.knowledge.match.MatcherTraining;
import dev.lobby.knowledge.match.MatcherTraining.Corpus;
import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.intent.IntentClassifier;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.intent.SemanticClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/// Makes a [Release] from another one in seconds: with articles and documents put in or changed,
/// and without those removed, and perhaps with another catalogue or glossary.
///
/// The same base and the same changes give the same release id. What stays as it was in the base:
/// signals, moods, how the experts are weighed, how sure the matcher is for a given evidence, and,
/// as long as no title or phrasing changes in a language, all that was learnt in it, byte for byte.
/// An answer's new sentences are learnt with the next title or phrasing of its article that changes
/// in their language. What is set anew: index, experts, and thresholds ([MatcherAmendment]).
public final class ReleaseAmendment {
  private final ReleaseFiles base;
  private final TrainingTexts before;
  private final Corpus corpusBefore;
  private final Catalogue catalogue;
  private final Optional<Glossary> glossary;
  private final Embedders embedders;
  private final Consumer<String> progress;

  private ReleaseAmendment(
      ReleaseFiles base, Changes changes, Embedders embedders, Consumer<String> progress) {
    this.base = base;
    this.glossary = changes.glossary();
    this.embedders = embedders;
    this.progress = progress;
    List<Article> articles = new ArrayList<>();
    base.json(ReleaseFiles.ARTICLES).forEach(json -> articles.add(ArticleJson.read(json)));
    JsonNode learnt = base.json(ReleaseFiles.LEARNT);
    this.before =
        new TrainingTexts(articles, LearntFile.sentences(learnt), LearntFile.offTopic(learnt));
    this.corpusBefore = before.corpus();
    this.catalogue = changes.catalogue().orElseGet(() -> Release.catalogue(base));
  }

  /// What is to be changed.
  ///
  /// @param put articles that are new, or take the place of those with their ids
  /// @param removed the ids of articles that go
  /// @param catalogue the whole catalogue as it is to be; empty when it stays as it is
  /// @param documents documents that are new, or take the place of those with their ids
  /// @param removedDocuments the ids of documents that go
  /// @param glossary the whole glossary as it is to be; empty when it stays as it is
  public record Changes(
      List<Article> put,
      Set<String> removed,
      Optional<Catalogue> catalogue,
      List<BankDocument> documents,
      Set<String> removedDocuments,
      Optional<Glossary> glossary) {

    /// Changes of articles alone.
    public Changes(List<Article> put, Set<String> removed) {
      this(put, removed, Optional.empty(), List.of(), Set.of());
    }

    /// Changes of all but the glossary.
    public Changes(
        List<Article> put,
        Set<String> removed,
        Optional<Catalogue> catalogue,
        List<BankDocument> documents,
        Set<String> removedDocuments) {
      this(put, removed, catalogue, documents, removedDocuments, Optional.empty());
    }

    public Changes {
      put = List.copyOf(put);
      removed = Set.copyOf(removed);
      documents = List.copyOf(documents);
      removedDocuments = Set.copyOf(removedDocuments);
    }
  }

  /// What was made, in figures.
  ///
  /// @param id the release's id
  /// @param asked how many phrasings that came were first put to experts without them, for the
  ///   thresholds' sake
  /// @param retrained the languages whose experts changed
  /// @param lineage what it was made from
  public record Summary(
      String id,
      int articles,
      int phrasings,
      int asked,
      Set<Language> retrained,
      MatcherTraining.Figures matching,
      Fusion fusion,
      Lineage lineage,
      double seconds) {}

  /// Amends the release in `base`.
  ///
  /// @param out the folder to write, which must not exist
  /// @param embedders the sentence encoders that the base was trained with
  /// @param progress receives a line when each part of the work begins
  /// @throws ReleaseException when the base is missing, foreign or damaged, when the changes do not
  ///   fit it, or when only a full training can do it; the message says why
  /// @throws IOException when the release cannot be written
  public static Summary amend(
      Path base, Changes changes, Path out, Embedders embedders, Consumer<String> progress)
      throws IOException {
    long start = System.nanoTime();
    if (Files.exists(out)) {
      throw new ReleaseException(out + ": exists; a release is never overwritten");
    }
    progress.accept("reading " + base + " ...");
    ReleaseAmendment amendment =
        new ReleaseAmendment(ReleaseFiles.read(base), changes, embedders, progress);
    TrainingTexts after = amendment.after(amendment.articles(changes));
    List<BankDocument> documents = amendment.documents(changes);
    // Written beside its place and moved there whole, so that an amendment that was stopped leaves
    // no half release.
    Path beside = out.resolveSibling(out.getFileName() + ".building");
    ReleaseBuilder.delete(beside);
    try {
      Summary summary = amendment.write(after, documents, beside, start);
      Files.move(beside, out);
      return summary;
    } catch (IllegalArgumentException e) {
      throw new ReleaseException(base + ": cannot be amended: " + e.getMessage(), e);
    } finally {
      ReleaseBuilder.delete(beside);
    }
  }

  /// Returns the articles after the changes, sorted by id.
  private List<Article> articles(Changes changes) {
    SortedMap<String, Article> articles = new TreeMap<>();
    before.articles().forEach(it -> articles.put(it.id(), it));
    List<String> errors = new ArrayList<>();
    for (String id : new TreeSet<>(changes.removed())) {
      if (articles.remove(id) == null) {
        errors.add("there is no article '" + id + "' to remove");
      }
    }
    Set<String> put = new HashSet<>();
    for (Article article : changes.put()) {
      if (changes.removed().contains(article.id()) || !put.add(article.id())) {
        errors.add("the article '" + article.id() + "' is put twice, or put and removed");
      }
      for (Language language : TrainingTexts.LANGUAGES) {
        if (article.titles().get(language) == null || article.answers().get(language) == null) {
          errors.add(
              "the article '" + article.id() + "' has no title or no answer in " + language.wire());
        }
      }
      articles.put(article.id(), ArticleJson.versioned(article));
    }
    if (articles.isEmpty()) {
      errors.add("no article would be left");
    }
    List<Article> after = List.copyOf(articles.values());
    if (errors.isEmpty()) {
      errors.addAll(Unambiguous.errors(after));
      errors.addAll(FieldCheck.errors(after, catalogue));
    }
    if (!errors.isEmpty()) {
      throw new ReleaseException(
          base.directory() + ": cannot be amended: " + String.join("; ", errors));
    }
    return after;
  }

  /// Returns the documents after the changes.
  private List<BankDocument> documents(Changes changes) {
    SortedMap<String, BankDocument> documents = new TreeMap<>();
    ReleaseDocuments.documents(base).forEach(it -> documents.put(it.id(), it));
    List<String> errors = new ArrayList<>();
    for (String id : new TreeSet<>(changes.removedDocuments())) {
      if (documents.remove(id) == null) {
        errors.add("there is no document '" + id + "' to remove");
      }
    }
    Set<String> put = new HashSet<>();
    for (BankDocument document : changes.documents()) {
      if (changes.removedDocuments().contains(document.id()) || !put.add(document.id())) {
        errors.add("the document '" + document.id() + "' is put twice, or put and removed");
      }
      documents.put(document.id(), document);
    }
    Map<String, String> bytes = new HashMap<>();
    for (BankDocument document : documents.values()) {
      String other = bytes.putIfAbsent(document.document().sha256(), document.id());
      if (other != null) {
        errors.add("the documents '" + other + "' and '" + document.id() + "' are the same file");
      }
    }
    if (!errors.isEmpty()) {
      throw new ReleaseException(
          base.directory() + ": cannot be amended: " + String.join("; ", errors));
    }
    return List.copyOf(documents.values());
  }

  /// Returns what is to be learnt; the sentences of an answer only where a title or phrasing of its
  /// article is to be learnt, too.
  private TrainingTexts after(List<Article> articles) {
    Map<String, Article> was = new HashMap<>();
    before.articles().forEach(it -> was.put(it.id(), it));
    Map<String, Article> is = new HashMap<>();
    articles.forEach(it -> is.put(it.id(), it));
    List<LabelledUtterance> sentences = new ArrayList<>();
    before.sentences().stream()
        .filter(it -> asksAlike(was.get(it.label()), is.get(it.label()), it.language()))
        .forEach(sentences::add);
    AnswerSentences.of(articles, catalogue).stream()
        .filter(it -> !asksAlike(was.get(it.label()), is.get(it.label()), it.language()))
        .forEach(sentences::add);
    return new TrainingTexts(articles, sentences, before.offTopic());
  }

  private static boolean asksAlike(
      @Nullable Article before, @Nullable Article after, Language language) {
    return before != null
        && after != null
        && before.title(language).equals(after.title(language))
        && Objects.equals(before.phrasings().get(language), after.phrasings().get(language));
  }

  private Summary write(
      TrainingTexts after, List<BankDocument> documents, Path directory, long start)
      throws IOException {
    Corpus corpus = after.corpus();
    TreeMap<String, byte[]> files = new TreeMap<>(base.files());
    ArrayNode articles = JsonNodeFactory.instance.arrayNode();
    after.articles().forEach(article -> articles.add(ArticleJson.write(article)));
    files.put(ReleaseFiles.ARTICLES, ReleaseFiles.json(articles));
    if (catalogue.isEmpty()) {
      files.remove(ReleaseFiles.CATALOGUE);
    } else {
      files.put(ReleaseFiles.CATALOGUE, ReleaseFiles.json(CatalogueJson.write(catalogue)));
    }
    glossary.ifPresent(it -> {
      if (it.entries().isEmpty()) {
        files.remove(ReleaseFiles.GLOSSARY);
      } else {
        files.put(ReleaseFiles.GLOSSARY, ReleaseFiles.json(ArticleJson.write(it)));
      }
    });
    JsonNode learnt = base.json(ReleaseFiles.LEARNT);
    List<LabelledUtterance> forgotten = LearntFile.forgotten(learnt);
    MatcherAmendment.Known known = known(learnt, forgotten);
    progress.accept("learning what changed ...");
    EmbeddedTexts texts = new EmbeddedTexts(embedders);
    MatcherAmendment.Amended matching =
        MatcherAmendment.amend(known, corpus, texts, leftOut -> index(after, leftOut));
    progress.accept("indexing and writing ...");
    for (Language language : matching.retrained()) {
      put(files, ReleaseFiles.intentModel(language.wire()), matching.classifiers().get(language));
      SemanticClassifier meaning = matching.semantic().get(language);
      if (meaning != null) {
        files.put(ReleaseFiles.meaningModel(language.wire()), meaning.toBytes());
      }
    }
    ObjectNode matcher = (ObjectNode) base.json(ReleaseFiles.MATCHER);
    matcher.set("fusion", matching.fusion().toJson());
    files.put(ReleaseFiles.MATCHER, ReleaseFiles.json(matcher));
    files.put(ReleaseFiles.OUTCOMES, ReleaseFiles.json(ScoredUtterances.write(matching.scored())));
    Set<LabelledUtterance> gone = new LinkedHashSet<>(forgotten);
    gone.addAll(corpusBefore.learnt());
    corpus.learnt().forEach(gone::remove);
    files.put(
        ReleaseFiles.LEARNT,
        ReleaseFiles.json(
            new LearntFile(
                    after.sentences(), corpus.background(), matching.points(), List.copyOf(gone))
                .toJson(corpus)));
    Lineage lineage = lineage(corpus);
    ObjectNode figures = (ObjectNode) base.json(ReleaseFiles.FIGURES);
    ReleaseBuilder.put(matching.figures(), figures);
    ObjectNode json = lineage.toJson();
    ArrayNode retrained = json.putArray("retrained");
    matching.retrained().stream().map(Language::wire).sorted().forEach(retrained::add);
    figures.set("amendment", json);
    files.put(ReleaseFiles.FIGURES, ReleaseFiles.json(figures));
    if (!after.indexed().equals(before.indexed())) {
      try (ByteBuffersDirectory index = indexFiles(after, Set.of())) {
        IndexFiles.read(index, files);
      }
    }
    NotThisFile.put(after.articles(), texts, files);
    ReleaseDocuments.write(documents, files, embedders);
    if (!documents.isEmpty() && !files.containsKey(ReleaseFiles.PASSAGES)) {
      progress.accept("learning when a passage answers ...");
      ReleaseDocuments.calibrate(after, catalogue, files, new EmbeddedTexts(embedders), embedders);
    }
    ReleaseFiles release = new ReleaseFiles(directory, files);
    release.write(ReleaseBuilder.builtWith());
    return new Summary(
        release.id(),
        after.articles().size(),
        corpus.phrasings().size(),
        matching.asked(),
        matching.retrained(),
        matching.figures(),
        matching.fusion(),
        lineage,
        (System.nanoTime() - start) / 1e9);
  }

  private static void put(
      Map<String, byte[]> files, String name, @Nullable IntentClassifier model) {
    if (model != null) {
      files.put(name, model.toBytes());
    }
  }

  private MatcherAmendment.Known known(JsonNode learnt, List<LabelledUtterance> forgotten) {
    JsonNode matcher = base.json(ReleaseFiles.MATCHER);
    Map<Language, IntentClassifier> classifiers = new EnumMap<>(Language.class);
    Map<Language, SemanticClassifier> semantic = new EnumMap<>(Language.class);
    for (Language language : TrainingTexts.LANGUAGES) {
      String words = ReleaseFiles.intentModel(language.wire());
      if (base.has(words)) {
        classifiers.put(language, IntentClassifier.of(base.bytes(words)));
      }
      String meaning = ReleaseFiles.meaningModel(language.wire());
      if (base.has(meaning)) {
        checkEncoder(language, matcher.required("encoders").path(language.wire()).asText());
        semantic.put(language, SemanticClassifier.of(base.bytes(meaning)));
      }
    }
    return new MatcherAmendment.Known(
        corpusBefore,
        classifiers,
        semantic,
        LearntFile.points(learnt, corpusBefore),
        Fusion.of(matcher.required("fusion")),
        ScoredUtterances.read(base.json(ReleaseFiles.OUTCOMES), corpusBefore),
        forgotten);
  }

  private void checkEncoder(Language language, String trainedWith) {
    if (!trainedWith.equals(embedders.id(language))) {
      throw new ReleaseException(
          base.directory()
              + ": cannot be amended: it was trained with the sentence encoder "
              + trainedWith
              + ", and this one is "
              + embedders.id(language)
              + "; train a release in full");
    }
    if (embedders.of(language).isEmpty()) {
      throw new ReleaseException(
          base.directory()
              + ": cannot be amended: the sentence encoder "
              + trainedWith
              + " cannot be loaded here");
    }
  }

  private Lineage lineage(Corpus corpus) {
    Optional<Lineage> earlier = Lineage.of(base.json(ReleaseFiles.FIGURES));
    Set<LabelledUtterance> was = asked(corpusBefore);
    Set<LabelledUtterance> is = asked(corpus);
    long common = is.stream().filter(was::contains).count();
    return new Lineage(
        base.id(),
        earlier.map(Lineage::trained).orElse(base.id()),
        earlier.map(Lineage::amendments).orElse(0) + 1,
        earlier.map(Lineage::changed).orElse(0)
            + Math.toIntExact(was.size() + is.size() - 2 * common),
        is.size());
  }

  /// Returns the titles and phrasings of a corpus.
  private static Set<LabelledUtterance> asked(Corpus corpus) {
    Set<LabelledUtterance> asked = new HashSet<>(corpus.phrasings());
    corpus.titles().stream()
        .limit((long) TrainingTexts.LANGUAGES.size() * corpus.articles().size())
        .forEach(asked::add);
    return asked;
  }

  private PhrasingIndex index(TrainingTexts after, Set<LabelledUtterance> leftOut)
      throws IOException {
    return PhrasingIndex.of(
        DirectoryReader.open(indexFiles(after, leftOut)),
        after.articles().stream().map(Article::id).toList());
  }

  /// Returns the base's index with what is found of each article as it is now, but for some
  /// utterances.
  private ByteBuffersDirectory indexFiles(TrainingTexts after, Set<LabelledUtterance> leftOut)
      throws IOException {
    Map<String, List<LabelledUtterance>> was = byArticle(before.indexed());
    Map<String, List<LabelledUtterance>> is =
        byArticle(after.indexed().stream().filter(it -> !leftOut.contains(it)).toList());
    Set<String> others = new TreeSet<>(was.keySet());
    others.addAll(is.keySet());
    others.removeIf(id -> Objects.equals(was.get(id), is.get(id)));
    ByteBuffersDirectory directory = IndexFiles.directory(base.files());
    PhrasingIndex.replace(
        directory,
        others,
        others.stream().flatMap(id -> is.getOrDefault(id, List.of()).stream()).toList());
    return directory;
  }

  private static Map<String, List<LabelledUtterance>> byArticle(List<LabelledUtterance> texts) {
    Map<String, List<LabelledUtterance>> byArticle = new TreeMap<>();
    texts.forEach(it -> byArticle.computeIfAbsent(it.label(), id -> new ArrayList<>()).add(it));
    return byArticle;
  }
}
