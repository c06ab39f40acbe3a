package dev.lobby.value;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Figures;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.FollowUps;
import dev.lobby.journal.Recorded;
import dev.lobby.view.OrderedTable;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is known of each customer that says what they are worth, and who is in which class.
///
/// A [valuation][Valuation] is made of what is known when it is asked for, and so is always that of
/// the day. The list of a class is brought up to date when something becomes known of somebody;
/// what the day alone changes, and what an import of many told, is when [#refresh] comes.
///
/// It holds neither names nor numbers nor balances: nothing of them is in the events it is handed.
public final class CustomerValues implements View {

  /// A customer who is listed under a name, or an import.
  ///
  /// @param importId the import that told of the customer; null where none did
  private record Entry(String id, @Nullable String importId) {}

  private static final String CLASS = "class/";

  /// Whom an import told of, the last one that did: their lists are brought up to date when it is
  /// there.
  private static final String TOLD = "told/";

  /// An import that is there and was not looked at.
  private static final String IMPORTED = "imported/";

  /// Who is in another class than the journal tells.
  private static final String CHANGED = "changed/";

  private final Table<Known> byId;
  private final OrderedTable<Entry> lists;
  private final CustomerDirectory directory;
  private final Summaries summaries;
  private final Complaints complaints;
  private final FollowUps followUps;
  private final ValueRules rules;
  private final ZoneId zone;

  private final ReentrantLock refreshing = new ReentrantLock();

  /// The day of which the lists are; null before the first [#refresh]. Guarded by the lock.
  private @Nullable LocalDate day;

  /// @param directory, summaries, complaints, followUps take in each event before this one does
  /// @param zone the bank's, by which a day ends
  public CustomerValues(
      ViewStore store,
      CustomerDirectory directory,
      Summaries summaries,
      Complaints complaints,
      FollowUps followUps,
      ValueRules rules,
      ZoneId zone) {
    this.byId = store.table("customer-values", Known.class);
    this.lists = store.orderedTable("customer-value-lists", Entry.class);
    this.directory = directory;
    this.summaries = summaries;
    this.complaints = complaints;
    this.followUps = followUps;
    this.rules = rules;
    this.zone = zone;
  }

  @Override
  public String format() {
    return "customer-values 3";
  }

  @Override
  public void apply(Recorded recorded) {
    Instant at = recorded.time();
    switch (recorded.event()) {
      case FiguresEvent.Told e -> told(FiguresEvent.customer(recorded.stream()), e, at);
      case ValueEvent.Classed e -> classed(ValueEvent.customer(recorded.stream()), e.valueClass());
      case CustomerEvent e ->
          customer(recorded.stream().substring(CustomerEvent.stream("").length()), e, at);
      case ProfileImportEvent.Committed e -> {
        String id = recorded.stream().substring(ProfileImportEvent.stream("").length());
        lists.put(IMPORTED + id, new Entry(id, id));
      }
      case ConversationEvent.CustomerWrote e ->
          summaries
              .find(recorded.stream().substring(ConversationEvent.stream("").length()))
              .map(Summary::customer)
              .ifPresent(id -> change(id, at, it -> it.wrote(LocalDate.ofInstant(at, zone))));
      case ConversationEvent.SatisfactionRated e -> {
        Known.Rated rated = new Known.Rated(e.score(), at);
        summaries
            .find(recorded.stream().substring(ConversationEvent.stream("").length()))
            .map(Summary::customer)
            .ifPresent(id -> change(id, at, it -> it.said(rated)));
      }
      case ComplaintEvent e -> complaint(recorded, e);
      case FollowUpEvent.Ended e -> {
        if (e.score() != null) {
          Known.Rated rated = new Known.Rated(e.score(), at);
          followUps
              .find(recorded.stream().substring(FollowUpEvent.stream("").length()))
              .map(FollowUp::customer)
              .ifPresent(id -> change(id, at, it -> it.said(rated)));
        }
      }
      default -> {}
    }
  }

  private void told(String id, FiguresEvent.Told told, Instant at) {
    String waits = told.importId();
    if (waits == null || directory.isImported(waits)) {
      change(id, at, it -> it.counted(told.figures(), null, null));
    } else {
      stage(id, told.figures(), waits, at);
    }
  }

  private synchronized void stage(
      String id, @Nullable Figures figures, String waitsFor, Instant at) {
    Known kept = kept(id);
    byId.put(id, kept.counted(standing(kept), figures, waitsFor));
    told(id, waitsFor, at);
  }

  private synchronized void told(String id, String waitsFor, Instant at) {
    String key = TOLD + id;
    Entry before = lists.all(key, it -> true).get(key);
    lists.put(key, new Entry(id, waitsFor));
    // One that is there, and that nobody looked at, is not to be forgotten over the next.
    if (before != null
        && before.importId != null
        && !before.importId.equals(waitsFor)
        && directory.isImported(before.importId)) {
      place(id, at);
    }
  }

