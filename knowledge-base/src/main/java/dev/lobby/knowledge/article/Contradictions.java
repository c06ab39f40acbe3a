package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.language.Language;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds where two answers in one language say the same and state other values, or where only one
/// of them denies it.
///
/// Two sentences are held against each other when they are in much the same words but for the
/// values; what is said in other words is not found, and so little is found that is not there.
public final class Contradictions {

  /// Two sentences of which at most one is right.
  ///
  /// @param kind what they state differently
  /// @param one the sentence of the first article
  /// @param other that of the second
  /// @param onePiece the words in question
  /// @param otherPiece those of the other; empty where it denies nothing
  public record Contradiction(
      Kind kind, String one, String other, String onePiece, String otherPiece) {}

  /// From which share of common words two sentences say the same but for their values.
  private static final double SAME = 0.6;

  /// As [#SAME], for two of which one denies: they differ in nothing else.
  private static final double SAME_DENIED = 0.75;

  /// A sentence of fewer words says too little to tell what it is about.
  private static final int WORDS_LEAST = 5;

  /// An answer that states more values of a kind says of each what it is for, and another answer to
  /// the same question may leave some out.
  private static final int VALUES_MAX = 2;

  /// Which share of the words of the shorter of two clauses stands in the other when both say the
  /// same.
  private static final double WITHIN = 0.85;

  private static final Set<Kind> COMPARED =
      Set.of(
          Kind.PERCENT,
          Kind.MONEY,
          Kind.DURATION,
          Kind.TIME,
          Kind.DATE,
          Kind.NUMBER,
          Kind.PHONE,
          Kind.FIELD);

  private static final Pattern CLAUSE = Pattern.compile("[。！？；;!?\\n，,]+|(?<=[a-z)])\\.(?=\\s|$)");
  private static final Pattern END = Pattern.compile("[。！？；;!?\\n]+|(?<=[a-z)])\\.(?=\\s|$)");
  private static final Pattern WORD = Pattern.compile("[a-z']+");
  private static final Pattern DENIAL =
      Pattern.compile("不能|不可以|不得|不要|不会|不可|请勿|切勿|无法|禁止|严禁|not|cannot|can't|don't|never|won't");

  private Contradictions() {}

  /// A sentence, what it states and what else is in it.
  private record Sentence(
      String text, List<Fact> facts, Set<String> words, List<String> denials, long denied) {}

