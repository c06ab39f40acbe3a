package dev.lobby.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Whether the customer was right.
public enum Finding {
  UPHELD("成立", "upheld"),
  PARTLY_UPHELD("部分成立", "partly upheld"),
  REJECTED("不成立", "not upheld");

  private final String zh;
  private final String en;

  Finding(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /// What people call it.
  public String word(boolean english) {
    return english ? en : zh;
  }

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
