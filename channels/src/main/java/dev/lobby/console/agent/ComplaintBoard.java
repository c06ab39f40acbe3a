package dev.lobby.console.agent;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.ComplaintGroups;
import dev.lobby.complaint.Facts;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.desk.ComplaintCare;
import dev.lobby.desk.ComplaintIntake;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The lists of complaints, with whose those that are looked at are and what happened.
final class ComplaintBoard {

  /// The fact that says what happened.
  static final String WHAT = "what";

  private final ComplaintJson json;
  private final Function<String, Optional<String>> nameOf;
  private final ComplaintCare care;
  private final Conversations conversations;
  private final Journal journal;

  /// @param nameOf what a customer is called, by the id of their record; empty where nobody knows
  ComplaintBoard(
      ComplaintJson json,
      Function<String, Optional<String>> nameOf,
      ComplaintCare care,
      Conversations conversations,
      Journal journal) {
    this.json = json;
    this.nameOf = nameOf;
    this.care = care;
    this.conversations = conversations;
    this.journal = journal;
  }

  /// By when its customer was promised a first answer; empty where a person has written since, they
  /// were told what was decided, or nothing more is done about it.
  static Optional<Instant> replyDue(ComplaintCare care, Complaint complaint) {
    return complaint.closed() || complaint.answered()
        ? Optional.empty()
        : care.answerDue(complaint.number());
  }

  /// The lists of all there are.
  JsonObject of(List<Complaint> all, Looked looked, Instant now) {
    List<JsonObject> open =
        json.urgentFirst(
            all.stream().filter(Complaint::open).toList(), one -> replyDue(care, one), now);
    List<JsonObject> closed =
        all.stream().filter(one -> !one.open()).map(one -> json.row(one, now)).toList();
    Map<String, Complaint> byNumber =
        all.stream().collect(Collectors.toMap(Complaint::number, Function.identity()));
    Map<String, Optional<String>> names = new HashMap<>();
    looked
        .of(open, closed)
        .forEach(row -> {
          List<Recorded> events = journal.read(ComplaintEvent.stream(row.getString("number")), 0);
          row.put(
                  "name",
                  names
                      .computeIfAbsent(row.getString("customer"), nameOf)
                      .or(() -> fact(events, ComplaintIntake.NAME))
                      .orElse(null))
              .put(WHAT, what(events))
              .put("danger", danger(byNumber.get(row.getString("number"))));
        });
    return new JsonObject()
        .put("now", now.toString())
        .put("open", Requests.array(open))
        .put("closed", Requests.array(closed))
        .put(
            "groups",
            Requests.array(
                ComplaintGroups.of(all, now).stream().map(ComplaintJson::group).toList()));
  }

  /// When danger to oneself was heard where it was talked about; null for never.
  private @Nullable String danger(@Nullable Complaint one) {
    return one == null ? null : care.danger(one.places()).map(Instant::toString).orElse(null);
  }

  /// What the customer said happened; where that was not asked, what they wrote when they
  /// complained, or nothing.
  private String what(List<Recorded> events) {
    return fact(events, WHAT)
        .or(() -> Complaint.of(events).flatMap(this::complained))
        .map(it -> Conversation.excerpt(it))
        .orElse("");
  }

  /// What was said of one fact.
  private static Optional<String> fact(List<Recorded> events, String fact) {
    return Facts.of(events).stream()
        .filter(it -> it.fact().equals(fact))
        .map(ComplaintEvent.Stated::said)
        .findFirst();
  }

  private Optional<String> complained(Complaint complaint) {
    return complaint.conversations().stream()
        .findFirst()
        .flatMap(conversations::load)
        .flatMap(it ->
            it.messages().stream()
                .filter(message ->
                    message.author() == Author.CUSTOMER
                        && !message.at().isAfter(complaint.filedAt()))
                .reduce((one, other) -> other))
        .map(Message::text);
  }
}
