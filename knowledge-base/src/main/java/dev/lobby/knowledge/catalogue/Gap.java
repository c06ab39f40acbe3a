package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Wired;
import java.time.LocalDate;
import java.util.Optional;

/// A field that nothing can be said for on a day.
///
/// @param field as it stands in the answer
/// @param day the last day the value was valid, or the first it will be; empty when there is none
public record Gap(String field, Cause cause, Optional<LocalDate> day) {

  /// Why not.
  public enum Cause implements Wired {
    /// It is no field.
    MALFORMED("不是正确的字段", "is no field"),
    /// The catalogue has no such entry.
    UNKNOWN("在目录里没有", "is not in the catalogue"),
    /// Its first day is to come.
    NOT_YET("尚未生效，生效日", "is not valid before"),
    /// Its last day is past.
    EXPIRED("已失效，最后有效日", "expired after");

    private final String zh;
    private final String en;

    Cause(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }
  }

  /// Returns the reason as a sentence without its full stop, in Chinese.
  public String zh() {
    return field + " " + cause.zh + day.map(it -> " " + it).orElse("");
  }

  /// Returns the reason as a sentence without its full stop, in English.
  public String en() {
    return field + " " + cause.en + day.map(it -> " " + it).orElse("");
  }
}
