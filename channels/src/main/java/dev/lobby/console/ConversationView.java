package dev.lobby.console;

import dev.lobby.channel.web.MessageJson;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.MoodTrend;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Signs;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Link;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.Ticket;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.Entry;
import dev.lobby.knowledge.catalogue.Kind;
import dev.lobby.knowledge.catalogue.Names;
import dev.lobby.language.Language;
import dev.lobby.publishing.Releases;
import dev.lobby.value.Valuation;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A conversation as staff see it: what was said, by whom, and who the customer is.
public final class ConversationView {

  private static final Duration CATCH_UP = Duration.ofSeconds(2);

  private final Journal journal;
  private final Views views;
  private final DeskQueue queue;
  private final Customers customers;
  private final Summaries summaries;
  private final Releases releases;
  private final Conversations conversations;
  private final Complaints complaints;
  private final Function<String, Optional<Valuation>> values;

  /// @param values says what a customer is worth, by the id of their record
  public ConversationView(
      Journal journal,
      Views views,
      DeskQueue queue,
      Customers customers,
      Summaries summaries,
      Releases releases,
      Conversations conversations,
      Complaints complaints,
      Function<String, Optional<Valuation>> values) {
    this.journal = journal;
    this.views = views;
    this.queue = queue;
    this.customers = customers;
    this.summaries = summaries;
    this.releases = releases;
    this.conversations = conversations;
    this.complaints = complaints;
    this.values = values;
  }

