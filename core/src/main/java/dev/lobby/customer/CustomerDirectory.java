package dev.lobby.customer;

import dev.lobby.journal.Recorded;
import dev.lobby.view.OrderedTable;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The bank's customers by tier and by manager, by what stands for their names and contacts, and
/// what two of them claim.
///
/// It holds no names and numbers: those are sealed, and read from the record. What an import says
/// is kept beside what stands until the import's last event, so that all of it is seen at once.
public final class CustomerDirectory implements View {

  /// A customer without what is theirs alone.
  ///
  /// @param tier null when not known, as are the others
  /// @param claims stands for each of their contacts
  /// @param contested how many records somebody else claims, too, that nobody looked at yet
  /// @param profiledAt when the bank last said something
  /// @param nameMark stands for their name
  /// @param depositUntil the last day of the deposit of theirs that ends next
  public record Row(
      String id,
      @Nullable String tier,
      @Nullable String manager,
      @Nullable Rating rating,
      List<String> claims,
      int contested,
      Instant since,
      @Nullable Instant profiledAt,
      @Nullable String nameMark,
      @Nullable String depositUntil) {
    public Row {
      claims = List.copyOf(claims);
    }
  }

  /// @param now what stands; null when nothing does
  /// @param next what stands once the import is there; null for nothing
  /// @param importId the import `next` waits for
  private record Kept(@Nullable Row now, @Nullable Row next, @Nullable String importId) {}

  /// That a record is part of a customer's.
  private record Part(String main) {}

  /// That an import is there.
  private record Imported(int rows) {}

  /// A customer who is listed under a name, or what two of them claim.
  private record Entry(String id) {}

  private static final String TIER = "tier/";
  private static final String MANAGER = "manager/";
  private static final String ALL = "all/";
  private static final String CLAIM = "claim/";
  private static final String NAME = "name/";
  private static final String TWICE = "twice/";
  private static final String CONTESTED = "contested/";

  private final Table<Kept> byId;
  private final Table<Imported> imports;
  private final Table<Part> parts;
  private final OrderedTable<Entry> lists;

  public CustomerDirectory(ViewStore store) {
    this.byId = store.table("customers", Kept.class);
    this.imports = store.table("customer-imports", Imported.class);
    this.parts = store.table("customer-parts", Part.class);
    this.lists = store.orderedTable("customer-lists", Entry.class);
  }

  @Override
  public String format() {
    return "customers 4";
  }

  @Override
  public void apply(Recorded recorded) {
    switch (recorded.event()) {
      case ProfileImportEvent.Committed e ->
          imports.put(
              recorded.stream().substring(ProfileImportEvent.stream("").length()),
              new Imported(e.rows()));
      case CustomerEvent e -> apply(e, recorded);
      default -> {}
    }
  }

  private void apply(CustomerEvent event, Recorded recorded) {
    String id = recorded.stream().substring(CustomerEvent.stream("").length());
    if (event instanceof CustomerEvent.Joined joined) {
      parts.put(id, new Part(joined.main()));
    } else if (event instanceof CustomerEvent.Left) {
      parts.remove(id);
    }
    UnaryOperator<@Nullable Row> change = change(event, id, recorded.time());
    if (change == null) {
      return;
    }
    Kept found = byId.get(id);
    Kept kept = found == null ? new Kept(null, null, null) : found;
    Row now = current(kept);
    String waits = event.importId();
    boolean staged = kept.next != null && !isThere(kept.importId);
    if (waits == null || isThere(waits)) {
      Row next = change.apply(now);
      list(now, next);
      // What waits for an import stays what comes after, with this change too.
      Row later = staged ? change.apply(kept.next) : null;
      list(now, later);
      byId.put(id, new Kept(next, later, staged ? kept.importId : null));
    } else {
      boolean more = staged && waits.equals(kept.importId);
      Row next = change.apply(more ? kept.next : now);
      list(now, next);
      byId.put(id, new Kept(now, next, waits));
    }
  }

