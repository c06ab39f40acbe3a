package dev.lobby.publishing.incident;

import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.match.Match;
import dev.lobby.language.Language;
import dev.lobby.language.text.NormalForm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An answer that stands in for a topic for a while.
///
/// @param id its id, which in the record of a turn stands where an article's does
/// @param by the user name of who put it in force
/// @param since when that was
/// @param articles the articles it answers in place of
/// @param keywords words that make a message one about it
/// @param bannerZh what pages show in Chinese; null for nothing
/// @param bannerEn what pages show in English; null for nothing
/// @param until when it ends, or ended
/// @param confirmedBy the user name of the second person; null as long as none agreed
/// @param endedBy the user name of who ended it before its time; null when nobody did
/// @param reason why it was ended; null when it was not
public record Incident(
    String id,
    String by,
    Instant since,
    List<String> articles,
    List<String> keywords,
    String zh,
    String en,
    @Nullable String bannerZh,
    @Nullable String bannerEn,
    Instant until,
    @Nullable String confirmedBy,
    @Nullable String endedBy,
    @Nullable String reason) {

  /// Its only version: what is to be said otherwise is another incident.
  public static final String VERSION = "1";

  /// From which probability on, of its articles together, a message is about it.
  static final double MORE_LIKELY_THAN_NOT = 0.5;

  /// Where an incident stands with its second person.
  public enum Confirmation {
    CONFIRMED,
    /// Nobody agreed yet.
    UNCONFIRMED,
    /// Nobody agreed, and it is time.
    OVERDUE
  }

  static Incident of(String id, IncidentEvent.Declared event, Recorded at) {
    return new Incident(
        id,
        event.by(),
        at.time(),
        event.articles(),
        event.keywords(),
        event.zh(),
        event.en(),
        event.bannerZh(),
        event.bannerEn(),
        Instant.parse(event.until()),
        null,
        null,
        null);
  }

  Incident confirmed(String second) {
    return new Incident(
        id, by, since, articles, keywords, zh, en, bannerZh, bannerEn, until, second, endedBy,
        reason);
  }

  Incident ended(String who, String why, Instant when) {
    return new Incident(
        id,
        by,
        since,
        articles,
        keywords,
        zh,
        en,
        bannerZh,
        bannerEn,
        when.isBefore(until) ? when : until,
        confirmedBy,
        who,
        why);
  }

  /// Whether it is answered with at a time.
  public boolean inForce(Instant now) {
    return endedBy == null && now.isBefore(until);
  }

  /// Where it stands with its second person, who should have agreed within a time.
  public Confirmation confirmation(Instant now, Duration within) {
    if (confirmedBy != null) {
      return Confirmation.CONFIRMED;
    }
    return now.isBefore(since.plus(within)) ? Confirmation.UNCONFIRMED : Confirmation.OVERDUE;
  }

  /// What is answered in a language.
  public String answer(Language language) {
    return language == Language.EN ? en : zh;
  }

  /// What pages show in a language; empty for nothing.
  public Optional<String> banner(Language language) {
    return Optional.ofNullable(language == Language.EN ? bannerEn : bannerZh);
  }

  /// Whether a message is about it: it holds one of the keywords, or its articles together are more
  /// likely than not.
  boolean isAbout(String text, List<Match> matches) {
    String key = " " + NormalForm.key(text) + " ";
    return keywords.stream().anyMatch(keyword -> holds(key, NormalForm.key(keyword)))
        || matches.stream()
                .filter(match -> articles.contains(match.articleId()))
                .mapToDouble(Match::probability)
                .sum()
            >= MORE_LIKELY_THAN_NOT;
  }

  /// Chinese is written without spaces; of other words none may begin or end within another.
  private static boolean holds(String text, String keyword) {
    if (keyword.isEmpty()) {
      return false;
    }
    boolean begins = Character.isIdeographic(keyword.codePointAt(0));
    boolean ends = Character.isIdeographic(keyword.codePointBefore(keyword.length()));
    for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
      int before = text.codePointBefore(at);
      int after = text.codePointAt(at + keyword.length());
      if ((begins || apart(before)) && (ends || apart(after))) {
        return true;
      }
    }
    return false;
  }

  private static boolean apart(int point) {
    return point == ' ' || Character.isIdeographic(point);
  }
}
