package dev.lobby.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.document.DocumentJson;
import dev.lobby.knowledge.match.PassageCalibration;
import dev.lobby.knowledge.match.PassageConfidence;
import dev.lobby.knowledge.search.PassageIndex;
import dev.lobby.knowledge.search.PassageVectors;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.intent.SemanticClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.store.ByteBuffersDirectory;

/// The documents of a release among its files: what may be quoted, and the index of its passages.
///
/// @param documents sorted by id
/// @param index of their passages
record ReleaseDocuments(List<BankDocument> documents, PassageIndex index) {

  /// Returns those among `files`; empty for none.
  ///
  /// @throws ReleaseException when they were embedded with other sentence encoders
  static Optional<ReleaseDocuments> read(ReleaseFiles files, Embedders embedders)
      throws IOException {
    if (!files.has(ReleaseFiles.DOCUMENTS)) {
      return Optional.empty();
    }
    JsonNode json = files.json(ReleaseFiles.DOCUMENTS);
    for (Language language : TrainingTexts.LANGUAGES) {
      String embeddedWith = json.required("encoders").path(language.wire()).asText();
      if (!embeddedWith.equals(embedders.id(language))) {
        throw new ReleaseException(
            files.directory().resolve(ReleaseFiles.DOCUMENTS)
                + ": embedded with the sentence encoder "
                + embeddedWith
                + ", and this one is "
                + embedders.id(language));
      }
    }
    return Optional.of(
        new ReleaseDocuments(
            documents(files),
            PassageIndex.open(
                IndexFiles.directory(files.files(), ReleaseFiles.PASSAGE_INDEX),
                PassageVectors.of(embedders))));
  }

  /// Returns the documents among `files`, sorted by id; often none.
  static List<BankDocument> documents(ReleaseFiles files) {
    List<BankDocument> documents = new ArrayList<>();
    if (files.has(ReleaseFiles.DOCUMENTS)) {
      files
          .json(ReleaseFiles.DOCUMENTS)
          .required("documents")
          .forEach(it -> documents.add(DocumentJson.read(it)));
    }
    return List.copyOf(documents);
  }

  /// Returns how probable a passage is for its evidence; where nothing was learnt of it, none is
  /// ever quoted.
  static PassageConfidence confidence(ReleaseFiles files) {
    return files.has(ReleaseFiles.PASSAGES)
        ? PassageConfidence.of(files.json(ReleaseFiles.PASSAGES).required("confidence"))
        : PassageConfidence.none();
  }

  /// Learns how probable a passage is for its evidence, from the articles among `files`, and puts
  /// it there.
  static void calibrate(
      TrainingTexts learnt,
      Catalogue catalogue,
      SortedMap<String, byte[]> files,
      EmbeddedTexts texts,
      Embedders embedders)
      throws IOException {
    Map<Language, SemanticClassifier> semantic = new EnumMap<>(Language.class);
    for (Language language : TrainingTexts.LANGUAGES) {
      byte[] meaning = files.get(ReleaseFiles.meaningModel(language.wire()));
      if (meaning != null) {
        semantic.put(language, SemanticClassifier.of(meaning));
      }
    }
    files.put(
        ReleaseFiles.PASSAGES,
        ReleaseFiles.json(
            PassageCalibration.calibrate(
                    learnt.articles(),
                    catalogue,
                    learnt.offTopic(),
                    semantic,
                    texts,
                    PassageVectors.of(embedders))
                .toJson()));
  }

  /// Puts documents in the place of those among `files`; a passage that stays is not embedded
  /// again.
  ///
  /// @param documents all that there are to be
  static void write(List<BankDocument> documents, Map<String, byte[]> files, Embedders embedders)
      throws IOException {
    ReleaseFiles before = new ReleaseFiles(Path.of(""), new TreeMap<>(files));
    Set<Document> was = new HashSet<>();
    documents(before).forEach(it -> was.add(it.document()));
    List<BankDocument> sorted =
        documents.stream().sorted(Comparator.comparing(BankDocument::id)).toList();
    if (sorted.isEmpty()) {
      files.remove(ReleaseFiles.DOCUMENTS);
      files.keySet().removeIf(name -> IndexFiles.isIn(ReleaseFiles.PASSAGE_INDEX, name));
      return;
    }
    Set<String> removed = new HashSet<>();
    was.forEach(it -> removed.add(it.sha256()));
    List<Document> added = new ArrayList<>();
    for (BankDocument document : sorted) {
      if (was.contains(document.document())) {
        removed.remove(document.document().sha256());
      } else {
        added.add(document.document());
      }
    }
    if (!removed.isEmpty() || !added.isEmpty()) {
      try (ByteBuffersDirectory directory =
          IndexFiles.directory(files, ReleaseFiles.PASSAGE_INDEX)) {
        PassageIndex.replace(directory, removed, added, PassageVectors.of(embedders));
        IndexFiles.read(directory, ReleaseFiles.PASSAGE_INDEX, files);
      }
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode encoders = json.putObject("encoders");
    TrainingTexts.LANGUAGES.forEach(it -> encoders.put(it.wire(), embedders.id(it)));
    ArrayNode array = json.putArray("documents");
    sorted.forEach(it -> array.add(DocumentJson.write(it)));
    files.put(ReleaseFiles.DOCUMENTS, ReleaseFiles.json(json));
  }
}
