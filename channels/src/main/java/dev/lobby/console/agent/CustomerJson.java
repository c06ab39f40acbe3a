package dev.lobby.console.agent;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.customer.Consent;
import dev.lobby.customer.Contact;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.Customers;
import dev.lobby.customer.FieldRights;
import dev.lobby.customer.FieldRights.Access;
import dev.lobby.customer.FieldRights.Field;
import dev.lobby.customer.Holding;
import dev.lobby.customer.Link;
import dev.lobby.customer.Purpose;
import dev.lobby.customer.Rating;
import dev.lobby.http.Requests;
import dev.lobby.staff.Staff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the customers page reads, as far as whoever reads it may.
public final class CustomerJson {

  private final Customers customers;
  private final CustomerDirectory directory;
  private final FieldRights rights;
  private final Summaries summaries;
  private final Complaints complaints;
  private final InstantSource clock;
  private final ZoneId zone;

  public CustomerJson(
      Customers customers,
      CustomerDirectory directory,
      FieldRights rights,
      Summaries summaries,
      Complaints complaints,
      InstantSource clock,
      ZoneId zone) {
    this.customers = customers;
    this.directory = directory;
    this.rights = rights;
    this.summaries = summaries;
    this.complaints = complaints;
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
        .put("rating", rating(customer.profile().rating()));
  }

  private @Nullable JsonObject rating(@Nullable Rating rating) {
    return rating == null
        ? null
        : new JsonObject()
            .put("grade", rating.grade().name())
            .put("until", rating.until())
            .put("expired", rating.expired(LocalDate.ofInstant(clock.instant(), zone)));
  }

  /// All of a record that a member may see.
  JsonObject card(Customer customer, Staff.Member member) {
    Access amounts = rights.of(member, customer, Field.AMOUNTS);
    Access contacts = rights.of(member, customer, Field.CONTACTS);
    List<Customer> parts =
        customer.parts().stream().flatMap(part -> customers.load(part.other()).stream()).toList();
    return row(customer)
        .put("since", customer.since().toString())
        .put("asOf", text(customer.profile().asOf()))
        .put(
            "rights",
            new JsonObject().put("amounts", wire(amounts)).put("contacts", wire(contacts)))
        .put("contacts", contacts(customer, false))
        .put("products", products(customer, amounts == Access.SHOWN))
        .put("channels", Requests.array(customer.channels()))
        .put("observedChannels", observed(customer))
        .put("consents", consents(customer, parts))
        .put("consentHistory", history(customer, parts))
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
        .put("identities", identities(customer, parts))
        .put("contests", contests(customer))
        .put(
            "alsoClaimedBy",
            Requests.array(
                directory.find(customer.id()).map(directory::alsoClaim).orElse(List.of())))
        .put("openComplaints", openComplaints(customer));
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
      JsonObject one = new JsonObject().put("product", holding.product());
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
    conversations(customer).forEach(it -> counts.merge(it.channel(), 1, Integer::sum));
    return Requests.array(
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(it ->
                new JsonObject().put("channel", it.getKey()).put("conversations", it.getValue()))
            .toList());
  }

  private List<Summary> conversations(Customer customer) {
    return customer.family().stream()
        .flatMap(id -> summaries.timeline(id).stream())
        .sorted(Comparator.comparing(Summary::startedAt).reversed())
        .toList();
  }

  private static List<Consent> allConsents(Customer customer, List<Customer> parts) {
    List<Consent> all = new ArrayList<>(customer.consents());
    parts.forEach(part -> all.addAll(part.consents()));
    all.sort(Comparator.comparing(Consent::at));
    return all;
  }

  /// What stands for each purpose; null where they never said.
  private static JsonObject consents(Customer customer, List<Customer> parts) {
    JsonObject now = new JsonObject();
    for (Purpose purpose : Purpose.values()) {
      now.putNull(purpose.wire());
    }
    allConsents(customer, parts).forEach(it -> now.put(it.purpose().wire(), it.given()));
    return now;
  }

  private static JsonArray history(Customer customer, List<Customer> parts) {
    return Requests.array(
        allConsents(customer, parts).reversed().stream()
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

  private JsonArray openComplaints(Customer customer) {
    return Requests.array(
        complaints.open().stream()
            .filter(it -> customer.family().contains(it.customer()))
            .map((Complaint it) ->
                new JsonObject()
                    .put("number", it.number())
                    .put("stage", it.stage().wire())
                    .put("severity", it.severity().wire())
                    .put("filedAt", it.filedAt().toString()))
            .toList());
  }

  /// Their conversations, the latest first.
  JsonArray timeline(Customer customer, Predicate<Summary> wanted, int limit) {
    return Requests.array(
        conversations(customer).stream()
            .filter(wanted)
            .limit(limit)
            .map(it ->
                new JsonObject()
                    .put("conversation", it.id())
                    .put("channel", it.channel())
                    .put("startedAt", it.startedAt().toString())
                    .put("status", it.status().name())
                    .put("intents", Requests.array(it.intents()))
                    .put("handoff", it.handoff() == null ? null : it.handoff().wire())
                    .put("outcome", it.outcome()))
            .toList());
  }
}
