package dev.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.checkpoint.CheckpointSink;
import dev.lobby.checkpoint.Checkpointer;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.erasure.Erasure;
import dev.lobby.erasure.ErasureList;
import dev.lobby.erasure.Erasures;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Checkpoint;
import dev.lobby.journal.Event;
import dev.lobby.journal.EventCodec;
import dev.lobby.journal.JournalException;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.SimulatedDisk;
import dev.lobby.journal.SimulatedDisk.Plan;
import dev.lobby.journal.StreamWrite;
import dev.lobby.journal.Verification;
import dev.lobby.journal.VerifyMain;
import dev.lobby.keys.KeyException;
import dev.lobby.keys.MasterKey;
import dev.lobby.language.Language;
import dev.lobby.view.ViewStore;
import dev.lobby.wire.JsonEventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a store lives through until something goes wrong on its disk, and what it must hold then:
/// people come, write, turn out to be customers, are erased; checkpoints are signed, the master key
/// changes, the disk is full, the process is killed.
///
/// The same workload makes the same changes to the disk in the same order, so that each can be the
/// one that goes wrong; keys and words are new in each.
final class StoreWorkload {

  static final Path DATA = Path.of("/data");

  private static final Path KEYS = SealedStore.keys(DATA);
  private static final Path CHECKPOINTS = DATA.resolve("checkpoints");
  private static final EventCodec CODEC = World.codec();
  private static final int SEGMENT_BYTES = 8000;
  private static final Duration NEVER = Duration.ofDays(1);
  private static final int WRAPPED_BYTES = 60;

  /// The workload cannot go on.
  private static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// What somebody wrote.
  private record Words(String conversation, String text) {}

  /// What a person stands for: their conversation, and whose it is.
  ///
  /// @param owners who may own the conversation by now, the last one when nothing went wrong
  private record Person(String conversation, List<String> owners) {}

  private final MovableClock clock = new MovableClock(World.START);
  private final Random random;
  private SimulatedDisk disk;
  private @Nullable SealedStore store;
  private final List<Throwable> fatal = new ArrayList<>();

  private MasterKey master;
  private @Nullable MasterKey otherMaster;
  private final Map<String, Words> sent = new HashMap<>();
  private final Set<String> acknowledged = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<String, Person> people = new HashMap<>();
  private final Set<String> erasing = new HashSet<>();
  private final Set<String> erased = new HashSet<>();
  private byte[] oldKeys = new byte[0];
  private @Nullable MasterKey oldMaster;
  private int next = 100;

  StoreWorkload(Plan plan, long seed) {
    this.disk = new SimulatedDisk(plan);
    this.random = new Random(seed);
    this.master = masterKey();
  }

  private StoreWorkload(StoreWorkload before, SimulatedDisk disk) {
    this.disk = disk;
    this.random = new Random(before.random.nextLong());
    this.master = before.master;
    this.otherMaster = before.otherMaster;
    this.sent.putAll(before.sent);
    this.acknowledged.addAll(before.acknowledged);
    this.refused.addAll(before.refused);
    before.people.forEach((name, person) ->
        people.put(name, new Person(person.conversation(), new ArrayList<>(person.owners()))));
    this.erasing.addAll(before.erasing);
    this.erased.addAll(before.erased);
    this.oldKeys = before.oldKeys;
    this.oldMaster = before.oldMaster;
    this.next = before.next;
  }

  private MasterKey masterKey() {
    byte[] bytes = new byte[MasterKey.BYTES];
    random.nextBytes(bytes);
    return MasterKey.of(bytes);
  }

  /// What was lived through, with the disk as a crash leaves it.
  StoreWorkload afterCrash(SimulatedDisk.Loss loss, Random losses, Plan plan) {
    return new StoreWorkload(this, disk.afterCrash(loss, losses, plan));
  }

  /// What was lived through, with the disk as the end of the process alone leaves it.
  StoreWorkload afterKill(Plan plan) {
    return new StoreWorkload(this, disk.afterKill(plan));
  }

  boolean killed() {
    return disk.dead();
  }

  int acknowledged() {
    return acknowledged.size();
  }

  int erased() {
    return erased.size();
  }

  List<Throwable> fatal() {
    return fatal;
  }

  /// Lives through everything, or until the process is killed or gives up.
  void run() {
    try {
      open();
      comes("ann");
      comes("bob");
      signs();
      writes("ann");
      isCustomer("ann");
      comes("cyd");
      erases(visitor("bob"));
      signs();
      reopen();
      rotates();
      comes("dan");
      findsNoRoom("eve");
      isCustomer("dan");
      writes("dan");
      crashes(SimulatedDisk.Loss.OLDER_LOST);
      comes("fay");
      findsNoRoomToErase(visitor("cyd"));
      signs();
      erases(customer("ann"));
      crashes(null);
      rotates();
      comes("joy");
      comes("guy");
      isCustomer("guy");
      erases(visitor("fay"));
      crashes(SimulatedDisk.Loss.ALL_LOST);
      writes("guy");
      erases(customer("guy"));
      comes("hal");
      signs();
      reopen();
      writes("joy");
      close();
    } catch (Over | SimulatedDisk.Killed e) {
      end();
    }
  }

