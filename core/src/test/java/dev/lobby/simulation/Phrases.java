package dev.lobby.simulation;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// What people write to a bank, and the words in it that are searched for.
final class Phrases {

  /// A word somebody searches for.
  ///
  /// @param query how it is typed
  /// @param spellings the ways it is written
  record Word(String query, List<String> spellings) {

    /// Whether a text holds it: Chinese anywhere, English as a word of its own.
    boolean isIn(String text) {
      if (Character.isIdeographic(query.codePointAt(0))) {
        return spellings.stream().anyMatch(text::contains);
      }
      return Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)).contains(query);
    }
  }

  /// Words that only what somebody wrote here holds, most of them in few conversations.
  private static final List<List<String>> RARE =
      List.of(
          List.of("zorblax", "Zorblax", "ZORBLAX"),
          List.of("vantury"),
          List.of("quibbok"),
          List.of("drempt"),
          List.of("梧桐"),
          List.of("琥珀"),
          List.of("青花瓷"),
          List.of("凤凰", "鳳凰"),
          List.of("龙舟", "龍舟"),
          List.of("欧阳娜娜", "歐陽娜娜"));

  /// Words that customers write and the bank's own answers are full of.
  private static final List<Word> COMMON =
      List.of(
          new Word("挂失", List.of("挂失", "掛失")),
          new Word("信用卡", List.of("信用卡")),
          new Word("利率", List.of("利率")),
          new Word("投诉", List.of("投诉", "投訴")),
          new Word("网点", List.of("网点", "網點")));

  private static final List<String> CHINESE =
      List.of(
          "网点几点开门",
          "周末营业吗",
          "信用卡怎么还款",
          "信用卡額度怎么提",
          "定期存款利率是多少",
          "转账要多久到账",
          "我忘记密码了",
          "怎么开户",
          "怎么修改手机号",
          "我要投诉，你们的服务太差了",
          "我要投訴！等了兩個小時",
          "转人工",
          "我要找人工客服",
          "我的卡丢了，赶紧帮我冻结",
          "卡被偷了怎么办，我要掛失",
          "我失业了，房贷还不上",
          "有人冒充你们让我转账，我刚刚转了",
          "我想买理财产品",
          "今天天气不错",
          "呵呵",
          "谢谢",
          "第二个",
          "1",
          "😀😀",
          "阿斯顿发斯蒂芬");

  private static final List<String> ENGLISH =
      List.of(
          "what time do branches open",
          "How do I pay my credit card bill?",
          "What is the rate for a time deposit",
          "how long does a transfer take",
          "I forgot my PIN",
          "How do I open an account",
          "I want to complain, your staff were rude",
          "let me talk to a human",
          "agent please",
          "I lost my card, block it now!",
          "Somebody is emptying my account right now",
          "I lost my job and cannot pay the mortgage",
          "I would like to invest 500000 in a fund",
          "nice weather",
          "thanks",
          "the second one",
          "qwer asdf zxcv");

  private static final List<String> AGENTS =
      List.of("您好，我来帮您看一下", "请稍等", "已经办好了", "I have looked into it for you", "One moment please");

  private final Random random;

  Phrases(Random random) {
    this.random = random;
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }

  /// A message of a customer, every other with a rare word in it.
  String ofCustomer(Language language) {
    boolean own = random.nextInt(8) != 0;
    return seasoned(any((language == Language.EN) == own ? ENGLISH : CHINESE));
  }

  /// A message of an agent.
  String ofAgent() {
    return seasoned(any(AGENTS));
  }

  private String seasoned(String text) {
    return switch (random.nextInt(6)) {
      case 0 -> text + "，" + any(any(RARE));
      case 1 -> any(any(RARE)) + ", " + text;
      case 2 -> text + "。" + any(any(RARE)) + " " + any(any(RARE)) + "。";
      default -> text;
    };
  }

  /// All words that are searched for.
  static List<Word> words() {
    List<Word> words = new ArrayList<>(COMMON);
    for (List<String> spellings : RARE) {
      words.add(new Word(spellings.getFirst(), spellings));
    }
    return List.copyOf(words);
  }

  /// A reason that stands in records of staff.
  String reason() {
    return any(List.of("a letter of " + random.nextInt(100), "the court wants it", "按客户来信"));
  }
}
