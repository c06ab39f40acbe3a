package dev.lobby.console.agent;

import dev.lobby.complaint.Clock;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.ComplaintGroups;
import dev.lobby.complaint.ComplaintJoins;
import dev.lobby.complaint.ComplaintMembers;
import dev.lobby.complaint.Refusal;
import dev.lobby.complaint.Wish;
import dev.lobby.complaint.WrittenDays;
import dev.lobby.http.Requests;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import dev.lobby.wire.WireName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the complaints board reads.
final class ComplaintJson {

  private final ClockRules rules;

  ComplaintJson(ClockRules rules) {
    this.rules = rules;
  }

  /// Complaints in the order in which their time ends, be it that of a clock or that of the first
  /// answer that was promised; those without any last.
  ///
  /// @param replyDue by when the customer of a complaint was promised a first answer, as long as
  ///   they wait for it
  List<JsonObject> urgentFirst(
      List<Complaint> open, Function<Complaint, Optional<Instant>> replyDue, Instant now) {
    // A clock is worked out from the calendar: once for each, not for each comparison.
    return open.stream()
        .map(one -> timed(one, replyDue.apply(one), now))
        .sorted(
            Comparator.comparing(Timed::next)
                .thenComparing(Timed::clock)
                .thenComparing(it -> it.complaint.number()))
        .map(it ->
            row(it.complaint, now).put("replyDue", it.reply.map(Instant::toString).orElse(null)))
        .toList();
  }

  private record Timed(Complaint complaint, Optional<Instant> reply, Instant clock) {
    Instant next() {
      return reply.filter(clock::isAfter).orElse(clock);
    }
  }

  private Timed timed(Complaint complaint, Optional<Instant> reply, Instant now) {
    return new Timed(
        complaint,
        reply,
        rules.of(complaint, now).stream()
            .filter(Clock::runs)
            .map(Clock::due)
            .findFirst()
            .orElse(Instant.MAX));
  }

  JsonObject row(Complaint complaint, Instant now) {
    return new JsonObject()
        .put("number", complaint.number())
        .put("version", complaint.version())
        .put("customer", complaint.customer())
        .put("channel", complaint.channel())
        .put("language", complaint.language().wire())
        .put("stage", complaint.stage().wire())
        .put("severity", complaint.severity().wire())
        .put("product", complaint.product())
        .put("cause", complaint.cause())
        .put("owner", complaint.owner())
        .put("filedAt", complaint.filedAt().toString())
        .put("runsSince", complaint.runsSince().toString())
        .put("nextUntil", text(complaint.nextUntil()))
        .put("escalations", complaint.escalations())
        .put("ending", complaint.ending() == null ? null : complaint.ending().wire())
        .put("finding", complaint.finding() == null ? null : complaint.finding().wire())
        .put("decidedBy", complaint.decidedBy())
        .put("loweredBy", complaint.loweredBy())
        .put(
            "wishes", Requests.array(complaint.wishes().stream().map(Wish::wire).sorted().toList()))
        .put("group", complaint.group())
        .put("joinedTo", joinedTo(complaint))
        .put("duplicates", complaint.duplicates().size())
        .put("reopenings", complaint.reopenings())
        .put("score", complaint.score())
        .put("clocks", Requests.array(clocks(complaint, now)));
  }

  private static @Nullable String joinedTo(Complaint complaint) {
    Complaint.Join joined = complaint.joined();
    return joined == null ? null : joined.into();
  }

  private List<JsonObject> clocks(Complaint complaint, Instant now) {
    return rules.of(complaint, now).stream()
        .map(clock ->
            new JsonObject()
                .put("name", clock.rule().name())
                .put("until", clock.rule().until().wire())
                .put("law", clock.rule().regulatory())
                .put("due", clock.due().toString())
                .put("state", clock.state().wire())
                .put("asked", complaint.asked().get(clock.rule().name()))
                .put("extended", extended(complaint, clock))
                .put("extendable", extendable(complaint, clock)))
        .toList();
  }

  /// When a clock ends if it gets the time that somebody asked for; null where nobody did, or
  /// nothing is left to extend.
  private @Nullable String extended(Complaint complaint, Clock clock) {
    return complaint.asked().containsKey(clock.rule().name()) && extendable(complaint, clock)
        ? rules.extended(complaint, clock.rule()).toString()
        : null;
  }

  private static boolean extendable(Complaint complaint, Clock clock) {
    // What runs because somebody objects is given time once it is taken up again.
    return clock.runs()
        && complaint.objectedAt() == null
        && clock.rule().extensions().size()
            > complaint.extended().getOrDefault(clock.rule().name(), 0);
  }

  /// One complaint with all that was written about it.
  ///
  /// @param others the customer's other ones, of which those that are open, or were not long ago,
  ///   may be the same
  JsonObject detail(
      Complaint complaint, List<Recorded> events, List<Complaint> others, Instant now) {
    Map<Boolean, List<Complaint>> recent =
        others.stream().collect(Collectors.partitioningBy(one -> ComplaintJoins.recent(one, now)));
    return row(complaint, now)
        .put("conversations", Requests.array(complaint.places()))
        .put(
            "history",
            Requests.array(
                events.reversed().stream().map(it -> line(it, registeredBy(events))).toList()))
        .put("recent", rows(recent.getOrDefault(true, List.of()), now))
        .put("others", rows(recent.getOrDefault(false, List.of()), now));
  }