  /// Opens the store, as a process does that is killed before long, and finishes what is half done.
  void recover() {
    try {
      open();
      comes("ivy");
      signs();
      erases(visitor("ivy"));
      close();
    } catch (Over | SimulatedDisk.Killed e) {
      end();
    }
  }

  private static String visitor(String name) {
    return "v-" + name;
  }

  private static String customer(String name) {
    return "k-" + name;
  }

  private SealedStore store() {
    return store == null ? fail("The store is not open.") : store;
  }

  private void open() {
    try {
      openOnce();
    } catch (JournalException | UncheckedIOException e) {
      if (disk.dead()) {
        throw new Over();
      }
      // Whoever runs it looks at the disk and starts it again.
      assertThat(e).isNotInstanceOf(JournalException.Damaged.class);
      openOnce();
    }
    finishErasures();
  }

  private void openOnce() {
    MasterKey other = otherMaster;
    try {
      store = open(master);
    } catch (KeyException e) {
      // It may have been killed in changing the master key, before or after.
      if (other == null || !String.valueOf(e.getMessage()).contains("The master key is not")) {
        throw e;
      }
      store = open(other);
      master = other;
    }
    otherMaster = null;
  }

  private SealedStore open(MasterKey with) {
    return SealedStore.open(disk, DATA, CODEC, () -> with, clock, SEGMENT_BYTES, fatal::add);
  }

  private void close() {
    try {
      store().close();
    } catch (UncheckedIOException e) {
      throw new Over();
    } finally {
      store = null;
    }
    if (disk.dead() || !fatal.isEmpty()) {
      throw new Over();
    }
  }

  /// Ends the process.
  private void end() {
    disk.kill();
    SealedStore left = store;
    store = null;
    if (left != null) {
      try {
        left.close();
      } catch (SimulatedDisk.Killed | UncheckedIOException e) {
        // It is no more.
      }
    }
  }

  private void reopen() {
    close();
    open();
  }

  /// The process is killed between two things it does, and started again.
  ///
  /// @param loss what the disk loses; null when it is only the process that ended
  private void crashes(SimulatedDisk.@Nullable Loss loss) {
    SimulatedDisk before = disk;
    end();
    disk =
        loss == null
            ? before.afterKill(before.plan())
            : before.afterCrash(loss, random, before.plan());
    fatal.clear();
    open();
  }

  /// Appends; returns whether it is stored.
  private boolean append(List<StreamWrite> writes) {
    try {
      assertThat(store().journal().append(writes)).isInstanceOf(AppendResult.Appended.class);
      settle();
      return true;
    } catch (JournalException.Full e) {
      settle();
      return false;
    } catch (JournalException | KeyException e) {
      throw over(e);
    }
  }

  private Over over(RuntimeException e) {
    if (fatal.isEmpty()) {
      throw e;
    }
    return new Over();
  }

  /// Waits until the writing thread has nothing more to do, so that everything happens in the same
  /// order each time.
  private void settle() {
    try {
      store()
          .journal()
          .append(
              List.of(
                  new StreamWrite(
                      "nowhere", 99, "", new ConversationEvent.Disclosed(Language.ZH))));
    } catch (JournalException.Full e) {
      // It has found no room for a segment.
    } catch (JournalException e) {
      throw over(e);
    }
  }

  private void comes(String name) {
    String conversation = "conversation/" + name;
    people.computeIfAbsent(
        name, it -> new Person(conversation, new ArrayList<>(List.of(visitor(name)))));
    append(
        List.of(
            new StreamWrite(
                "customer/" + visitor(name),
                StreamWrite.ANY,
                visitor(name),
                new CustomerEvent.Visited()),
            new StreamWrite(
                conversation,
                StreamWrite.ANY,
                visitor(name),
                new ConversationEvent.Started("web", visitor(name), Language.ZH))));
    writes(name);
  }

  private void writes(String name) {
    Person person = people.get(name);
    if (person == null) {
      fail("Nobody is " + name);
      return;
    }
    String conversation = person.conversation();
    String id = "m" + next++;
    String text = "词 " + random.nextLong();
    sent.put(id, new Words(conversation, text));
    if (append(List.of(message(conversation, person.owners().getLast(), id, text)))) {
      acknowledged.add(id);
    } else {
      refused.add(id);
    }
  }

  private static StreamWrite message(String conversation, String subject, String id, String text) {
    return new StreamWrite(
        conversation,
        StreamWrite.ANY,
        subject,
        new ConversationEvent.CustomerWrote(id, Language.ZH, text));
  }

