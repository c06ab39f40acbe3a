package dev.lobby.complaint;

import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All complaints.
public final class Complaints implements View {

  private final Table<Complaint> byNumber;

  public Complaints(ViewStore store) {
    this.byNumber = store.table("complaints", Complaint.class);
  }

  @Override
  public String format() {
    return "complaints 2";
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof ComplaintEvent) {
      String number = Complaint.number(recorded);
      Complaint now = Complaint.after(byNumber.get(number), recorded);
      if (now != null) {
        byNumber.put(number, now);
      }
    }
  }

  /// The complaint of a number.
  public Optional<Complaint> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /// All of them, the last filed first.
  public List<Complaint> all() {
    return byNumber.all().stream()
        .sorted(
            Comparator.comparing(Complaint::filedAt).reversed().thenComparing(Complaint::number))
        .toList();
  }

  /// Those that are not closed, the first filed first.
  public List<Complaint> open() {
    return byNumber.all().stream()
        .filter(it -> !it.closed())
        .sorted(Comparator.comparing(Complaint::filedAt).thenComparing(Complaint::number))
        .toList();
  }
}
