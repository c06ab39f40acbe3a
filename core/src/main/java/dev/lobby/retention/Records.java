package dev.lobby.retention;

import dev.lobby.audit.AuditEvent;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Reason;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.feedback.FeedbackEvent;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.Recorded;
import dev.lobby.lead.LeadEvent;
import dev.lobby.outreach.OutreachEvent;
import dev.lobby.staff.StaffEvent;
import dev.lobby.survey.SurveyEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All records the rules are about: how old they are, and what speaks against blanking them.
final class Records {

  /// One record.
  static final class Entry {
    /// Whose it is; empty for nobody's.
    String subject = "";

    /// When something last happened in it, or by whom it is about.
    Instant last = Instant.MIN;

    /// The last frame of its stream.
    long lastSequence;

    /// Whether a person has it or is waited for. One that only the assistant answered never ends by
    /// itself; it is over when nothing happens in it any more.
    boolean open;

    boolean complaint;

    /// Whether it says who somebody is.
    boolean personal;

    private void touch(Instant at) {
      last = at.isAfter(last) ? at : last;
    }
  }

  /// What a member of staff did, and to whom; empty for nobody.
  record Deed(long sequence, Instant at, String person) {}

  final Map<String, Entry> conversations = new TreeMap<>();
  final Map<String, Entry> customers = new TreeMap<>();

  /// Complaints, by their streams.
  final Map<String, Entry> complaints = new TreeMap<>();

  /// Leads, follow-ups, surveys and what plans did, by their streams. One that nobody ended is not
  /// open for ever: it goes with its time.
  final Map<String, Entry> tasks = new TreeMap<>();

  final Map<String, Entry> staff = new TreeMap<>();
  final Map<String, List<Deed>> audit = new TreeMap<>();

  /// Who is under a legal hold.
  final Set<String> held = new HashSet<>();

  private final Map<String, Long> blanked = new HashMap<>();

  /// Takes in the next event.
  void apply(Recorded recorded) {
    switch (recorded.event()) {
      case ConversationEvent e -> conversation(recorded, e);
      case ComplaintEvent e -> complaint(recorded, e);
      case LeadEvent e -> task(recorded, e instanceof LeadEvent.Opened it ? it.customer() : null);
      case FeedbackEvent e ->
          task(recorded, e instanceof FeedbackEvent.Received it ? it.customer() : null);
      case OutreachEvent e -> task(recorded, OutreachEvent.customer(recorded.stream()));
      case SurveyEvent e ->
          task(recorded, e instanceof SurveyEvent.Asked it ? it.customer() : null);
      case FollowUpEvent e ->
          task(recorded, e instanceof FollowUpEvent.Promised it ? it.customer() : null);
      case CustomerEvent e -> {
        Entry entry = entry(customers, RecordType.CUSTOMER.id(recorded.stream()));
        entry.subject = RecordType.CUSTOMER.id(recorded.stream());
        entry.personal |=
            e instanceof CustomerEvent.Identified || e instanceof CustomerEvent.Profiled;
        touch(entry, recorded);
      }
      // Whose business is still counted is a customer still.
      case FiguresEvent e ->
          entry(customers, FiguresEvent.customer(recorded.stream())).touch(recorded.time());
      case StaffEvent e -> {
        Entry entry = entry(staff, RecordType.STAFF.id(recorded.stream()));
        entry.subject = RecordType.STAFF.id(recorded.stream());
        entry.personal = true;
        touch(entry, recorded);
      }
      case AuditEvent.Acted e -> {
        entry(staff, e.by()).touch(recorded.time());
        String person = e.person() == null ? "" : e.person();
        audit
            .computeIfAbsent(e.by(), by -> new ArrayList<>())
            .add(new Deed(recorded.sequence(), recorded.time(), person));
      }
      case ErasureEvent.Held e -> held.add(subject(recorded));
      case ErasureEvent.HoldReleased e -> held.remove(subject(recorded));
      case RetentionEvent.Blanked e ->
          e.records().forEach(taken -> blanked.merge(taken.stream(), taken.upTo(), Math::max));
      default -> {}
    }
  }

