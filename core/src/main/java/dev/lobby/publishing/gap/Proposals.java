package dev.lobby.publishing.gap;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.text.NormalForm;
import dev.lobby.publishing.gap.Gap.Proposal;
import dev.lobby.publishing.gap.GapEvent.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Makes proposals of what agents answered to the questions of a gap.
///
/// Of what was written to one question, the reply nearest to it in meaning is the answer. Replies
/// that mean nearly the same are one proposal, unless they state other numbers.
final class Proposals {
  /// The cosine from which two replies say the same.
  private static final double SAME = 0.9;

  /// What is shorter, in bytes, answers nothing: some six characters, or three words.
  private static final int SHORTEST = 18;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.,][0-9]+)*");

  private final Meanings meanings;
  private final PersonalWords personal;
  private final Function<Place, Set<String>> names;

  /// @param names what the bank calls the customer who asked
  Proposals(Meanings meanings, PersonalWords personal, Function<Place, Set<String>> names) {
    this.meanings = meanings;
    this.personal = personal;
    this.names = names;
  }

  /// A reply without what is about somebody.
  private record Cleaned(AgentReply reply, String text) {}

  /// @param questions those of the gap
  /// @param replies those to them that are not dismissed
  List<Proposal> of(Language language, List<Unanswered> questions, List<AgentReply> replies) {
    Map<Place, List<Cleaned>> byQuestion = new HashMap<>();
    for (AgentReply reply : replies) {
      String text = personal.without(reply.text(), language, names.apply(reply.question()));
      if (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length >= SHORTEST) {
        byQuestion
            .computeIfAbsent(reply.question(), it -> new ArrayList<>())
            .add(new Cleaned(reply, text));
      }
    }
    List<Cleaned> answers = new ArrayList<>();
    for (Unanswered question : questions) {
      List<Cleaned> said = byQuestion.getOrDefault(question.place(), List.of());
      if (!said.isEmpty()) {
        answers.add(nearest(language, question.text(), said));
      }
    }
    answers.sort(
        Comparator.comparing((Cleaned it) -> it.reply.at()).thenComparing(it -> it.reply.place()));
    return together(language, answers);
  }

  private Cleaned nearest(Language language, String question, List<Cleaned> said) {
    List<String> texts = new ArrayList<>(said.stream().map(Cleaned::text).toList());
    texts.add(question);
    Optional<List<Embedding>> known = meanings.of(language, texts);
    if (known.isEmpty() || said.size() == 1) {
      return said.getLast();
    }
    Embedding asked = known.get().getLast();
    int best = 0;
    for (int i = 1; i < said.size(); i++) {
      if (known.get().get(i).cosine(asked) > known.get().get(best).cosine(asked)) {
        best = i;
      }
    }
    return said.get(best);
  }

  private List<Proposal> together(Language language, List<Cleaned> answers) {
    Optional<List<Embedding>> known =
        meanings.of(language, answers.stream().map(Cleaned::text).toList());
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      int at = i;
      groups.stream()
          .filter(group -> same(answers, known, group.getFirst(), at))
          .findFirst()
          .ifPresentOrElse(group -> group.add(at), () -> groups.add(new ArrayList<>(List.of(at))));
    }
    return groups.stream()
        .map(group -> proposal(group.stream().map(answers::get).toList()))
        .sorted(
            Comparator.comparingInt((Proposal it) -> -it.times())
                .thenComparing(Proposal::latest, Comparator.reverseOrder())
                .thenComparing(Proposal::id))
        .toList();
  }

  private static boolean same(
      List<Cleaned> answers, Optional<List<Embedding>> known, int one, int other) {
    String first = answers.get(one).text;
    String second = answers.get(other).text;
    return NormalForm.key(first).equals(NormalForm.key(second))
        || (numbers(first).equals(numbers(second))
            && known.map(all -> all.get(one).cosine(all.get(other)) >= SAME).orElse(false));
  }

  private static List<String> numbers(String text) {
    return NUMBER.matcher(NormalForm.of(text)).results().map(MatchResult::group).sorted().toList();
  }

  private static Proposal proposal(List<Cleaned> same) {
    Set<String> authors = new LinkedHashSet<>();
    same.forEach(it -> authors.add(it.reply.agent()));
    Instant latest = same.getLast().reply.at();
    return new Proposal(
        Gaps.id("r-", same.getFirst().reply.place()),
        // The latest is the likeliest to hold still.
        same.getLast().text,
        List.copyOf(authors),
        same.size(),
        latest,
        same.stream().map(it -> it.reply.place()).toList());
  }
}
