package dev.lobby.knowledge;

import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.signal.Signal;
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
        signals.resolve("complaint.tsv"),
        "yes\ten\tthis is outrageous\nyes\tzh\t我要投诉\nno\ten\thow do complaints work\n");
    Files.writeString(
        signals.resolve("person.tsv"), "yes\ten\ta human please\nyes\tzh\t转人工\nno\ten\tno agent\n");
    Files.writeString(
        signals.resolve("lost-card.tsv"), "yes\ten\tcard stolen\nno\ten\tcard found\n");
    Files.writeString(
        signals.resolve("product-interest.tsv"),
        "yes\ten\tI want to invest\nno\ten\tnot interested\n");
    Files.writeString(
        folder.resolve("models/mood.tsv"),
        """
        negative\turgent\ten\thurry up, this is outrageous
        neutral\tcalm\tzh\t几点开门
        positive\tcalm\ten\tthank you, great
        """);
    for (Signal signal : Signal.values()) {
      Path file = signals.resolve(signal.wire() + ".tsv");
      if (!Files.exists(file)) {
        Files.writeString(file, "# nothing yet\n");
      }
    }
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