  /// Whether Lobby did it of its own accord. It keeps nobody on record: a plan that comes again and
  /// again would keep them for ever.
  static boolean isAutomatic(Event event) {
    return switch (event) {
      case ConversationEvent.SurveyAsked e -> true;
      case ConversationEvent.Told e -> e.by().equals(FollowUpDesk.RULE);
      case OutreachEvent e -> true;
      case SurveyEvent.Asked e -> true;
      case FollowUpEvent.Promised e -> e.by().equals(FollowUpDesk.RULE);
      default -> false;
    };
  }

  private static String subject(Recorded recorded) {
    return recorded.stream().substring(ErasureEvent.stream("").length());
  }

  private void conversation(Recorded recorded, ConversationEvent event) {
    Entry entry = entry(conversations, RecordType.CONVERSATION.id(recorded.stream()));
    if (isAutomatic(event)) {
      entry.lastSequence = recorded.sequence();
      return;
    }
    touch(entry, recorded);
    switch (event) {
      case ConversationEvent.Started e -> entry.subject = e.customer();
      case ConversationEvent.HandoffRequested e -> {
        entry.open |= e.reason().customerWaits();
        entry.complaint |= e.reason() == Reason.COMPLAINT;
      }
      case ConversationEvent.AgentJoined e -> entry.open = true;
      case ConversationEvent.QueueLeft e -> entry.open = false;
      case ConversationEvent.HandedBack e -> entry.open = false;
      case ConversationEvent.Resolved e -> entry.open = false;
      default -> {}
    }
    if (!entry.subject.isEmpty()) {
      entry(customers, entry.subject).touch(recorded.time());
    }
  }

  private void complaint(Recorded recorded, ComplaintEvent event) {
    Entry entry = entry(complaints, recorded.stream());
    touch(entry, recorded);
    switch (event) {
      case ComplaintEvent.Filed e -> {
        entry.subject = e.customer();
        entry.open = true;
      }
      case ComplaintEvent.Reopened e -> entry.open = true;
      case ComplaintEvent.Closed e -> entry.open = false;
      case ComplaintEvent.Withdrawn e -> entry.open = false;
      case ComplaintEvent.Dismissed e -> entry.open = false;
      case ComplaintEvent.Joined e -> entry.open = false;
      case ComplaintEvent.Parted e -> entry.open = true;
      default -> {}
    }
    if (!entry.subject.isEmpty()) {
      entry(customers, entry.subject).touch(recorded.time());
    }
  }

  /// @param customer whose it is, as its first event says; null in the others
  private void task(Recorded recorded, @Nullable String customer) {
    Entry entry = entry(tasks, recorded.stream());
    touch(entry, recorded);
    if (customer != null) {
      entry.subject = customer;
    }
    if (!entry.subject.isEmpty() && !isAutomatic(recorded.event())) {
      entry(customers, entry.subject).touch(recorded.time());
    }
  }

  private static Entry entry(Map<String, Entry> entries, String id) {
    return entries.computeIfAbsent(id, name -> new Entry());
  }

  private static void touch(Entry entry, Recorded recorded) {
    entry.touch(recorded.time());
    entry.lastSequence = recorded.sequence();
  }

  /// Up to which frame a stream was blanked before; 0 when nothing was.
  long blankedUpTo(String stream) {
    return blanked.getOrDefault(stream, 0L);
  }

  /// The streams that were blanked from end to end.
  List<String> whollyBlanked() {
    List<String> streams = new ArrayList<>();
    add(RecordType.CONVERSATION, conversations, streams);
    complaints.forEach((stream, entry) -> add(stream, entry, streams));
    tasks.forEach((stream, entry) -> add(stream, entry, streams));
    add(RecordType.CUSTOMER, customers, streams);
    add(RecordType.STAFF, staff, streams);
    return streams;
  }

  private void add(RecordType type, Map<String, Entry> entries, List<String> streams) {
    entries.forEach((id, entry) -> add(type.stream(id), entry, streams));
  }

  private void add(String stream, Entry entry, List<String> streams) {
    if (entry.lastSequence > 0 && blankedUpTo(stream) >= entry.lastSequence) {
      streams.add(stream);
    }
  }
}
