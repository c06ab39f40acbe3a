package dev.lobby.customer;

import dev.lobby.conversation.Busy;
import dev.lobby.conversation.Ids;
import dev.lobby.customer.ProfileChange.Part;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes in what the bank says of its customers, one at a time or in a file, and what customers say
/// of how they are to be treated. Safe for use by many threads.
///
/// An import writes to each customer's own stream, in frames of many, and becomes visible with its
/// last event; one that ended before that left nothing to be seen.
public final class ProfileDesk {

  /// How a consent came that the bank's file tells.
  public static final String BY_BANK = "bank";

  /// How many customers may come at once.
  public static final int ROWS_MAX = 500_000;

  /// What the writes in a frame may take, as it is estimated; far from the limit, since whoever
  /// reads one of its customers reads the frame.
  private static final int FRAME_BYTES = Journal.MAX_FRAME_BYTES / 8;

  /// What a write takes beside its texts: names, hashes, what seals it.
  private static final int WRITE_BYTES = 700;

  /// What a character takes at most, as JSON in UTF-8.
  private static final int CHAR_BYTES = 3;

  private static final int ATTEMPTS = 3;

  /// What an import did.
  ///
  /// @param rows how many customers it told of
  /// @param added how many of them were not known before
  /// @param changed how many are known otherwise than before
  public record Imported(String id, int rows, int added, int changed) {}

  private final Journal journal;
  private final Customers customers;

  /// Held by an import, so that nobody builds on what it has not yet made visible.
  private final ReentrantLock writing = new ReentrantLock();

  public ProfileDesk(Journal journal, Customers customers) {
    this.journal = journal;
    this.customers = customers;
  }

