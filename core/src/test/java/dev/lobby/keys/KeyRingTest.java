package dev.lobby.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.journal.Sealer.Sealed;
import dev.lobby.journal.StreamWrite;
import dev.lobby.publishing.ReleaseEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
  private static final MasterKey MASTER = MasterKey.of(bytes(1));
  private static final byte[] TEXT = "我的卡号".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void inADirectory() {
    file = directory.resolve("keys");
  }

  private static byte[] bytes(int value) {
    byte[] bytes = new byte[MasterKey.BYTES];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static StreamWrite write(String stream, String subject) {
    return new StreamWrite(stream, StreamWrite.ANY, subject, new ReleaseEvent.Activated("r"));
  }

  private static Optional<String> opened(KeyRing ring, String stream, Sealed sealed) {
    return ring.open(stream, sealed.keyId(), sealed.bytes())
        .map(own -> new String(own, StandardCharsets.UTF_8));
  }

  private KeyRing open() {
    return KeyRing.open(file, MASTER);
  }

  @Test
  void what_is_sealed_opens_again_after_a_restart_and_is_not_there_to_read() {
    Sealed sealed;
    try (KeyRing ring = open()) {
      sealed = ring.seal(write("conversation/1", "v-1"), TEXT);
      assertThat(sealed.keyId()).isPositive();
      assertThat(new String(sealed.bytes(), StandardCharsets.UTF_8)).doesNotContain("卡号");
    }
    try (KeyRing ring = open()) {
      assertThat(opened(ring, "conversation/1", sealed)).contains("我的卡号");
      assertThat(ring.seal(write("conversation/1", "v-1"), TEXT).keyId()).isEqualTo(sealed.keyId());
    }
  }

  @Test
  void nothing_and_what_is_nobodys_own_needs_no_key() {
    try (KeyRing ring = open()) {
      assertThat(ring.seal(write("releases", ""), TEXT)).isEqualTo(new Sealed(0, TEXT));
      assertThat(ring.seal(write("a", "v-1"), new byte[0]).keyId()).isZero();
    }
  }

  @Test
  void what_was_sealed_for_one_stream_does_not_open_in_another() {
    try (KeyRing ring = open()) {
      Sealed sealed = ring.seal(write("conversation/1", "v-1"), TEXT);
      assertThatThrownBy(() -> ring.open("conversation/2", sealed.keyId(), sealed.bytes()))
          .isInstanceOf(KeyException.class)
          .hasMessageContaining("conversation/2");
    }
  }

  @Test
  void a_mac_tells_the_same_text_at_the_same_place_from_any_other_after_restart_and_rotation() {
    String mac;
    try (KeyRing ring = open()) {
      mac = ring.mac("v-1", "c/m1", "我的卡丢了");
      assertThat(mac).matches("\\d+\\.[0-9a-f]{32}");
      assertThat(ring.mac("v-1", "c/m1", "我的卡丢了")).isEqualTo(mac);
      assertThat(ring.mac("v-1", "c/m2", "我的卡丢了")).isNotEqualTo(mac);
      assertThat(ring.mac("v-1", "c/m", "1我的卡丢了")).isNotEqualTo(mac);
      assertThat(ring.mac("v-2", "c/m1", "我的卡丢了").substring(mac.indexOf('.')))
          .isNotEqualTo(mac.substring(mac.indexOf('.')));
    }
    MasterKey next = MasterKey.of(bytes(2));
    try (KeyRing ring = open()) {
      ring.rotate(next);
    }
    try (KeyRing ring = KeyRing.open(file, next)) {
      assertThat(ring.mayBe(mac, "c/m1", "我的卡丢了")).isTrue();
      assertThat(ring.mayBe(mac, "c/m1", "我的卡在")).isFalse();
      assertThat(ring.mayBe(mac, "c/m2", "我的卡丢了")).isFalse();
    }
  }

  @Test
  void when_the_key_of_a_mac_is_gone_nobody_can_tell_and_a_later_key_changes_nothing() {
    try (KeyRing ring = open()) {
      String mac = ring.mac("v-1", "c/m1", "one");
      ring.destroy("v-1");
      String later = ring.mac("v-1", "c/m1", "one");

      assertThat(later).isNotEqualTo(mac);
      assertThat(ring.mayBe(mac, "c/m1", "another")).isTrue();
      assertThat(ring.mayBe(later, "c/m1", "another")).isFalse();
      assertThat(ring.mayBe("99.00", "c/m1", "of a file that is older")).isTrue();
    }
  }

  @Test
  void destroying_a_subject_takes_all_of_its_streams_and_nobody_elses() throws IOException {
    Sealed first;
    Sealed second;
    Sealed other;
    byte[] before;
    try (KeyRing ring = open()) {
      first = ring.seal(write("conversation/1", "v-1"), TEXT);
      second = ring.seal(write("customer/v-1", "v-1"), TEXT);
      other = ring.seal(write("conversation/2", "v-2"), TEXT);
      before = Files.readAllBytes(file);
      assertThat(ring.streamsOf("v-1")).containsExactly("conversation/1", "customer/v-1");
      assertThat(ring.destroy("v-1")).containsExactly("conversation/1", "customer/v-1");
      assertThat(ring.destroy("v-1")).containsExactly("conversation/1", "customer/v-1");
      assertThat(ring.destroy("nobody")).isEmpty();
    }
    try (KeyRing ring = open()) {
      assertThat(opened(ring, "conversation/1", first)).isEmpty();
      assertThat(opened(ring, "customer/v-1", second)).isEmpty();
      assertThat(opened(ring, "conversation/2", other)).contains("我的卡号");
      assertThat(ring.streamsOf("v-1")).isEmpty();
    }
    // No wrapped key of theirs is left in the file.
    String after = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    String was = new String(before, StandardCharsets.ISO_8859_1);
    for (String name : List.of("@v-1", "conversation/1", "customer/v-1")) {
      int at = was.indexOf(name) + name.length();
      assertThat(after).doesNotContain(was.substring(at, at + SecretKey256.WRAPPED_BYTES));
    }
  }

  @Test
  void somebody_who_comes_back_after_being_erased_gets_new_keys() {
    try (KeyRing ring = open()) {
      Sealed before = ring.seal(write("customer/k-1", "k-1"), TEXT);
      ring.destroy("k-1");
      Sealed after = ring.seal(write("customer/k-1", "k-1"), TEXT);
      assertThat(after.keyId()).isNotEqualTo(before.keyId());
      assertThat(opened(ring, "customer/k-1", before)).isEmpty();
      assertThat(opened(ring, "customer/k-1", after)).contains("我的卡号");
    }
  }

  @Test
  void a_linked_stream_goes_with_its_new_subject() {
    Sealed sealed;
    try (KeyRing ring = open()) {
      sealed = ring.seal(write("conversation/1", "v-1"), TEXT);
      ring.link("conversation/1", "k-1");
      assertThat(opened(ring, "conversation/1", sealed)).contains("我的卡号");
      ring.destroy("v-1");
    }
    try (KeyRing ring = open()) {
      assertThat(opened(ring, "conversation/1", sealed)).contains("我的卡号");
      assertThat(ring.seal(write("conversation/1", "v-1"), TEXT).keyId()).isEqualTo(sealed.keyId());
      ring.destroy("k-1");
      assertThat(opened(ring, "conversation/1", sealed)).isEmpty();
    }
  }

  @Test
  void another_master_key_is_refused_and_can_be_rotated_to() {
    MasterKey next = MasterKey.of(bytes(2));
    Sealed sealed;
    Sealed gone;
    try (KeyRing ring = open()) {
      sealed = ring.seal(write("conversation/1", "v-1"), TEXT);
      gone = ring.seal(write("conversation/2", "v-2"), TEXT);
      ring.destroy("v-2");
      assertThatThrownBy(() -> KeyRing.open(file, next))
          .isInstanceOf(KeyException.class)
          .hasMessageContaining("The master key is not the one");
      assertThat(ring.rotate(next)).isEqualTo(1);
    }
    assertThatThrownBy(this::open).isInstanceOf(KeyException.class);
    try (KeyRing ring = KeyRing.open(file, next)) {
      assertThat(opened(ring, "conversation/1", sealed)).contains("我的卡号");
      assertThat(opened(ring, "conversation/2", gone)).isEmpty();
    }
  }

  @Test
  void a_file_that_misses_a_key_of_the_journal_is_refused() {
    try (KeyRing ring = open()) {
      long used = ring.seal(write("conversation/1", "v-1"), TEXT).keyId();
      ring.check(used);
      assertThatThrownBy(() -> ring.check(used + 1))
          .isInstanceOf(KeyException.class)
          .hasMessageContaining("newest copy");
    }
  }

  @Test
  void foreign_files_are_refused() throws IOException {
    Files.writeString(file, "not a key file, but long enough for one");
    assertThatThrownBy(this::open).hasMessageContaining("no key file of Lobby");
    Files.writeString(file, "short");
    assertThatThrownBy(this::open).hasMessageContaining("no key file of Lobby");
  }

  @Test
  void many_threads_get_one_key_for_one_stream() throws Exception {
    Map<String, Set<Long>> ids = new HashMap<>();
    try (KeyRing ring = open();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Map.Entry<String, Sealed>>> tasks = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String stream = "conversation/" + i % 20;
        String subject = "v-" + i % 20;
        tasks.add(() -> Map.entry(stream, ring.seal(write(stream, subject), TEXT)));
      }
      for (Future<Map.Entry<String, Sealed>> done : threads.invokeAll(tasks)) {
        Map.Entry<String, Sealed> each = done.get();
        ids.computeIfAbsent(each.getKey(), it -> new HashSet<>()).add(each.getValue().keyId());
        assertThat(opened(ring, each.getKey(), each.getValue())).contains("我的卡号");
      }
    }
    assertThat(ids).hasSize(20).allSatisfy((stream, own) -> assertThat(own).hasSize(1));
  }

  @Test
  void every_cut_of_the_file_opens_without_the_last_keys_or_is_refused() throws IOException {
    Map<String, Sealed> sealed = new HashMap<>();
    try (KeyRing ring = open()) {
      for (int i = 0; i < 3; i++) {
        sealed.put("conversation/" + i, ring.seal(write("conversation/" + i, "v-" + i), TEXT));
      }
    }
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      if (length < KeyFile.HEADER_BYTES) {
        assertThatThrownBy(this::open).isInstanceOf(KeyException.class);
        continue;
      }
      try (KeyRing ring = open()) {
        for (Map.Entry<String, Sealed> each : sealed.entrySet()) {
          // Refused for a key that is missing, or right.
          try {
            ring.check(each.getValue().keyId());
            assertThat(opened(ring, each.getKey(), each.getValue())).contains("我的卡号");
          } catch (KeyException e) {
            assertThat(e).hasMessageContaining("newest copy");
          }
        }
        ring.check(0);
        assertThat(Files.size(file)).isLessThanOrEqualTo(length);
        Sealed fresh = ring.seal(write("conversation/new", "v-new"), TEXT);
        assertThat(opened(ring, "conversation/new", fresh)).contains("我的卡号");
      }
    }
  }

  @Test
  void a_flipped_bit_is_refused_or_harmless_and_never_opens_something_else() throws IOException {
    Map<String, Sealed> sealed = new HashMap<>();
    try (KeyRing ring = open()) {
      for (int i = 0; i < 3; i++) {
        sealed.put("conversation/" + i, ring.seal(write("conversation/" + i, "v-" + i), TEXT));
      }
      ring.destroy("v-1");
    }
    long last = sealed.values().stream().mapToLong(Sealed::keyId).max().orElseThrow();
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      Files.write(file, flipped);
      try (KeyRing ring = open()) {
        ring.check(last);
        for (Map.Entry<String, Sealed> each : sealed.entrySet()) {
          Optional<String> own = opened(ring, each.getKey(), each.getValue());
          assertThat(own)
              .as("byte %s", at)
              .isEqualTo(each.getKey().endsWith("/1") ? Optional.empty() : Optional.of("我的卡号"));
        }
      } catch (KeyException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 2);
  }

  @Test
  void a_crash_between_the_two_steps_of_destroying_is_made_good() throws IOException {
    Sealed sealed;
    byte[] before;
    try (KeyRing ring = open()) {
      sealed = ring.seal(write("conversation/1", "v-1"), TEXT);
      before = Files.readAllBytes(file);
      ring.destroy("v-1");
    }
    byte[] after = Files.readAllBytes(file);
    Random random = new Random(7);
    for (int trial = 0; trial < 50; trial++) {
      // The records that say so are there; of the zeros some, in any order.
      byte[] between = after.clone();
      for (int i = 0; i < before.length; i++) {
        between[i] = random.nextInt(50) < trial ? after[i] : before[i];
      }
      Files.write(file, between);
      try (KeyRing ring = open()) {
        assertThat(opened(ring, "conversation/1", sealed)).isEmpty();
      }
      assertThat(ByteBuffer.wrap(Files.readAllBytes(file))).isEqualTo(ByteBuffer.wrap(after));
    }
  }
}
