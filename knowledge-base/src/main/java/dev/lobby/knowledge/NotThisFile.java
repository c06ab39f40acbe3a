package dev.lobby.knowledge;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.match.NotThis;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.maxent.ModelEnvelope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the questions mean that articles must not answer, as a release keeps it: int dimensions,
/// int count, then the floats of each, in the order of the articles. A release without such
/// questions has no such file.
final class NotThisFile {
  private static final ModelEnvelope ENVELOPE = new ModelEnvelope("LOBBYNT", 1, "list of vectors");

  private NotThisFile() {}

  static String name(Language language) {
    return "not-this-" + language.wire() + ".model";
  }

  /// Puts the files of `articles` in the place of those that are there.
  static void put(List<Article> articles, EmbeddedTexts texts, Map<String, byte[]> files) {
    List<NotThis.Question> questions = questions(articles);
    for (Language language : TrainingTexts.LANGUAGES) {
      files.remove(name(language));
      List<String> own =
          questions.stream()
              .filter(it -> it.language() == language)
              .map(NotThis.Question::text)
              .toList();
      if (!own.isEmpty() && texts.has(language)) {
        files.put(name(language), write(texts.of(language, own)));
      }
    }
  }

  /// Returns what the files of a release say of its articles.
  static NotThis read(ReleaseFiles files, List<Article> articles) {
    List<NotThis.Question> questions = questions(articles);
    Map<Language, List<Embedding>> embeddings = new EnumMap<>(Language.class);
    for (Language language : TrainingTexts.LANGUAGES) {
      if (files.has(name(language))) {
        embeddings.put(language, read(files.bytes(name(language))));
      }
    }
    return questions.isEmpty() ? NotThis.NONE : new NotThis(questions, embeddings);
  }

  private static List<NotThis.Question> questions(List<Article> articles) {
    List<NotThis.Question> questions = new ArrayList<>();
    for (Article article : articles) {
      for (Language language : TrainingTexts.LANGUAGES) {
        for (String text : article.extras().notThis(language)) {
          questions.add(new NotThis.Question(article.id(), language, text));
        }
      }
    }
    return questions;
  }

  private static byte[] write(List<Embedding> embeddings) {
    return ENVELOPE.seal(out -> {
      out.writeInt(embeddings.getFirst().dimensions());
      out.writeInt(embeddings.size());
      for (Embedding embedding : embeddings) {
        for (float value : embedding.values()) {
          out.writeFloat(value);
        }
      }
    });
  }

  private static List<Embedding> read(byte[] bytes) {
    return ENVELOPE.open(
        bytes,
        in -> {
          int dimensions = ModelEnvelope.count(in, Float.BYTES);
          int count = in.readInt();
          ModelEnvelope.require(count, Math.multiplyExact(Float.BYTES, dimensions), in);
          List<Embedding> embeddings = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            float[] values = new float[dimensions];
            for (int d = 0; d < dimensions; d++) {
              values[d] = in.readFloat();
            }
            embeddings.add(Embedding.of(values));
          }
          return embeddings;
        });
  }
}