  /// Returns the contradictions of two articles in a language, the likest sentences first.
  public static List<Contradiction> between(Article one, Article other, Language language) {
    record Found(double alike, Contradiction contradiction) {}
    List<Found> found = new ArrayList<>();
    List<Sentence> second = sentences(pieces(other, language), language);
    for (Sentence first : sentences(pieces(one, language), language)) {
      for (Sentence its : second) {
        double alike = alike(first.words, its.words);
        if (alike >= SAME) {
          values(first, its).forEach(it -> found.add(new Found(alike, it)));
        }
        if (alike >= SAME_DENIED) {
          denial(first, its).forEach(it -> found.add(new Found(alike, it)));
        }
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble((Found it) -> -it.alike))
        .map(Found::contradiction)
        .toList();
  }

  /// Returns the contradictions of two articles that are asked for with the same questions: as
  /// [#between], and where both answers state but one or two values of a kind, those are held
  /// against each other in whatever words they stand.
  public static List<Contradiction> ofSameQuestion(Article one, Article other, Language language) {
    List<Contradiction> alike = between(one, other, language);
    if (!alike.isEmpty()) {
      return alike;
    }
    List<Contradiction> found = new ArrayList<>();
    for (Contradiction it : values(whole(one, language), whole(other, language))) {
      found.add(
          new Contradiction(
              it.kind(),
              saying(one, language, it.onePiece()),
              saying(other, language, it.otherPiece()),
              it.onePiece(),
              it.otherPiece()));
    }
    return found;
  }

  /// Returns where a clause of one article is nearly all in a clause of the other but for the
  /// values: "parking is free for 2 hours" in a longer sentence. For articles of which is known
  /// that some of their questions are alike.
  public static List<Contradiction> ofClauses(Article one, Article other, Language language) {
    List<Contradiction> found = new ArrayList<>();
    List<Sentence> second = sentences(pieces(other, language, CLAUSE), language);
    for (Sentence first : sentences(pieces(one, language, CLAUSE), language)) {
      for (Sentence its : second) {
        Set<String> both = new HashSet<>(first.words);
        both.retainAll(its.words);
        if (both.size() >= WITHIN * Math.min(first.words.size(), its.words.size())) {
          found.addAll(values(first, its));
        }
      }
    }
    return found;
  }

  /// Returns a whole answer as one sentence, with the kinds of which it states few values.
  private static Sentence whole(Article article, Language language) {
    List<Fact> facts =
        pieces(article, language).stream().flatMap(it -> facts(it).stream()).toList();
    return new Sentence(
        "",
        facts.stream().filter(it -> of(facts, it.kind()).size() <= VALUES_MAX).toList(),
        Set.of(),
        List.of(),
        0);
  }

  /// Returns the sentence of an answer in which some words stand.
  private static String saying(Article article, Language language, String words) {
    return pieces(article, language).stream()
        .filter(it -> it.contains(words))
        .findFirst()
        .orElse(words);
  }

  private static List<String> pieces(Article article, Language language) {
    return pieces(article, language, END);
  }

  private static List<String> pieces(Article article, Language language, Pattern end) {
    return Arrays.stream(end.split(article.answers().getOrDefault(language, ""), -1))
        .map(it -> it.replace("**", "").replaceFirst("^[\\s\\-0-9.]+(?=\\D)", "").strip())
        .toList();
  }

  private static List<Fact> facts(String text) {
    return Facts.of(List.of(text)).stream()
        .filter(fact -> COMPARED.contains(fact.kind()) && !fact.weak())
        .toList();
  }

  private static List<Sentence> sentences(List<String> pieces, Language language) {
    List<Sentence> sentences = new ArrayList<>();
    for (String text : pieces) {
      List<Fact> facts = facts(text);
      String rest = text;
      for (Fact fact : facts) {
        rest = rest.replace(fact.piece(), " ");
      }
      Set<String> words = words(rest, language);
      if (words.size() >= WORDS_LEAST) {
        sentences.add(
            new Sentence(
                text,
                facts,
                words,
                Negations.plain(text, language),
                Negations.any(text, language)));
      }
    }
    return sentences;
  }

  /// English words, or pairs of Chinese characters; without plain denials.
  private static Set<String> words(String text, Language language) {
    String form = DENIAL.matcher(NormalForm.of(text)).replaceAll(" ");
    Set<String> words = new HashSet<>();
    if (language == Language.EN) {
      Matcher word = WORD.matcher(form);
      while (word.find()) {
        words.add(word.group());
      }
      return words;
    }
    for (int i = 0; i + 1 < form.length(); i++) {
      if (Character.isLetter(form.charAt(i)) && Character.isLetter(form.charAt(i + 1))) {
        words.add(form.substring(i, i + 2));
      }
    }
    return words;
  }

  private static double alike(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return (double) both.size() / (one.size() + other.size() - both.size());
  }

  private static List<Contradiction> values(Sentence one, Sentence other) {
    List<Contradiction> found = new ArrayList<>();
    for (Kind kind : COMPARED) {
      List<Fact> own = of(one.facts, kind);
      List<Fact> its = of(other.facts, kind);
      // Where one states more than the other, it may well say something else.
      if (own.isEmpty() || own.size() != its.size()) {
        continue;
      }
      List<Fact> ownAlone = own.stream().filter(it -> !stands(it, other.facts)).toList();
      List<Fact> itsAlone = its.stream().filter(it -> !stands(it, one.facts)).toList();
      if (!ownAlone.isEmpty() && !itsAlone.isEmpty()) {
        found.add(
            new Contradiction(
                kind,
                one.text,
                other.text,
                ownAlone.getFirst().piece(),
                itsAlone.getFirst().piece()));
      }
    }
    return found;
  }

  private static List<Fact> of(List<Fact> facts, Kind kind) {
    return facts.stream().filter(it -> it.kind() == kind).toList();
  }

  private static boolean stands(Fact fact, List<Fact> where) {
    return where.stream().anyMatch(it -> fact.says(it) || fact.mayBe(it));
  }

  private static List<Contradiction> denial(Sentence one, Sentence other) {
    if (!one.denials.isEmpty() && other.denied == 0) {
      return List.of(
          new Contradiction(Kind.NEGATION, one.text, other.text, one.denials.getFirst(), ""));
    }
    return !other.denials.isEmpty() && one.denied == 0
        ? List.of(
            new Contradiction(Kind.NEGATION, one.text, other.text, "", other.denials.getFirst()))
        : List.of();
  }
}