  /// The whole view. Waits until the queue and the timeline have seen what the conversation has.
  public JsonObject of(Conversation conversation) {
    try {
      views.await(journal.head(), CATCH_UP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Optional<Ticket> ticket =
        Optional.ofNullable(conversation.ticket()).flatMap(open -> queue.find(open.id()));
    return new JsonObject()
        .put("id", conversation.id())
        .put("channel", conversation.channel())
        .put("status", conversation.status().name())
        .put("language", conversation.language().wire())
        .put("agent", conversation.agent())
        .put("mood", mood(conversation.mood()))
        .put("ticket", ticket.map(this::ticket).orElse(null))
        .put("phone", conversation.phone().orElse(null))
        .put(
            "facts",
            ticket
                .map(Ticket::number)
                .map(number -> FactsJson.of(journal, number))
                .orElseGet(JsonArray::new))
        .put("joinedTo", ticket.map(Ticket::number).flatMap(this::joinedTo).orElse(null))
        .put("messages", messages(conversation))
        .put("customer", customer(conversation));
  }

  /// What was said, with who of the bank's said it.
  public static JsonArray messages(Conversation conversation) {
    JsonArray messages = new JsonArray();
    for (Message message : conversation.messages()) {
      JsonObject json = MessageJson.of(message);
      if (message.agent() != null) {
        json.put("agent", message.agent()).put("clientMessageId", message.clientMessageId());
      }
      messages.add(json);
    }
    return messages;
  }

  /// The number of the complaint that another one goes on in.
  private Optional<String> joinedTo(String number) {
    return Complaint.of(journal.read(ComplaintEvent.stream(number), 0))
        .map(Complaint::joined)
        .map(Complaint.Join::into);
  }

  private static @Nullable JsonObject mood(@Nullable MoodTrend mood) {
    return mood == null
        ? null
        : new JsonObject()
            .put("sentiment", mood.sentiment())
            .put("urgency", mood.urgency())
            .put("direction", mood.direction().wire());
  }

  /// A ticket with who waits.
  public JsonObject ticket(Ticket ticket) {
    Optional<Conversation> place = conversations.load(ticket.conversation());
    Optional<Signs> signs = place.map(Conversation::signs);
    return new JsonObject()
        .put("id", ticket.id())
        .put("conversation", ticket.conversation())
        .put("reason", ticket.reason().wire())
        .put("reasons", Requests.array(ticket.reasons().all().stream().map(Reason::wire).toList()))
        .put("priority", ticket.reason().priority())
        .put("status", ticket.agent() == null ? "open" : "claimed")
        .put("openedAt", ticket.openedAt().toString())
        .put("dueAt", ticket.promisedFor().toString())
        .put("number", ticket.number())
        .put("major", ticket.major())
        .put("customer", who(ticket.customer()))
        .put("language", ticket.language().wire())
        .put("vulnerable", signs.map(Signs::vulnerable).orElse(false))
        .put("withdraws", signs.map(Signs::withdraws).orElse(false))
        // Of who waits for nothing more pressing the reason alone does not tell it.
        .put("missing", ticket.reason() == Reason.PERSON && signs.map(Signs::missing).orElse(false))
        .put("disputes", disputed(ticket).orElse(null))
        .put("lastMessage", place.map(Conversation::excerpt).orElse(""))
        .put("pressing", place.flatMap(Conversation::pressing).orElse(null))
        .put("agent", ticket.agent());
  }

  /// The number of the complaint whose outcome who waits does not accept; of several the one that
  /// was talked about where they wait.
  private Optional<String> disputed(Ticket ticket) {
    List<Complaint> disputed =
        complaints.of(ticket.customer()).stream().filter(it -> it.objectedAt() != null).toList();
    return disputed.stream()
        .filter(it -> it.places().contains(ticket.conversation()))
        .findFirst()
        .or(() -> disputed.stream().findFirst())
        .map(Complaint::number);
  }

  /// A customer in one line.
  public JsonObject who(String customerId) {
    // Who it is, also where this conversation was linked to them later.
    Optional<Customer> customer = customers.whole(customerId);
    return new JsonObject()
        .put("id", customerId)
        .put("name", customer.map(Customer::name).orElse(null))
        .put("tier", customer.map(Customer::tier).orElse(null));
  }

  /// The name of a reason, or null.
  public static @Nullable String wire(@Nullable Reason reason) {
    return reason == null ? null : reason.wire();
  }

  private JsonObject customer(Conversation conversation) {
    JsonObject json = who(conversation.customer());
    Optional<Customer> customer = customers.load(conversation.customer());
    json.put(
        "value",
        customers
            .whole(conversation.customer())
            .flatMap(whole -> values.apply(whole.id()))
            // Whoever reads a conversation need not be one who may see amounts.
            .map(it -> ValueJson.of(it, false))
            .orElse(null));
    Link main = customer.map(Customer::main).orElse(null);
    json.put(
        "verified",
        main == null ? customer.map(Customer::verified).orElse(false) : main.proof().verifies());
    json.put("since", customer.map(Customer::since).orElse(conversation.startedAt()).toString());
    JsonArray timeline = new JsonArray();
    customers
        .whole(conversation.customer())
        .map(Customer::family)
        .orElse(List.of(conversation.customer()))
        .stream()
        .flatMap(id -> summaries.timeline(id).stream())
        .sorted(Comparator.comparing(Summary::startedAt).reversed())
        .forEach(summary -> timeline.add(entry(summary)));
    return json.put("timeline", timeline);
  }

  private JsonObject entry(Summary summary) {
    JsonArray intents = new JsonArray();
    for (String article : summary.intents()) {
      intents.add(
          new JsonObject()
              .put("article", article)
              .put("title", title(article, summary.language())));
    }
    JsonObject decisions = new JsonObject();
    summary.decisions().forEach(decisions::put);
    return new JsonObject()
        .put("conversation", summary.id())
        .put("channel", summary.channel())
        .put("startedAt", summary.startedAt().toString())
        .put("status", summary.status().name())
        .put("intents", intents)
        .put("decisions", decisions)
        .put("handoff", wire(summary.handoff()))
        .put("outcome", summary.outcome());
  }

  /// What the catalogue calls a product, a rate or a fee by its id; empty when it knows none.
  public Optional<Names> named(String id) {
    Catalogue catalogue = releases.current().catalogue();
    return Stream.of(Kind.PRODUCT, Kind.RATE, Kind.FEE)
        .flatMap(kind -> catalogue.find(Entry.key(kind, id)).stream())
        .map(Entry::names)
        .findFirst();
  }

  /// An article's title; its id when the release no longer holds it.
  public String title(String article, Language language) {
    return releases
        .current()
        .article(article)
        .map((Article known) -> known.title(language))
        .orElse(article);
  }
}