  /// The bank says who a visitor is: from then on the conversation is the customer's.
  private void isCustomer(String name) {
    Person person = people.get(name);
    if (person == null) {
      fail("Nobody is " + name);
      return;
    }
    append(
        List.of(
            new StreamWrite(
                "customer/" + customer(name),
                StreamWrite.ANY,
                customer(name),
                new CustomerEvent.Identified("cust-" + name, name, null, null))));
    person.owners().add(customer(name));
    try {
      store().keys().link(person.conversation(), customer(name));
      person.owners().removeFirst();
    } catch (JournalException.Full e) {
      // Either may own it now.
    } catch (KeyException e) {
      throw over(e);
    }
  }

  private void signs() {
    try (Checkpointer checkpointer =
        new Checkpointer(
            store().journal(),
            store().signing(),
            clock,
            NEVER,
            List.of(new CheckpointSink.ToFile(disk, CHECKPOINTS)))) {
      checkpointer.sign();
    }
  }

  /// Wraps all keys by another master key, and starts again with that.
  private void rotates() {
    MasterKey to = masterKey();
    otherMaster = to;
    try {
      store().keys().rotate(to);
      master = to;
      otherMaster = null;
    } catch (JournalException.Full | UncheckedIOException e) {
      if (disk.dead()) {
        throw new Over();
      }
      // The old one still holds, or the new one holds already.
    }
    reopen();
  }

  private Erasures erasures() {
    return new Erasures(
        store().journal(),
        store().keys(),
        new Conversations(store().journal()),
        store().register(),
        clock);
  }

  private void erases(String subject) {
    oldKeys = content(KEYS);
    oldMaster = master;
    try {
      Erasures erasures = erasures();
      Erasure now = erasures.find(subject);
      if (now.receipt() != null) {
        erased.add(subject);
        return;
      }
      if (now.request() == null) {
        if (erasures.request(subject, "requester", "asked for it") instanceof Erasures.Refused) {
          // Nothing of them was stored.
          return;
        }
        settle();
      }
      erasing.add(subject);
      assertThat(erasures.approve(subject, "approver")).isInstanceOf(Erasures.Taken.class);
      erased.add(subject);
      settle();
    } catch (JournalException.Full e) {
      settle();
    } catch (JournalException | KeyException e) {
      throw over(e);
    } catch (UncheckedIOException e) {
      throw new Over();
    }
  }

  /// What every start does.
  private void finishErasures() {
    ErasureList list = new ErasureList(ViewStore.inMemory());
    try {
      store().journal().replay(0, Long.MAX_VALUE, list::apply);
      List<String> open =
          list.all().stream()
              .filter(erasure -> erasure.approvedBy() != null)
              .map(Erasure::subject)
              .toList();
      erasures().finish(list);
      settle();
      erased.addAll(open);
    } catch (JournalException.Full e) {
      settle();
    } catch (JournalException | KeyException e) {
      throw over(e);
    } catch (UncheckedIOException e) {
      throw new Over();
    }
  }

  /// The disk has room for part of a key, then for a key and no message, then for all.
  private void findsNoRoom(String name) {
    for (int room : new int[] {0, 30, 100, 150, 260}) {
      disk.fill(room);
      comes(name);
      if (room == 100) {
        signs();
      }
    }
    disk.makeRoom();
    comes(name);
  }

  private void findsNoRoomToErase(String subject) {
    int before = erased.size();
    for (int room : new int[] {0, 50, 170, 200, 230}) {
      disk.fill(room);
      erases(subject);
    }
    disk.makeRoom();
    erases(subject);
    if (disk.plan().struck() == null) {
      assertThat(erased).hasSize(before + 1);
    }
  }

  private byte[] content(Path file) {
    try {
      return disk.content(file);
    } catch (IOException e) {
      return fail(e);
    }
  }

  /// Opens the store and holds everything against what was done.
  ///
  /// @param everySignature whether to check those of all checkpoints and not of the last alone,
  ///   which takes most of the time
  void check(boolean everySignature) throws IOException {
    open();
    holdsWhatItShould();
    goesOn();
    holdsWhatItShould();
    long head = store().journal().head();
    close();
    List<Checkpoint> signed = VerifyMain.checkpoints(disk, CHECKPOINTS);
    assertThat(signed.getLast().sequence()).isEqualTo(head);
    Verification found =
        Verification.of(
            disk,
            SealedStore.journal(DATA),
            everySignature ? signed : signed.subList(signed.size() - 1, signed.size()),
            VerifyMain.publicKey(disk, DATA.resolve("signing.pub")));
    assertThat(found.frames()).isEqualTo(head);
    assertThat(found.tornBytes()).isZero();
    // What was answered for is there whatever becomes of the rest.
    disk = disk.afterCrash(SimulatedDisk.Loss.ALL_LOST, random, Plan.nothing());
    nothingIsLeftOfTheErased();
    if (!olderKeysOpenNothingErased()) {
      open();
      holdsWhatItShould();
      close();
    }
    assertThat(fatal).isEmpty();
  }

