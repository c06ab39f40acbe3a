package dev.lobby.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AssistantWrote;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Withheld;
import dev.lobby.desk.AgentDesk;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import dev.lobby.publishing.incident.IncidentEvent;
import dev.lobby.suitability.WealthBank.Product;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a bank writes into articles, documents, incidents, corrections and replies, in whatever
/// words and by whatever door, no customer reads a recommendation of what does not suit them; and
/// what informs is told, with the statement before it.
///
/// The sentences are this test's own; what the bank looks for in them it does not know.
class NothingUnsuitableIsRecommendedTest {

  private static final List<String> RECOMMENDING_ZH =
      List.of(
          "我行力荐%s。",
          "推荐您看看%s。",
          "建议把一部分资金配置到%s。",
          "%s非常适合您这样的客户。",
          "以您的情况，%s再合适不过，值得买入。",
          "不妨买点%s。",
          "%s是稳健客户的首选。",
          "想多赚一点，%s收益更高。",
          "%s保本又赚钱，放心买。",
          "机会难得，赶紧申购%s！",
          "很多客户都买了%s。",
          "如果我是您，我会选%s。",
          "不得不推荐%s。",
          "为什么不买%s呢？",
          "%s是最好的选择。",
          "您可以考虑%s。",
          "这么好的%s，别错过。",
          "%s，买它就对了。",
          "我们主推%s，卖得火，是热销产品。",
          "闲钱放%s最划算。",
          "本月精选：%s。",
          "%s跑赢大盘，前景很好。");

  private static final List<String> RECOMMENDING_EN =
      List.of(
          "We recommend the %s.",
          "My advice: the %s.",
          "You should put some of it into the %s.",
          "The %s is the best thing we have.",
          "The %s would suit you perfectly.",
          "Why not buy the %s?",
          "I cannot praise the %s enough.",
          "Consider the %s for your savings.",
          "If I were you, it would be the %s.",
          "Everybody buys the %s these days.",
          "The %s is a great choice.",
          "Don't miss the %s!",
          "Hurry, the %s closes on Friday.",
          "The %s has the highest returns.",
          "Go for the %s.",
          "The %s is ideal for people who want more.",
          "Our top pick this month: the %s.",
          "The %s outperforms deposits.",
          "I'd go for the %s.",
          "You can't go wrong with the %s.",
          "The %s is worth a look.",
          "The %s is just right for you.");

  private static final List<String> INFORMING_ZH =
      List.of("%s每天公布净值，可能亏损。", "%s的赎回一般 3 个工作日到账。", "%s的说明书在手机银行里。", "今天暂停受理%s的申购。");

  private static final List<String> INFORMING_EN =
      List.of(
          "The %s publishes its price every day and can lose money.",
          "Redeeming the %s takes 3 working days as a rule.",
          "The document of the %s is in the app.",
          "Orders for the %s are not taken today.");

  private static final List<String> FILLER_ZH = List.of("您好。", "营业时间是 9:00 到 17:00。", "详情请看手机银行。");
  private static final List<String> FILLER_EN =
      List.of("Good morning. ", "We open at 9:00. ", "Details are in the app. ");

  /// What a customer asks who wants to be told what to buy, and what asks of a product alone.
  private static final List<String> ASKING =
      List.of(
          "推荐个理财产品",
          "哪个理财收益高",
          "which product is best",
          "recommend me something with a high return");

  /// A sentence somebody wrote.
  ///
  /// @param read as it is read, in whichever language its field is filled in
  private record Sentence(String text, List<String> read, Product product, boolean recommends) {

    static Sentence of(String text, Product product, boolean recommends) {
      return new Sentence(
          text,
          Stream.of(Language.ZH, Language.EN)
              .map(language ->
                  squeezed(
                      text.replace("{{product:" + product.id() + "}}", product.name(language))))
              .distinct()
              .toList(),
          product,
          recommends);
    }

    boolean standsIn(String squeezed) {
      return read.stream().anyMatch(squeezed::contains);
    }
  }

