package dev.lobby.cli;

import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.document.DocumentType;
import dev.lobby.knowledge.document.Passage;
import dev.lobby.knowledge.search.PassageVectors;
import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// What a large bank would have written and its customers would ask, made by chance from a seed.
///
/// There are as many topics as articles, each a product, a matter and a circumstance, and the words
/// of each in Chinese and English; common words are common and rare ones rare.
final class SyntheticBank implements PassageVectors {
  private static final int DIMENSIONS = 512;
  private static final int PASSAGES_A_DOCUMENT = 500;
  private static final int SENTENCES = 12;

  private static final String[][] PRODUCTS = {
    "信用卡 借记卡 定期存款 活期存款 大额存单 住房贷款 消费贷款 经营贷款 理财产品 基金定投 贵金属 外汇兑换 跨境汇款 手机银行 网上银行 短信通知 电子账单 工资代发 企业账户 电子承兑 保管箱 存款证明 养老账户 社保卡 校园卡 车位分期"
        .split(" "),
    ("credit card,debit card,time deposit,current account,certificate of deposit,home loan,consumer loan,business"
            + " loan,wealth product,fund plan,gold account,currency exchange,cross-border transfer,mobile bank,online"
            + " bank,text notice,electronic statement,payroll,company account,electronic draft,safe deposit box,proof"
            + " of deposit,pension account,social security card,campus card,car instalment")
        .split(",")
  };
  private static final String[][] MATTERS = {
    "开立 注销 挂失 解锁 提额 还款 提前支取 转账限额 手续费 利率 年费 积分 密码重置 预留手机 证件更新 交易明细 争议款项 到期续存 违约金 担保人 审批进度 面签 放款时间 发票"
        .split(" "),
    ("opening,closing,reporting the loss of,unlocking,a higher limit for,repaying,early withdrawal from,the transfer"
            + " limit of,the fee of,the interest rate of,the yearly fee of,points on,resetting the password of,the"
            + " phone number of,renewing the identity document for,the transactions of,a disputed payment with,renewal"
            + " of,the penalty of,the guarantor of,the state of the application for,signing for,the payout time of,an"
            + " invoice for")
        .split(",")
  };
  private static final String[][] CIRCUMSTANCES = {
    "在境外时 未成年人 老年客户 代他人办理 周末办理 证件过期 没有短信 换了手机 公司名义 首次办理 金额较大 节假日期间".split(" "),
    ("while abroad,for a minor,for the elderly,on behalf of somebody,at the weekend,with an expired document,without"
            + " text messages,after a change of phone,in the name of a company,for the first time,for a large amount,on"
            + " public holidays")
        .split(",")
  };
  private static final String[][] ASKING = {
    "%s%s怎么办理 请问%s可以%s吗 %s的%s要多久 我想问一下%s%s的事 %s%s需要什么材料 为什么%s%s失败了 %s%s收费吗 帮我看看%s%s".split(" "),
    ("how does %2$s my %1$s work;what do I need for %2$s a %1$s;how long does %2$s the %1$s take;is there a charge for"
            + " %2$s a %1$s;I have a question about %2$s my %1$s;why did %2$s my %1$s fail;can I do %2$s the %1$s in the"
            + " app;please explain %2$s a %1$s")
        .split(";")
  };
  private static final String[][] SAYING = {
    ("办理%s%s时，客户须携带本人有效身份证件到网点申请，经核验后%d个工作日内完成；%s%s的具体标准以当日公告为准，每笔不超过%d万元；如需委托他人办理%s%s，应出具授权委托书，并由我行在%d日内核实；"
            + "涉及%s%s的争议，客户可以在%d日内提出；符合条件的客户办理%s%s免收前%d笔费用")
        .split("；"),
    ("For %2$s a %1$s the customer brings a valid identity document to a branch, and it is done within %3$d working"
            + " days.;The terms of %2$s a %1$s are those announced on the day, up to %3$d thousand each time.;Whoever"
            + " acts for somebody else in %2$s a %1$s shows a power of attorney, which is checked within %3$d days.;A"
            + " complaint about %2$s a %1$s may be made within %3$d days.;Customers who qualify pay nothing for the"
            + " first %3$d times of %2$s a %1$s.")
        .split(";")
  };

  private final long seed;
  private final int topics;
  private final Map<String, Integer> topicOf = new HashMap<>();

  /// @param topics how many there are
  SyntheticBank(long seed, int topics) {
    this.seed = seed;
    this.topics = topics;
  }

