package dev.lobby.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.Checkpoint;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.JournalException;
import dev.lobby.journal.StreamWrite;
import dev.lobby.journal.Verification;
import dev.lobby.journal.VerifyMain;
import dev.lobby.journal.VerifyMainAccess;
import dev.lobby.publishing.ReleaseEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointerTest {
  private static final Duration NEVER = Duration.ofDays(1);

  @TempDir Path data;
  private Path journal;
  private Path file;

  @BeforeEach
  void paths() {
    journal = data.resolve("journal");
    file = data.resolve("elsewhere");
  }

  private FileJournal open(Path directory) {
    return FileJournal.open(directory, World.codec(), new MovableClock(World.START));
  }

  private static void append(FileJournal journal, String release) {
    journal.append(
        List.of(
            new StreamWrite(
                ReleaseEvent.STREAM, StreamWrite.ANY, "", new ReleaseEvent.Activated(release))));
  }

  private Checkpointer checkpointer(FileJournal journal, CheckpointSink... sinks) {
    return new Checkpointer(
        journal, SigningKey.of(data), new MovableClock(World.START), NEVER, List.of(sinks));
  }

  /// Ten frames, signed at the third and at the last.
  private void signedJournal() {
    try (FileJournal open = open(journal);
        Checkpointer checkpointer = checkpointer(open, new CheckpointSink.ToFile(file))) {
      for (int i = 0; i < 10; i++) {
        append(open, "r" + i);
        if (i == 2) {
          checkpointer.sign();
          checkpointer.sign();
        }
      }
    }
  }

  private List<Checkpoint> signed() throws IOException {
    return VerifyMain.checkpoints(file);
  }

  private PublicKey key() throws IOException {
    return VerifyMain.publicKey(data.resolve("signing.pub"));
  }

  private Verification verify() throws IOException {
    return Verification.of(journal, signed(), key());
  }

  private Path segment() throws IOException {
    try (Stream<Path> files = Files.list(journal)) {
      return files.filter(it -> it.toString().endsWith(".segment")).findFirst().orElseThrow();
    }
  }

  @Test
  void the_head_is_signed_when_it_moved_and_when_lobby_stops() throws IOException {
    signedJournal();
    assertThat(signed()).extracting(Checkpoint::sequence).containsExactly(3L, 10L);
    assertThat(verify().frames()).isEqualTo(10);
  }

  @Test
  void a_journal_that_was_cut_is_told_from_a_shorter_one() throws IOException {
    signedJournal();
    // Cut between two frames: nothing in the journal itself shows it.
    Path segment = segment();
    byte[] bytes = Files.readAllBytes(segment);
    boolean caught = false;
    for (int end = bytes.length - 1; end > 52; end--) {
      try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
        channel.truncate(end);
      }
      Verification alone;
      try {
        alone = Verification.of(journal);
      } catch (JournalException.Damaged e) {
        continue;
      }
      if (alone.frames() < 10 && alone.tornBytes() == 0) {
        caught = true;
        assertThatThrownBy(this::verify)
            .isInstanceOf(JournalException.class)
            .hasMessageContaining("its end was cut off");
      }
    }
    assertThat(caught).isTrue();
  }

  @Test
  void a_journal_that_was_written_anew_is_caught_even_with_a_right_chain() throws IOException {
    signedJournal();
    Path forged = data.resolve("forged");
    try (FileJournal other = open(forged)) {
      for (int i = 0; i < 10; i++) {
        append(other, i == 1 ? "another" : "r" + i);
      }
    }
    assertThat(Verification.of(forged).frames()).isEqualTo(10);
    assertThatThrownBy(() -> Verification.of(forged, signed(), key()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("Frame 3 is not the one that was signed");
  }

  @Test
  void a_checkpoint_that_was_changed_or_signed_by_another_is_refused() throws IOException {
    signedJournal();
    List<String> lines = Files.readAllLines(file);
    Files.write(file, List.of(lines.getFirst().replace(" 3 ", " 2 "), lines.getLast()));
    assertThatThrownBy(this::verify).hasMessageContaining("was not signed with this key");
    Files.write(file, lines);
    Path other = Files.createDirectory(data.resolve("other"));
    SigningKey.of(other);
    PublicKey foreign = VerifyMain.publicKey(other.resolve("signing.pub"));
    List<Checkpoint> signed = signed();
    assertThatThrownBy(() -> Verification.of(journal, signed, foreign))
        .hasMessageContaining("was not signed with this key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "lobby-checkpoint 1 3 abc 2026-01-01T00:00:00Z AAAA",
        "lobby-checkpoint 2 3 abc 2026-01-01T00:00:00Z AAAA"
      })
  void a_line_that_is_none_is_named(String line) throws IOException {
    signedJournal();
    Files.write(file, List.of("", line));
    assertThatThrownBy(this::signed)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void the_small_program_says_the_same_as_the_big_one() throws IOException {
    signedJournal();
    assertThat(small(journal.toString(), file.toString(), data.resolve("signing.pub").toString()))
        .contains("is whole", "frames       10", "checkpoints  2, all as signed", "exit 0");
    assertThat(small(journal.toString())).contains("is whole", "exit 0");
    assertThat(small()).contains("usage", "exit 2");
    assertThat(small(data.resolve("nowhere").toString())).contains("no journal", "exit 1");
    assertThat(small(journal.toString(), file.toString(), file.toString()))
        .contains("no public key", "exit 1");
    assertThat(small(journal.toString(), "nowhere", "nowhere")).contains("cannot read", "exit 1");
  }

  private static String small(String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code = VerifyMainAccess.run(args, out);
    return bytes.toString(StandardCharsets.UTF_8) + "exit " + code;
  }

  @Test
  void a_server_gets_the_line_and_is_told_again_when_it_was_down() throws IOException {
    List<String> received = new CopyOnWriteArrayList<>();
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/proof",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean down = asked.incrementAndGet() == 1;
          if (!down) {
            received.add(new String(body, StandardCharsets.US_ASCII));
          }
          exchange.sendResponseHeaders(down ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/proof");
    try (FileJournal open = open(journal);
        Checkpointer checkpointer = checkpointer(open, CheckpointSink.of(uri.toString()))) {
      append(open, "r");
      checkpointer.sign();
      assertThat(received).isEmpty();
      checkpointer.sign();
      assertThat(received).hasSize(1);
      checkpointer.sign();
      assertThat(received).hasSize(1);
      assertThat(Checkpoint.parse(received.getFirst()).isSignedBy(key())).isTrue();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_syslog_server_gets_the_line() throws IOException {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        FileJournal open = open(journal);
        Checkpointer checkpointer =
            checkpointer(open, CheckpointSink.of("syslog:127.0.0.1:" + server.getLocalPort()))) {
      append(open, "r");
      checkpointer.sign();
      server.setSoTimeout(10_000);
      DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
      server.receive(packet);
      String message =
          new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
      assertThat(message)
          .startsWith("<109>1 ")
          .contains(" lobby - checkpoint - lobby-checkpoint 1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nowhere", "syslog:host", "ftp://x/y", "http:///x"})
  void what_is_no_sink_is_refused(String setting) {
    assertThatThrownBy(() -> CheckpointSink.of(setting))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_damaged_signing_key_says_what_to_do() throws IOException {
    Files.writeString(data.resolve("signing.key"), "nothing");
    assertThatThrownBy(() -> SigningKey.of(data)).hasMessageContaining("Restore it from a backup");
  }

  @Test
  void a_line_that_a_crash_cut_off_is_told_and_stops_neither_the_check_nor_the_next_line()
      throws IOException {
    signedJournal();
    Files.writeString(file, "lobby-checkpoint 1 11 abc", StandardOpenOption.APPEND);
    String checked =
        small(journal.toString(), file.toString(), data.resolve("signing.pub").toString());
    assertThat(checked)
        .contains("checkpoints  2, all as signed", "The last line of " + file, "was cut off")
        .endsWith("exit 0");
    try (FileJournal open = open(journal);
        Checkpointer checkpointer = checkpointer(open, new CheckpointSink.ToFile(file))) {
      append(open, "r10");
      checkpointer.sign();
    }
    assertThat(signed()).extracting(Checkpoint::sequence).containsExactly(3L, 10L, 11L);
    assertThat(verify().frames()).isEqualTo(11);
    assertThat(small(journal.toString(), file.toString(), data.resolve("signing.pub").toString()))
        .doesNotContain("cut off");
  }

  @Test
  void any_damage_to_the_checkpoints_is_refused_with_the_file_or_a_frame_or_costs_the_last_line()
      throws IOException {
    signedJournal();
    List<Checkpoint> whole = signed();
    byte[] bytes = Files.readAllBytes(file);
    int refused = 0;
    for (int at = 0; at < bytes.length; at += 5) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      refused += refused(flipped, whole, 1);
      refused(Arrays.copyOf(bytes, at), whole, whole.size());
      byte[] zeroed = bytes.clone();
      Arrays.fill(zeroed, at, Math.min(at + 300, bytes.length), (byte) 0);
      refused(zeroed, whole, 1);
    }
    assertThat(refused).isGreaterThan(bytes.length * 9 / 50);
  }

  /// @param atMost how many lines may be lost in silence
  private int refused(byte[] content, List<Checkpoint> whole, int atMost) throws IOException {
    Files.write(file, content);
    try {
      verify();
      List<Checkpoint> left = signed();
      assertThat(left).isEqualTo(whole.subList(0, left.size()));
      assertThat(left.size()).isGreaterThanOrEqualTo(whole.size() - atMost);
      return 0;
    } catch (JournalException e) {
      assertThat(e.getMessage()).containsAnyOf(file.toString(), "The checkpoint of frame");
      return 1;
    }
  }
}