  /// Whoever comes now is served like anybody, and links that were not answered for can be done
  /// again.
  private void goesOn() {
    String name = "new" + next;
    for (Map.Entry<String, Person> each : List.copyOf(people.entrySet())) {
      List<String> owners = each.getValue().owners();
      // Who was erased since would come back as somebody else.
      if (owners.size() > 1 && owners.stream().noneMatch(erasing::contains)) {
        isCustomer(each.getKey());
        String owner = each.getValue().owners().getLast();
        each.getValue().owners().removeIf(it -> !it.equals(owner));
      }
    }
    int before = acknowledged.size();
    comes(name);
    isCustomer(name);
    writes(name);
    assertThat(acknowledged).hasSize(before + 2);
    comes(name + "-gone");
    erases(visitor(name + "-gone"));
    assertThat(erased).contains(visitor(name + "-gone"));
    signs();
  }

  private void holdsWhatItShould() {
    Map<String, ConversationEvent.CustomerWrote> found = new HashMap<>();
    Set<String> receipts = new HashSet<>();
    store()
        .journal()
        .replay(
            0,
            Long.MAX_VALUE,
            one -> {
              if (one.event() instanceof ConversationEvent.CustomerWrote wrote) {
                assertThat(one.stream()).isEqualTo(words(wrote.clientMessageId()).conversation());
                assertThat(found.put(wrote.clientMessageId(), wrote)).as("There twice").isNull();
              }
              receipts.addAll(receipt(one));
            });
    assertThat(acknowledged).allMatch(found::containsKey);
    assertThat(refused).noneMatch(found::containsKey);
    assertThat(receipts).containsAll(erased);
    found.forEach((id, wrote) -> {
      Words words = words(id);
      Set<String> owners = owners(words.conversation());
      if (erased.containsAll(owners)) {
        assertThat(wrote.text()).as(id + " of erased " + owners).isEqualTo(JsonEventCodec.ERASED);
      } else if (owners.stream().noneMatch(erasing::contains)) {
        assertThat(wrote.text()).as(id + " of " + owners).isEqualTo(words.text());
      } else {
        assertThat(wrote.text()).isIn(words.text(), JsonEventCodec.ERASED);
      }
    });
  }

  private static Set<String> receipt(Recorded one) {
    Event event = one.event();
    return event instanceof dev.lobby.erasure.ErasureEvent.Done
        ? Set.of(one.stream().substring(one.stream().indexOf('/') + 1))
        : Set.of();
  }

  private Words words(String id) {
    Words words = sent.get(id);
    return words == null ? fail("Nobody sent " + id + ".") : words;
  }

  private Set<String> owners(String conversation) {
    for (Person person : people.values()) {
      if (person.conversation().equals(conversation)) {
        return Set.copyOf(person.owners());
      }
    }
    return fail("Nobody's conversation: " + conversation);
  }

  /// Wherever the key file names somebody who was erased, or a conversation of theirs, zeros
  /// follow.
  private void nothingIsLeftOfTheErased() {
    String keys = new String(content(KEYS), StandardCharsets.ISO_8859_1);
    assertThat(disk.exists(Path.of(KEYS + ".unfinished"))).isFalse();
    Set<String> names = new HashSet<>();
    erased.forEach(subject -> names.add("@" + subject));
    people.values().stream()
        .filter(person -> erased.containsAll(person.owners()))
        .forEach(person -> names.add(person.conversation()));
    for (String name : names) {
      for (int at = keys.indexOf(name); at >= 0; at = keys.indexOf(name, at + 1)) {
        int wrapped = at + name.length();
        if (keys.startsWith("-gone", wrapped)) {
          continue;
        }
        assertThat(keys.substring(wrapped, wrapped + WRAPPED_BYTES))
            .as(name)
            .isEqualTo("\0".repeat(WRAPPED_BYTES));
      }
    }
  }

  /// With a key file from before an erasure, either the store is not opened, or who was erased
  /// since stays erased by the register.
  ///
  /// @return whether it was opened
  private boolean olderKeysOpenNothingErased() {
    MasterKey with = oldMaster;
    if (with == null) {
      return false;
    }
    byte[] newest = content(KEYS);
    disk.put(KEYS, oldKeys);
    try {
      store = open(with);
    } catch (KeyException e) {
      assertThat(e).hasMessageContaining("newest copy");
      disk.put(KEYS, newest);
      return false;
    }
    holdsWhatItShould();
    close();
    nothingIsLeftOfTheErased();
    return true;
  }
}