  private JsonArray rows(List<Complaint> complaints, Instant now) {
    return Requests.array(complaints.stream().map(one -> row(one, now)).toList());
  }

  /// Who registered a complaint; null for the assistant.
  private static @Nullable String registeredBy(List<Recorded> events) {
    return !events.isEmpty() && events.getFirst().event() instanceof ComplaintEvent.Filed filed
        ? filed.by()
        : null;
  }

  /// An event: its name, when, by whom, and what else it says.
  ///
  /// @param registeredBy who wrote down what the customer said, where the assistant did not ask
  private static JsonObject line(Recorded recorded, @Nullable String registeredBy) {
    WireName name = recorded.event().getClass().getAnnotation(WireName.class);
    JsonObject line =
        new JsonObject()
            .put("event", name == null ? "" : name.value())
            .put("at", recorded.time().toString());
    if (recorded.event() instanceof ComplaintEvent event) {
      said(event).forEach(line::put);
      if (event instanceof ComplaintEvent.Stated && registeredBy != null) {
        line.put("by", registeredBy);
      }
    }
    return line;
  }

  private static Map<String, Object> said(ComplaintEvent event) {
    return switch (event) {
      case ComplaintEvent.Filed e ->
          Map.of(
              "severity",
              e.severity().wire(),
              "by",
              e.by() == null ? "" : e.by(),
              "channel",
              e.channel(),
              "receivedAt",
              e.receivedAt() == null ? "" : e.receivedAt());
      case ComplaintEvent.Withdrawn e -> Map.of("by", e.by(), "how", e.how(), "text", e.said());
      case ComplaintEvent.Dismissed e -> Map.of("by", e.by(), "text", e.reason());
      case ComplaintEvent.Classified e ->
          Map.of(
              "by",
              e.by(),
              "product",
              e.product(),
              "cause",
              e.cause(),
              "severity",
              e.severity().wire());
      case ComplaintEvent.Assigned e -> Map.of("by", e.by(), "owner", e.owner());
      case ComplaintEvent.Acknowledged e -> Map.of("by", e.by(), "how", e.how());
      case ComplaintEvent.Stated e ->
          Map.of(
              "fact",
              e.fact(),
              "zh",
              e.zh(),
              "en",
              e.en(),
              "said",
              WrittenDays.readable(e.said(), Language.of(e.said()) == Language.EN));
      case ComplaintEvent.Noted e -> Map.of("by", e.by(), "text", e.text());
      case ComplaintEvent.Planned e -> Map.of("by", e.by(), "text", e.action(), "until", e.until());
      case ComplaintEvent.Escalated e ->
          Map.of(
              "by",
              e.by(),
              "clock",
              e.clock() == null ? "" : e.clock(),
              "text",
              e.reason() == null ? "" : e.reason());
      case ComplaintEvent.ExtensionAsked e ->
          Map.of(
              "by",
              e.by(),
              "clock",
              e.clock(),
              "text",
              e.reason(),
              "toCustomer",
              e.toCustomer() == null ? "" : e.toCustomer());
      case ComplaintEvent.ExtensionRefused e ->
          Map.of("by", e.by(), "clock", e.clock(), "text", e.reason());
      case ComplaintEvent.Extended e -> Map.of("by", e.by(), "clock", e.clock());
      case ComplaintEvent.Linked e -> Map.of("by", e.by(), "conversation", e.conversation());
      case ComplaintEvent.Grouped e ->
          Map.of("by", e.by(), "group", e.group() == null ? "" : e.group());
      case ComplaintEvent.Joined e -> Map.of("by", e.by(), "other", e.into());
      case ComplaintEvent.Parted e -> Map.of("by", e.by(), "other", e.from());
      case ComplaintEvent.DuplicateJoined e -> Map.of("by", e.by(), "other", e.duplicate());
      case ComplaintEvent.DuplicateParted e -> Map.of("by", e.by(), "other", e.duplicate());
      case ComplaintEvent.Resolved e ->
          Map.of(
              "by",
              e.by(),
              "finding",
              e.finding().wire(),
              "cause",
              e.cause(),
              "found",
              e.found(),
              "remedy",
              e.remedy(),
              "appeal",
              e.appeal(),
              "owed",
              e.owed() == null ? "" : e.owed(),
              "owedUntil",
              e.owedUntil() == null ? "" : e.owedUntil());
      case ComplaintEvent.Told e ->
          Map.of("by", e.by(), "how", e.how(), "text", e.note() == null ? "" : e.note());
      case ComplaintEvent.Closed e -> Map.of("by", e.by());
      case ComplaintEvent.Reopened e ->
          Map.of("by", e.by(), "text", e.reason(), "told", Boolean.TRUE.equals(e.told()));
      case ComplaintEvent.Rated e -> Map.of("score", e.score());
    };
  }

  /// Many customers with one cause.
  static JsonObject group(ComplaintGroups.Group group) {
    return new JsonObject()
        .put("head", group.head())
        .put("product", group.product())
        .put("cause", group.cause())
        .put("customers", group.customers())
        .put("complaints", group.complaints().size())
        .put("apart", Requests.array(group.apart()));
  }

  /// A member on which a step was not taken, and why.
  static JsonObject left(ComplaintMembers.Left left) {
    return new JsonObject()
        .put("number", left.number())
        .put("zh", left.why().stream().map(Refusal::zh).collect(Collectors.joining("\n")))
        .put("en", left.why().stream().map(Refusal::en).collect(Collectors.joining("\n")));
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
