package dev.lobby.complaint;

import dev.lobby.complaint.ComplaintDesk.Outcome;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Joins complaints of a customer that are the same, and parts them again. Safe for use by many
/// threads.
///
/// Both complaints say so in one frame which expects both as they were read: none is ever joined to
/// one that is joined itself, nor to one that was decided in the same moment.
public final class ComplaintJoins {

  /// A customer's closed complaint is shown beside another this long.
  public static final Duration RECENT = Duration.ofDays(30);

  private final Journal journal;
  private final Customers customers;
  private final ZoneId zone;
  private final Seen seen;

  /// @param zone the bank's, in which times are told
  public ComplaintJoins(Journal journal, Customers customers, ZoneId zone) {
    this(journal, customers, zone, Seen.WHATEVER);
  }

  private ComplaintJoins(Journal journal, Customers customers, ZoneId zone, Seen seen) {
    this.journal = journal;
    this.customers = customers;
    this.zone = zone;
    this.seen = seen;
  }

  /// As these, for somebody who has looked at the complaint that is joined or parted.
  public ComplaintJoins having(Seen looked) {
    return new ComplaintJoins(journal, customers, zone, looked);
  }

  /// The other complaints of whoever made one, under any of the records that are one person, the
  /// last filed first.
  public List<Complaint> others(Complaint complaint, Complaints complaints) {
    return family(complaint).stream()
        .flatMap(id -> complaints.of(id).stream())
        .filter(it -> !it.number().equals(complaint.number()))
        .sorted(Comparator.comparing(Complaint::filedAt).reversed())
        .toList();
  }

  /// Whether a complaint may be what another one is about, too: it is open, or was not long ago.
  public static boolean recent(Complaint complaint, Instant now) {
    Instant closedAt = complaint.closedAt();
    return complaint.joined() == null
        && (closedAt == null || !closedAt.isBefore(now.minus(RECENT)));
  }

  /// Lets a complaint go on as part of another one, which is the same and was filed before it: its
  /// clocks stop, and what was said of it is seen there. Where that one was reopened since, its
  /// clocks count from when this one's were started, so that no time is won.
  ///
  /// @param into the number of the other one
  public Outcome join(String number, String by, String into) {
    while (true) {
      List<Recorded> events = journal.read(ComplaintEvent.stream(number), 0);
      Complaint now = Complaint.of(events).orElse(null);
      if (now == null) {
        return new Outcome.Unknown();
      }
      Optional<Refusal> outdated = seen.outdated(events, zone);
      if (outdated.isPresent()) {
        return new Outcome.Refused(List.of(outdated.get()));
      }
      Complaint first = load(into);
      Refusal why = whyNotJoin(now, into, first);
      if (first == null || why != null) {
        return new Outcome.Refused(why == null ? List.of() : List.of(why));
      }
      Optional<Outcome> done =
          append(
              now,
              new ComplaintEvent.Joined(by, into),
              first,
              new ComplaintEvent.DuplicateJoined(
                  by, number, now.places(), now.countsSince().toString()));
      if (done.isPresent()) {
        return done.get();
      }
    }
  }

  /// Lets a complaint that was joined to another go on by itself again: its clocks run on as if
  /// they had never stopped.
  public Outcome part(String number, String by) {
    while (true) {
      List<Recorded> events = journal.read(ComplaintEvent.stream(number), 0);
      Complaint now = Complaint.of(events).orElse(null);
      if (now == null) {
        return new Outcome.Unknown();
      }
      Optional<Refusal> outdated = seen.outdated(events, zone);
      if (outdated.isPresent()) {
        return new Outcome.Refused(List.of(outdated.get()));
      }
      Complaint.Join joined = now.joined();
      if (joined == null) {
        return refused("未并入其他投诉。", "It is not joined to another complaint.");
      }
      Complaint first = load(joined.into());
      if (first == null || first.closed() || first.reached(Milestone.TOLD).isPresent()) {
        // The customer was told what was decided of both.
        boolean closed = first == null || first.closed();
        return refused(
            joined.into() + (closed ? " 已结案" : " 的处理结果已告知客户") + "；请先重新打开，再撤销并入。",
            joined.into()
                + (closed ? " is closed" : " was told to the customer")
                + ": reopen it first, then part this one.");
      }
      Optional<Outcome> done =
          append(
              now,
              new ComplaintEvent.Parted(by, joined.into()),
              first,
              new ComplaintEvent.DuplicateParted(by, number));
      if (done.isPresent()) {
        return done.get();
      }
    }
  }

