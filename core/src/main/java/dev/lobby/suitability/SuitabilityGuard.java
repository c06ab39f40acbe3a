package dev.lobby.suitability;

import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Holding;
import dev.lobby.customer.Profile;
import dev.lobby.customer.Rating;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.catalogue.CustomerRating;
import dev.lobby.knowledge.catalogue.Entry;
import dev.lobby.knowledge.catalogue.Investments;
import dev.lobby.knowledge.catalogue.Naming;
import dev.lobby.knowledge.catalogue.Recommending;
import dev.lobby.knowledge.catalogue.RiskLevel;
import dev.lobby.knowledge.catalogue.Suitability;
import dev.lobby.language.Language;
import dev.lobby.outbox.LateCheck;
import dev.lobby.publishing.Releases;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lets no words through to a customer that recommend an investment which does not suit them, puts
/// the bank's statement before all others that name one, and writes down each decision.
public final class SuitabilityGuard implements Conversations.Guard, LateCheck {

  private static final String AGENT = "agent";
  private static final String ANSWER = "answer";

  private final Customers customers;
  private final Releases releases;
  private final InstantSource clock;
  private final ZoneId zone;

  /// @param zone the bank's time zone, by whose days ratings end
  public SuitabilityGuard(
      Customers customers, Releases releases, InstantSource clock, ZoneId zone) {
    this.customers = customers;
    this.releases = releases;
    this.clock = clock;
    this.zone = zone;
  }

  /// Words on their way to the customer.
  ///
  /// @param inReplyTo the client message id they answer; null for none
  /// @param by the user name of who wrote them; null for the assistant
  /// @param titles what stands on what they were taken from
  /// @param choices what stands on buttons, which tells nothing yet
  private record Spoken(
      @Nullable String inReplyTo,
      String door,
      @Nullable String by,
      String titles,
      String text,
      List<String> choices) {

    Spoken {
      choices = List.copyOf(choices);
    }

    /// What an event tells the customer; empty for nothing that is looked at.
    static Optional<Spoken> of(ConversationEvent event) {
      return switch (event) {
        // What a flow says was looked at when it was published, and what it fills in are the
        // customer's own words: somebody who complains of a recommendation must be understood.
        case ConversationEvent.AssistantWrote e when e.say().equals("ask") -> Optional.empty();
        case ConversationEvent.AssistantWrote e ->
            Optional.of(
                new Spoken(
                    e.inReplyTo(),
                    e.say(),
                    null,
                    titles(e.citations()),
                    labelled(e),
                    e.choices().stream()
                        .map(ConversationEvent.AssistantWrote.Choice::text)
                        .toList()));
        case ConversationEvent.AgentWrote e -> plain(AGENT, e.agent(), e.text());
        case ConversationEvent.Corrected e ->
            Optional.of(
                new Spoken(null, "correction", e.by(), titles(e.citations()), e.text(), List.of()));
        case ConversationEvent.Told e -> plain("told", e.by(), e.text());
        case ConversationEvent.SurveyAsked e -> plain("told", null, e.text());
        case ConversationEvent.AgentJoined e -> plain("joined", e.agent(), e.text());
        case ConversationEvent.HandedBack e -> plain("handed-back", e.agent(), e.text());
        case ConversationEvent.Resolved e -> plain("resolved", e.agent(), e.text());
        case ConversationEvent.Started e -> Optional.empty();
        case ConversationEvent.Disclosed e -> Optional.empty();
        case ConversationEvent.Reopened e -> Optional.empty();
        case ConversationEvent.CustomerWrote e -> Optional.empty();
        case ConversationEvent.MessageConflict e -> Optional.empty();
        case ConversationEvent.Decided e -> Optional.empty();
        case ConversationEvent.AnswerRated e -> Optional.empty();
        case ConversationEvent.SatisfactionRated e -> Optional.empty();
        case ConversationEvent.SurveyAnswered e -> Optional.empty();
        case ConversationEvent.SuitabilityDecided e -> Optional.empty();
        case ConversationEvent.HandoffRequested e -> Optional.empty();
        case ConversationEvent.QueueLeft e -> Optional.empty();
        case ConversationEvent.TokenRenewed e -> Optional.empty();
        case ConversationEvent.FlowStarted e -> Optional.empty();
        case ConversationEvent.SlotFilled e -> Optional.empty();
        case ConversationEvent.FlowAsked e -> Optional.empty();
        case ConversationEvent.FlowEnded e -> Optional.empty();
      };
    }

    /// What stands on a link tells as much as the words above it.
    private static String labelled(ConversationEvent.AssistantWrote e) {
      return Stream.concat(Stream.of(e.text()), e.linked().stream().map(Message.Link::label))
          .collect(Collectors.joining("\n"));
    }

    private static Optional<Spoken> plain(String door, @Nullable String by, String text) {
      return Optional.of(new Spoken(null, door, by, "", text, List.of()));
    }

    String told() {
      return titles + "\n" + text;
    }

    private static String titles(List<Message.Citation> citations) {
      return citations.stream().map(Message.Citation::title).collect(Collectors.joining("\n"));
    }
  }

