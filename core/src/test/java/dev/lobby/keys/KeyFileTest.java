package dev.lobby.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.journal.Disk;
import dev.lobby.journal.JournalException;
import dev.lobby.journal.Sealer.Sealed;
import dev.lobby.journal.SimulatedDisk;
import dev.lobby.journal.SimulatedDisk.Loss;
import dev.lobby.journal.SimulatedDisk.Operation;
import dev.lobby.journal.SimulatedDisk.Plan;
import dev.lobby.journal.SimulatedDisk.Trouble;
import dev.lobby.journal.StreamWrite;
import dev.lobby.publishing.ReleaseEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key file on a disk that loses, fills up, fails, and is damaged.
class KeyFileTest {
  private static final MasterKey MASTER = MasterKey.of(new byte[MasterKey.BYTES]);
  private static final Path FILE = Path.of("/keys");
  private static final byte[] TEXT = "我的卡号".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory = Path.of("");
  private final List<Throwable> fatal = new ArrayList<>();
  private SimulatedDisk disk = new SimulatedDisk(Plan.nothing());

  private KeyRing open(long highestUsed, Long... erased) {
    return KeyRing.open(
        disk, FILE, MASTER, highestUsed, List.of(erased), stream -> false, fatal::add);
  }

  private static Sealed seal(KeyRing ring, String stream, String subject) {
    return ring.seal(
        new StreamWrite(stream, StreamWrite.ANY, subject, new ReleaseEvent.Activated("r")), TEXT);
  }

  private static Optional<String> opened(KeyRing ring, String stream, Sealed sealed) {
    return ring.open(stream, sealed.keyId(), sealed.bytes())
        .map(own -> new String(own, StandardCharsets.UTF_8));
  }

  private byte[] content() throws IOException {
    return disk.content(FILE);
  }

  private void flip(int at) throws IOException {
    byte[] bytes = content();
    bytes[at] ^= 4;
    disk.put(FILE, bytes);
  }

  @Test
  void of_two_fresh_keys_the_first_may_be_lost_unless_something_was_sealed_with_either()
      throws IOException {
    open(0).close();
    try (KeyFile file =
        KeyFile.open(disk, FILE, MASTER, 0, List.of(), stream -> false, fatal::add)) {
      byte[] wrapped = new byte[SecretKey256.WRAPPED_BYTES];
      Arrays.fill(wrapped, (byte) 7);
      file.append(1, 0, "@v-1", wrapped);
      file.append(2, 0, "@v-2", wrapped);
    }
    flip(KeyFile.HEADER_BYTES + 40);
    byte[] damaged = content();
    for (long used = 1; used <= 2; used++) {
      long highest = used;
      assertThatThrownBy(() -> open(highest))
          .isInstanceOf(KeyException.class)
          .hasMessageContaining("/keys")
          .hasMessageContaining("newest copy");
      assertThat(content()).as("nothing is changed").isEqualTo(damaged);
    }
    try (KeyRing ring = open(0)) {
      assertThat(content()).hasSize(KeyFile.HEADER_BYTES);
      assertThat(opened(ring, "conversation/1", seal(ring, "conversation/1", "v-1"))).isPresent();
    }
  }

  @Test
  void a_full_disk_refuses_a_key_and_what_is_left_of_it_harms_nothing() {
    Sealed first;
    try (KeyRing ring = open(0)) {
      first = seal(ring, "conversation/1", "v-1");
      for (int room = 0; room < 180; room += 10) {
        disk.fill(room);
        String other = "conversation/2";
        String subject = "v-2-" + room;
        assertThatThrownBy(() -> seal(ring, other, subject))
            .isInstanceOf(JournalException.Full.class)
            .hasMessageContaining("/keys")
            .hasMessageContaining("not stored")
            .hasMessageContaining("Free space");
        for (Loss loss : Loss.values()) {
          SimulatedDisk found = disk.afterCrash(loss, new Random(room), Plan.nothing());
          try (KeyRing again =
              KeyRing.open(
                  found, FILE, MASTER, first.keyId(), List.of(), stream -> false, fatal::add)) {
            assertThat(opened(again, "conversation/1", first)).contains("我的卡号");
          }
        }
        disk.makeRoom();
      }
      Sealed second = seal(ring, "conversation/2", "v-2");
      disk = disk.afterCrash(Loss.ALL_LOST, new Random(1), Plan.nothing());
      try (KeyRing again = open(second.keyId())) {
        assertThat(opened(again, "conversation/1", first)).contains("我的卡号");
        assertThat(opened(again, "conversation/2", second)).contains("我的卡号");
      }
    }
    assertThat(fatal).isEmpty();
  }

