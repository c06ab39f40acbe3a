package dev.lobby.console.agent;

import dev.lobby.customer.Customer;
import dev.lobby.http.Requests;
import dev.lobby.journal.Recorded;
import dev.lobby.lead.ContactLeave;
import dev.lobby.lead.Fit;
import dev.lobby.lead.Interest;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadCalibration;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadRules;
import dev.lobby.lead.LeadScoring;
import dev.lobby.wire.WireName;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the leads board reads.
final class LeadJson {

  private static final String EXPECTED = "expected";

  /// In which the bands of amounts are told.
  private static final String CURRENCY = "CNY";

  private final LeadScoring scoring;
  private final LeadRules rules;
  private final ContactLeave leave;
  private final ClientJson clients;

  LeadJson(LeadScoring scoring, LeadRules rules, ContactLeave leave, ClientJson clients) {
    this.clients = clients;
    this.scoring = scoring;
    this.rules = rules;
    this.leave = leave;
  }

  /// The lists of all there are; of those that are looked at with whose they are, whether they may
  /// be contacted and what they may buy.
  ///
  /// @param client whose a lead is; empty when they were erased
  JsonObject board(
      List<Lead> all, Function<Lead, Optional<Customer>> client, Looked looked, Instant now) {
    Map<String, Lead> byNumber = all.stream().collect(Collectors.toMap(Lead::number, it -> it));
    List<JsonObject> open =
        all.stream()
            .filter(Lead::open)
            .map(lead -> new Scored(lead, scoring.score(lead, now).expected()))
            .sorted(Comparator.comparingDouble(Scored::expected).reversed())
            .map(it -> plain(it.lead).put(EXPECTED, it.expected))
            .toList();
    List<JsonObject> ended =
        all.stream()
            .filter(lead -> !lead.open())
            .sorted(Comparator.comparing(LeadJson::endedAt).reversed())
            .map(lead -> ended(plain(lead), lead))
            .toList();
    looked
        .of(open, ended)
        .forEach(row -> {
          Lead lead = Objects.requireNonNull(byNumber.get(row.getString("number")));
          told(row, lead, now).put("name", name(client.apply(lead)));
        });
    return new JsonObject()
        .put("now", now.toString())
        .put("open", Requests.array(open))
        .put("ended", Requests.array(ended))
        .put("calibration", calibration(LeadCalibration.of(all)));
  }

  private record Scored(Lead lead, double expected) {}

  private static @Nullable String name(Optional<Customer> client) {
    return client.map(Customer::name).orElse(null);
  }

  private static Instant endedAt(Lead lead) {
    return lead.end() == null ? Instant.MAX : lead.end().at();
  }

  JsonObject row(Lead lead, Instant now) {
    JsonObject row = told(plain(lead), lead, now);
    return lead.open() ? row.put(EXPECTED, scoring.score(lead, now).expected()) : ended(row, lead);
  }

  /// What a row says without a look at the customer's record.
  private JsonObject plain(Lead lead) {
    Interest interest = lead.shown().interest();
    return new JsonObject()
        .put("number", lead.number())
        .put("customer", lead.origin().customer())
        .put("channel", lead.origin().channel())
        .put("language", lead.origin().language().wire())
        .put("core", lead.origin().core())
        .put("stage", lead.stage().wire())
        .put("product", interest.product())
        .put("article", interest.article())
        .put("amount", interest.amount().wire())
        .put("amountFrom", rules.amounts().get(CURRENCY))
        .put("horizon", interest.horizon().wire())
        .put("times", lead.shown().times())
        .put("owner", lead.care().owner())
        .put("openedAt", lead.origin().at().toString())
        .put("lastAt", lead.shown().last().toString())
        .put("contactedAt", text(lead.care().contacted()))
        .put("nextUntil", text(lead.care().nextUntil()));
  }

  /// With what the customer's record says.
  private JsonObject told(JsonObject row, Lead lead, Instant now) {
    ContactLeave.Told told = leave.of(lead);
    return row.put("permission", told.permission().wire())
        .put("inWriting", told.inWriting())
        .put("fit", fit(scoring.fit(lead, now)));
  }

  private static JsonObject ended(JsonObject row, Lead lead) {
    Lead.End end = lead.end();
    return end == null
        ? row
        : row.put(EXPECTED, end.expected())
            .put("endedAt", end.at().toString())
            .put("loss", end.loss() == null ? null : end.loss().wire())
            .put("into", end.into());
  }

  /// Whether the customer may buy the lead's investment; null when it is about none.
  static @Nullable JsonObject fit(Optional<Fit> fit) {
    return fit.map(it ->
            new JsonObject()
                .put("match", it.match().name().toLowerCase(Locale.ROOT))
                .put("zh", it.zh())
                .put("en", it.en()))
        .orElse(null);
  }

