package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Wired;
import java.util.List;

/// What sort of thing an entry of the catalogue is, and which parts of it a field may name.
public enum Kind implements Wired {
  /// Something the bank offers.
  PRODUCT("产品", "name risk"),
  /// A yearly rate.
  RATE("利率", "percent name from"),
  /// What something costs.
  FEE("费用", "charge name from"),
  /// A place to go to.
  BRANCH("网点", "name address phone hours");

  private final String zh;
  private final String parts;

  /// @param parts what a field may name, first what it means when it names none, separated by a
  ///   space
  Kind(String zh, String parts) {
    this.zh = zh;
    this.parts = parts;
  }

  /// Returns what it is called in Chinese.
  public String zh() {
    return zh;
  }

  /// Returns what a field may name of an entry, first what it means when it names nothing.
  public List<String> parts() {
    return List.of(parts.split(" ", -1));
  }
}
