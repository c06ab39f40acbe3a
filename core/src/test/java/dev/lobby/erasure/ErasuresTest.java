package dev.lobby.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.checkpoint.SigningKey;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Summaries;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.TicketEvent;
import dev.lobby.erasure.Erasures.Outcome;
import dev.lobby.erasure.Erasures.Refused;
import dev.lobby.erasure.Erasures.Taken;
import dev.lobby.journal.Event;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.journal.Verification;
import dev.lobby.journal.VerifyMain;
import dev.lobby.keys.KeyRing;
import dev.lobby.keys.MasterKey;
import dev.lobby.language.Language;
import dev.lobby.review.ConversationIndex;
import dev.lobby.review.ConversationSearch;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import dev.lobby.wire.JsonEventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasuresTest {
  private static final MasterKey MASTER = MasterKey.of(new byte[MasterKey.BYTES]);
  private static final String SUBJECT = "v-1";

  @TempDir Path data;
  private KeyRing keys;
  private FileJournal journal;
  private Conversations conversations;
  private Erasures erasures;

  @BeforeEach
  void open() {
    keys = KeyRing.open(data.resolve("keys"), MASTER);
    journal =
        FileJournal.open(
            data.resolve("journal"), World.codec(), () -> keys, new MovableClock(World.START));
    conversations = new Conversations(journal);
    erasures =
        new Erasures(
            journal,
            keys,
            conversations,
            new ErasureRegister(data.resolve("erasures"), SigningKey.of(data)),
            new MovableClock(World.START));
  }

  @AfterEach
  void close() {
    journal.close();
    keys.close();
  }

  private void append(String stream, String subject, Event event) {
    journal.append(List.of(new StreamWrite(stream, StreamWrite.ANY, subject, event)));
  }

  private void conversation(String id, String subject, String text) {
    String stream = ConversationEvent.stream(id);
    append(stream, subject, new ConversationEvent.Started("web", subject, Language.ZH));
    append(stream, subject, new ConversationEvent.CustomerWrote("m1", Language.ZH, text));
  }

  private String words(String conversation) {
    return conversations.load(conversation).orElseThrow().messages().getFirst().text();
  }

  private static String why(Outcome outcome) {
    return outcome instanceof Refused(String why) ? why : "it was taken";
  }

  @Test
  void two_people_erase_somebody_and_get_a_receipt() throws IOException {
    conversation("1", SUBJECT, "我叫欧阳娜娜");
    conversation("2", "v-2", "利率多少");
    assertThat(words("1")).isEqualTo("我叫欧阳娜娜");

    assertThat(erasures.request(SUBJECT, "ann", "asked by letter")).isInstanceOf(Taken.class);
    assertThat(words("1")).as("before the approval").isEqualTo("我叫欧阳娜娜");
    Erasure done = ((Taken) erasures.approve(SUBJECT, "bo")).now();

    Erasure.Receipt receipt = Objects.requireNonNull(done.receipt());
    assertThat(receipt.requestedBy()).isEqualTo("ann");
    assertThat(receipt.approvedBy()).isEqualTo("bo");
    assertThat(receipt.reason()).isEqualTo("asked by letter");
    assertThat(receipt.streams()).containsExactly("conversation/1");
    assertThat(done.request()).isNull();
    assertThat(words("1")).isEqualTo(JsonEventCodec.ERASED);
    assertThat(words("2")).isEqualTo("利率多少");
    assertThat(Verification.of(data.resolve("journal")).frames()).isEqualTo(journal.head());
  }

  @Test
  void nobody_approves_what_they_asked_for_themselves() {
    conversation("1", SUBJECT, "我叫欧阳娜娜");
    assertThat(why(erasures.approve(SUBJECT, "ann"))).contains("Nobody has asked for it");
    erasures.request(SUBJECT, "ann", "asked by letter");
    assertThat(why(erasures.approve(SUBJECT, "ann"))).contains("a second person must");
    assertThat(why(erasures.request(SUBJECT, "bo", "again"))).contains("ann has asked for it");
    assertThat(words("1")).isEqualTo("我叫欧阳娜娜");
  }

  @Test
  void a_request_can_be_withdrawn() {
    conversation("1", SUBJECT, "我叫欧阳娜娜");
    erasures.request(SUBJECT, "ann", "asked by letter");
    assertThat(erasures.withdraw(SUBJECT, "ann", "wrong person")).isInstanceOf(Taken.class);
    assertThat(why(erasures.approve(SUBJECT, "bo"))).contains("Nobody has asked for it");
    assertThat(why(erasures.withdraw(SUBJECT, "ann", "again"))).contains("Nobody has asked");
  }

  @Test
  void a_legal_hold_wins_and_says_so() {
    conversation("1", SUBJECT, "我叫欧阳娜娜");
    erasures.request(SUBJECT, "ann", "asked by letter");
    assertThat(erasures.hold(SUBJECT, "law", "case 12")).isInstanceOf(Taken.class);
    assertThat(why(erasures.approve(SUBJECT, "bo")))
        .isEqualTo("A legal hold by law forbids it: case 12.");
    assertThat(why(erasures.hold(SUBJECT, "law", "case 13"))).contains("stands already");
    assertThat(words("1")).isEqualTo("我叫欧阳娜娜");
    erasures.releaseHold(SUBJECT, "law", "case closed");
    assertThat(why(erasures.releaseHold(SUBJECT, "law", "again"))).contains("no legal hold");
    assertThat(erasures.approve(SUBJECT, "bo")).isInstanceOf(Taken.class);
    assertThat(words("1")).isEqualTo(JsonEventCodec.ERASED);
  }

  @Test
  void nobody_of_an_unknown_id_is_erased() {
    assertThat(why(erasures.request("v-9", "ann", "typed wrong"))).contains("nobody of the id v-9");
    assertThat(why(erasures.hold("v-9", "law", "typed wrong"))).contains("nobody of the id v-9");
  }

  @Test
  void what_was_approved_is_done_after_a_stop_in_between() {
    conversation("1", SUBJECT, "我叫欧阳娜娜");
    erasures.request(SUBJECT, "ann", "asked by letter");
    append(ErasureEvent.stream(SUBJECT), "", new ErasureEvent.Approved("bo"));
    close();
    open();
    ErasureList list = new ErasureList(ViewStore.inMemory());
    journal.replay(0, journal.head(), list::apply);
    assertThat(list.all()).extracting(Erasure::approvedBy).containsExactly("bo");
    assertThat(erasures.finish(list)).isEqualTo(1);
    assertThat(words("1")).isEqualTo(JsonEventCodec.ERASED);
    ErasureList after = new ErasureList(ViewStore.inMemory());
    journal.replay(0, journal.head(), after::apply);
    assertThat(erasures.finish(after)).isZero();
    assertThat(Objects.requireNonNull(erasures.find(SUBJECT).receipt()).streams())
        .containsExactly("conversation/1");
  }

  @Test
  void an_older_copy_of_the_keys_is_erased_again_by_the_register() throws IOException {
    conversation("1", SUBJECT, "我叫欧阳娜娜");
    conversation("2", "v-2", "利率多少");
    Path copy = Files.copy(data.resolve("keys"), data.resolve("copy"));
    erasures.request(SUBJECT, "ann", "asked by letter");
    erasures.approve(SUBJECT, "bo");
    close();
    Files.move(copy, data.resolve("keys"), StandardCopyOption.REPLACE_EXISTING);
    open();
    assertThat(words("1")).as("without the register").isEqualTo("我叫欧阳娜娜");
    List<Long> erased =
        ErasureRegister.read(
            data.resolve("erasures"), VerifyMain.publicKey(data.resolve("signing.pub")));
    assertThat(keys.destroy(erased)).isEqualTo(2);
    assertThat(keys.destroy(erased)).isZero();
    conversations.forget(List.of("1"));
    assertThat(words("1")).isEqualTo(JsonEventCodec.ERASED);
    assertThat(words("2")).isEqualTo("利率多少");
  }

  @Test
  void a_register_that_was_changed_is_refused() throws IOException {
    conversation("1", SUBJECT, "我叫欧阳娜娜");
    conversation("2", "v-2", "利率多少");
    for (String subject : List.of(SUBJECT, "v-2")) {
      erasures.request(subject, "ann", "asked by letter");
      erasures.approve(subject, "bo");
    }
    Path file = data.resolve("erasures");
    PublicKey key = VerifyMain.publicKey(data.resolve("signing.pub"));
    String lines = Files.readString(file);
    assertThat(ErasureRegister.read(file, key)).hasSize(2);
    Files.writeString(file, lines.substring(0, lines.length() - 9));
    assertThat(ErasureRegister.read(file, key)).as("cut by a crash").hasSize(1);
    Files.writeString(file, lines.replaceFirst(SUBJECT, "v-3"));
    assertThatThrownBy(() -> ErasureRegister.read(file, key)).hasMessageContaining("line 1");
  }

  @Test
  void queue_and_search_lose_the_words_too() throws InterruptedException {
    Customers.visitorId();
    conversation("1", SUBJECT, "我叫欧阳娜娜");
    append(
        TicketEvent.stream("t1"),
        SUBJECT,
        new TicketEvent.Opened("t1", "1", SUBJECT, Reason.COMPLAINT, Language.ZH));
    try (ViewStore store = ViewStore.inMemory()) {
      Summaries summaries = new Summaries(store);
      DeskQueue queue = new DeskQueue(store);
      try (ConversationIndex index = new ConversationIndex(store, journal, summaries);
          Views views = new Views(journal, store, List.of(summaries, queue, index))) {
        ConversationSearch search = new ConversationSearch(index, conversations);
        assertThat(search.find("欧阳娜娜", 9)).hasSize(1);
        assertThat(excerpts(queue)).containsExactly("我叫欧阳娜娜");
        erasures.request(SUBJECT, "ann", "asked by letter");
        erasures.approve(SUBJECT, "bo");
        assertThat(views.await(journal.head(), Duration.ofSeconds(30))).isTrue();
        assertThat(search.find("欧阳娜娜", 9)).isEmpty();
        assertThat(search.find("1", 9)).hasSize(1);
        assertThat(excerpts(queue)).containsExactly(JsonEventCodec.ERASED);
      }
    }
  }

  private List<String> excerpts(DeskQueue queue) {
    return queue.waiting().stream()
        .map(ticket -> conversations.load(ticket.conversation()).orElseThrow().excerpt())
        .toList();
  }

  @Test
  void erased_words_leave_the_files_of_the_views_too() throws Exception {
    for (int i = 0; i < 300; i++) {
      conversation("c" + i, "v-" + i, i == 150 ? "my name is Ouyangnana" : "marmalade");
    }
    Path directory = data.resolve("views");
    try (ViewStore store = ViewStore.open(directory)) {
      Summaries summaries = new Summaries(store);
      ConversationIndex index = new ConversationIndex(store, journal, summaries);
      try (Views views = new Views(journal, store, List.of(summaries, index))) {
        index.awaitIndexed(Duration.ofSeconds(60));
        ConversationSearch search = new ConversationSearch(index, conversations);
        assertThat(search.find("ouyangnana", 9)).hasSize(1);
        erasures.request("v-150", "ann", "asked by letter");
        erasures.approve("v-150", "bo");
        assertThat(views.await(journal.head(), Duration.ofSeconds(30))).isTrue();
        index.awaitIndexed(Duration.ofSeconds(60));
        assertThat(search.find("ouyangnana", 9)).isEmpty();
        assertThat(search.find("marmalade", 999)).hasSize(299);
      }
      index.close();
    }
    assertThat(hold(directory, "marmalad")).isNotEmpty();
    assertThat(hold(directory, "ouyangnana")).isEmpty();
    assertThat(hold(directory, "Ouyangnana")).isEmpty();
  }

  private static List<Path> hold(Path directory, String words) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).filter(file -> text(file).contains(words)).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void erasing_somebody_who_has_no_key_leaves_everybody_elses_alone() throws IOException {
    append(CustomerEvent.stream("v-9"), "v-9", new CustomerEvent.Visited());
    conversation("1", SUBJECT, "我叫欧阳娜娜");
    erasures.request("v-9", "ann", "asked by letter");
    assertThat(erasures.approve("v-9", "bo")).isInstanceOf(Taken.class);
    PublicKey key = VerifyMain.publicKey(data.resolve("signing.pub"));
    assertThat(keys.destroy(ErasureRegister.read(data.resolve("erasures"), key))).isZero();
    assertThat(words("1")).isEqualTo("我叫欧阳娜娜");
  }

  @Test
  void what_was_approved_and_not_done_is_done_when_it_is_approved_once_more() {
    conversation("1", SUBJECT, "我叫欧阳娜娜");
    erasures.request(SUBJECT, "ann", "asked by letter");
    append(ErasureEvent.stream(SUBJECT), "", new ErasureEvent.Approved("bo"));
    assertThat(why(erasures.approve(SUBJECT, "ann"))).contains("a second person must");
    assertThat(erasures.approve(SUBJECT, "bo")).isInstanceOf(Taken.class);
    assertThat(words("1")).isEqualTo(JsonEventCodec.ERASED);
  }

  @Test
  void a_register_that_a_crash_cut_off_takes_the_next_line() throws IOException {
    conversation("1", SUBJECT, "我叫欧阳娜娜");
    conversation("2", "v-2", "利率多少");
    erase(SUBJECT);
    Path file = data.resolve("erasures");
    Files.writeString(file, "lobby-erasure 1 99 v-", StandardOpenOption.APPEND);
    PublicKey key = VerifyMain.publicKey(data.resolve("signing.pub"));
    assertThat(ErasureRegister.read(file, key)).hasSize(1);
    erase("v-2");
    assertThat(ErasureRegister.read(file, key)).hasSize(2);
  }

  private void erase(String subject) {
    erasures.request(subject, "ann", "asked by letter");
    assertThat(erasures.approve(subject, "bo")).isInstanceOf(Taken.class);
  }

  @Test
  void any_damage_to_the_register_names_the_line_or_costs_the_last_one() throws IOException {
    for (int i = 1; i <= 3; i++) {
      conversation("c" + i, "v-" + i, "我叫欧阳娜娜");
      erase("v-" + i);
    }
    Path file = data.resolve("erasures");
    PublicKey key = VerifyMain.publicKey(data.resolve("signing.pub"));
    byte[] whole = Files.readAllBytes(file);
    List<Long> ids = ErasureRegister.read(file, key);
    assertThat(ids).hasSize(3);
    int refused = 0;
    for (int at = 0; at < whole.length; at += 5) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      refused += refused(file, flipped, key, ids, 1);
      refused(file, Arrays.copyOf(whole, at), key, ids, ids.size());
      byte[] zeroed = whole.clone();
      Arrays.fill(zeroed, at, Math.min(at + 300, whole.length), (byte) 0);
      refused(file, zeroed, key, ids, 1);
    }
    assertThat(refused).isGreaterThan(whole.length * 6 / 50);
  }

  /// @param atMost how many lines may be lost in silence
  private static int refused(Path file, byte[] content, PublicKey key, List<Long> ids, int atMost)
      throws IOException {
    Files.write(file, content);
    try {
      List<Long> left = ErasureRegister.read(file, key);
      assertThat(left).isEqualTo(ids.subList(0, left.size()));
      assertThat(left.size()).isGreaterThanOrEqualTo(ids.size() - atMost);
      return 0;
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining(file + ", line ").hasMessageContaining("newest copy");
      return 1;
    }
  }
}
