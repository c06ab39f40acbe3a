package dev.lobby.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AssistantWrote;
import dev.lobby.conversation.ConversationEvent.SuitabilityDecided;
import dev.lobby.conversation.Conversations.Guard.Verdict;
import dev.lobby.conversation.Message.Citation;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Holding;
import dev.lobby.journal.Event;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Language;
import dev.lobby.suitability.WealthBank.Product;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rating × the day it ends × every risk × every door × every way to speak of a product,
/// against rules that are written down here anew.
class SuitabilityGuardTest {

  /// By what words come.
  enum Door {
    ANSWER,
    PASSAGE,
    SUGGESTION,
    INCIDENT,
    FIXED_WORDS,
    AGENT,
    AGENT_UNASKED,
    CORRECTION,
    COMPLAINT,
    RESOLVED
  }

  /// How they speak of the product.
  enum Kind {
    INFORMS,
    PRAISES,
    IS_ASKED_FOR
  }

  record Case(@Nullable Integer grade, int endsInDays, Product product, Language language) {}

  private static @TempDir Path folder;
  private static World world;
  private static SuitabilityGuard guard;
  private static Release release;

  @BeforeAll
  static void begin() {
    release = Bank.changed(folder, "catalogue.json", WealthBank.catalogue());
    world = new World(release);
    guard = new SuitabilityGuard(world.customers, world.releases, world.clock, World.ZONE);
  }

  @AfterAll
  static void end() {
    world.close();
    release.close();
  }

  static Stream<Case> paths() {
    List<Case> paths = new ArrayList<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      for (Product product : WealthBank.PRODUCTS) {
        paths.add(new Case(null, 0, product, language));
        for (int grade = 1; grade <= 5; grade++) {
          for (int endsIn : List.of(-400, -1, 0, 1, 365)) {
            paths.add(new Case(grade, endsIn, product, language));
          }
        }
      }
    }
    return paths.stream();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void nothing_passes_any_door_but_what_suits_or_informs(Case one) {
    LocalDate until = WealthBank.TODAY.plusDays(one.endsInDays);
    for (Kind kind : Kind.values()) {
      String name = one + " " + kind;
      String id = WealthBank.customer(world, name, one.grade, until, one.language);
      Conversation now = world.conversation(id);
      // The day on which it ends still counts.
      boolean valid = one.grade != null && one.endsInDays >= 0;
      boolean suits = one.product.suits(valid ? one.grade : null);
      for (Door door : Door.values()) {
        Verdict verdict = guard.check(asked(now, door, kind, one), said(now, door, kind, one));

        boolean recommends =
            kind == Kind.PRAISES
                || (kind == Kind.IS_ASKED_FOR && hears(door))
                || (door == Door.AGENT_UNASKED && !suits);
        String as = name + " by " + door;
        if (recommends && !suits) {
          assertThat(verdict).as(as).isInstanceOf(Verdict.Stop.class);
          SuitabilityDecided log = (SuitabilityDecided) ((Verdict.Stop) verdict).log();
          assertThat(log.outcome()).as(as).isEqualTo("withheld");
          assertThat(log.text()).as(as).isEmpty();
          assertThat(log.reasons()).as(as).isNotEmpty();
          logged(log, one, until, as);
        } else {
          told(verdict, door, recommends, one, until, as);
        }
      }
    }
  }

  private static void told(
      Verdict verdict, Door door, boolean recommends, Case one, LocalDate until, String as) {
    assertThat(verdict).as(as).isInstanceOf(Verdict.Pass.class);
    List<SuitabilityDecided> decided =
        ((Verdict.Pass) verdict)
            .writes().stream()
                .map(StreamWrite::event)
                .filter(SuitabilityDecided.class::isInstance)
                .map(SuitabilityDecided.class::cast)
                .toList();
    if (door == Door.SUGGESTION && !recommends) {
      // A button tells nothing yet.
      assertThat(decided).as(as).isEmpty();
      return;
    }
    assertThat(decided).as(as).hasSize(1);
    SuitabilityDecided event = decided.getFirst();
    assertThat(event.outcome()).as(as).isEqualTo(recommends ? "recommended" : "informed");
    String statement =
        release
            .words()
            .say(
                recommends ? WordsKey.RISK_STATEMENT : WordsKey.GENERAL_INFORMATION,
                one.language,
                Map.of(
                    "products",
                    one.language == Language.EN
                        ? one.product.en() + " (R" + one.product.risk() + ")"
                        : one.product.zh() + "（R" + one.product.risk() + "）"));
    assertThat(event.text()).as(as).isEqualTo(statement);
    logged(event, one, until, as);
  }

  private static void logged(SuitabilityDecided log, Case one, LocalDate until, String as) {
    assertThat(log.day()).as(as).isEqualTo(WealthBank.TODAY.toString());
    assertThat(log.products())
        .as(as)
        .containsExactly(new SuitabilityDecided.Named(one.product.id(), "R" + one.product.risk()));
    assertThat(log.grade()).as(as).isEqualTo(one.grade == null ? null : "C" + one.grade);
    assertThat(log.ratedUntil()).as(as).isEqualTo(one.grade == null ? null : until.toString());
  }

  /// Whether it is known by that door what the customer asked.
  private static boolean hears(Door door) {
    return switch (door) {
      case ANSWER, PASSAGE, SUGGESTION, INCIDENT, FIXED_WORDS, AGENT -> true;
      case AGENT_UNASKED, CORRECTION, COMPLAINT, RESOLVED -> false;
    };
  }