  @Override
  public Verdict check(@Nullable Conversation now, List<StreamWrite> writes) {
    Release release = releases.current();
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    List<StreamWrite> let = new ArrayList<>(writes.size());
    String message = "";
    boolean answered = false;
    Language language = now == null ? Language.ZH : now.language();
    for (StreamWrite write : writes) {
      if (write.event() instanceof ConversationEvent event) {
        switch (event) {
          case ConversationEvent.Started e -> language = e.language();
          case ConversationEvent.CustomerWrote e -> {
            message = e.text();
            language = heard(e.language(), language);
          }
          default -> {}
        }
        Spoken spoken = Spoken.of(event).orElse(null);
        if (spoken != null) {
          List<Weighing> weighed =
              new ArrayList<>(weigh(spoken, message, now, write.subject(), release, day));
          if (weighed.isEmpty() && !answered && spoken.door.equals(ANSWER)) {
            weighed.addAll(asked(message, write.subject(), release, day));
          }
          answered |= spoken.door.equals(ANSWER);
          for (Weighing weighing : weighed) {
            if (weighing.isWithheld()) {
              return new Verdict.Stop(
                  weighing.event(spoken.inReplyTo, spoken.door, spoken.by, ""),
                  refusalZh(weighing),
                  refusalEn(weighing));
            }
          }
          for (Weighing weighing : weighed) {
            String statement = statement(weighing, release, language);
            let.add(
                new StreamWrite(
                    write.stream(),
                    write.expectedVersion(),
                    write.subject(),
                    weighing.event(spoken.inReplyTo, spoken.door, spoken.by, statement)));
          }
        }
      }
      let.add(write);
    }
    return new Verdict.Pass(let.size() == writes.size() ? writes : counted(let));
  }

  /// What is told of the investments that a message names in answer to it, though no word of the
  /// answer names them: it informs about them all the same. Nothing where a recommendation was
  /// asked for, which an answer that names none does not give.
  private List<Weighing> asked(String message, String customer, Release release, LocalDate day) {
    Investments investments = release.investments();
    List<Entry.Product> named = investments.named(message);
    if (named.isEmpty() || Recommending.isAskedFor(message, investments)) {
      return List.of();
    }
    Rating rating = customers.whole(customer).map(it -> it.profile().rating()).orElse(null);
    return List.of(new Weighing(new Naming(named, List.of(), false), false, rating, day));
  }

  private static Language heard(Language message, Language before) {
    return message == Language.ZH || message == Language.EN ? message : before;
  }

  /// The text and each button by itself, as far as they name investments; of buttons those that
  /// only name one are left out, as nothing is told of it yet.
  private List<Weighing> weigh(
      Spoken spoken,
      String message,
      @Nullable Conversation now,
      String customer,
      Release release,
      LocalDate day) {
    Investments investments = release.investments();
    List<Weighing> weighed = new ArrayList<>();
    if (!investments.named(spoken.told()).isEmpty()) {
      weighed.add(weigh(spoken.told(), spoken, message, now, customer, release, day));
    }
    for (String button : spoken.choices) {
      if (!investments.named(button).isEmpty()) {
        Weighing weighing = weigh(button, spoken, message, now, customer, release, day);
        if (weighing.outcome() != Weighing.Outcome.INFORMED) {
          weighed.add(weighing);
        }
      }
    }
    return weighed;
  }

