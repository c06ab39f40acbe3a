package dev.lobby.language;

import java.util.stream.Stream;

/// Texts that nobody types by accident.
public final class Hostile {
  private Hostile() {}

  /// Returns one of each kind.
  public static Stream<String> texts() {
    return Stream.of(
        "",
        " \t\n",
        "a" + "\u0301".repeat(10_000),
        "卡\uD83D丢\uDE00了\uD800",
        "\u0000lost\u0000 card\u0000",
        "我的卡丢了 lost card ".repeat(5_000),
        "卡".repeat(100_000),
        "x".repeat(100_000),
        "\uFDFA".repeat(5_000),
        "😀".repeat(500),
        "0123456789".repeat(50),
        "上".repeat(4_000),
        "下".repeat(4_000),
        "㋋".repeat(4_000),
        "\u202Ednac tsol\u202C\u200B\uFEFF",
        "'; DROP TABLE -- \" AND OR NOT +(*:*) [a TO b] ~2 ^9 \\",
        "⟦card ••••8830⟧");
  }
}
