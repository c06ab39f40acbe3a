package dev.lobby.language.intent;

import dev.lobby.language.text.Ngrams;
import dev.lobby.language.text.NumberedTexts;
import java.util.List;
import java.util.stream.IntStream;

/// Utterances whose n-grams are read once, for classifiers of all of them or of some.
///
/// @param utterances in the order of their places
public record IntentExamples(List<LabelledUtterance> utterances, NumberedTexts texts) {

  /// Copies the utterances.
  public IntentExamples {
    utterances = List.copyOf(utterances);
  }

  /// Reads the n-grams of `utterances`.
  public static IntentExamples of(List<LabelledUtterance> utterances) {
    return new IntentExamples(
        utterances,
        NumberedTexts.of(utterances.parallelStream().map(it -> Ngrams.of(it.text())).toList()));
  }

  /// Returns the places of all.
  public int[] all() {
    return IntStream.range(0, utterances.size()).toArray();
  }

  List<LabelledUtterance> at(int[] places) {
    return IntStream.of(places).mapToObj(utterances::get).toList();
  }

  List<String> labels(int[] places) {
    return IntStream.of(places).mapToObj(place -> utterances.get(place).label()).toList();
  }
}
