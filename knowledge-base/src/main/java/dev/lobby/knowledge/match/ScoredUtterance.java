package dev.lobby.knowledge.match;

import dev.lobby.language.intent.LabelledUtterance;

/// An utterance whose right article is known, and how it fared when it was put to what had not seen
/// it.
///
/// @param utterance labelled with the id of the right article, or `-` when none answers it
/// @param words how it fared by words alone, as it would without a sentence encoder
/// @param outcome how it fared by all there is
public record ScoredUtterance(LabelledUtterance utterance, Outcome words, Outcome outcome) {}