  private static String question(Kind kind, Case one) {
    String name = one.product.name(one.language);
    boolean english = one.language == Language.EN;
    return switch (kind) {
      case IS_ASKED_FOR -> english ? "Should I buy the " + name + "?" : "我该买" + name + "吗？";
      case INFORMS, PRAISES -> english ? "What is the " + name + "?" : name + "是什么？";
    };
  }

  private static String words(Kind kind, Case one) {
    String name = one.product.name(one.language);
    boolean english = one.language == Language.EN;
    return switch (kind) {
      case PRAISES -> english ? "We recommend the " + name + "." : "我们推荐" + name + "。";
      case INFORMS, IS_ASKED_FOR ->
          english ? "The " + name + " has a daily price." : name + "每天公布净值。";
    };
  }

  /// The conversation as an agent finds it, to whom the customer wrote before.
  private static Conversation asked(Conversation now, Door door, Kind kind, Case one) {
    String text =
        switch (door) {
          case AGENT -> question(kind, one);
          case AGENT_UNASKED -> one.language == Language.EN ? "Hello" : "您好";
          default -> "";
        };
    return text.isEmpty()
        ? now
        : now.after(
            List.of(
                new Recorded(
                    ConversationEvent.stream(now.id()),
                    now.version() + 1,
                    99,
                    World.START,
                    now.customer(),
                    new ConversationEvent.CustomerWrote("m", one.language, text))));
  }

  private static List<StreamWrite> said(Conversation now, Door door, Kind kind, Case one) {
    String words = words(kind, one);
    ConversationEvent wrote =
        new ConversationEvent.CustomerWrote("m", one.language, question(kind, one));
    List<ConversationEvent> events =
        switch (door) {
          case ANSWER ->
              List.of(wrote, assistant("answer", words, List.of(new Citation("a", "1", "…"))));
          case PASSAGE -> List.of(wrote, assistant("answer", words + "\n\n§ 7", List.of()));
          case SUGGESTION ->
              List.of(
                  wrote,
                  new AssistantWrote(
                      "m",
                      "suggest",
                      List.of(new AssistantWrote.Choice(words, "a")),
                      List.of(),
                      "…"));
          case INCIDENT -> List.of(wrote, assistant("incident", words, List.of()));
          case FIXED_WORDS -> List.of(wrote, assistant("acknowledge", words, List.of()));
          case AGENT, AGENT_UNASKED ->
              List.of(new ConversationEvent.AgentWrote("amy", "a1", words));
          case CORRECTION ->
              List.of(new ConversationEvent.Corrected("c", "sue", "a", List.of(), words));
          case COMPLAINT -> List.of(new ConversationEvent.Told("sue", "TS-1", words));
          case RESOLVED -> List.of(new ConversationEvent.Resolved("amy", "solved", null, words));
        };
    List<StreamWrite> writes = new ArrayList<>();
    long version = now.version();
    for (Event event : events) {
      writes.add(
          new StreamWrite(ConversationEvent.stream(now.id()), version++, now.customer(), event));
    }
    return writes;
  }

  private static AssistantWrote assistant(String say, String text, List<Citation> citations) {
    return new AssistantWrote("m", say, List.of(), citations, text);
  }

  @Test
  void what_is_let_through_is_counted_on_and_stands_right_after_its_statement() {
    String id = WealthBank.customer(world, "counted", 5, WealthBank.TODAY, Language.EN);
    Conversation now = world.conversation(id);
    Case one = new Case(5, 0, WealthBank.PRODUCTS.getLast(), Language.EN);

    List<StreamWrite> let =
        ((Verdict.Pass) guard.check(now, said(now, Door.ANSWER, Kind.INFORMS, one))).writes();

    assertThat(let)
        .extracting(StreamWrite::expectedVersion)
        .containsExactly(now.version(), now.version() + 1, now.version() + 2);
    assertThat(let.get(1).event()).isInstanceOf(SuitabilityDecided.class);
    assertThat(let.get(2).event()).isInstanceOf(AssistantWrote.class);
  }

  @Test
  void several_products_are_recommended_together_only_when_each_suits() {
    String id = WealthBank.customer(world, "several", 3, WealthBank.TODAY, Language.EN);
    Conversation now = world.conversation(id);

    assertThat(guard.check(now, agent(now, "推荐青松日盈和赤枫均衡。"))).isInstanceOf(Verdict.Pass.class);
    assertThat(guard.check(now, agent(now, "推荐青松日盈和黑檀成长。"))).isInstanceOf(Verdict.Stop.class);
  }

  @Test
  void what_the_customer_holds_is_spoken_of_without_their_asking() {
    String id = WealthBank.customer(world, "holder", 1, WealthBank.TODAY, Language.EN);
    Conversation now = world.conversation(id);
    String words = "Your Goldplane Pioneer Fund pays out on Friday.";
    assertThat(guard.check(now, agent(now, words))).isInstanceOf(Verdict.Stop.class);

    Customer known = world.customers.load(now.customer()).orElseThrow();
    world.journal.append(
        List.of(
            new StreamWrite(
                CustomerEvent.stream(now.customer()),
                StreamWrite.ANY,
                now.customer(),
                new CustomerEvent.Profiled(
                    "bank",
                    "holder",
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(new Holding("goldplane", null, null)),
                    known.profile().rating(),
                    null,
                    null,
                    null))));

    assertThat(guard.check(now, agent(now, words))).isInstanceOf(Verdict.Pass.class);
    assertThat(guard.check(now, agent(now, words + " Buy more, it is great.")))
        .isInstanceOf(Verdict.Stop.class);
  }

  private static List<StreamWrite> agent(Conversation now, String text) {
    return List.of(
        new StreamWrite(
            ConversationEvent.stream(now.id()),
            now.version(),
            now.customer(),
            new ConversationEvent.AgentWrote("amy", "a", text)));
  }
}