  /// Takes somebody from those an import told of, unless another one did meanwhile.
  private synchronized void settle(String key, Entry told) {
    if (told.equals(lists.all(key, it -> true).get(key))) {
      lists.remove(key);
    }
  }

  private void customer(String id, CustomerEvent event, Instant at) {
    switch (event) {
      case CustomerEvent.Joined e -> change(id, at, it -> it.of(e.main(), it.parts()));
      case CustomerEvent.Left e -> change(id, at, it -> it.of(null, it.parts()));
      case CustomerEvent.Gained e ->
          change(id, at, it -> it.of(it.main(), without(it.parts(), e.part(), true)));
      case CustomerEvent.Lost e ->
          change(id, at, it -> it.of(it.main(), without(it.parts(), e.part(), false)));
      case CustomerEvent.Forgotten e -> forget(id);
      case CustomerEvent.Profiled e -> {
        String waits = e.importId();
        if (waits == null || directory.isImported(waits)) {
          place(id, at);
        } else {
          told(id, waits, at);
        }
      }
      case CustomerEvent.Identified e -> place(id, at);
      case CustomerEvent.Visited e -> {}
      case CustomerEvent.Reached e -> {}
      case CustomerEvent.Consented e -> {}
      case CustomerEvent.Assessed e -> {}
      case CustomerEvent.Disclosed e -> {}
      case CustomerEvent.Preferred e -> {}
      case CustomerEvent.Contested e -> {}
      case CustomerEvent.ContestSettled e -> {}
      case CustomerEvent.CodeRefused e -> {}
    }
  }

  private synchronized void forget(String id) {
    list(id, kept(id), null);
    lists.remove(CHANGED + id);
    byId.remove(id);
  }

  private synchronized void classed(String id, ValueClass told) {
    Known kept = kept(id);
    if (kept.listed() != null) {
      byId.put(id, compared(id, kept.told(told)));
    }
  }

  /// Lists somebody whose class is another one than the journal tells.
  private Known compared(String id, Known kept) {
    ValueClass listed = kept.listed();
    if (listed == null || listed == kept.told()) {
      lists.remove(CHANGED + id);
      return kept;
    }
    if (kept.told() == null) {
      // The first class is no change.
      return kept.told(listed);
    }
    lists.put(CHANGED + id, new Entry(id, null));
    return kept;
  }

  /// A customer whose class is another one than the journal tells.
  record Move(String id, ValueClass now, ValueClass before) {}

  /// Some of those whose class is another one than the journal tells.
  ///
  /// @param after only those after this id; empty from the beginning
  synchronized List<Move> moves(String after, int limit) {
    List<Move> moves = new ArrayList<>();
    lists.from(
        CHANGED,
        CHANGED + after,
        (key, entry) -> {
          Known kept = kept(entry.id);
          if (kept.listed() != null && kept.told() != null && kept.listed() != kept.told()) {
            moves.add(new Move(entry.id, kept.listed(), kept.told()));
          }
          return moves.size() < limit;
        });
    return moves;
  }

  private void complaint(Recorded recorded, ComplaintEvent event) {
    Instant at = recorded.time();
    String number = recorded.stream().substring(ComplaintEvent.stream("").length());
    Complaint complaint = complaints.find(number).orElse(null);
    if (complaint == null) {
      return;
    }
    String id = complaint.customer();
    switch (event) {
      case ComplaintEvent.Filed e ->
          change(id, at, it -> it.complaining(without(it.complaints(), number, true)));
      case ComplaintEvent.Reopened e ->
          change(id, at, it -> it.complaining(without(it.complaints(), number, true)));
      case ComplaintEvent.Joined e ->
          change(id, at, it -> it.complaining(without(it.complaints(), number, false)));
      case ComplaintEvent.Parted e ->
          change(id, at, it -> it.complaining(without(it.complaints(), number, true)));
      case ComplaintEvent.Closed e ->
          change(id, at, it -> it.complaining(without(it.complaints(), number, false)));
      case ComplaintEvent.Withdrawn e ->
          change(id, at, it -> it.complaining(without(it.complaints(), number, false)));
      case ComplaintEvent.Dismissed e ->
          change(id, at, it -> it.complaining(without(it.complaints(), number, false)));
      case ComplaintEvent.Rated e -> {
        Known.Rated rated = new Known.Rated(e.score(), at);
        change(id, at, it -> it.said(rated));
      }
      default -> {}
    }
  }