  private Weighing weigh(
      String text,
      Spoken spoken,
      String message,
      @Nullable Conversation now,
      String customer,
      Release release,
      LocalDate day) {
    Optional<Profile> profile = customers.whole(customer).map(Customer::profile);
    Rating rating = profile.map(Profile::rating).orElse(null);
    boolean agent = spoken.door.equals(AGENT);
    String asking = agent && now != null ? lastSaid(now) : message;
    Naming naming =
        Naming.of(
            text,
            release.investments(),
            Recommending.isAskedFor(asking, release.investments())
                || Recommending.isAskedFor(spoken.titles, release.investments()));
    Weighing weighing = new Weighing(naming, false, rating, day);
    if (!agent) {
      return weighing;
    }
    Set<Entry.Product> known = new HashSet<>(release.investments().named(asking));
    profile.ifPresent(it -> known.addAll(held(it, release.investments(), weighing)));
    return new Weighing(naming, !known.containsAll(weighing.unsuitable()), rating, day);
  }

  /// Whether words that were let through may still go out: what they recommend has to suit on the
  /// day they do.
  @Override
  public Optional<String> refusal(String customer, ConversationEvent.SuitabilityDecided decided) {
    if (!decided.outcome().equals(Weighing.Outcome.RECOMMENDED.wire())) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    Optional<CustomerRating> valid =
        customers
            .whole(customer)
            .map(it -> it.profile().rating())
            .flatMap(rating -> rating.on(day));
    return decided.products().stream()
        .filter(it -> !Suitability.mayRecommend(Optional.of(RiskLevel.valueOf(it.risk())), valid))
        .findFirst()
        .map(it ->
            "It recommends "
                + it.product()
                + " ("
                + it.risk()
                + "), which no longer suits the customer.");
  }

  /// What the customer wrote in one go before anybody answered, the last time they did.
  private static String lastSaid(Conversation now) {
    StringBuilder said = new StringBuilder();
    for (Message message : now.messages().reversed()) {
      if (message.author() == Author.CUSTOMER) {
        said.insert(0, message.text() + "\n");
      } else if (!said.isEmpty() && message.author() != Author.SYSTEM) {
        break;
      }
    }
    return said.toString();
  }

  private static List<Entry.Product> held(
      Profile profile, Investments investments, Weighing weighing) {
    List<String> holdings = profile.holdings().stream().map(Holding::product).toList();
    return weighing.naming().products().stream()
        .filter(product ->
            holdings.stream()
                .anyMatch(it -> it.equals(product.id()) || investments.named(it).contains(product)))
        .toList();
  }

  /// What the customer reads before it; empty when it is not told.
  private static String statement(Weighing weighing, Release release, Language language) {
    return weighing
        .statement()
        .map(key ->
            release.words().say(key, language, Map.of("products", weighing.products(language))))
        .orElse("");
  }

  private static String refusalEn(Weighing weighing) {
    return "This cannot be sent: "
        + weighing.en()
        + ". Leave the product's name out, or have a licensed adviser speak with the customer.";
  }

  private static String refusalZh(Weighing weighing) {
    return "不能发送：" + weighing.zh() + "。请不要写产品名称，或请持证的理财经理与客户沟通。";
  }

  /// The writes with the versions they have now that there are more.
  private static List<StreamWrite> counted(List<StreamWrite> writes) {
    Map<String, Long> next = new HashMap<>();
    return writes.stream()
        .map(write -> {
          if (write.expectedVersion() == StreamWrite.ANY) {
            return write;
          }
          long version =
              next.merge(write.stream(), write.expectedVersion(), (before, own) -> before + 1);
          return new StreamWrite(write.stream(), version, write.subject(), write.event());
        })
        .toList();
  }
}
