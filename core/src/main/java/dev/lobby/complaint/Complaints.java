package dev.lobby.complaint;

import dev.lobby.journal.Recorded;
import dev.lobby.view.OrderedTable;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All complaints, by number, by customer and by what they stand under.
public final class Complaints implements View {

  private static final Comparator<Complaint> LAST_FILED_FIRST =
      Comparator.comparing(Complaint::filedAt).reversed().thenComparing(Complaint::number);

  private final Table<Complaint> byNumber;
  private final OrderedTable<OfCustomer> byCustomer;
  private final OrderedTable<UnderHead> byHead;

  /// That a complaint is a customer's.
  private record OfCustomer(String number) {}

  /// That a complaint is one of many with the same cause.
  private record UnderHead(String number) {}

  public Complaints(ViewStore store) {
    this.byNumber = store.table("complaints", Complaint.class);
    this.byCustomer = store.orderedTable("complaints-of-customers", OfCustomer.class);
    this.byHead = store.orderedTable("complaints-under-heads", UnderHead.class);
  }

  @Override
  public String format() {
    return "complaints 12";
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof ComplaintEvent) {
      String number = Complaint.number(recorded);
      Complaint before = byNumber.get(number);
      Complaint now = Complaint.after(before, recorded);
      if (now != null) {
        byNumber.put(number, now);
        if (before == null) {
          byCustomer.put(now.customer() + "/" + number, new OfCustomer(number));
        }
        stand(number, before == null ? null : before.group(), now.group());
      }
    }
  }

  private void stand(String number, @Nullable String before, @Nullable String under) {
    if (Objects.equals(before, under)) {
      return;
    }
    if (before != null) {
      byHead.remove(before + "/" + number);
    }
    if (under != null) {
      byHead.put(under + "/" + number, new UnderHead(number));
    }
  }

  /// The complaint of a number.
  public Optional<Complaint> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /// All of them, the last filed first.
  public List<Complaint> all() {
    return byNumber.all().stream().sorted(LAST_FILED_FIRST).toList();
  }

  /// Those of a customer, the last filed first.
  public List<Complaint> of(String customer) {
    return byCustomer.all(customer + "/", it -> true).values().stream()
        .flatMap(it -> find(it.number).stream())
        .sorted(LAST_FILED_FIRST)
        .toList();
  }

  /// Whether a conversation of somebody's may have been about a complaint of theirs: one is open,
  /// or was talked about there.
  ///
  /// @param records the ids of the records that are them
  public boolean concern(List<String> records, String conversation) {
    return records.stream()
        .flatMap(id -> of(id).stream())
        .anyMatch(it -> !it.closed() || it.places().contains(conversation));
  }

  /// Those that stand under one, the first filed first.
  ///
  /// @param head the number of the one that stands for them
  public List<Complaint> under(String head) {
    return byHead.all(head + "/", it -> true).values().stream()
        .flatMap(it -> find(it.number).stream())
        .sorted(LAST_FILED_FIRST.reversed())
        .toList();
  }

  /// Those that are not closed, or whose customer does not accept what they were told, the first
  /// filed first.
  public List<Complaint> open() {
    return byNumber.all().stream()
        .filter(Complaint::open)
        .sorted(Comparator.comparing(Complaint::filedAt).thenComparing(Complaint::number))
        .toList();
  }
}