  private boolean isThere(@Nullable String importId) {
    return importId != null && isImported(importId);
  }

  /// Whether all of an import is there.
  public boolean isImported(String importId) {
    return imports.get(importId) != null;
  }

  private @Nullable Row current(Kept kept) {
    return kept.next != null && isThere(kept.importId) ? kept.next : kept.now;
  }

  /// What an event changes; null when it changes nothing that is listed.
  private static @Nullable UnaryOperator<@Nullable Row> change(
      CustomerEvent event, String id, Instant at) {
    return switch (event) {
      case CustomerEvent.Identified e ->
          before -> {
            Row row = before == null ? empty(id, at) : before;
            return new Row(
                id,
                e.tier() == null ? row.tier : e.tier(),
                row.manager,
                row.rating,
                row.claims,
                row.contested,
                row.since,
                row.profiledAt,
                e.nameMark() == null ? row.nameMark : e.nameMark(),
                row.depositUntil);
          };
      case CustomerEvent.Profiled e ->
          before -> {
            Row row = before == null ? empty(id, at) : before;
            return new Row(
                id,
                e.tier(),
                e.manager(),
                e.rating(),
                e.claims(),
                row.contested,
                row.since,
                at,
                e.nameMark(),
                e.depositUntil());
          };
      case CustomerEvent.Assessed e ->
          before -> {
            Row row = before == null ? empty(id, at) : before;
            return new Row(
                id,
                row.tier,
                row.manager,
                e.rating() == null ? row.rating : e.rating(),
                row.claims,
                row.contested,
                row.since,
                row.profiledAt,
                row.nameMark,
                row.depositUntil);
          };
      case CustomerEvent.Contested e -> before -> contested(before, id, at, 1);
      case CustomerEvent.ContestSettled e -> before -> contested(before, id, at, -1);
      case CustomerEvent.Forgotten e -> before -> null;
      case CustomerEvent.Visited e -> null;
      case CustomerEvent.Reached e -> null;
      case CustomerEvent.Consented e -> null;
      case CustomerEvent.Disclosed e -> null;
      case CustomerEvent.Preferred e -> null;
      case CustomerEvent.Joined e -> null;
      case CustomerEvent.Gained e -> null;
      case CustomerEvent.Left e -> null;
      case CustomerEvent.Lost e -> null;
      case CustomerEvent.CodeRefused e -> null;
    };
  }

  private static Row empty(String id, Instant since) {
    return new Row(id, null, null, null, List.of(), 0, since, null, null, null);
  }

  private static Row contested(@Nullable Row before, String id, Instant at, int more) {
    Row row = before == null ? empty(id, at) : before;
    return new Row(
        id,
        row.tier,
        row.manager,
        row.rating,
        row.claims,
        Math.max(0, row.contested + more),
        row.since,
        row.profiledAt,
        row.nameMark,
        row.depositUntil);
  }

  /// Lists a row where it belongs. Where it no longer does it is passed over when read: what waits
  /// for an import must be found the moment it is there.
  private void list(@Nullable Row before, @Nullable Row next) {
    if (next == null) {
      return;
    }
    Entry entry = new Entry(next.id);
    if (before == null) {
      lists.put(ALL + next.id, entry);
    }
    if (next.tier != null && (before == null || !next.tier.equals(before.tier))) {
      lists.put(key(TIER, next.tier, next.id), entry);
    }
    if (next.manager != null && (before == null || !next.manager.equals(before.manager))) {
      lists.put(key(MANAGER, next.manager, next.id), entry);
    }
    if (next.nameMark != null && (before == null || !next.nameMark.equals(before.nameMark))) {
      lists.put(key(NAME, next.nameMark, next.id), entry);
    }
    for (String claim : next.claims) {
      if (before == null || !before.claims.contains(claim)) {
        String prefix = key(CLAIM, claim, "");
        if (!lists.all(prefix, it -> !it.id.equals(next.id)).isEmpty()) {
          lists.put(TWICE + claim, new Entry(claim));
        }
        lists.put(prefix + next.id, entry);
      }
    }
    if (next.contested > 0) {
      lists.put(CONTESTED + next.id, entry);
    }
  }

