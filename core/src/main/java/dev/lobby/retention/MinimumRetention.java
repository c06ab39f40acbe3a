package dev.lobby.retention;

import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Reason;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.erasure.RecordKeeping;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.keys.KeyRing;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Keeps people from being erased before the minimum of every record of theirs is over.
public final class MinimumRetention implements RecordKeeping {

  private final Journal journal;
  private final KeyRing keys;
  private final RetentionRules rules;
  private final InstantSource clock;

  public MinimumRetention(
      Journal journal, KeyRing keys, RetentionRules rules, InstantSource clock) {
    this.journal = journal;
    this.keys = keys;
    this.rules = rules;
    this.clock = clock;
  }

  /// A record, and when something last happened in it.
  private record Aged(String stream, RecordType type, Instant last) {}

  @Override
  public Optional<String> refusal(String subject) {
    if (rules.keepsNothing()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    List<Aged> young =
        records(subject).stream()
            .filter(one -> now.isBefore(rules.keptUntil(one.type, one.last)))
            .toList();
    return young.stream()
        .max(Comparator.comparing(one -> rules.keptUntil(one.type, one.last)))
        .map(one -> text(one, young.size() - 1));
  }

  private List<Aged> records(String subject) {
    TreeSet<String> streams = new TreeSet<>(keys.streamsOf(subject));
    streams.add(RecordType.CUSTOMER.stream(subject));
    List<Aged> conversations = new ArrayList<>();
    List<Aged> others = new ArrayList<>();
    Instant latest = Instant.MIN;
    for (String stream : streams) {
      List<Recorded> events =
          journal.read(stream, 0).stream().filter(it -> !Records.isAutomatic(it.event())).toList();
      if (!events.isEmpty()) {
        Instant last = events.getLast().time();
        latest = last.isAfter(latest) ? last : latest;
        if (RecordType.CONVERSATION.holds(stream)) {
          conversations.add(new Aged(stream, type(events), last));
        } else if (stream.startsWith(ComplaintEvent.stream(""))) {
          conversations.add(new Aged(stream, RecordType.COMPLAINT, last));
        } else if (RecordType.CUSTOMER.holds(stream)) {
          others.add(new Aged(stream, RecordType.CUSTOMER, last));
        } else if (RecordType.STAFF.holds(stream)) {
          others.add(new Aged(stream, RecordType.STAFF, last));
        }
      }
    }
    String figures = FiguresEvent.stream(subject);
    long told = journal.version(figures);
    if (told > 0) {
      Instant counted = journal.read(figures, told - 1).getLast().time();
      latest = counted.isAfter(latest) ? counted : latest;
    }
    // Who somebody is must be known as long as they were last heard.
    for (Aged other : others) {
      conversations.add(new Aged(other.stream, other.type, latest));
    }
    return conversations;
  }

  private static RecordType type(List<Recorded> events) {
    return events.stream()
            .anyMatch(recorded ->
                recorded.event() instanceof ConversationEvent.HandoffRequested handoff
                    && handoff.reason() == Reason.COMPLAINT)
        ? RecordType.COMPLAINT
        : RecordType.CONVERSATION;
  }

  private String text(Aged record, int more) {
    RecordType rule = rules.minimumFor(record.type, record.last);
    LocalDate from =
        LocalDate.ofInstant(rules.keptUntil(record.type, record.last), rules.zone()).plusDays(1);
    return "The record "
        + record.stream
        + " must be kept: the setting retention."
        + rule.wire()
        + ".minimum is "
        + RetentionRule.text(rules.of(rule).minimum())
        + ". It may be erased from "
        + from
        + " on"
        + (more == 0 ? "." : "; " + more + " more of this person must be kept, none longer.");
  }
}