  /// Returns one thing that topic `number` is called, in Chinese or English.
  private static String[] topic(int number, int language) {
    String product = of(PRODUCTS[language], number);
    String matter = of(MATTERS[language], number / PRODUCTS[language].length);
    String circumstance =
        of(CIRCUMSTANCES[language], number / PRODUCTS[language].length / MATTERS[language].length);
    return new String[] {product, language == 0 ? circumstance + matter : matter, circumstance};
  }

  private static String of(String[] words, int number) {
    return words[Math.floorMod(number, words.length)];
  }

  /// Returns a question about topic `number`, and remembers what it is about.
  String question(int number, int language, Random random) {
    String question = asked(number, language, random);
    topicOf.put(question, number);
    return question;
  }

  private static String asked(int number, int language, Random random) {
    String[] topic = topic(number, language);
    String asked =
        ASKING[language][random.nextInt(ASKING[language].length)].formatted(topic[0], topic[1]);
    return language == 0 ? asked : asked + " " + topic[2];
  }

  /// Returns phrasings, `each` to a topic, half of them Chinese.
  List<LabelledUtterance> phrasings(int each) {
    Random random = new Random(seed);
    List<LabelledUtterance> phrasings = new ArrayList<>();
    for (int topic = 0; topic < topics; topic++) {
      for (int i = 0; i < each; i++) {
        int language = i % 2;
        String question = asked(topic, language, random);
        // Customers add what is nobody's business.
        String more =
            language == 0 ? "，尾号" + random.nextInt(10_000) : ", number " + random.nextInt(10_000);
        phrasings.add(
            new LabelledUtterance(
                label(topic),
                language == 0 ? Language.ZH : Language.EN,
                random.nextInt(4) == 0 ? question + more : question));
      }
    }
    return phrasings;
  }

  /// Returns the labels of all topics.
  List<String> labels() {
    return IntStream.range(0, topics).mapToObj(SyntheticBank::label).toList();
  }

  private static String label(int topic) {
    return "topic-" + topic;
  }

  /// Returns documents of `count` passages in all, each made when it is asked for.
  Iterable<Document> documents(int count) {
    return () ->
        new Iterator<>() {
          private int made;

          @Override
          public boolean hasNext() {
            return made < count;
          }

          @Override
          public Document next() {
            int from = made;
            made = Math.min(count, made + PASSAGES_A_DOCUMENT);
            return document(from, made);
          }
        };
  }

  private Document document(int from, int to) {
    Random random = new Random(seed + from);
    List<Passage> passages = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int language = random.nextInt(2);
      int topic = random.nextInt(topics);
      String[] about = topic(topic, language);
      StringBuilder text = new StringBuilder();
      for (int sentence = 0; sentence < SENTENCES; sentence++) {
        // Most of a section is about its topic, the rest about whatever is next to it.
        String[] of = sentence % 3 == 2 ? topic(topic + random.nextInt(40), language) : about;
        String saying = SAYING[language][random.nextInt(SAYING[language].length)];
        text.append(saying.formatted(of[0], of[1], 1 + random.nextInt(90)))
            .append(language == 0 ? "。" : " ");
      }
      passages.add(
          new Passage(
              Integer.toHexString(from) + "-" + topic + "-" + i,
              i - from + 1,
              List.of(about[0], about[1]),
              1 + (i - from) / 3,
              language == 0 ? Language.ZH : Language.EN,
              text.toString().strip()));
    }
    return new Document(
        "手册 " + from, DocumentType.PDF, Integer.toHexString(from), passages, List.of());
  }

  /// Returns the topic a passage is about.
  static int topicOf(Passage passage) {
    return Integer.parseInt(passage.id().split("-", -1)[1]);
  }

  @Override
  public Optional<float[]> of(Passage passage, Language language) {
    return Optional.of(near(topicOf(passage), passage.id().hashCode()));
  }

  @Override
  public Optional<float[]> of(String question, Language language) {
    return Optional.ofNullable(topicOf.get(question))
        .map(topic -> near(topic, question.hashCode()));
  }

  /// Returns a vector near those of the same topic, a little nearer to those of its product.
  private float[] near(int topic, long which) {
    float[] vector = new float[DIMENSIONS];
    add(vector, Math.floorMod(topic, PRODUCTS[0].length), 0.6f);
    add(vector, 1000L + topic, 0.6f);
    add(vector, 1_000_000L + which, 0.7f);
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  private void add(float[] vector, long which, float much) {
    Random random = new Random(seed * 31 + which);
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] += much * (float) random.nextGaussian();
    }
  }
}