  private record Customer(String id, @Nullable Integer valid, Language language) {}

  private @TempDir Path folder;
  private final List<Sentence> sentences = new ArrayList<>();
  private final Map<String, Integer> seen = new TreeMap<>();

  private Sentence sentence(Random random, Language language) {
    Product product = any(WealthBank.PRODUCTS, random);
    boolean recommends = random.nextInt(3) > 0;
    boolean english = language == Language.EN;
    String form =
        any(
            recommends
                ? english ? RECOMMENDING_EN : RECOMMENDING_ZH
                : english ? INFORMING_EN : INFORMING_ZH,
            random);
    String text = form.formatted(name(product, random, english, recommends));
    if (recommends) {
      text = disguised(text, random, english);
    }
    Sentence sentence = Sentence.of(text, product, recommends);
    sentences.add(sentence);
    return sentence;
  }

  /// A product's name as people write it.
  private static String name(Product product, Random random, boolean english, boolean loosely) {
    String name = english ? product.en() : product.zh();
    if (!loosely) {
      return name;
    }
    return switch (random.nextInt(6)) {
      case 0 -> english ? name.substring(0, name.lastIndexOf(' ')) : name.substring(0, 4);
      case 1 -> "“" + name + "”";
      case 2 -> "**" + name + "**";
      case 3 -> english ? name.replace(' ', '-') : String.join(" ", name.split("", -1));
      case 4 -> "{{product:" + product.id() + "}}";
      default -> name;
    };
  }