  @Test
  void a_force_that_fails_ends_the_process_and_is_not_believed_when_it_works_later() {
    open(0).close();
    int forces = 0;
    for (int at = 1; at < 12; at++) {
      fatal.clear();
      Plan plan = new Plan(at, Trouble.ERROR);
      disk = disk.afterCrash(Loss.ALL_KEPT, new Random(at), plan);
      try (KeyRing ring = open(0)) {
        if (plan.struck() != null) {
          continue;
        }
        String stream = "conversation/" + at;
        for (int i = 0; i < 3 && plan.struck() == null; i++) {
          try {
            seal(ring, stream + i, "v-" + at + i);
          } catch (KeyException e) {
            assertThat(e).hasMessageContaining("Look at the disk");
          }
        }
        if (plan.struck() == Operation.FORCE) {
          forces++;
          assertThat(fatal).hasSize(1);
          assertThatThrownBy(() -> seal(ring, stream + "x", "v-x"))
              .isInstanceOf(KeyException.class)
              .hasMessageContaining("could not be written or forced");
        }
      } catch (java.io.UncheckedIOException e) {
        // It is not opened then.
      }
    }
    assertThat(forces).isPositive();
  }

  @Test
  void an_interrupted_thread_closes_the_file_for_nobody() {
    try (KeyRing ring = KeyRing.open(directory.resolve("keys"), MASTER)) {
      Thread.currentThread().interrupt();
      Sealed sealed = seal(ring, "conversation/1", "v-1");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(opened(ring, "conversation/1", sealed)).contains("我的卡号");
      Thread.currentThread().interrupt();
      assertThat(ring.destroy("v-1")).containsExactly("conversation/1");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(opened(ring, "conversation/1", sealed)).isEmpty();
      assertThat(opened(ring, "conversation/2", seal(ring, "conversation/2", "v-2"))).isPresent();
    }
  }

  @Test
  void a_key_that_was_linked_is_wrapped_by_its_new_owner_alone_whenever_the_plug_is_pulled()
      throws IOException {
    Sealed sealed;
    try (KeyRing ring = open(0)) {
      sealed = seal(ring, "conversation/1", "v-1");
    }
    SimulatedDisk before = disk;
    int points = 0;
    for (int at = 1; ; at++) {
      Plan plan = new Plan(at, Trouble.KILL);
      disk = before.afterCrash(Loss.ALL_KEPT, new Random(at), plan);
      try (KeyRing ring = open(sealed.keyId())) {
        ring.link("conversation/1", "k-1");
        break;
      } catch (SimulatedDisk.Killed e) {
        points++;
      }
      for (Loss loss : Loss.values()) {
        SimulatedDisk found = disk.afterCrash(loss, new Random(at), Plan.nothing());
        try (KeyRing ring =
            KeyRing.open(
                found, FILE, MASTER, sealed.keyId(), List.of(), stream -> false, fatal::add)) {
          assertThat(opened(ring, "conversation/1", sealed)).contains("我的卡号");
          ring.link("conversation/1", "k-1");
          ring.destroy("k-1");
          assertThat(opened(ring, "conversation/1", sealed)).isEmpty();
        }
        String keys = new String(found.content(FILE), StandardCharsets.ISO_8859_1);
        String zeros = "\0".repeat(SecretKey256.WRAPPED_BYTES);
        assertThat(keys.split("conversation/1", -1)).hasSize(3);
        assertThat(keys.split("conversation/1" + zeros, -1)).hasSize(3);
      }
    }
    assertThat(points).isGreaterThan(6);
  }

  @Test
  void the_id_of_somebody_without_a_key_destroys_nothing() {
    try (KeyRing ring = open(0)) {
      Sealed sealed = seal(ring, "conversation/1", "v-1");
      assertThat(ring.keyOf("nobody")).isZero();
      assertThat(ring.destroy(List.of(ring.keyOf("nobody")))).isZero();
      assertThat(opened(ring, "conversation/1", sealed)).contains("我的卡号");
    }
  }

  @Test
  void an_id_in_the_register_is_given_to_nobody_else() {
    try (KeyRing ring = open(0, 7L)) {
      Sealed sealed = seal(ring, "conversation/1", "v-1");
      assertThat(ring.keyOf("v-1")).isEqualTo(8);
      assertThat(ring.destroy(List.of(7L))).isZero();
      assertThat(opened(ring, "conversation/1", sealed)).contains("我的卡号");
    }
  }

  @Test
  void what_a_stopped_rotation_left_is_removed() {
    try (KeyRing ring = open(0)) {
      seal(ring, "conversation/1", "v-1");
    }
    Path unfinished = Path.of("/keys.unfinished");
    disk.put(unfinished, new byte[] {1, 2, 3});
    open(2).close();
    assertThat(disk.exists(unfinished)).isFalse();
  }

