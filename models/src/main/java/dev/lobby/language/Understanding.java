package dev.lobby.language;

import dev.lobby.language.act.Act;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.feedback.FeedbackLabel;
import dev.lobby.language.intent.IntentScores;
import dev.lobby.language.intent.SemanticScores;
import dev.lobby.language.mood.Mood;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Lobby made of one utterance.
///
/// @param text the utterance as it came, not normalised
/// @param language what it is written in
/// @param intents how probable each intent is by the words of the utterance
/// @param meaning what the utterance's embedding says about its intent; empty when there is no
///   sentence encoder, or none of its languages has one
/// @param signals the score of every signal
/// @param mood what it sounds like; empty when nothing was trained to tell
/// @param feedback whether it suggests or praises something; empty for neither, and when nothing
///   was trained to tell
/// @param acts what it does in a conversation that is under way
/// @param entities what it names, in order, apart from one another; empty when nobody asked
/// @param embeddings what it means by the sentence encoder of each language that it is in; empty
///   where there is none
public record Understanding(
    String text,
    Language language,
    IntentScores intents,
    Optional<SemanticScores> meaning,
    Map<Signal, SignalScore> signals,
    Optional<Mood> mood,
    Optional<FeedbackLabel> feedback,
    Set<Act> acts,
    List<Entity> entities,
    Map<Language, Embedding> embeddings) {

  /// An understanding without embeddings, that neither suggests nor praises anything and does
  /// nothing.
  public Understanding(
      String text,
      Language language,
      IntentScores intents,
      Optional<SemanticScores> meaning,
      Map<Signal, SignalScore> signals,
      Optional<Mood> mood,
      List<Entity> entities) {
    this(
        text,
        language,
        intents,
        meaning,
        signals,
        mood,
        Optional.empty(),
        Set.of(),
        entities,
        Map.of());
  }

  public Understanding {
    Map<Signal, SignalScore> own = new EnumMap<>(Signal.class);
    own.putAll(signals);
    signals = Collections.unmodifiableMap(own);
    Set<Act> does = EnumSet.noneOf(Act.class);
    does.addAll(acts);
    acts = Collections.unmodifiableSet(does);
    entities = List.copyOf(entities);
    embeddings = Map.copyOf(embeddings);
  }

  /// Returns the same understanding with this meaning.
  public Understanding withMeaning(SemanticScores scores) {
    return new Understanding(
        text,
        language,
        intents,
        Optional.of(scores),
        signals,
        mood,
        feedback,
        acts,
        entities,
        embeddings);
  }

  /// Returns the same understanding with these entities.
  public Understanding withEntities(List<Entity> named) {
    return new Understanding(
        text, language, intents, meaning, signals, mood, feedback, acts, named, embeddings);
  }

  /// Returns the same understanding of something that neither suggests nor praises, whatever it
  /// sounds like.
  public Understanding withoutFeedback() {
    return new Understanding(
        text,
        language,
        intents,
        meaning,
        signals,
        mood,
        Optional.empty(),
        acts,
        entities,
        embeddings);
  }

  /// Returns what this utterance says when it is read as other words: what it asks for and means is
  /// theirs; what it is written in, sounds like and names stays its own.
  public Understanding readAs(Understanding other) {
    return new Understanding(
        other.text,
        language,
        other.intents,
        other.meaning,
        signals,
        mood,
        feedback,
        acts,
        entities,
        other.embeddings);
  }

  /// Returns whether it does this.
  public boolean does(Act act) {
    return acts.contains(act);
  }

  /// Returns whether `signal` was heard.
  public boolean hears(Signal signal) {
    SignalScore score = signals.get(signal);
    return score != null && score.fired();
  }
}
