package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.knowledge.article.Fact.Bound;
import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds the Chinese and the English text of an article against each other: what one says in
/// numbers, dates, links or plain denials, the other has to say too.
///
/// Values are compared, not words: 两万 is 20,000 and 百分之一点五 is 1.5 %. Where both texts have as many
/// lines, rates and amounts have to stand in the same line, so that two that changed places are
/// found. What is said in a small word, as "one" or 两, may be left out on the other side.
public final class ParityLint {
  private static final Set<Kind> IN_PLACE = Set.of(Kind.PERCENT, Kind.MONEY);

  private ParityLint() {}

  /// Returns what only one language of the article says; nothing while a language is missing.
  public static List<Complaint> check(Article article) {
    List<String> zh = lines(article, Language.ZH);
    List<String> en = lines(article, Language.EN);
    if (zh.size() < 2 || en.size() < 2) {
      return List.of();
    }
    return check(zh, en);
  }

  /// Returns what only one of two texts says.
  public static List<Complaint> check(String zh, String en) {
    return check(split(zh), split(en));
  }

  private static List<Complaint> check(List<String> zh, List<String> en) {
    List<Fact> zhFacts = Facts.of(zh);
    List<Fact> enFacts = Facts.of(en);
    boolean aligned = zh.size() == en.size();
    List<Complaint> complaints = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    missing(zhFacts, enFacts, Language.ZH, aligned, named, complaints);
    missing(enFacts, zhFacts, Language.EN, aligned, named, complaints);
    limits(zhFacts, enFacts, complaints);
    if (aligned) {
      for (int i = 0; i < zh.size(); i++) {
        denied(zh.get(i), en.get(i), complaints);
      }
    } else {
      denied(String.join(" ", zh), String.join(" ", en), complaints);
    }
    return List.copyOf(complaints);
  }

  private static List<String> lines(Article article, Language language) {
    List<String> lines = new ArrayList<>();
    lines.add(article.titles().getOrDefault(language, ""));
    lines.addAll(split(article.answers().getOrDefault(language, "")));
    return lines;
  }

  private static List<String> split(String text) {
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  /// @param named what was named already as standing over against something
  private static void missing(
      List<Fact> own,
      List<Fact> other,
      Language language,
      boolean aligned,
      Set<String> named,
      List<Complaint> complaints) {
    Set<String> told = new LinkedHashSet<>();
    for (Fact fact : own) {
      List<Fact> where =
          aligned && IN_PLACE.contains(fact.kind())
              ? other.stream().filter(it -> it.line() == fact.line()).toList()
              : other;
      if (!fact.weak() && !stands(fact, where) && told.add(fact.kind() + fact.value())) {
        List<String> has = unmatched(fact, other, own, aligned);
        // What stands over against it was named with it, if it was one thing alone.
        if (!named.contains(fact.kind() + fact.piece())) {
          complaints.add(missing(fact, has, language));
          if (has.size() == 1) {
            named.add(fact.kind() + has.getFirst());
          }
        }
      }
    }
  }

  private static boolean stands(Fact fact, List<Fact> where) {
    return where.stream().anyMatch(fact::says) || where.stream().anyMatch(fact::mayBe);
  }

  /// Returns what the other side has of the kind, the likeliest first: the same line, and what this
  /// side lacks.
  private static List<String> unmatched(
      Fact fact, List<Fact> other, List<Fact> own, boolean aligned) {
    List<Fact> same = other.stream().filter(it -> it.kind() == fact.kind()).toList();
    List<Fact> lacked = same.stream().filter(it -> own.stream().noneMatch(it::says)).toList();
    List<Fact> near =
        aligned ? same.stream().filter(it -> it.line() == fact.line()).toList() : List.of();
    List<Fact> chosen = !lacked.isEmpty() ? lacked : near;
    return chosen.stream().map(Fact::piece).distinct().limit(3).toList();
  }

  private static Complaint missing(Fact fact, List<String> has, Language language) {
    boolean zh = language == Language.ZH;
    String pieces = has.stream().map(it -> "“" + it + "”").collect(Collectors.joining("、"));
    String quoted = has.stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(", "));
    return new Complaint(
        fact.kind(),
        language,
        fact.piece(),
        (zh ? "中文" : "英文")
            + "写的是“"
            + fact.piece()
            + "”，"
            + (zh ? "英文" : "中文")
            + (has.isEmpty() ? "没有。" : "写的是" + pieces + "。")
            + "请改成一致。",
        "The "
            + (zh ? "Chinese" : "English")
            + " text says \""
            + fact.piece()
            + "\", the "
            + (zh ? "English" : "Chinese")
            + (has.isEmpty() ? " one does not." : " one " + quoted + ".")
            + " Make them agree.");
  }

  private static void limits(List<Fact> zh, List<Fact> en, List<Complaint> complaints) {
    for (Fact one : zh) {
      List<Fact> own = zh.stream().filter(one::says).toList();
      List<Fact> other = en.stream().filter(one::says).toList();
      if (own.size() == 1 && other.size() == 1 && opposed(one, other.getFirst())) {
        Fact its = other.getFirst();
        boolean most = one.bound() == Bound.MOST;
        complaints.add(
            new Complaint(
                Kind.LIMIT,
                Language.ZH,
                one.piece(),
                "“"
                    + one.piece()
                    + "”在中文里是"
                    + (most ? "上限" : "下限")
                    + "，在英文里是"
                    + (most ? "下限" : "上限")
                    + "。请核对。",
                "\""
                    + its.piece()
                    + "\" is the "
                    + (most ? "most" : "least")
                    + " in the Chinese text and the "
                    + (most ? "least" : "most")
                    + " in the English one. Check which is right."));
      }
    }
  }

  private static boolean opposed(Fact one, Fact other) {
    return one.bound() != Bound.NONE && other.bound() != Bound.NONE && one.bound() != other.bound();
  }

  private static void denied(String zh, String en, List<Complaint> complaints) {
    denied(zh, en, Language.ZH).ifPresent(complaints::add);
    denied(en, zh, Language.EN).ifPresent(complaints::add);
  }

  private static Optional<Complaint> denied(String own, String other, Language language) {
    List<String> said = Negations.plain(own, language);
    boolean zh = language == Language.ZH;
    if (said.size() <= Negations.any(other, zh ? Language.EN : Language.ZH)) {
      return Optional.empty();
    }
    String pieces = said.stream().map(it -> "“" + it + "”").collect(Collectors.joining("、"));
    String quoted = said.stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(", "));
    return Optional.of(
        new Complaint(
            Kind.NEGATION,
            language,
            said.getFirst(),
            (zh ? "中文" : "英文") + "写的是" + pieces + "，" + (zh ? "英文" : "中文") + "对应的一行里少了否定的意思。请核对。",
            "The "
                + (zh ? "Chinese" : "English")
                + " text says "
                + quoted
                + ", and the "
                + (zh ? "English" : "Chinese")
                + " line denies less. Check which is right."));
  }
}
