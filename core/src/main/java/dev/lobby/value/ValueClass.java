package dev.lobby.value;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lobby.knowledge.article.Wired;

/// How the bank looks after a customer.
public enum ValueClass implements Wired {
  STRATEGIC("战略客户"),
  GROWTH("成长客户"),
  BASE("基础客户"),
  /// Something is wrong: somebody should look.
  WATCH("关注客户");

  private final String zh;

  ValueClass(String zh) {
    this.zh = zh;
  }

  /// What it is called in Chinese; in English as in interfaces.
  public String zh() {
    return zh;
  }

  /// The name in the journal, files and interfaces.
  @JsonValue
  @Override
  public String wire() {
    return Wired.super.wire();
  }
}