  /// Takes in what the bank says of one customer; what it says already changes nothing.
  ///
  /// @param by who brings it
  /// @throws Busy while an import runs, or when others came first every time
  public Customer upsert(ProfileChange change, String by) {
    return exclusively(() -> {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Planned planned = plan(change, by, null);
        if (planned.writes.isEmpty() || append(planned.writes)) {
          return customers.load(planned.id).orElseThrow();
        }
      }
      throw busy();
    });
  }

  /// Takes in what a file says of many customers: of all of them or of none.
  ///
  /// @param changes no two of one customer
  /// @param source what the file is called
  /// @param by who brings it
  /// @throws Busy while another import runs, or when others came first every time
  public Imported importAll(List<ProfileChange> changes, String source, String by) {
    return exclusively(() -> {
      String importId = Ids.unguessable();
      int[] counts = new int[2];
      List<ProfileChange> frame = new ArrayList<>();
      int bytes = 0;
      for (ProfileChange change : changes) {
        int size = size(change);
        if (bytes + size > FRAME_BYTES) {
          write(frame, by, importId, counts);
          frame.clear();
          bytes = 0;
        }
        frame.add(change);
        bytes += size;
      }
      write(frame, by, importId, counts);
      ProfileImportEvent.Committed committed =
          new ProfileImportEvent.Committed(by, source, changes.size(), counts[0], counts[1]);
      if (!append(
          List.of(new StreamWrite(ProfileImportEvent.stream(importId), 0, "", committed)))) {
        throw new IllegalStateException("Two imports have one id.");
      }
      return new Imported(importId, changes.size(), counts[0], counts[1]);
    });
  }

  /// Writes down what a customer allows, or takes back; empty when there is no such customer.
  ///
  /// @param how by which way they said so
  /// @param note null for none
  public Optional<Customer> consent(
      String id, Purpose purpose, boolean given, String by, String how, @Nullable String note) {
    return step(id, new CustomerEvent.Consented(by, purpose, given, how, note, null));
  }

  /// Writes down that a customer was told something they must be told; empty when there is no such
  /// customer.
  public Optional<Customer> disclosed(String id, String what, String by, String how) {
    return step(id, new CustomerEvent.Disclosed(by, what, how));
  }

  /// Writes down by which channels a customer wants to be reached; empty when there is no such
  /// customer.
  public Optional<Customer> preferred(String id, List<String> channels, String by) {
    return step(id, new CustomerEvent.Preferred(by, List.copyOf(channels)));
  }

  private Optional<Customer> step(String id, CustomerEvent event) {
    if (customers.load(id).isEmpty()) {
      return Optional.empty();
    }
    journal.append(List.of(new StreamWrite(CustomerEvent.stream(id), StreamWrite.ANY, id, event)));
    return customers.load(id);
  }

  private <T> T exclusively(Supplier<T> work) {
    if (!writing.tryLock()) {
      throw new Busy("An import of customers is under way. Try again in a moment.");
    }
    try {
      return work.get();
    } finally {
      writing.unlock();
    }
  }

  private static Busy busy() {
    return new Busy(
        "Others are changing the same customers at the same time. Try again in a moment.");
  }

  private boolean append(List<StreamWrite> writes) {
    return journal.append(writes) instanceof AppendResult.Appended;
  }

  /// @param counts how many were added and changed before
  private void write(List<ProfileChange> changes, String by, String importId, int[] counts) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<StreamWrite> writes = new ArrayList<>();
      int added = 0;
      int changed = 0;
      for (ProfileChange change : changes) {
        Planned planned = plan(change, by, importId);
        writes.addAll(planned.writes);
        added += planned.known ? 0 : 1;
        changed += planned.known && !planned.writes.isEmpty() ? 1 : 0;
      }
      if (writes.isEmpty() || append(writes)) {
        counts[0] += added;
        counts[1] += changed;
        return;
      }
    }
    throw busy();
  }

  /// @param known whether there was such a customer before
  private record Planned(String id, boolean known, List<StreamWrite> writes) {}

  private Planned plan(ProfileChange change, String by, @Nullable String importId) {
    String id = customers.idOf(change.externalId());
    String stream = CustomerEvent.stream(id);
    // Before the record is read: whatever comes in between then is a conflict.
    long version = journal.version(stream);
    List<StreamWrite> writes = new ArrayList<>();
    if (change.told().contains(Part.FIGURES)) {
      String figures = FiguresEvent.stream(id);
      long told = journal.version(figures);
      Optional<Figures> before = customers.figures(id);
      if (!before.equals(Optional.ofNullable(change.figures()))) {
        writes.add(
            new StreamWrite(
                figures, told, id, new FiguresEvent.Told(by, change.figures(), importId)));
      }
      if (before.isPresent() && change.figuresAlone()) {
        // Whoever has figures has a record that is not forgotten: it need not be read.
        return new Planned(id, true, writes);
      }
    }
    Customer known = version == 0 ? null : customers.load(id).orElse(null);
    CustomerEvent.Profiled next = profiled(change, known, by, importId);
    if (known == null || !says(known, next)) {
      writes.add(new StreamWrite(stream, version++, id, next));
    }
    for (Purpose purpose : Purpose.values()) {
      Boolean given = change.consents().get(purpose);
      if (given != null && !stands(known, purpose, given)) {
        writes.add(
            new StreamWrite(
                stream,
                version++,
                id,
                new CustomerEvent.Consented(by, purpose, given, BY_BANK, null, importId)));
      }
    }
    return new Planned(id, known != null, writes);
  }

  private static boolean stands(@Nullable Customer known, Purpose purpose, boolean given) {
    return known != null && known.consent(purpose).filter(it -> it.given() == given).isPresent();
  }

  private CustomerEvent.Profiled profiled(
      ProfileChange change, @Nullable Customer known, String by, @Nullable String importId) {
    Profile before = known == null ? Profile.NONE : known.profile();
    List<Contact> contacts = new ArrayList<>();
    contacts.addAll(
        change.told().contains(Part.PHONES) ? change.phones() : of(ContactKind.PHONE, before));
    contacts.addAll(
        change.told().contains(Part.EMAILS) ? change.emails() : of(ContactKind.EMAIL, before));
    List<Holding> holdings =
        change.told().contains(Part.HOLDINGS) ? change.holdings() : before.holdings();
    String name = told(change, Part.NAME, change.name(), known == null ? null : known.name());
    return new CustomerEvent.Profiled(
        by,
        change.externalId(),
        name,
        told(change, Part.TIER, change.tier(), known == null ? null : known.tier()),
        told(change, Part.MANAGER, change.manager(), before.manager()),
        contacts.isEmpty() ? null : List.copyOf(contacts),
        contacts.stream().map(customers::claim).toList(),
        holdings.isEmpty() ? null : holdings,
        told(change, Part.RATING, change.rating(), before.rating()),
        importId,
        customers.nameMark(name),
        told(change, Part.DEPOSIT, change.depositUntil(), before.depositUntil()));
  }

  private static <T> @Nullable T told(
      ProfileChange change, Part part, @Nullable T now, @Nullable T before) {
    return change.told().contains(part) ? now : before;
  }

  private static List<Contact> of(ContactKind kind, Profile profile) {
    return profile.contacts().stream().filter(it -> it.kind() == kind).toList();
  }

  /// Whether a record says all of it already.
  private static boolean says(Customer known, CustomerEvent.Profiled next) {
    Profile profile = known.profile();
    return profile.asOf() != null
        && next.externalId().equals(profile.externalId())
        && Objects.equals(next.name(), known.name())
        && Objects.equals(next.tier(), known.tier())
        && Objects.equals(next.manager(), profile.manager())
        && Objects.requireNonNullElse(next.contacts(), List.of()).equals(profile.contacts())
        && next.claims().equals(profile.claims())
        && Objects.requireNonNullElse(next.holdings(), List.of()).equals(profile.holdings())
        && Objects.equals(next.rating(), profile.rating())
        && Objects.equals(next.depositUntil(), profile.depositUntil());
  }

  private static int size(ProfileChange change) {
    int chars = change.externalId().length();
    for (String text : new @Nullable String[] {change.name(), change.tier(), change.manager()}) {
      chars += text == null ? 0 : text.length();
    }
    chars += (change.phones().size() + change.emails().size()) * 300;
    for (Holding holding : change.holdings()) {
      chars += 60 + holding.product().length();
      chars += holding.amount() == null ? 0 : holding.amount().length();
    }
    int writes = 1 + change.consents().size() + (change.figures() == null ? 0 : 1);
    return writes * WRITE_BYTES + chars * CHAR_BYTES;
  }
}