  private static String disguised(String text, Random random, boolean english) {
    return switch (random.nextInt(5)) {
      case 0 -> english ? text.toUpperCase(Locale.ROOT).replace("{{PRODUCT:", "{{product:") : text;
      case 1 -> text.contains("{{") ? text : text.replace("a", "ａ").replace("e", "ｅ");
      case 2 -> english ? text.replace("o", "o\u200b") : text.replace("推荐", "推 荐");
      case 3 -> english ? text.replace('\'', '\u2019') : text.replace("推荐", "推薦");
      default -> text;
    };
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  /// Some sentences around one.
  private String text(Random random, Language language) {
    List<String> filler = language == Language.EN ? FILLER_EN : FILLER_ZH;
    return any(filler, random) + sentence(random, language).text + any(filler, random);
  }

  private String plain(Random random, Language language) {
    String text;
    do {
      text = text(random, language);
    } while (text.contains("{{"));
    return text;
  }

  private Release release(Random random) {
    Map<String, Consumer<JsonNode>> changes = new HashMap<>();
    changes.put("catalogue.json", WealthBank.catalogue());
    changes.put(
        "articles.json",
        articles ->
            articles.forEach(article -> {
              ObjectNode answers = (ObjectNode) article.required("answers");
              answers.put("zh", text(random, Language.ZH)).put("en", text(random, Language.EN));
              ((ObjectNode) article).put("audience", "customers");
              ((ObjectNode) article).remove("variants");
              if (random.nextInt(4) == 0) {
                ObjectNode titles = (ObjectNode) article.required("titles");
                titles.put("zh", plain(random, Language.ZH));
                titles.put("en", plain(random, Language.EN));
              }
            }));
    changes.put(
        "documents.json",
        documents ->
            documents
                .required("documents")
                .forEach(document ->
                    document
                        .required("passages")
                        .forEach(passage ->
                            ((ObjectNode) passage)
                                .put(
                                    "text",
                                    plain(
                                        random,
                                        passage.required("language").asText().equals("en")
                                            ? Language.EN
                                            : Language.ZH)))));
    return Bank.changed(folder, changes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void no_customer_reads_a_recommendation_of_what_does_not_suit_them(long seed) throws Exception {
    Random random = new Random(seed);
    try (Release release = release(random);
        World world = new World(release)) {
      List<Customer> customers = new ArrayList<>();
      LocalDate today = WealthBank.TODAY;
      for (Language language : List.of(Language.ZH, Language.EN)) {
        String lang = language.wire();
        customers.add(new Customer(world.visitor(language), null, language));
        customers.add(customer(world, "never" + lang, null, today, null, language));
        customers.add(customer(world, "late" + lang, 5, today.minusDays(1), null, language));
        for (int grade = 1; grade <= 5; grade++) {
          customers.add(customer(world, "c" + grade + lang, grade, today, grade, language));
        }
      }
      for (Customer customer : customers) {
        for (int step = 0; step < 20; step++) {
          step(world, release, customer, random);
        }
        check(world, customer);
      }
      for (int step = 0; step < 4; step++) {
        incident(world, any(customers, random), random, "事故" + step);
      }
      customers.forEach(customer -> check(world, customer));
      // Each way was gone, and neither all was told nor all held back.
      assertThat(seen)
          .as(seen.toString())
          .containsKeys("suits", "informs", "withheld answer", "withheld agent", "withheld told");
    }
  }

  private static Customer customer(
      World world,
      String name,
      @Nullable Integer grade,
      LocalDate until,
      @Nullable Integer valid,
      Language language) {
    return new Customer(WealthBank.customer(world, name, grade, until, language), valid, language);
  }

  private void step(World world, Release release, Customer customer, Random random)
      throws InterruptedException {
    Language language = customer.language;
    Article article = any(release.articles(), random);
    switch (random.nextInt(8)) {
      case 0, 1 ->
          says(world, customer, any(article.phrasings().getOrDefault(language, List.of()), random));
      case 2 -> says(world, customer, any(ASKING, random));
      case 3 -> {
        offered(world, customer, article.title(language), article.id());
        says(world, customer, article.title(language));
      }
      case 4 -> {
        String document = language == Language.EN ? "service-handbook-en" : "service-handbook-zh";
        String reference = document + "#" + (1 + random.nextInt(20));
        offered(world, customer, "handbook", reference);
        says(world, customer, "handbook");
      }
      case 5 -> says(world, customer, language == Language.EN ? "products" : "产品");
      case 6 -> tells(world, customer, random);
      default -> agent(world, customer, random);
    }
  }

  private static void says(World world, Customer customer, String text)
      throws InterruptedException {
    world.says(customer.id, text);
  }

  /// The button was written when nobody looked at what stands on it yet.
  private static void offered(World world, Customer customer, String title, String id) {
    Conversation now = world.conversation(customer.id);
    world.journal.append(
        List.of(
            new StreamWrite(
                ConversationEvent.stream(now.id()),
                now.version(),
                now.customer(),
                new AssistantWrote(
                    null,
                    "suggest",
                    List.of(new AssistantWrote.Choice(title, id)),
                    List.of(),
                    "old buttons"))));
  }

  private void tells(World world, Customer customer, Random random) {
    String text = plain(random, customer.language);
    ConversationEvent event =
        random.nextBoolean()
            ? new ConversationEvent.Told("sue", "TS-1", text)
            : new ConversationEvent.Corrected("c1", "sue", "x", List.of(), text);
    try {
      world.conversations.change(
          customer.id,
          now ->
              new Plan<>(
                  List.of(
                      new StreamWrite(
                          ConversationEvent.stream(now.id()),
                          now.version(),
                          now.customer(),
                          event)),
                  after -> true));
    } catch (Withheld e) {
      seen.merge("withheld told", 1, Integer::sum);
    }
  }

  private void agent(World world, Customer customer, Random random) throws InterruptedException {
    boolean english = customer.language == Language.EN;
    says(world, customer, english ? "I want to talk to a person" : "转人工");
    if (world.conversation(customer.id).ticket() == null) {
      return;
    }
    world.claims("amy", customer.id);
    if (random.nextBoolean()) {
      Product product = any(WealthBank.PRODUCTS, random);
      says(world, customer, english ? "what is the " + product.en() + "?" : product.zh() + "是什么？");
    }
    for (int i = 0; i < 3; i++) {
      AgentDesk.Outcome outcome =
          world
              .desk
              .reply(customer.id, "amy", "a" + random.nextLong(), plain(random, customer.language))
              .orElseThrow();
      if (outcome instanceof AgentDesk.Outcome.Refused(String why)) {
        assertThat(why).contains("cannot be sent", "不能发送");
        seen.merge("withheld agent", 1, Integer::sum);
      }
    }
    World.done(world.desk.handBack(customer.id, "amy", "Amy").orElseThrow());
  }

  /// One that was declared when nobody looked at its words yet.
  private void incident(World world, Customer customer, Random random, String keyword)
      throws InterruptedException {
    String id = "INC-" + keyword;
    world.journal.append(
        List.of(
            new StreamWrite(
                IncidentEvent.stream(id),
                0,
                "",
                new IncidentEvent.Declared(
                    "sue",
                    List.of(),
                    List.of(keyword),
                    plain(random, Language.ZH),
                    plain(random, Language.EN),
                    null,
                    null,
                    World.START.plusSeconds(86_400).toString()))));
    world.settle();
    says(world, customer, keyword);
  }

  /// Looks at all that a customer has read.
  private void check(World world, Customer customer) {
    Conversation now = world.conversation(customer.id);
    Message before = now.messages().getFirst();
    for (Message message : now.messages()) {
      if (message.author() != Author.CUSTOMER && !message.text().equals("old buttons")) {
        String all = all(message);
        String told = squeezed(message.text());
        for (Sentence sentence : sentences) {
          if (sentence.standsIn(all)) {
            boolean suits = sentence.product.suits(customer.valid);
            assertThat(sentence.recommends && !suits).as(customer + " reads: " + all).isFalse();
            seen.merge(sentence.recommends ? "suits" : "informs", 1, Integer::sum);
            if (sentence.standsIn(told)) {
              assertThat(before.author()).as("before: " + all).isEqualTo(Author.SYSTEM);
              assertThat(before.text())
                  .as("before: " + all)
                  .contains(sentence.product.name(statementLanguage(before)));
            }
          }
        }
      }
      before = message;
    }
    for (var recorded : world.journal.read(ConversationEvent.stream(customer.id), 0)) {
      if (recorded.event() instanceof ConversationEvent.Decided decided
          && decided.say().equals("withhold")) {
        seen.merge("withheld answer", 1, Integer::sum);
      }
    }
    asked(now, customer);
  }

  /// Who asked what to buy is named nothing in the assistant's answer that does not suit them.
  private static void asked(Conversation now, Customer customer) {
    Map<String, String> texts = new HashMap<>();
    for (Message message : now.messages()) {
      if (message.author() == Author.CUSTOMER && ASKING.contains(message.text())) {
        texts.put(message.clientMessageId(), message.text());
      }
    }
    for (Message message : now.messages()) {
      if (message.inReplyTo() != null && texts.containsKey(message.inReplyTo())) {
        String all = all(message);
        for (Product product : WealthBank.PRODUCTS) {
          if (!product.suits(customer.valid)) {
            assertThat(all)
                .as(customer + " asked " + texts.get(message.inReplyTo()))
                .doesNotContain(squeezed(product.zh()), squeezed(product.en()));
          }
        }
      }
    }
  }

  private static Language statementLanguage(Message statement) {
    return statement.text().startsWith("What") || statement.text().startsWith("Risk")
        ? Language.EN
        : Language.ZH;
  }

  private static String all(Message message) {
    StringBuilder all = new StringBuilder(message.text());
    message.choices().forEach(it -> all.append('\n').append(it));
    message.citations().forEach(it -> all.append('\n').append(it.title()));
    return squeezed(all.toString());
  }

  /// Text without what does not change what it says, by this test's own rules.
  private static String squeezed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{P}\\p{S}\\p{Cf}]+", "")
        .toLowerCase(Locale.ROOT);
  }
}
