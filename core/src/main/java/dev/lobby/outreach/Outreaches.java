package dev.lobby.outreach;

import dev.lobby.customer.CustomerEvent;
import dev.lobby.journal.Recorded;
import dev.lobby.view.OrderedTable;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Whom each plan reached, and who was assessed here: of ratings the journal shows a view those
/// alone that the bank told.
public final class Outreaches implements View {

  /// A customer who is listed.
  ///
  /// @param at since when
  private record Entry(String id, Instant at) {}

  private static final String REACHED = "reached/";
  private static final String ASSESSED = "assessed/";

  private final OrderedTable<Entry> lists;

  public Outreaches(ViewStore store) {
    this.lists = store.orderedTable("outreaches", Entry.class);
  }

  @Override
  public String format() {
    return "outreaches 2";
  }

  @Override
  public void apply(Recorded recorded) {
    switch (recorded.event()) {
      case OutreachEvent e -> {
        String id = OutreachEvent.customer(recorded.stream());
        String key = REACHED + e.plan() + "/" + id;
        switch (e) {
          case OutreachEvent.Messaged it -> lists.put(key, new Entry(id, recorded.time()));
          case OutreachEvent.WorkMade it -> lists.put(key, new Entry(id, recorded.time()));
          case OutreachEvent.LeftClass it -> lists.remove(key);
        }
      }
      case CustomerEvent.Assessed e -> {
        String id = recorded.stream().substring(CustomerEvent.stream("").length());
        lists.put(ASSESSED + id, new Entry(id, recorded.time()));
      }
      case CustomerEvent.Forgotten e -> {
        String id = recorded.stream().substring(CustomerEvent.stream("").length());
        lists.remove(ASSESSED + id);
      }
      default -> {}
    }
  }

  /// Hands over the id of each customer whom a plan reached, and who since did not leave the class
  /// it follows.
  ///
  /// @param reader says whether it wants more
  void reached(String plan, Predicate<String> reader) {
    String prefix = REACHED + plan + "/";
    lists.from(prefix, prefix, (key, entry) -> reader.test(entry.id));
  }

  /// Whether a plan reached a customer, who since did not leave the class it follows.
  boolean reached(String plan, String id) {
    return last(plan, id).isPresent();
  }

  /// When a plan reached a customer last, who since did not leave the class it follows.
  Optional<Instant> last(String plan, String id) {
    return lists.all(REACHED + plan + "/" + id, it -> it.id.equals(id)).values().stream()
        .map(Entry::at)
        .findFirst();
  }

  /// Whether a customer was assessed here, ever.
  boolean assessed(String id) {
    return !lists.all(ASSESSED + id, it -> it.id.equals(id)).isEmpty();
  }
}
