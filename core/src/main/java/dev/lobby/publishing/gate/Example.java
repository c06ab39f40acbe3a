package dev.lobby.publishing.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A question that the candidate treats differently, with everybody who asked it in these words and
/// was and would be told the same.
///
/// @param words what was asked, as the newest of them wrote it
/// @param turns how many real turns it stands for; 0 when it is of the regression set alone
/// @param regression how many questions of the regression set it stands for
/// @param conversation the conversation of the newest turn; null when there is none
/// @param effects what is different, the gravest first
/// @param present what the present release says
/// @param candidate what the candidate says
public record Example(
    String words,
    int turns,
    int regression,
    @Nullable String conversation,
    List<Effect> effects,
    Said present,
    Said candidate) {

  /// What makes two messages one example: the words, the effects, and the decisions.
  private record Key(
      String words, Set<Effect> effects, String present, String candidate, String answered) {

    static Key of(Replayed one) {
      Said present = Objects.requireNonNull(one.present());
      Said candidate = Objects.requireNonNull(one.candidate());
      return new Key(
          Truths.key(one.asked().text()),
          one.effects(),
          decision(present),
          decision(candidate),
          candidate.words());
    }

    private static String decision(Said said) {
      return said.say() + said.articles() + said.route();
    }
  }

  /// The examples among replayed messages, the most asked first, among those the gravest.
  ///
  /// @param replayed the turns, the newest of the same words first, then the regression set
  static List<Example> of(List<Replayed> replayed) {
    Map<Key, List<Replayed>> groups = new LinkedHashMap<>();
    for (Replayed one : replayed) {
      if (!one.effects().isEmpty()) {
        groups.computeIfAbsent(Key.of(one), key -> new ArrayList<>()).add(one);
      }
    }
    return groups.values().stream()
        .map(Example::merged)
        .sorted(
            Comparator.comparingInt(Example::turns)
                .thenComparingInt(Example::regression)
                .reversed()
                .thenComparing(it -> it.effects.getFirst())
                .thenComparing(Example::words))
        .toList();
  }

  private static Example merged(List<Replayed> group) {
    Replayed newest =
        group.stream()
            .filter(one -> one.asked().turn() != null)
            .max(
                Comparator.comparingLong(
                    one -> Objects.requireNonNull(one.asked().turn()).sequence()))
            .orElse(group.getFirst());
    RecordedTurn turn = newest.asked().turn();
    int turns = (int) group.stream().filter(one -> one.asked().turn() != null).count();
    return new Example(
        newest.asked().text(),
        turns,
        group.size() - turns,
        turn == null ? null : turn.conversation(),
        newest.effects().stream().sorted().toList(),
        Objects.requireNonNull(newest.present()),
        Objects.requireNonNull(newest.candidate()));
  }
}
