package dev.lobby.conversation;

/// The customer may not read what was to be written; nothing of it was.
public final class Withheld extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String chinese;

  Withheld(String zh, String en) {
    super(en);
    this.chinese = zh;
  }

  /// Why, and what to do, in Chinese.
  public String zh() {
    return chinese;
  }

  /// The same in English.
  public String en() {
    return String.valueOf(getMessage());
  }
}
