package dev.lobby.console.agent;

import dev.lobby.briefing.Briefing;
import dev.lobby.briefing.Dealings;
import dev.lobby.briefing.Interaction;
import dev.lobby.briefing.Matter;
import dev.lobby.complaint.Clock;
import dev.lobby.complaint.Complaint;
import dev.lobby.console.ConversationView;
import dev.lobby.console.ValueJson;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.customer.Consent;
import dev.lobby.customer.Contact;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.Disclosure;
import dev.lobby.customer.FieldRights;
import dev.lobby.customer.FieldRights.Access;
import dev.lobby.customer.FieldRights.Field;
import dev.lobby.customer.Holding;
import dev.lobby.customer.Link;
import dev.lobby.customer.Purpose;
import dev.lobby.customer.Rating;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.http.Requests;
import dev.lobby.lead.Lead;
import dev.lobby.staff.Staff;
import dev.lobby.value.CustomerValues;
import dev.lobby.value.Valuation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the customers page reads, as far as whoever reads it may.
public final class CustomerJson {

  private final CustomerDirectory directory;
  private final FieldRights rights;
  private final Summaries summaries;
  private final Dealings dealings;
  private final FollowUpDesk followUps;
  private final SurveyJson surveys;
  private final ConversationView view;
  private final CustomerValues values;
  private final InstantSource clock;
  private final ZoneId zone;

  public CustomerJson(
      CustomerDirectory directory,
      FieldRights rights,
      Summaries summaries,
      Dealings dealings,
      FollowUpDesk followUps,
      SurveyJson surveys,
      ConversationView view,
      CustomerValues values,
      InstantSource clock,
      ZoneId zone) {
    this.directory = directory;
    this.rights = rights;
    this.summaries = summaries;
    this.dealings = dealings;
    this.followUps = followUps;
    this.surveys = surveys;
    this.view = view;
    this.values = values;
    this.clock = clock;
    this.zone = zone;
  }

  /// A customer in one line.
  JsonObject row(Customer customer) {
    return new JsonObject()
        .put("id", customer.id())
        .put("number", customer.profile().externalId())
        .put("name", customer.name())
        .put("tier", customer.tier())
        .put("manager", customer.profile().manager())
        .put("verified", customer.verified())
        .put("rating", rating(customer.profile().rating()))
        .put("value", valued(customer).map(ValueJson::row).orElse(null));
  }

  /// What a customer is worth, with why; null of whom the bank does not know.
  ///
  /// @param amounts whether amounts may be told
  @Nullable JsonObject value(Customer customer, boolean amounts) {
    return valued(customer).map(it -> ValueJson.of(it, amounts)).orElse(null);
  }