  // The length in front keeps apart "a" with something below it and "a/b".
  private static String key(String list, String name, String id) {
    return list + name.length() + "/" + name + "/" + id;
  }

  /// A customer's row; empty when the bank does not know such a one.
  public Optional<Row> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(this::current);
  }

  /// As [#find], of the customer whom a record is part of, or the very one.
  public Optional<Row> whole(String id) {
    Part part = parts.get(id);
    return find(part == null ? id : part.main);
  }

  /// Some customers, in the order of their ids, which is none.
  ///
  /// @param tier only those of this tier; null for all
  /// @param manager only those this member looks after; null for all
  /// @param after only those after this id; empty from the beginning
  public List<Row> list(@Nullable String tier, @Nullable String manager, String after, int limit) {
    return list(tier, manager, after, limit, it -> true);
  }

  /// As [#list(String, String, String, int)].
  ///
  /// @param wanted chooses among them
  public List<Row> list(
      @Nullable String tier,
      @Nullable String manager,
      String after,
      int limit,
      Predicate<Row> wanted) {
    String prefix =
        manager != null ? key(MANAGER, manager, "") : tier != null ? key(TIER, tier, "") : ALL;
    List<Row> rows = new ArrayList<>();
    lists.from(
        prefix,
        prefix + after,
        (key, entry) -> {
          find(entry.id)
              .filter(it -> tier == null || tier.equals(it.tier))
              .filter(it -> manager == null || manager.equals(it.manager))
              .filter(wanted)
              .ifPresent(rows::add);
          return rows.size() < limit;
        });
    return rows;
  }

  /// The ids of all customers.
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    each(ids::add);
    return ids;
  }

  /// Hands over the id of each customer, however many there are.
  ///
  /// @param reader says whether it wants more
  public void each(Predicate<String> reader) {
    lists.from(ALL, ALL, (key, entry) -> find(entry.id).isEmpty() || reader.test(entry.id));
  }

  /// The ids of the other customers who name a contact that this one names, too.
  public List<String> alsoClaim(Row row) {
    return row.claims.stream()
        .flatMap(claim -> claimants(claim).stream())
        .map(Row::id)
        .filter(id -> !id.equals(row.id))
        .distinct()
        .toList();
  }

  /// The customers of a name.
  ///
  /// @param mark stands for it
  /// @param limit how many at most
  public List<Row> named(String mark, int limit) {
    String prefix = key(NAME, mark, "");
    List<Row> found = new ArrayList<>();
    lists.from(
        prefix,
        prefix,
        (key, entry) -> {
          find(entry.id).filter(it -> mark.equals(it.nameMark)).ifPresent(found::add);
          return found.size() < limit;
        });
    return found;
  }

  /// The customers who name a contact.
  ///
  /// @param claim stands for it
  public List<Row> claimants(String claim) {
    return lists.all(key(CLAIM, claim, ""), it -> true).values().stream()
        .flatMap(it -> find(it.id).stream())
        .filter(it -> it.claims.contains(claim))
        .toList();
  }

  /// The customers who name the same contact, for each that more than one of them names.
  ///
  /// @param limit how many contacts at most
  public List<List<Row>> claimedTwice(int limit) {
    List<List<Row>> found = new ArrayList<>();
    lists.from(
        TWICE,
        TWICE,
        (key, entry) -> {
          List<Row> who = claimants(entry.id);
          if (who.size() > 1) {
            found.add(who);
          }
          return found.size() < limit;
        });
    return found;
  }

  /// The customers of whom somebody else claimed, with a proof, what is theirs, and nobody looked.
  public List<Row> contested(int limit) {
    List<Row> found = new ArrayList<>();
    lists.from(
        CONTESTED,
        CONTESTED,
        (key, entry) -> {
          find(entry.id).filter(it -> it.contested > 0).ifPresent(found::add);
          return found.size() < limit;
        });
    return found;
  }
}
