package dev.lobby.review.verdict;

import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What supervisors said of turns. Holds no words.
public final class Verdicts implements View {

  /// One supervisor's verdict.
  public record Verdict(VerdictEvent.Given given, Instant at) {}

  /// A turn and what was said of it.
  ///
  /// @param since when anybody first judged it
  /// @param sampled whether it was in the sample then
  /// @param verdicts one for each supervisor, the last given last
  public record Judged(Instant since, boolean sampled, List<Verdict> verdicts) {

    /// The one that counts: the last given.
    public Verdict last() {
      return verdicts.getLast();
    }

    /// Whether supervisors disagree.
    public boolean disputed() {
      return verdicts.stream().map(one -> one.given.judgement()).distinct().count() > 1;
    }

    private Judged and(Verdict verdict) {
      List<Verdict> more = new ArrayList<>(verdicts);
      more.removeIf(one -> one.given.by().equals(verdict.given.by()));
      more.add(verdict);
      return new Judged(since, sampled, List.copyOf(more));
    }

    private Judged without(String by) {
      return new Judged(
          since, sampled, verdicts.stream().filter(one -> !one.given.by().equals(by)).toList());
    }

    /// What a supervisor said of it; empty when they said nothing, or took it back.
    public Optional<Verdict> of(String by) {
      return verdicts.stream().filter(one -> one.given.by().equals(by)).findFirst();
    }
  }

  private final Table<Judged> byTurn;

  /// All of them; null before the first look.
  private @Nullable Map<String, Judged> known;

  public Verdicts(ViewStore store) {
    this.byTurn = store.table("verdicts", Judged.class);
  }

  @Override
  public String format() {
    return "verdicts 1";
  }

  @Override
  public synchronized void apply(Recorded recorded) {
    if (recorded.event() instanceof VerdictEvent event) {
      switch (event) {
        case VerdictEvent.Given given -> {
          String key = VerdictEvent.stream(given.conversation(), given.seq());
          Judged before = byTurn.get(key);
          put(
              key,
              (before == null ? new Judged(recorded.time(), given.sampled(), List.of()) : before)
                  .and(new Verdict(given, recorded.time())));
        }
        case VerdictEvent.Withdrawn withdrawn -> withdraw(withdrawn);
      }
    }
  }

  private void withdraw(VerdictEvent.Withdrawn withdrawn) {
    String key = VerdictEvent.stream(withdrawn.conversation(), withdrawn.seq());
    Judged before = byTurn.get(key);
    if (before != null) {
      Judged now = before.without(withdrawn.by());
      if (now.verdicts.isEmpty()) {
        byTurn.remove(key);
        if (known != null) {
          known.remove(key);
        }
      } else {
        put(key, now);
      }
    }
  }

  private void put(String key, Judged judged) {
    byTurn.put(key, judged);
    if (known != null) {
      known.put(key, judged);
    }
  }

  /// What was said of a turn; empty when nothing was.
  public Optional<Judged> find(String conversation, long seq) {
    return Optional.ofNullable(byTurn.get(VerdictEvent.stream(conversation, seq)));
  }

  /// All turns of which something was said, the one judged last first.
  public synchronized List<Judged> all() {
    Map<String, Judged> all = known;
    if (all == null) {
      all = new HashMap<>();
      for (Judged judged : byTurn.all()) {
        VerdictEvent.Given given = judged.last().given();
        all.put(VerdictEvent.stream(given.conversation(), given.seq()), judged);
      }
      known = all;
    }
    return all.values().stream()
        .sorted(
            Comparator.comparing((Judged one) -> one.last().at())
                .reversed()
                .thenComparing(one -> one.last().given().conversation())
                .thenComparingLong(one -> one.last().given().seq()))
        .toList();
  }
}