  @Test
  void a_file_that_a_killed_rotation_put_in_place_is_there_to_stay_once_it_is_opened() {
    Sealed sealed;
    try (KeyRing ring = open(0)) {
      sealed = seal(ring, "conversation/1", "v-1");
    }
    SimulatedDisk before = disk;
    MasterKey next =
        MasterKey.of("another master key of 32 bytes..".getBytes(StandardCharsets.US_ASCII));
    int points = 0;
    for (int at = 1; ; at++) {
      disk = before.afterCrash(Loss.ALL_KEPT, new Random(at), new Plan(at, Trouble.KILL));
      try (KeyRing ring = open(sealed.keyId())) {
        ring.rotate(next);
        break;
      } catch (SimulatedDisk.Killed e) {
        points++;
      }
      disk = disk.afterKill(Plan.nothing());
      MasterKey master = opens(MASTER, sealed.keyId()) ? MASTER : next;
      Sealed later;
      try (KeyRing ring =
          KeyRing.open(
              disk, FILE, master, sealed.keyId(), List.of(), stream -> false, fatal::add)) {
        later = seal(ring, "conversation/2", "v-2");
      }
      disk = disk.afterCrash(Loss.ALL_LOST, new Random(at), Plan.nothing());
      try (KeyRing ring =
          KeyRing.open(disk, FILE, master, later.keyId(), List.of(), stream -> false, fatal::add)) {
        assertThat(opened(ring, "conversation/1", sealed)).contains("我的卡号");
        assertThat(opened(ring, "conversation/2", later)).contains("我的卡号");
      }
    }
    assertThat(points).isGreaterThan(5);
  }

  private boolean opens(MasterKey master, long highestUsed) {
    try {
      KeyRing.open(disk, FILE, master, highestUsed, List.of(), stream -> false, fatal::add).close();
      return true;
    } catch (KeyException e) {
      return false;
    }
  }

  @Test
  void a_missing_file_is_made_only_while_nothing_is_sealed() {
    assertThatThrownBy(() -> open(1))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("/keys is missing")
        .hasMessageContaining("newest copy");
    assertThat(disk.exists(FILE)).isFalse();
  }

  /// Ann is a customer by now and wrote twice, Bob was erased, Cyd is a visitor.
  private Map<String, Sealed> peopleOfEveryKind(boolean rotated) {
    Map<String, Sealed> sealed = new HashMap<>();
    try (KeyRing ring = open(0)) {
      for (String name : List.of("ann", "bob", "cyd")) {
        sealed.put(name, seal(ring, "conversation/" + name, "v-" + name));
      }
      ring.link("conversation/ann", "k-ann");
      ring.destroy("v-bob");
      ring.destroy("v-ann");
      if (rotated) {
        ring.rotate(MASTER);
      }
    }
    return sealed;
  }

  /// @return whether it was refused
  private boolean refusedOrRight(String damage, byte[] content, Map<String, Sealed> sealed) {
    disk.put(FILE, content);
    try (KeyRing ring = open(6)) {
      sealed.forEach((name, each) -> {
        Optional<String> own = opened(ring, "conversation/" + name, each);
        assertThat(own)
            .as(damage + ": " + name)
            .isEqualTo(name.equals("bob") ? Optional.empty() : Optional.of("我的卡号"));
      });
      assertThat(ring.streamsOf("k-ann")).as(damage).containsExactly("conversation/ann");
      return false;
    } catch (KeyException e) {
      assertThat(e).as(damage).hasMessageContaining("/keys");
      return true;
    }
  }

  @Test
  void any_bit_any_cut_and_any_zeroed_block_is_refused_or_does_not_matter() throws IOException {
    for (boolean rotated : new boolean[] {false, true}) {
      disk = new SimulatedDisk(Plan.nothing());
      Map<String, Sealed> sealed = peopleOfEveryKind(rotated);
      byte[] whole = content();
      int refused = 0;
      for (int bit = 0; bit < whole.length * 8; bit++) {
        byte[] damaged = whole.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        refused += refusedOrRight("bit " + bit, damaged, sealed) ? 1 : 0;
      }
      assertThat(refused).isGreaterThan(whole.length * 5);
      for (int length = 0; length < whole.length; length++) {
        refusedOrRight("cut to " + length, Arrays.copyOf(whole, length), sealed);
      }
      for (int block : new int[] {16, 64, 512, 4096}) {
        for (int from = 0; from < whole.length; from += Math.min(block, 16)) {
          byte[] damaged = whole.clone();
          Arrays.fill(damaged, from, Math.min(from + block, whole.length), (byte) 0);
          refusedOrRight(block + " zeros at " + from, damaged, sealed);
        }
      }
    }
  }

  @Test
  void keys_are_their_owners_alone() throws IOException {
    Path file = directory.resolve("keys");
    KeyRing.open(file, MASTER).close();
    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                java.nio.file.Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Disk.LOCAL.exists(directory.resolve("keys.unfinished"))).isFalse();
  }
}
