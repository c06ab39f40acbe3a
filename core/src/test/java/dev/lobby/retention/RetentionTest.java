package dev.lobby.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.audit.Action;
import dev.lobby.audit.AuditEvent;
import dev.lobby.audit.AuditLog;
import dev.lobby.checkpoint.SigningKey;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Summaries;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Figures;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.customer.Purpose;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.TicketEvent;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.erasure.ErasureRegister;
import dev.lobby.erasure.Erasures;
import dev.lobby.journal.BlankedEvent;
import dev.lobby.journal.Disk;
import dev.lobby.journal.Event;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.journal.Verification;
import dev.lobby.keys.KeyRing;
import dev.lobby.keys.MasterKey;
import dev.lobby.language.Language;
import dev.lobby.outreach.OutreachEvent;
import dev.lobby.retention.RetentionPlan.Kept;
import dev.lobby.review.ConversationIndex;
import dev.lobby.review.ConversationSearch;
import dev.lobby.staff.Passwords;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import dev.lobby.store.SealedStore;
import dev.lobby.survey.SurveyEvent;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import dev.lobby.wire.JsonEventCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  private static final MasterKey MASTER = MasterKey.of(new byte[MasterKey.BYTES]);
  private static final String WORDS = "我叫欧阳娜娜";

  private final MovableClock clock = new MovableClock(World.START);
  private final Map<RecordType, RetentionRule> rules = new EnumMap<>(RecordType.class);

  @TempDir Path data;
  private SealedStore store;
  private KeyRing keys;
  private FileJournal journal;
  private Conversations conversations;

  @BeforeEach
  void open() {
    store =
        SealedStore.open(
            Disk.LOCAL,
            data,
            World.codec(),
            () -> MASTER,
            clock,
            FileJournal.SEGMENT_BYTES,
            failure -> {
              throw new AssertionError(failure);
            });
    keys = store.keys();
    journal = store.journal();
    conversations = new Conversations(journal);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void rule(RecordType type, String minimum, @Nullable String blank) {
    rules.put(
        type,
        new RetentionRule(
            RetentionRule.period(minimum), blank == null ? null : RetentionRule.period(blank)));
  }

  private RetentionRules rules() {
    return new RetentionRules(rules, World.ZONE);
  }

  private Retention retention() {
    return new Retention(journal, keys, conversations, rules(), clock);
  }

  private RetentionPlan.Line line(RecordType type) {
    return line(retention().plan(), type);
  }

  private static RetentionPlan.Line line(RetentionPlan plan, RecordType type) {
    return plan.lines().stream().filter(one -> one.type() == type).findFirst().orElseThrow();
  }

  private static List<String> due(RetentionPlan.Line line) {
    return line.due().stream().map(RetentionEvent.Blanked.Taken::stream).toList();
  }

  private void append(String stream, String subject, Event event) {
    journal.append(List.of(new StreamWrite(stream, StreamWrite.ANY, subject, event)));
  }

  private void say(String id, String subject, ConversationEvent event) {
    append(ConversationEvent.stream(id), subject, event);
  }

  private void conversation(String id, String subject, String text) {
    say(id, subject, new ConversationEvent.Started("web", subject, Language.ZH));
    say(id, subject, new ConversationEvent.CustomerWrote("m1", Language.ZH, text));
  }

  private void resolve(String id, String subject) {
    say(id, subject, new ConversationEvent.Resolved("ann", "answered", null, "Goodbye"));
  }

  private void resolved(String id, String subject, String text) {
    conversation(id, subject, text);
    resolve(id, subject);
  }

  private void complaint(String id, String subject) {
    say(id, subject, new ConversationEvent.HandoffRequested("t" + id, Reason.COMPLAINT));
  }

  private void years(int years) {
    Instant then = clock.instant().atZone(World.ZONE).plusYears(years).toInstant();
    clock.set(then);
  }

  private String words(String conversation) {
    return conversations.load(conversation).orElseThrow().messages().getFirst().text();
  }

  private boolean stands(String text) throws IOException {
    String sought = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(sought)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void a_resolved_conversation_is_blanked_when_its_rule_says_and_its_figures_stay()
      throws IOException {
    rule(RecordType.CONVERSATION, "5y", "7y");
    resolved("1", "v-1", WORDS);
    years(6);
    resolved("2", "v-2", "利率多少");
    assertThat(line(RecordType.CONVERSATION).kept())
        .containsOnly(Map.entry(Kept.NOT_DUE, 1L), Map.entry(Kept.MINIMUM, 1L));
    years(1);
    RetentionPlan.Line line = line(RecordType.CONVERSATION);
    assertThat(due(line)).containsExactly("conversation/1");
    assertThat(line.extent().frames()).isEqualTo(2);
    assertThat(line.oldest()).isEqualTo(World.START);
    assertThat(words("1")).as("a plan changes nothing").isEqualTo(WORDS);

    retention().apply("ann");

    assertThat(words("1")).isEqualTo(JsonEventCodec.ERASED);
    assertThat(words("2")).isEqualTo("利率多少");
    assertThat(conversations.load("1").orElseThrow().status()).isEqualTo(Status.RESOLVED);
    Summaries summaries = new Summaries(ViewStore.inMemory());
    journal.replay(0, journal.head(), summaries::apply);
    assertThat(summaries.find("1").orElseThrow().messages()).isEqualTo(1);
    assertThat(line(RecordType.CONVERSATION).blanked()).isEqualTo(1);
    assertThat(due(line(RecordType.CONVERSATION))).isEmpty();
    assertThat(Verification.of(data.resolve("journal")).blanked()).isEqualTo(2);
  }

  @Test
  void nothing_that_stands_in_the_clear_for_want_of_a_key_is_left_on_the_disk() throws IOException {
    rule(RecordType.CONVERSATION, "1y", "1y");
    String stream = ConversationEvent.stream("1");
    for (Event event :
        List.of(
            new ConversationEvent.Started("web", "v-1", Language.ZH),
            new ConversationEvent.CustomerWrote("m1", Language.ZH, WORDS),
            new ConversationEvent.Resolved("ann", "answered", null, "Goodbye"))) {
      append(stream, "", event);
    }
    assertThat(stands(WORDS)).isTrue();
    years(2);
    retention().apply("ann");
    assertThat(stands(WORDS)).isFalse();
    assertThat(stands("m1")).isTrue();
  }

  @Test
  void a_customer_who_comes_back_to_a_blanked_conversation_is_heard() {
    rule(RecordType.CONVERSATION, "1y", "1y");
    resolved("1", "v-1", WORDS);
    years(2);
    assertThat(keys.streamsOf("v-1")).containsExactly("conversation/1");
    retention().apply("ann");
    assertThat(keys.streamsOf("v-1")).as("its key is gone too").isEmpty();
    say("1", "v-1", new ConversationEvent.Reopened(2));
    say("1", "v-1", new ConversationEvent.CustomerWrote("m2", Language.ZH, "又来了"));
    close();
    open();
    assertThat(conversations.load("1").orElseThrow().messages())
        .extracting(message -> message.text())
        .containsExactly(JsonEventCodec.ERASED, JsonEventCodec.ERASED, "又来了");
    assertThat(line(RecordType.CONVERSATION).kept()).containsOnly(Map.entry(Kept.MINIMUM, 1L));
  }

  @Test
  void one_that_only_the_assistant_answered_is_over_when_nothing_happens_in_it_any_more() {
    rule(RecordType.CONVERSATION, "1y", "2y");
    conversation("1", "v-1", WORDS);
    conversation("2", "v-2", WORDS);
    waits("2", "v-2");
    say("2", "v-2", new ConversationEvent.AgentJoined("amy", "t", "Amy is here"));
    say("2", "v-2", new ConversationEvent.HandedBack("amy", "Bye"));
    years(3);
    assertThat(due(line(RecordType.CONVERSATION)))
        .containsExactly("conversation/1", "conversation/2");
  }

  private void waits(String id, String subject) {
    say(id, subject, new ConversationEvent.HandoffRequested("t", Reason.PERSON));
  }

  @Test
  void what_is_open_or_held_or_has_no_rule_stays() {
    rule(RecordType.CONVERSATION, "1y", "2y");
    conversation("1", "v-1", "still open");
    waits("1", "v-1");
    resolved("2", "v-2", "held");
    append(ErasureEvent.stream("v-2"), "", new ErasureEvent.Held("law", "case 12"));
    conversation("3", "v-3", "a complaint");
    complaint("3", "v-3");
    resolve("3", "v-3");
    years(9);
    assertThat(line(RecordType.CONVERSATION).kept())
        .containsOnly(Map.entry(Kept.OPEN, 1L), Map.entry(Kept.HOLD, 1L));
    assertThat(line(RecordType.COMPLAINT).kept()).containsOnly(Map.entry(Kept.NEVER, 1L));
    retention().apply("ann");
    assertThat(words("1")).isEqualTo("still open");
    assertThat(words("2")).isEqualTo("held");
    assertThat(words("3")).isEqualTo("a complaint");
    append(ErasureEvent.stream("v-2"), "", new ErasureEvent.HoldReleased("law", "closed"));
    assertThat(due(line(RecordType.CONVERSATION))).containsExactly("conversation/2");
  }

  @Test
  void of_a_complaint_the_longer_minimum_holds() {
    rule(RecordType.CONVERSATION, "8y", "9y");
    rule(RecordType.COMPLAINT, "1y", "2y");
    conversation("1", "v-1", WORDS);
    complaint("1", "v-1");
    resolve("1", "v-1");
    years(7);
    assertThat(line(RecordType.COMPLAINT).kept()).containsOnly(Map.entry(Kept.MINIMUM, 1L));
    years(1);
    assertThat(due(line(RecordType.COMPLAINT))).containsExactly("conversation/1");
  }

  @Test
  void what_was_written_about_a_complaint_goes_when_it_was_closed_for_long_and_not_before() {
    rule(RecordType.COMPLAINT, "5y", "5y");
    String stream = ComplaintEvent.stream("C-1");
    append(
        stream,
        "v-1",
        new ComplaintEvent.Filed("1", "v-1", "web", Language.ZH, "fees", Severity.ORDINARY, true));
    append(stream, "v-1", new ComplaintEvent.Noted("ann", WORDS));
    years(6);
    assertThat(line(RecordType.COMPLAINT).kept()).containsOnly(Map.entry(Kept.OPEN, 1L));
    append(stream, "v-1", new ComplaintEvent.Closed("ann"));
    assertThat(line(RecordType.COMPLAINT).kept()).containsOnly(Map.entry(Kept.MINIMUM, 1L));
    assertThat(refused(approved("v-1"))).contains("complaint/C-1", "retention.complaint.minimum");
    years(5);
    assertThat(due(line(RecordType.COMPLAINT))).containsExactly(stream);

    retention().apply("ann");

    assertThat(journal.read(stream, 0))
        .extracting(recorded -> recorded.event())
        .contains(new ComplaintEvent.Noted("ann", JsonEventCodec.ERASED));
    assertThat(line(RecordType.COMPLAINT).blanked()).isEqualTo(1);
  }

  private Erasures.Outcome approved(String subject) {
    Erasures erasures = erasures();
    erasures.request(subject, "ann", "asked by letter");
    return erasures.approve(subject, "bo");
  }

  @Test
  void who_somebody_is_goes_when_they_were_not_heard_of_for_long() {
    rule(RecordType.CUSTOMER, "5y", "5y");
    Customers customers = new Customers(journal, new byte[32]);
    String id = customers.identified(new Customers.Identity("cust-7", "欧阳娜娜", "gold")).id();
    append(CustomerEvent.stream("v-9"), "v-9", new CustomerEvent.Visited());
    years(4);
    resolved("1", id, WORDS);
    years(4);
    assertThat(line(RecordType.CUSTOMER).kept()).containsOnly(Map.entry(Kept.MINIMUM, 1L));
    years(1);
    assertThat(due(line(RecordType.CUSTOMER))).containsExactly("customer/" + id);
    retention().apply("ann");
    assertThat(customers.load(id).orElseThrow().name()).isNull();
    assertThat(customers.load(id).orElseThrow().tier()).isEqualTo("gold");
    assertThat(words("1")).isEqualTo(WORDS);
    customers.identified(new Customers.Identity("cust-7", "欧阳娜娜", "gold"));
    assertThat(customers.load(id).orElseThrow().name()).isEqualTo("欧阳娜娜");
  }

  @Test
  void a_survey_that_comes_every_year_keeps_neither_words_nor_whoever_is_asked() {
    rule(RecordType.CONVERSATION, "1y", "2y");
    rule(RecordType.CUSTOMER, "5y", "5y");
    Customers customers = new Customers(journal, new byte[32]);
    String id = customers.identified(new Customers.Identity("cust-7", "欧阳娜娜", "gold")).id();
    conversation("1", id, WORDS);
    erasures().request(id, "ann", "asked by letter");
    for (int year = 1; year <= 6; year++) {
      years(1);
      say("1", id, new ConversationEvent.SurveyAsked("N-" + year, "recommend", "0 to 10?"));
      append(
          SurveyEvent.stream("N-" + year), id, new SurveyEvent.Asked("recommend", id, "1", null));
      append(
          OutreachEvent.stream(id),
          id,
          new OutreachEvent.Messaged("recommend", "1", Purpose.CONTACT, "1", "since-" + year));
    }

    assertThat(due(line(RecordType.CONVERSATION))).contains("conversation/1");
    assertThat(due(line(RecordType.CUSTOMER))).contains("customer/" + id);
    assertThat(erasures().refusal(id)).isEmpty();
  }

  @Test
  void who_somebody_is_stays_as_long_as_the_bank_counts_their_business() {
    rule(RecordType.CUSTOMER, "5y", "5y");
    Customers customers = new Customers(journal, new byte[32]);
    String id = customers.identified(new Customers.Identity("cust-7", "欧阳娜娜", "gold")).id();
    years(4);
    append(
        FiguresEvent.stream(id),
        id,
        new FiguresEvent.Told(
            "bank", new Figures("2030-01-01", null, null, 3, 4, null, null), null));
    years(4);
    assertThat(line(RecordType.CUSTOMER).kept()).containsOnly(Map.entry(Kept.MINIMUM, 1L));
    assertThat(approved(id)).isInstanceOf(Erasures.Refused.class);
    years(1);
    assertThat(due(line(RecordType.CUSTOMER))).containsExactly("customer/" + id);
    assertThat(approved(id)).isInstanceOf(Erasures.Taken.class);
    assertThat(customers.figures(id)).isEmpty();
  }

  @Test
  void a_member_of_staff_goes_who_did_nothing_for_long() {
    rule(RecordType.STAFF, "1y", "2y");
    Staff staff = new Staff(journal, 1);
    staff.add("ann", Role.AGENT, "Ann", "password of ann");
    staff.add("bo", Role.AGENT, "Bo", "password of bo");
    years(2);
    append(
        AuditEvent.stream("bo"),
        "",
        new AuditEvent.Acted("bo", Action.SIGNED_IN, null, null, null));
    retention().apply("cy");
    assertThat(staff.signIn("ann", "password of ann")).isEmpty();
    assertThat(staff.find("ann").orElseThrow().displayName()).isEqualTo(JsonEventCodec.ERASED);
    assertThat(staff.signIn("bo", "password of bo")).isPresent();
    assertThat(Passwords.matches("x", JsonEventCodec.ERASED)).isFalse();
  }

  @Test
  void of_the_audit_the_beginning_goes_up_to_the_first_look_at_somebody_held() {
    rule(RecordType.AUDIT, "1y", "2y");
    AuditLog log = new AuditLog(ViewStore.inMemory());
    look("ann", "v-1");
    look("bo", "v-2");
    look("bo", "v-3");
    append(ErasureEvent.stream("v-3"), "", new ErasureEvent.Held("law", "case 12"));
    years(1);
    look("ann", "v-4");
    years(1);
    long before = journal.head();
    journal.replay(0, before, log::apply);
    RetentionPlan plan = retention().apply("cy");
    assertThat(due(line(plan, RecordType.AUDIT))).containsExactly("audit/ann", "audit/bo");
    journal.replay(before, journal.head(), log::apply);
    AuditLog rebuilt = new AuditLog(ViewStore.inMemory());
    journal.replay(0, journal.head(), rebuilt::apply);
    for (AuditLog one : List.of(log, rebuilt)) {
      assertThat(one.latest(null, "v-1", 9)).isEmpty();
      assertThat(one.latest(null, "v-2", 9)).isEmpty();
      assertThat(one.latest(null, "v-3", 9)).hasSize(2);
      assertThat(one.latest(null, "v-4", 9)).hasSize(1);
      assertThat(one.latest("cy", null, 9).getFirst())
          .returns("retention-blanked", AuditLog.Entry::action)
          .returns("2 of audit: blank after 2y, minimum 1y", AuditLog.Entry::object);
    }
    assertThat(journal.read("audit/ann", 0).getFirst().event())
        .isEqualTo(new BlankedEvent("audit.acted", 1));
    assertThat(journal.version("audit/ann")).isEqualTo(2);
  }

  private void look(String by, String person) {
    append(
        AuditEvent.stream(by),
        "",
        new AuditEvent.Acted(by, Action.READ_CONVERSATION, person, "c", null));
  }

  @Test
  void queue_and_search_lose_the_words_too() throws InterruptedException {
    rule(RecordType.CONVERSATION, "1y", "1y");
    resolved("1", "v-1", WORDS);
    append(
        TicketEvent.stream("t1"),
        "v-1",
        new TicketEvent.Opened("t1", "1", "v-1", Reason.PERSON, Language.ZH));
    years(2);
    try (ViewStore views = ViewStore.inMemory()) {
      Summaries summaries = new Summaries(views);
      DeskQueue queue = new DeskQueue(views);
      try (ConversationIndex index = new ConversationIndex(views, journal, summaries);
          Views follow = new Views(journal, views, List.of(summaries, queue, index))) {
        ConversationSearch search = new ConversationSearch(index, conversations);
        assertThat(search.find("欧阳娜娜", 9)).hasSize(1);
        assertThat(excerpts(queue)).containsExactly(WORDS);
        retention().apply("ann");
        assertThat(follow.await(journal.head(), Duration.ofSeconds(30))).isTrue();
        assertThat(search.find("欧阳娜娜", 9)).isEmpty();
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
  void thousands_are_blanked_in_frames_that_fit() {
    rule(RecordType.CONVERSATION, "1y", "1y");
    for (int i = 0; i < 4100; i += 100) {
      List<StreamWrite> writes = new ArrayList<>();
      for (int j = i; j < i + 100; j++) {
        String stream = ConversationEvent.stream("a-rather-long-id-" + j);
        for (Event event :
            List.of(
                new ConversationEvent.Started("web", "v-1", Language.ZH),
                new ConversationEvent.Resolved("ann", "answered", null, "Goodbye"))) {
          writes.add(new StreamWrite(stream, StreamWrite.ANY, "", event));
        }
      }
      journal.append(writes);
    }
    years(2);
    assertThat(line(RecordType.CONVERSATION).due()).hasSize(4100);
    retention().apply("ann");
    assertThat(line(RecordType.CONVERSATION))
        .returns(4100L, RetentionPlan.Line::blanked)
        .returns(0L, line -> line.extent().bytes());
    assertThat(journal.version(RetentionEvent.STREAM)).isEqualTo(3);
  }

  private Erasures erasures() {
    return new Erasures(
        journal,
        keys,
        conversations,
        new ErasureRegister(data.resolve("erasures"), SigningKey.of(data)),
        clock,
        new MinimumRetention(journal, keys, rules(), clock));
  }

  @Test
  void nobody_is_erased_before_the_minimum_of_all_their_records_is_over() {
    rule(RecordType.CONVERSATION, "3y", null);
    rule(RecordType.COMPLAINT, "5y", null);
    rule(RecordType.CUSTOMER, "1y", null);
    resolved("1", "v-1", WORDS);
    conversation("2", "v-1", "a complaint");
    complaint("2", "v-1");
    resolve("2", "v-1");
    resolved("3", "v-2", "somebody else");
    Erasures erasures = erasures();
    assertThat(erasures.request("v-1", "ann", "asked by letter"))
        .isInstanceOf(Erasures.Taken.class);

    String why = refused(erasures.approve("v-1", "bo"));

    assertThat(why)
        .contains(
            "conversation/2",
            "retention.complaint.minimum is 5y",
            "from 2031-03-03 on",
            "1 more of this person");
    assertThat(erasures.refusal("v-1")).contains(why);
    assertThat(words("1")).isEqualTo(WORDS);
    clock.set(Instant.parse("2031-03-02T01:29:59Z"));
    assertThat(erasures.refusal("v-1")).isPresent();
    clock.set(Instant.parse("2031-03-02T01:30:00Z"));
    assertThat(erasures.refusal("v-1")).isEmpty();
    assertThat(erasures.approve("v-1", "bo")).isInstanceOf(Erasures.Taken.class);
    assertThat(words("1")).isEqualTo(JsonEventCodec.ERASED);
    assertThat(words("3")).isEqualTo("somebody else");
  }

  @Test
  void a_hold_is_told_before_a_minimum_and_without_rules_anybody_is_erased_at_once() {
    resolved("1", "v-1", WORDS);
    assertThat(erasures().refusal("v-1")).isEmpty();
    assertThat(erasures().refusal("v-9")).contains("There is nobody of the id v-9.");
    rule(RecordType.CONVERSATION, "3y", null);
    append(ErasureEvent.stream("v-1"), "", new ErasureEvent.Held("law", "case 12"));
    assertThat(erasures().refusal("v-1").orElse("")).contains("A legal hold by law");
  }

  private static String refused(Erasures.Outcome outcome) {
    return outcome instanceof Erasures.Refused(String why) ? why : "it was taken";
  }

  @Test
  void a_rule_that_blanks_before_its_minimum_is_none() {
    assertThatThrownBy(() -> rule(RecordType.AUDIT, "2y", "23m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("23m is shorter than the minimum, 2y");
    rule(RecordType.AUDIT, "2y", "24m");
    assertThatThrownBy(() -> rule(RecordType.AUDIT, "0d", "0d")).hasMessageContaining("at once");
    for (String wrong : List.of("", "5", "y", "-1y", "5 y", "1.5y", "5Y", "99999d")) {
      assertThatThrownBy(() -> RetentionRule.period(wrong)).hasMessageContaining("5y, 18m or 90d");
    }
  }

  @Test
  void a_plan_reads_as_a_table() {
    rule(RecordType.CONVERSATION, "5y", "7y");
    resolved("1", "v-1", WORDS);
    conversation("2", "v-1", "open");
    waits("2", "v-1");
    years(8);
    assertThat(retention().plan().text(World.ZONE))
        .contains(
            "As of 2034-03-02 (Asia/Shanghai)",
            "conversation  blank after 7y, minimum 5y",
            "due         1: 2 frames, ",
            "the oldest from 2026-03-02",
            "kept        1: open",
            "audit         blank never, minimum none");
    assertThat(Objects.requireNonNull(line(RecordType.CONVERSATION).oldest()))
        .isEqualTo(World.START);
  }
}
