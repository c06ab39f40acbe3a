package dev.lobby.knowledge;

import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A bank with four articles, small enough to train in a test.
public final class TinyBank {
  private static final Map<String, List<List<String>>> ARTICLES =
      new TreeMap<>(
          Map.of(
              "card-lost",
              List.of(
                  List.of("卡丢了", "我的卡丢了", "银行卡不见了", "卡被偷了怎么办", "找不到我的卡", "卡遗失", "信用卡丢失"),
                  List.of(
                      "Lost card",
                      "I lost my card",
                      "my card was stolen",
                      "card is missing",
                      "can't find my card",
                      "card gone",
                      "somebody stole my credit card")),
              "loan-rates",
              List.of(
                  List.of("贷款利率", "贷款利率是多少", "现在贷款利息多少", "房贷利率", "借钱利息怎么算", "年利率多少", "贷款要付多少利息"),
                  List.of(
                      "Loan rates",
                      "what are the loan rates",
                      "interest on a loan",
                      "how much interest do I pay",
                      "mortgage interest rate",
                      "rate for borrowing",
                      "current loan interest")),
              "branch-hours",
              List.of(
                  List.of("营业时间", "你们几点开门", "网点几点关门", "周末营业吗", "周六开门吗", "上班时间", "什么时候开门"),
                  List.of(
                      "Opening hours",
                      "when do you open",
                      "what time does the branch close",
                      "open on saturday",
                      "weekend hours",
                      "opening times",
                      "are you open today")),
              "chat-hello",
              List.of(
                  List.of("您好", "你好", "早上好", "在吗", "哈喽", "下午好", "嗨"),
                  List.of(
                      "Hello",
                      "hi there",
                      "good morning",
                      "hey",
                      "good afternoon",
                      "greetings",
                      "hello there"))));

  private TinyBank() {}

  /// Writes the bank's files under `folder`: `models/` and `knowledge/`.
  public static void write(Path folder) throws IOException {
    Path articles = Files.createDirectories(folder.resolve("knowledge/articles"));
    for (Map.Entry<String, List<List<String>>> article : ARTICLES.entrySet()) {
      Files.writeString(
          articles.resolve(article.getKey() + ".md"), text(article.getKey(), article.getValue()));
    }
    StringBuilder words = new StringBuilder();
    for (WordsKey key : WordsKey.values()) {
      words.append(key.wire()).append(":\n  zh: 中文\n  en: English\n");
    }
    Files.writeString(folder.resolve("knowledge/words.yaml"), words);
    Path signals = Files.createDirectories(folder.resolve("models/signals"));
    Files.writeString(
        folder.resolve("models/mood.tsv"),
        """
        negative\turgent\ten\thurry up, this is outrageous
        neutral\tcalm\tzh\t几点开门
        positive\tcalm\ten\tthank you, great
        """);
    for (Signal signal : Signal.values()) {
      Files.writeString(signals.resolve(signal.wire() + ".tsv"), lines(signal));
    }
  }

  /// As many lines as a signal needs, which differ in a number alone.
  private static String lines(Signal signal) {
    List<String> texts =
        switch (signal) {
          case COMPLAINT -> List.of("我要投诉", "this is outrageous", "怎么投诉", "how do complaints work");
          case PERSON -> List.of("转人工", "a human please", "不要人工", "no agent");
          case LOST_CARD -> List.of("卡被偷", "card stolen", "卡找到了", "card found");
          case PRODUCT_INTEREST -> List.of("想理财", "I want to invest", "没兴趣", "not interested");
          default -> List.of("这是信号 " + signal.wire(), signal.wire(), "没有信号", "nothing of it");
        };
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= SignalExamples.LINES_MIN; i++) {
      lines.append(
          "yes\tzh\t%2$s%1$d\nyes\ten\t%3$s %1$d\nno\tzh\t%4$s%1$d\nno\ten\t%5$s %1$d\n"
              .formatted(i, texts.get(0), texts.get(1), texts.get(2), texts.get(3)));
    }
    return lines.toString();
  }

  private static String text(String id, List<List<String>> texts) {
    return """
    ---
    id: %s
    titles:
      zh: %s
      en: %s
    product: service
    audience: everyone
    sensitivity: normal
    valid:
      from: 2026-01-01
    %sphrasings:
      zh:
    %s  en:
    %s---

    ## zh

    回答

    ## en

    Answer
    """
        .formatted(
            id,
            texts.get(0).getFirst(),
            texts.get(1).getFirst(),
            id.equals("card-lost") ? "signals: [lost-card]\n" : "",
            items(texts.get(0)),
            items(texts.get(1)));
  }

  private static String items(List<String> texts) {
    StringBuilder items = new StringBuilder();
    texts
        .subList(1, texts.size())
        .forEach(text -> items.append("    - \"").append(text).append("\"\n"));
    return items.toString();
  }
}
