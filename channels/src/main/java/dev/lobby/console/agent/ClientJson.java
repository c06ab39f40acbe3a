package dev.lobby.console.agent;

import dev.lobby.conversation.Status;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.customer.Consent;
import dev.lobby.customer.Contact;
import dev.lobby.customer.ContactKind;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Purpose;
import dev.lobby.customer.Rating;
import dev.lobby.http.Requests;
import dev.lobby.lead.SpokenRefusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who a case is about: what whoever works on it needs at hand.
///
/// `ways` are those by which the customer is reached, the ones they prefer first: each has its
/// `way` (`phone`, `email` or `web`), its `value`, masked, or the `conversation` that is open, and
/// whether it is `preferred`. In full they are read on the record, for a reason. `preferred` is
/// what the customer said of it, also of ways the record does not know. `consents` has for
/// `contact` and `marketing` what they said last; null when nothing. `refused` says that they
/// refused contact when they were asked about a lead, and nobody settled it since; `inWriting`,
/// that they may be written to about one that goes on, and not called.
public final class ClientJson {

  private static final String WEB = "web";

  /// The codes of ways that people write in words.
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("电话", "phone"),
          Map.entry("手机", "phone"),
          Map.entry("短信", "phone"),
          Map.entry("telephone", "phone"),
          Map.entry("mobile", "phone"),
          Map.entry("sms", "phone"),
          Map.entry("邮件", "email"),
          Map.entry("邮箱", "email"),
          Map.entry("电子邮件", "email"),
          Map.entry("e-mail", "email"),
          Map.entry("mail", "email"),
          Map.entry("网页", WEB),
          Map.entry("在线会话", WEB),
          Map.entry("chat", WEB));

  private final Customers customers;
  private final Summaries summaries;
  private final SpokenRefusal refusals;

  public ClientJson(Customers customers, Summaries summaries, SpokenRefusal refusals) {
    this.customers = customers;
    this.summaries = summaries;
    this.refusals = refusals;
  }

  /// A way by which a customer is reached.
  private record Way(String way, JsonObject json) {}

  JsonObject of(Customer customer) {
    return new JsonObject()
        .put("id", customer.id())
        .put("number", customer.profile().externalId())
        .put("name", customer.name())
        .put("tier", customer.tier())
        .put("rating", rating(customer.profile().rating()))
        .put("ways", ways(customer))
        .put("preferred", Requests.array(customer.channels()))
        .put(
            "consents",
            new JsonObject()
                .put("contact", consent(customer, Purpose.CONTACT))
                .put("marketing", consent(customer, Purpose.MARKETING)))
        .put("refused", refusals.standsAgainst(Purpose.CONTACT, customer))
        .put("inWriting", refusals.standsAgainstCalls(customer));
  }

  /// How much risk they were rated for, and until when; null for never.
  private static @Nullable JsonObject rating(@Nullable Rating rating) {
    return rating == null
        ? null
        : new JsonObject().put("grade", rating.grade().name()).put("until", rating.until());
  }

  private @Nullable Boolean consent(Customer customer, Purpose purpose) {
    List<Consent> said = customers.consents(customer.id(), purpose);
    return said.isEmpty() ? null : said.getLast().given();
  }

  private JsonArray ways(Customer customer) {
    List<Way> ways = new ArrayList<>();
    for (ContactKind kind : ContactKind.values()) {
      customer.profile().contacts().stream()
          .filter(it -> it.kind() == kind)
          .findFirst()
          .map(Contact::masked)
          .ifPresent(it -> ways.add(new Way(kind.wire(), new JsonObject().put("value", it))));
    }
    customer.family().stream()
        .flatMap(id -> summaries.timeline(id).stream())
        .filter(it -> it.channel().equals(WEB) && it.status() != Status.RESOLVED)
        .max(Comparator.comparing(Summary::lastAt).thenComparing(Summary::id))
        .ifPresent(it -> ways.add(new Way(WEB, new JsonObject().put("conversation", it.id()))));
    List<String> preferred = customer.channels().stream().map(ClientJson::code).toList();
    ways.sort(Comparator.comparingInt(it -> place(it.way, preferred)));
    return Requests.array(
        ways.stream()
            .map(it -> it.json.put("way", it.way).put("preferred", preferred.contains(it.way)))
            .toList());
  }

  private static int place(String way, List<String> preferred) {
    int place = preferred.indexOf(way);
    return place < 0 ? preferred.size() : place;
  }

  private static String code(String channel) {
    String name = channel.strip().toLowerCase(Locale.ROOT);
    return CODES.getOrDefault(name, name);
  }
}
