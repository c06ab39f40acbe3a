package dev.lobby.value;

import dev.lobby.knowledge.article.Wired;

/// Where a customer is on their way with the bank.
public enum LifeStage implements Wired {
  NEW("新客户"),
  GROWING("成长期"),
  MATURE("成熟期"),
  DECLINING("衰退期");

  private final String zh;

  LifeStage(String zh) {
    this.zh = zh;
  }

  /// What it is called in Chinese; in English as in interfaces.
  public String zh() {
    return zh;
  }
}