  private Optional<Valuation> valued(Customer customer) {
    return values.of(customer.id(), today());
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private @Nullable JsonObject rating(@Nullable Rating rating) {
    return rating == null
        ? null
        : new JsonObject()
            .put("grade", rating.grade().name())
            .put("until", rating.until())
            .put("expired", rating.expired(today()));
  }

  /// All of a record that a member may see.
  JsonObject card(Customer customer, Staff.Member member) {
    Access amounts = rights.of(member, customer, Field.AMOUNTS);
    Access contacts = rights.of(member, customer, Field.CONTACTS);
    List<Customer> parts = dealings.parts(customer);
    Instant now = clock.instant();
    return row(customer)
        .put("since", customer.since().toString())
        .put("asOf", text(customer.profile().asOf()))
        .put(
            "rights",
            new JsonObject().put("amounts", wire(amounts)).put("contacts", wire(contacts)))
        .put("contacts", contacts(customer, false))
        .put("products", products(customer, amounts == Access.SHOWN))
        .put("depositUntil", customer.profile().depositUntil())
        .put("value", value(customer, amounts == Access.SHOWN))
        .put("channels", Requests.array(customer.channels()))
        .put("observedChannels", observed(customer))
        .put("consents", consents(customer))
        .put("consentHistory", history(dealings.consents(customer)))
        .put(
            "disclosures",
            Requests.array(
                customer.disclosures().stream()
                    .map(it ->
                        new JsonObject()
                            .put("what", it.what())
                            .put("how", it.how())
                            .put("by", it.by())
                            .put("at", it.at().toString()))
                    .toList()))
        .put(
            "assessments",
            Requests.array(
                Stream.concat(Stream.of(customer), parts.stream())
                    .flatMap(one -> one.assessments().stream())
                    .map(it ->
                        new JsonObject()
                            .put("id", it.id())
                            .put("by", it.by())
                            .put("at", it.at().toString())
                            .put("rating", rating(it.rating())))
                    .toList()))
        .put("surveys", surveys.of(customer))
        .put("identities", identities(customer, parts))
        .put("contests", contests(customer))
        .put(
            "alsoClaimedBy",
            Requests.array(
                directory.find(customer.id()).map(directory::alsoClaim).orElse(List.of())))
        .put("waiting", waiting(customer))
        .put("openComplaints", openComplaints(customer, now))
        .put("openLeads", openLeads(customer, now))
        .put(
            "openFeedback",
            Requests.array(
                dealings.openFeedback(customer).stream().map(FeedbackJson::row).toList()))
        .put("openFollowUps", openFollowUps(customer, now))
        .put("matters", matters(customer, now));
  }

  /// What of a customer matters now, for those who are about to speak with them.
  JsonObject matters(Customer customer, Staff.Member member) {
    return new JsonObject()
        .put("customer", customer.id())
        .put("matters", matters(customer, clock.instant()));
  }

  private JsonArray matters(Customer customer, Instant now) {
    return Requests.array(
        Briefing.of(dealings.known(customer, now), now, zone).stream()
            .map(it ->
                new JsonObject()
                    .put("kind", it.kind().wire())
                    .put("number", it.number())
                    .put("due", text(it.due()))
                    .put("count", it.count())
                    .put("promised", promised(it))
                    .put(
                        "member",
                        it.kind() == Matter.Kind.MANAGER ? customer.profile().manager() : null)
                    .put("zh", it.zh())
                    .put("en", it.en()))
            .toList());
  }

  /// What is to be done by when a follow-up is due, in the words of who promised it; null of
  /// anything else.
  private @Nullable String promised(Matter matter) {
    return matter.kind() == Matter.Kind.FOLLOW_UP && matter.number() != null
        ? followUps.promised(matter.number()).orElse(null)
        : null;
  }

  static String wire(Access access) {
    return access.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  /// @param whole whether they may be read in full
  JsonArray contacts(Customer customer, boolean whole) {
    JsonArray all = new JsonArray();
    for (Contact contact : customer.profile().contacts()) {
      all.add(
          new JsonObject()
              .put("kind", contact.kind().wire())
              .put("value", whole ? contact.value() : contact.masked()));
    }
    return all;
  }

  /// @param amounts whether they may be read
  JsonArray products(Customer customer, boolean amounts) {
    JsonArray all = new JsonArray();
    for (Holding holding : customer.profile().holdings()) {
      JsonObject one =
          new JsonObject()
              .put("product", holding.product())
              .put(
                  "name",
                  view.named(holding.product())
                      .map(it -> new JsonObject().put("zh", it.zh()).put("en", it.en()))
                      .orElse(null));
      if (amounts) {
        one.put("amount", holding.amount()).put("currency", holding.currency());
      }
      all.add(one);
    }
    return all;
  }

  /// By which channels they really write, the most used first.
  private JsonArray observed(Customer customer) {
    Map<String, Integer> counts = new TreeMap<>();
    dealings.conversations(customer).forEach(it -> counts.merge(it.channel(), 1, Integer::sum));
    return Requests.array(
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(it ->
                new JsonObject().put("channel", it.getKey()).put("conversations", it.getValue()))
            .toList());
  }

  /// What stands for each purpose; null where they never said.
  private JsonObject consents(Customer customer) {
    JsonObject now = new JsonObject();
    for (Purpose purpose : Purpose.values()) {
      now.put(purpose.wire(), dealings.allowed(customer, purpose));
    }
    return now;
  }

  private static JsonArray history(List<Consent> all) {
    return Requests.array(
        all.reversed().stream()
            .map(it ->
                new JsonObject()
                    .put("purpose", it.purpose().wire())
                    .put("given", it.given())
                    .put("by", it.by())
                    .put("how", it.how())
                    .put("note", it.note())
                    .put("at", it.at().toString()))
            .toList());
  }

  /// Who they are in each channel: verified by the bank, a code or a token, or only claimed.
  private JsonArray identities(Customer customer, List<Customer> parts) {
    JsonArray all = new JsonArray();
    all.add(identity(customer, customer.verified(), null));
    for (Link link : customer.parts()) {
      parts.stream()
          .filter(it -> it.id().equals(link.other()))
          .forEach(it -> all.add(identity(it, link.proof().verifies(), link)));
    }
    return all;
  }

  private JsonObject identity(Customer record, boolean verified, @Nullable Link link) {
    JsonObject addresses = new JsonObject();
    record.addresses().forEach((channel, address) -> addresses.put(channel, masked(address)));
    return new JsonObject()
        .put("record", record.id())
        .put("status", verified ? "verified" : "claimed")
        .put("proof", link == null ? null : link.proof().wire())
        .put("by", link == null ? null : link.by())
        .put("at", link == null ? record.since().toString() : link.at().toString())
        .put("addresses", addresses)
        .put(
            "channels",
            Requests.array(
                summaries.timeline(record.id()).stream()
                    .map(Summary::channel)
                    .distinct()
                    .sorted()
                    .toList()));
  }

  private static String masked(String address) {
    int shown = Math.min(4, address.length() / 2);
    return "••••" + address.substring(address.length() - shown);
  }

  private static JsonArray contests(Customer customer) {
    return Requests.array(
        customer.contests().stream()
            .map(it ->
                new JsonObject()
                    .put("other", it.other())
                    .put("claimed", it.claimed())
                    .put("at", it.at().toString()))
            .toList());
  }

  private JsonArray waiting(Customer customer) {
    return Requests.array(
        dealings.waiting(customer).stream()
            .map(it ->
                new JsonObject()
                    .put("conversation", it.conversation())
                    .put("reason", it.reason().wire())
                    .put("since", it.waitsSince().toString())
                    .put("due", it.promisedFor().toString()))
            .toList());
  }

  private JsonArray openComplaints(Customer customer, Instant now) {
    return Requests.array(
        dealings.openComplaints(customer).stream()
            .map((Complaint it) -> {
              Optional<Clock> next = dealings.nextClock(it, now);
              return new JsonObject()
                  .put("number", it.number())
                  .put("stage", it.stage().wire())
                  .put("severity", it.severity().wire())
                  .put("product", it.product())
                  .put("owner", it.owner())
                  .put("filedAt", it.filedAt().toString())
                  .put("due", next.map(Clock::due).map(Instant::toString).orElse(null))
                  .put("state", next.map(Clock::state).map(Clock.State::wire).orElse(null));
            })
            .toList());
  }

  private JsonArray openLeads(Customer customer, Instant now) {
    return Requests.array(
        dealings.openLeads(customer).stream()
            .map((Lead it) ->
                new JsonObject()
                    .put("number", it.number())
                    .put("stage", it.stage().wire())
                    .put("product", it.shown().interest().product())
                    .put("owner", it.care().owner())
                    .put("fit", LeadJson.fit(dealings.scoring().fit(it, now)))
                    .put("expected", dealings.scoring().score(it, now).expected())
                    .put("due", text(it.care().nextUntil())))
            .toList());
  }

  private JsonArray openFollowUps(Customer customer, Instant now) {
    return Requests.array(
        dealings.openFollowUps(customer).stream()
            .map((FollowUp it) ->
                new JsonObject()
                    .put("number", it.number())
                    .put("kind", it.kind().wire())
                    .put("owner", it.owner())
                    .put("due", it.due().toString())
                    .put("overdue", it.overdue(now))
                    .put("text", followUps.promised(it.number()).orElse(null)))
            .toList());
  }

  /// Some of all that passed between a customer and the bank, the latest first.
  ///
  /// @param offset how many of those that are wanted are passed over
  JsonObject timeline(Customer customer, Predicate<Interaction> wanted, int offset, int limit) {
    List<Interaction> all = dealings.timeline(customer).stream().filter(wanted).toList();
    return new JsonObject()
        .put("total", all.size())
        .put(
            "interactions",
            Requests.array(all.stream().skip(offset).limit(limit).map(this::interaction).toList()));
  }

  private JsonObject interaction(Interaction interaction) {
    JsonObject json =
        new JsonObject()
            .put("kind", interaction.kind())
            .put("at", interaction.at().toString())
            .put("channel", interaction.channel());
    return switch (interaction) {
      case Interaction.Talked(Summary it) ->
          json.put("conversation", it.id())
              .put("status", it.status().name())
              .put("language", it.language().wire())
              .put("messages", it.messages())
              .put(
                  "intents",
                  Requests.array(
                      it.intents().stream()
                          .map(article ->
                              new JsonObject()
                                  .put("article", article)
                                  .put("title", view.title(article, it.language())))
                          .toList()))
              .put("handoff", it.handoff() == null ? null : it.handoff().wire())
              .put("outcome", it.outcome())
              .put("agent", it.agent())
              .put("satisfaction", it.satisfaction());
      case Interaction.Complained it ->
          json.put("number", it.complaint().number())
              .put("told", it.told())
              .put("severity", it.complaint().severity().wire())
              .put("product", it.complaint().product())
              .put("stage", it.complaint().stage().wire());
      case Interaction.Interested it ->
          json.put("number", it.lead().number())
              .put("contacted", it.contacted())
              .put("product", it.lead().shown().interest().product())
              .put("stage", it.lead().stage().wire());
      case Interaction.GaveFeedback it ->
          json.put("number", it.feedback().number())
              .put("ended", it.ended())
              .put("feedback", it.feedback().origin().kind().wire())
              .put("product", it.feedback().origin().product())
              .put("stage", it.feedback().stage().wire());
      case Interaction.Promised it ->
          json.put("number", it.followUp().number())
              .put("promise", it.followUp().kind().wire())
              .put("ended", it.ended())
              .put("due", it.followUp().due().toString())
              .put("result", result(it));
      case Interaction.Allowed(Consent it) ->
          json.put("purpose", it.purpose().wire())
              .put("given", it.given())
              .put("how", it.how())
              .put("by", it.by());
      case Interaction.Disclosed(Disclosure it) ->
          json.put("what", it.what()).put("how", it.how()).put("by", it.by());
    };
  }

  private static @Nullable String result(Interaction.Promised it) {
    FollowUp.End end = it.followUp().end();
    return end == null || !it.ended() ? null : end.result().wire();
  }
}