  /// Parts what was joined across records that are no longer one person's: the words of one
  /// customer are not shown with another's complaint. What was told already stays joined, and
  /// [#isOfOne] says that it is not to be shown.
  ///
  /// @param records the ids of the records that were parted
  /// @return the numbers of the complaints that go on by themselves again
  public List<String> separate(List<String> records, Complaints complaints, String by) {
    return records.stream()
        .flatMap(id -> complaints.of(id).stream())
        .filter(it -> {
          Complaint.Join joined = it.joined();
          Complaint first = joined == null ? null : load(joined.into());
          return first != null && !isOfOne(it, first);
        })
        .map(Complaint::number)
        .filter(number -> part(number, by) instanceof Outcome.Done)
        .toList();
  }

  /// Whether two complaints are of one person, under any of the records that are theirs.
  public boolean isOfOne(Complaint one, Complaint other) {
    return family(one).contains(other.customer());
  }

  private @Nullable Refusal whyNotJoin(Complaint now, String into, @Nullable Complaint first) {
    if (into.equals(now.number())) {
      return new Refusal("不能并入自身。", "It cannot be joined to itself.");
    } else if (first == null) {
      return new Refusal("没有编号为 " + into + " 的投诉。", "There is no complaint " + into + ".");
    } else if (!isOfOne(now, first)) {
      return new Refusal(into + " 属于另一位客户。", into + " is another customer's.");
    } else if (now.joined() != null) {
      String where = now.joined().into();
      return new Refusal("已并入 " + where + "。", "It is joined to " + where + " already.");
    } else if (now.closed()) {
      return new Refusal("已结案，不能并入。", "It is closed and cannot be joined.");
    } else if (now.reached(Milestone.RESOLVED).isPresent()) {
      return new Refusal(
          "已作出处理决定，不能并入；请把结果告知客户。",
          "It is decided already and cannot be joined: tell the customer what was decided.");
    } else if (!now.duplicates().isEmpty()) {
      String other = now.duplicates().getFirst().number();
      return new Refusal(
          other + " 已并入本投诉，请先撤销其并入。", other + " is joined to it: part that one first.");
    }
    return whyNotInto(now, first);
  }

  private static @Nullable Refusal whyNotInto(Complaint now, Complaint first) {
    String into = first.number();
    if (first.joined() != null) {
      String where = first.joined().into();
      return new Refusal(
          into + " 本身已并入 " + where + "，请并入后者。",
          into + " is itself joined to " + where + ": join it to that one.");
    } else if (first.closed() || first.reached(Milestone.RESOLVED).isPresent()) {
      return new Refusal(
          into + (first.closed() ? " 已结案" : " 已作出处理决定") + "；请先重新打开，再并入。",
          into + (first.closed() ? " is closed" : " is decided") + ": reopen it first, then join.");
    } else if (first.filedAt().isAfter(now.filedAt())) {
      // The bank received the first then, and reports it so.
      return new Refusal(
          into + " 登记在后，请把它并入本投诉。", into + " was filed later: join that one to this one.");
    } else if (now.severity() == Severity.MAJOR && first.severity() != Severity.MAJOR) {
      // Or the shorter time of a major one would be gone.
      return new Refusal(
          "本投诉为重大投诉；请先把 " + into + " 改为重大，再并入。",
          "It is a major complaint: classify " + into + " as major first, then join.");
    }
    return null;
  }

  /// Writes to two complaints at once.
  ///
  /// @return empty when one of them is not as it was
  private Optional<Outcome> append(
      Complaint now, ComplaintEvent event, Complaint first, ComplaintEvent there) {
    return journal.append(List.of(write(now, event), write(first, there)))
            instanceof AppendResult.Appended appended
        ? Optional.ofNullable(Complaint.after(now, appended.recorded().getFirst()))
            .map(Outcome.Done::new)
        : Optional.empty();
  }

  private static StreamWrite write(Complaint to, ComplaintEvent event) {
    return new StreamWrite(ComplaintEvent.stream(to.number()), to.version(), to.customer(), event);
  }

  private static Outcome refused(String zh, String en) {
    return new Outcome.Refused(List.of(new Refusal(zh, en)));
  }

  /// The ids of the records that are the person who made a complaint.
  public List<String> family(Complaint complaint) {
    return customers
        .whole(complaint.customer())
        .map(Customer::family)
        .orElse(List.of(complaint.customer()));
  }

  private @Nullable Complaint load(String number) {
    return Complaint.of(journal.read(ComplaintEvent.stream(number), 0)).orElse(null);
  }
}
