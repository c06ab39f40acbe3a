package dev.lobby.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lobby.language.Language;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a release understands messages with, by the hashes of its files, so that two releases can
/// be told to understand alike without asking either.
///
/// @param models the SHA-256 of each model by the name of its file
/// @param signals from which scores on signals are heard, how they are fused, and from which on
///   suggestions, praise and dialogue acts are
record ModelPrints(SortedMap<String, String> models, List<JsonNode> signals) {
  private static final String MODELS = "models/";

  /// Where the matcher's file says from which score on suggestions and praise are heard; missing
  /// where they are not.
  static final String FEEDBACK = "feedback";

  /// Where the matcher's file says how dialogue acts are told; missing where they are not.
  static final String ACTS = "acts";

  /// Returns those of a release, whose manifest vouches for its files.
  static ModelPrints of(ReleaseFiles files) {
    SortedMap<String, String> models = new TreeMap<>();
    ReleaseFiles.hashes(files.directory())
        .forEach((name, hash) -> {
          if (name.startsWith(MODELS)) {
            models.put(name, hash);
          }
        });
    JsonNode matcher = files.json(ReleaseFiles.MATCHER);
    return new ModelPrints(
        models,
        List.of(
            matcher.required("signals"),
            matcher.required("signalFusions"),
            matcher.path(FEEDBACK),
            matcher.path(ACTS)));
  }

  /// Returns whether the same models read a message in `language`, and hear the same in it.
  boolean sameFor(Language language, ModelPrints other) {
    return signals.equals(other.signals) && readBy(language).equals(other.readBy(language));
  }

  /// Returns whether the same models hear signals and moods, whatever a message asks for.
  boolean hearLike(ModelPrints other) {
    return signals.equals(other.signals) && hearing().equals(other.hearing());
  }

  private SortedMap<String, String> hearing() {
    SortedMap<String, String> hearing = new TreeMap<>(models);
    for (Language one : List.of(Language.ZH, Language.EN)) {
      hearing.remove(ReleaseFiles.intentModel(one.wire()));
      hearing.remove(ReleaseFiles.meaningModel(one.wire()));
    }
    return hearing;
  }

  private SortedMap<String, String> readBy(Language language) {
    SortedMap<String, String> read = new TreeMap<>(models);
    for (Language one : List.of(Language.ZH, Language.EN)) {
      if (!language.spoken().contains(one)) {
        read.remove(ReleaseFiles.intentModel(one.wire()));
        read.remove(ReleaseFiles.meaningModel(one.wire()));
        read.remove(ReleaseFiles.signalsMeaningModel(one.wire()));
        read.remove(ReleaseFiles.feedbackModel(one.wire()));
        read.remove(ReleaseFiles.actsMeaningModel(one.wire()));
        read.remove(ReleaseFiles.actsWordsModel(one.wire()));
      }
    }
    return read;
  }
}
