package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One of the assistant's fixed sentences, with the placeholders it may use.
public enum WordsKey {
  BANK(""),
  GREETING("bank"),
  SUGGEST("bank"),
  DECLINE("bank"),
  DECLINE_NEITHER("bank"),
  DECLINE_HANDOFF("bank position"),
  PERSON_QUEUED("bank position"),
  PERSON_STILL_QUEUED("bank position"),
  COMPLAINT_QUEUED("bank position number deadline"),
  COMPLAINT_NOTED("bank number"),
  HARDSHIP_QUEUED("bank position"),
  SELF_HARM("bank position"),
  FRAUD("bank position"),
  LOST_CARD("bank position"),
  QUEUED_NOTED("bank position"),
  LEAD("bank"),
  FAILED("bank position"),
  AGENT_JOINED("bank agent"),
  AGENT_LEFT("bank agent"),
  RESOLVED("bank"),
  RESOLVED_REOPENED("bank"),
  CHOICE_PERSON("bank"),
  RISK_STATEMENT(
      "bank products",
      "风险提示：{products}不是存款，不保证本金和收益，可能亏损；过去的业绩不代表将来。购买前请阅读产品说明书。",
      "Risk: {products} – no deposit. Neither your money nor a return is guaranteed, you may lose"
          + " money, and past results say nothing certain about the future. Read the product"
          + " document before you buy."),
  GENERAL_INFORMATION(
      "bank products",
      "下面提到的{products}只是一般介绍，不是推荐。您只能购买不高于自己风险等级的产品，需先做风险测评并在有效期内。产品不是存款，不保证本金和收益，可能亏损。",
      "What follows is general information on {products}, and no recommendation. You can buy only"
          + " products at or below your own risk rating, which has to be valid. They are no"
          + " deposits: neither your money nor a return is guaranteed, and you may lose money."),
  UNSUITABLE(
      "bank",
      "具体买哪个产品，我不能在这里给您推荐：推荐要和您有效的风险测评结果相符。您可以先在手机银行做风险测评，也可以请一位同事当面为您讲解。",
      "I cannot recommend a particular product to you here: a recommendation has to fit your valid"
          + " risk rating. You can take the risk assessment in the app first, or have a colleague"
          + " explain what is open to you."),
  SUGGESTION_THANKED(
      "bank number",
      "谢谢您的建议，已记下，编号 {number}。负责的团队会看，有了结果就在这里告诉您。",
      "Thank you for your suggestion. It is noted as {number}; the team it concerns will read it,"
          + " and we will tell you here what comes of it."),
  PRAISE_THANKED(
      "bank",
      "谢谢您的肯定！我们会把您的话转达给相关的同事。",
      "Thank you for your kind words! We will pass them on to whoever they are meant for.");

  private final String placeholders;
  private final @Nullable String zh;
  private final @Nullable String en;

  /// @param placeholders their names, separated by a space
  WordsKey(String placeholders) {
    this.placeholders = placeholders;
    this.zh = null;
    this.en = null;
  }

  /// @param placeholders their names, separated by a space
  /// @param zh what is said where the bank wrote nothing of its own, as before there was this key
  /// @param en the same in English
  WordsKey(String placeholders, String zh, String en) {
    this.placeholders = placeholders;
    this.zh = zh;
    this.en = en;
  }

  /// Returns what is said where the bank wrote nothing of its own; empty when it has to.
  Optional<Map<Language, String>> usual() {
    return zh == null || en == null
        ? Optional.empty()
        : Optional.of(Map.of(Language.ZH, zh, Language.EN, en));
  }

  /// Returns the name used in the file.
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns the placeholders its sentence may use.
  public List<String> placeholders() {
    return placeholders.isEmpty() ? List.of() : List.of(placeholders.split(" ", -1));
  }

  /// Returns the key with this name in the file; empty when there is none.
  public static Optional<WordsKey> ofWire(String wire) {
    return Arrays.stream(values()).filter(key -> key.wire().equals(wire)).findFirst();
  }
}