  /// A list without something, which stands at its end when it is to.
  private static List<String> without(List<String> all, String one, boolean added) {
    List<String> others = new ArrayList<>(all);
    others.remove(one);
    if (added) {
      others.add(one);
    }
    return List.copyOf(others);
  }

  private Known kept(String id) {
    Known found = byId.get(id);
    return found == null ? Known.NOTHING : found;
  }

  private synchronized void change(String id, Instant at, UnaryOperator<Known> change) {
    Known before = kept(id);
    Known now = change.apply(before);
    if (!now.equals(before)) {
      byId.put(id, now);
      place(now.main() == null ? id : now.main(), at);
    }
  }

  private void place(String id, Instant at) {
    place(id, LocalDate.ofInstant(at, zone));
  }

  /// Lists a customer under their class.
  private synchronized void place(String id, LocalDate on) {
    Known kept = kept(id);
    ValueClass now =
        directory.find(id).isEmpty()
            ? null
            : Valuation.of(standing(kept, id), rules, on).valueClass();
    if (list(id, kept, now)) {
      byId.put(id, compared(id, kept.listed(now)));
    }
  }

  /// @return whether they were in another list
  private boolean list(String id, Known kept, @Nullable ValueClass now) {
    if (now == kept.listed()) {
      return false;
    }
    if (kept.listed() != null) {
      lists.remove(key(kept.listed(), id));
    }
    if (now != null) {
      lists.put(key(now, id), new Entry(id, null));
    }
    return true;
  }

  private static String key(ValueClass in, String id) {
    return CLASS + in.wire() + "/" + id;
  }

  private @Nullable Figures standing(Known kept) {
    return kept.importId() != null && directory.isImported(kept.importId())
        ? kept.next()
        : kept.figures();
  }

  /// What is known of a customer and of whatever is part of their record.
  private Standing standing(Known kept, String id) {
    LocalDate wrote = kept.lastContact();
    Known.Rated rated = kept.rated();
    int open = kept.complaints().size();
    for (String one : kept.parts()) {
      if (one.equals(id)) {
        continue;
      }
      Known part = kept(one);
      open += part.complaints().size();
      if (part.lastContact() != null && (wrote == null || part.lastContact().isAfter(wrote))) {
        wrote = part.lastContact();
      }
      if (part.rated() != null && (rated == null || part.rated().at().isAfter(rated.at()))) {
        rated = part.rated();
      }
    }
    return new Standing(standing(kept), wrote, open, rated == null ? null : rated.score());
  }

  /// What is known of one of the bank's customers; nothing of whom the bank does not know.
  public Standing standing(String id) {
    return standing(kept(id), id);
  }

  /// What the rules in force make of a customer; empty of whom the bank does not know.
  ///
  /// @param id that of the whole record
  public Optional<Valuation> of(String id, LocalDate on) {
    return directory.find(id).map(row -> Valuation.of(standing(id), rules, on));
  }

  /// The rules in force.
  public ValueRules rules() {
    return rules;
  }

  /// The ids of those in a class, in the order of their ids, which is none.
  ///
  /// @param after only those after this id; empty from the beginning
  /// @param wanted chooses among them
  public List<String> in(ValueClass valueClass, String after, int limit, Predicate<String> wanted) {
    String prefix = key(valueClass, "");
    List<String> found = new ArrayList<>();
    lists.from(
        prefix,
        prefix + after,
        (key, entry) -> {
          if (wanted.test(entry.id)) {
            found.add(entry.id);
          }
          return found.size() < limit;
        });
    return found;
  }

  /// As [#refresh(LocalDate, BooleanSupplier)], to its end.
  public int refresh(LocalDate on) {
    return refresh(on, () -> true);
  }

  /// Brings the lists up to a day, and to what imports told since. It may run while events come.
  ///
  /// @param more whether it shall go on
  /// @return of how many customers the class was looked at
  int refresh(LocalDate on, BooleanSupplier more) {
    refreshing.lock();
    try {
      boolean another = !on.equals(day);
      int[] looked = {0};
      Set<String> imported = lists.all(IMPORTED, it -> true).keySet();
      if (!imported.isEmpty()) {
        lists.from(
            TOLD,
            TOLD,
            (key, entry) -> {
              if (entry.importId != null && directory.isImported(entry.importId)) {
                settle(key, entry);
                if (!another) {
                  place(entry.id, on);
                  looked[0]++;
                }
              }
              return more.getAsBoolean();
            });
        if (!more.getAsBoolean()) {
          return looked[0];
        }
        imported.forEach(lists::remove);
      }
      if (another) {
        directory.each(id -> {
          place(id, on);
          looked[0]++;
          return more.getAsBoolean();
        });
        // One that was broken off is begun anew.
        day = more.getAsBoolean() ? on : day;
      }
      return looked[0];
    } finally {
      refreshing.unlock();
    }
  }
}