  /// One lead with why it is scored so, and all that was written about it.
  ///
  /// @param client whose it is; empty when they were erased
  /// @param words what the customer said
  /// @param others the customer's other ones
  JsonObject detail(
      Lead lead,
      Optional<Customer> client,
      List<Recorded> events,
      LeadQuotes words,
      List<Lead> others,
      Instant now) {
    return row(lead, now)
        .put("sum", words.sum())
        .put("reach", words.reach())
        .put("named", Requests.array(words.named()))
        .put("refusedFor", leave.of(lead).elsewhere().orElse(null))
        .put("client", client.map(clients::of).orElse(null))
        .put(
            "consent",
            leave
                .of(lead)
                .record()
                .map(it ->
                    new JsonObject()
                        .put("given", it.given())
                        .put("by", it.by())
                        .put("how", it.how())
                        .put("at", it.at().toString()))
                .orElse(null))
        .put("conversations", Requests.array(lead.shown().conversations()))
        .put(
            "reasons",
            Requests.array(
                scoring.score(lead, now).reasons().stream()
                    .map(reason ->
                        new JsonObject()
                            .put("zh", reason.zh())
                            .put("en", reason.en())
                            .put("weight", reason.weight()))
                    .toList()))
        .put(
            "history",
            Requests.array(events.reversed().stream().map(it -> line(it, words)).toList()))
        .put("others", Requests.array(others.stream().map(one -> row(one, now)).toList()));
  }

  private static JsonObject calibration(LeadCalibration calibration) {
    return new JsonObject()
        .put("brier", calibration.brier())
        .put("base", calibration.base())
        .put(
            "bands",
            Requests.array(
                calibration.bands().stream()
                    .map(band ->
                        new JsonObject()
                            .put("from", band.from())
                            .put("to", band.to())
                            .put("ended", band.ended())
                            .put("won", band.won())
                            .put("expected", band.expected())
                            .put("low", band.low())
                            .put("high", band.high())
                            .put("agrees", band.agrees()))
                    .toList()));
  }

  /// An event: its name, when, by whom, and what else it says.
  private static JsonObject line(Recorded recorded, LeadQuotes words) {
    WireName name = recorded.event().getClass().getAnnotation(WireName.class);
    JsonObject line =
        new JsonObject()
            .put("event", name == null ? "" : name.value())
            .put("at", recorded.time().toString());
    if (recorded.event() instanceof LeadEvent event) {
      said(event).forEach(line::put);
      words.of(recorded).ifPresent(text -> line.put("text", text));
    }
    return line;
  }

  private static Map<String, @Nullable Object> said(LeadEvent event) {
    Map<String, @Nullable Object> said = new HashMap<>();
    switch (event) {
      case LeadEvent.Opened e -> said.putAll(said(e.conversation(), e.interest()));
      case LeadEvent.HeardAgain e -> said.putAll(said(e.conversation(), e.interest()));
      case LeadEvent.Answered e -> {
        said.put("conversation", e.conversation());
        said.put("question", e.question());
        said.put("zh", e.zh());
        said.put("en", e.en());
        said.put("text", e.said());
      }
      case LeadEvent.Corrected e -> {
        said.put("by", e.by());
        said.put("product", e.product());
        said.put("amount", e.amount().wire());
        said.put("horizon", e.horizon().wire());
        said.put("text", e.text());
      }
      case LeadEvent.Absorbed e -> {
        said.put("by", e.by());
        said.put("from", e.from());
      }
      case LeadEvent.ProductNamed(String product, String risk) -> {
        said.put("product", product);
        said.put("risk", risk);
      }
      case LeadEvent.PermissionTold e -> {
        said.put("by", e.by());
        said.put("given", e.given());
        said.put("how", e.how());
        said.put("inWriting", e.inWriting());
      }
      case LeadEvent.Assigned(String by, String owner) -> {
        said.put("by", by);
        said.put("owner", owner);
      }
      case LeadEvent.Noted(String by, String text) -> {
        said.put("by", by);
        said.put("text", text);
      }
      case LeadEvent.Planned(String by, String action, String until) -> {
        said.put("by", by);
        said.put("text", action);
        said.put("until", until);
      }
      case LeadEvent.Contacted e -> {
        said.put("by", e.by());
        said.put("how", e.how());
        said.put("text", e.text());
      }
      case LeadEvent.NotReached e -> {
        said.put("by", e.by());
        said.put("how", e.how());
        said.put("text", e.text());
      }
      case LeadEvent.Won e -> {
        said.put("by", e.by());
        said.put("text", e.text());
      }
      case LeadEvent.Lost e -> {
        said.put("by", e.by());
        said.put("reason", e.reason().wire());
        said.put("text", e.text());
      }
      case LeadEvent.Merged(String by, String into) -> {
        said.put("by", by);
        said.put("into", into);
      }
      case LeadEvent.Reopened(String by, String reason) -> {
        said.put("by", by);
        said.put("text", reason);
      }
    }
    return said;
  }

  private static Map<String, @Nullable Object> said(String conversation, Interest interest) {
    Map<String, @Nullable Object> said = new HashMap<>();
    said.put("conversation", conversation);
    said.put("product", interest.product());
    said.put("amount", interest.amount().wire());
    said.put("horizon", interest.horizon().wire());
    return said;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
