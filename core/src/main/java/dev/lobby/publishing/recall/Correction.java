package dev.lobby.publishing.recall;

import dev.lobby.conversation.Message.Citation;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.Template;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the bank tells those who were given a wrong answer.
///
/// @param zh what is told in Chinese
/// @param en what is told in English
public record Correction(String zh, String en) {

  /// The longest text, in characters.
  public static final int LONGEST = 4000;

  /// @throws IllegalArgumentException when a text is empty or too long
  public Correction {
    check("zh", zh);
    check("en", en);
  }

  private static void check(String field, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("\"" + field + "\" is empty.");
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      throw new IllegalArgumentException(
          "\"" + field + "\" is longer than " + LONGEST + " characters.");
    }
    if (Template.of(text).hasFields()) {
      throw new IllegalArgumentException(
          "\"" + field + "\" has a field in it. Write what it should say.");
    }
  }

  /// A text to begin with, and what speaks against sending it as it is.
  ///
  /// @param warning what does; null when nothing
  public record Draft(Correction correction, @Nullable Warning warning) {}

  /// A sentence for whoever drafts a correction.
  public record Warning(String zh, String en) {}

  /// Drafts a correction from what is published now.
  ///
  /// @param told the versions that were told
  /// @param title what an article that is not published any more was called, in a language; empty
  ///   when nobody knows
  public static Draft draft(
      String article, List<String> told, Release release, Function<Language, String> title) {
    Optional<Article> now = release.article(article);
    if (now.isEmpty()) {
      return new Draft(
          new Correction(
              "更正："
                  + withdrawn(title.apply(Language.ZH), "我们此前给您的一条回答", "我们此前就“%s”给您的回答")
                  + "已不再有效，请不要以它为准。如需帮助，请直接在这里提问，或回复“人工”。给您带来不便，深表歉意。",
              "A correction: "
                  + withdrawn(
                      title.apply(Language.EN),
                      "something we told you before",
                      "what we told you before about “%s”")
                  + " no longer holds; please do not rely on it."
                  + " Ask here, or ask for a person. We are sorry for the trouble."),
          new Warning(
              "这篇文章已不再发布，因此草稿没有给出新的说法。",
              "The article is not published any more, so the draft says nothing in its place."));
    }
    Article known = now.get();
    Warning warning =
        told.contains(known.version())
            ? new Warning(
                "被告知的正是版本 " + known.version() + "，而它仍在回答客户。请先发布正确的内容。",
                "Version "
                    + known.version()
                    + " is what was told, and it still answers. Publish first.")
            : Template.of(known.answer(Language.ZH)).hasFields()
                ? new Warning(
                    "其中有些数值来自产品目录，请核对是否为今天的数值。",
                    "Some of its figures come from the catalogue. Check that they are those of"
                        + " today.")
                : null;
    return new Draft(
        new Correction(
            "更正：我们此前就“"
                + known.title(Language.ZH)
                + "”给您的回答有误，请以下面的内容为准。\n\n"
                + now(known, Language.ZH, release)
                + "\n\n给您带来不便，深表歉意。",
            "A correction: what we told you before about “"
                + known.title(Language.EN)
                + "” was wrong. This is right:\n\n"
                + now(known, Language.EN, release)
                + "\n\nWe are sorry for the trouble."),
        warning);
  }

  /// What no longer holds: by its title, which says to the customer what it was about.
  private static String withdrawn(String title, String untitled, String titled) {
    return title.isEmpty() ? untitled : titled.formatted(title);
  }

  /// What an article says, with what the catalogue has last: a person reads it before it goes out.
  private static String now(Article article, Language language, Release release) {
    return Template.of(article.answer(language)).latest(release.catalogue(), language);
  }

  /// The text for whoever was last heard in a language.
  public String in(Language language) {
    return language == Language.EN ? en : zh;
  }

  /// What it rests on: the article as it is published now.
  static List<Citation> citations(String article, Language language, Release release) {
    return release.article(article).stream()
        .map(known -> new Citation(known.id(), known.version(), known.title(language)))
        .toList();
  }
}
