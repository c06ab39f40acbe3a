package dev.lobby.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.checkpoint.SigningKey;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Summaries;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Links;
import dev.lobby.customer.ProfileChange;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.customer.ProfileTable;
import dev.lobby.customer.Proof;
import dev.lobby.customer.Purpose;
import dev.lobby.erasure.Erasures.Refused;
import dev.lobby.erasure.Erasures.Taken;
import dev.lobby.feedback.FeedbackEvent;
import dev.lobby.feedback.FeedbackKind;
import dev.lobby.feedback.FeedbackList;
import dev.lobby.feedback.FeedbackVerdict;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.FollowUps;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.journal.Event;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.journal.Verification;
import dev.lobby.keys.KeyRing;
import dev.lobby.keys.MasterKey;
import dev.lobby.language.Language;
import dev.lobby.lead.AmountBand;
import dev.lobby.lead.Horizon;
import dev.lobby.lead.Interest;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.Leads;
import dev.lobby.lead.Loss;
import dev.lobby.survey.SurveyEvent;
import dev.lobby.survey.Surveys;
import dev.lobby.view.ViewStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a customer's record, and of what is part of it, when they want their data, or
/// are forgotten.
class CustomerErasureTest {

  private static final MasterKey MASTER = MasterKey.of(new byte[MasterKey.BYTES]);
  private static final String ADDRESS = "wx-7788";

  /// Whatever of the record is a person's own and easily told from other bytes.
  private static final List<String> PRIVATE =
      List.of(
          "CUST-0042",
          "欧阳娜娜",
          "13800138000",
          "nana@bank.example",
          "deposit-secret",
          "8765432.10",
          "7654321.09",
          "9876543.21",
          "不要再打电话",
          "说是本人",
          "想买三年期大额存单",
          "嫌利率太低",
          "周二上午回电话",
          "已经说清楚了",
          "网点搬得太远",
          ADDRESS);

  private static final String FILE =
      """
      external_id,name,tier,manager,phones,emails,products,rating,rating_until,consent_marketing,\
      figures_as_of,opened,last_activity,transactions,transactions_before,balance,balance_before,balance_currency
      CUST-0042,欧阳娜娜,core,ann,138 0013 8000,nana@bank.example,deposit-secret 8765432.10 CNY,C3,2026-12-31,yes,\
      2026-03-01,2019-04-05,2026-02-27,31,40,7654321.09,9876543.21,CNY
      CUST-0043,Bo,ordinary,ann,,,,,,,,,,,,,,
      """;

  @TempDir private Path data = Path.of("");
  private KeyRing keys;
  private FileJournal journal;
  private Customers customers;
  private Erasures erasures;
  private Links links;
  private String customer = "";
  private String part = "";

  @BeforeEach
  void aCustomerWithSomebodyAtAnAddressWhoIsThem() {
    MovableClock clock = new MovableClock(World.START);
    keys = KeyRing.open(data.resolve("keys"), MASTER);
    journal = FileJournal.open(data.resolve("journal"), World.codec(), () -> keys, clock);
    customers = new Customers(journal, "one".getBytes(StandardCharsets.UTF_8));
    erasures =
        new Erasures(
            journal,
            keys,
            new Conversations(journal),
            new ErasureRegister(data.resolve("erasures"), SigningKey.of(data)),
            clock);
    links = new Links(journal, customers, clock);
    ProfileDesk desk = new ProfileDesk(journal, customers);
    List<ProfileChange> rows = ProfileTable.read(FILE.getBytes(StandardCharsets.UTF_8)).changes();
    desk.importAll(rows, "night.csv", "bank");
    customer = customers.idOf("CUST-0042");
    desk.consent(customer, Purpose.CONTACT, false, "ann", "telephone", "不要再打电话");
    desk.disclosed(customer, "risk-statement", "ann", "telephone");
    journal.append(customers.reached("webhook", ADDRESS));
    part = customers.idAt("webhook", ADDRESS);
    say("c1", part, "我要查存款");
    about(
        LeadEvent.stream("L-1"),
        part,
        new LeadEvent.Opened(
            "c1",
            part,
            "webhook",
            Language.ZH,
            false,
            new Interest("deposits", null, AmountBand.LARGE, Horizon.UNKNOWN, 0.9)),
        new LeadEvent.Noted("ann", "想买三年期大额存单"),
        new LeadEvent.Lost("ann", 0.4, Loss.PRICE, "嫌利率太低"));
    about(
        FollowUpEvent.stream("F-1"),
        customer,
        new FollowUpEvent.Promised(
            "ann", customer, null, null, Kind.CALL_BACK, "2026-03-03T02:00:00Z", "ann", "周二上午回电话"),
        new FollowUpEvent.Ended("ann", Result.KEPT, 4, "已经说清楚了"));
    about(
        SurveyEvent.stream("S-1"),
        customer,
        new SurveyEvent.Asked("recommend", customer, null, "F-2"),
        new SurveyEvent.Answered("recommend", 3, null, "ann", "网点搬得太远"));
    about(
        FeedbackEvent.stream("V-1"),
        part,
        new FeedbackEvent.Received(
            "c1", part, "webhook", Language.ZH, FeedbackKind.SUGGESTION, null, "盼着出个长辈版"),
        new FeedbackEvent.Answered("ann", FeedbackVerdict.PLANNED, "长辈版下月上线"));
    links.link(part, customer, Proof.STAFF, "ann", "说是本人");
  }

  @AfterEach
  void close() {
    journal.close();
    keys.close();
  }

  private void about(String stream, String subject, Event... events) {
    for (Event event : events) {
      journal.append(List.of(new StreamWrite(stream, StreamWrite.ANY, subject, event)));
    }
  }

  private void say(String conversation, String subject, String text) {
    String stream = ConversationEvent.stream(conversation);
    journal.append(
        List.of(
            new StreamWrite(
                stream,
                StreamWrite.ANY,
                subject,
                new ConversationEvent.Started("webhook", subject, Language.ZH)),
            new StreamWrite(
                stream,
                StreamWrite.ANY,
                subject,
                new ConversationEvent.CustomerWrote("m1", Language.ZH, text))));
  }

  private CustomerDirectory directory() {
    CustomerDirectory directory = new CustomerDirectory(ViewStore.inMemory());
    journal.replayClear(0, journal.head(), directory::apply);
    return directory;
  }

  private PersonalData.Export export() {
    Summaries summaries = new Summaries(ViewStore.inMemory());
    Leads leads = new Leads(ViewStore.inMemory());
    FollowUps followUps = new FollowUps(ViewStore.inMemory());
    FeedbackList feedback = new FeedbackList(ViewStore.inMemory());
    journal.replay(0, journal.head(), summaries::apply);
    journal.replayClear(0, journal.head(), leads::apply);
    journal.replayClear(0, journal.head(), followUps::apply);
    journal.replayClear(0, journal.head(), feedback::apply);
    Surveys surveys = new Surveys(ViewStore.inMemory(), World.ZONE);
    journal.replayClear(0, journal.head(), surveys::apply);
    return new PersonalData(
            customers,
            new Conversations(journal),
            summaries,
            new Complaints(ViewStore.inMemory()),
            leads,
            followUps,
            feedback,
            surveys,
            journal,
            new MovableClock(World.START))
        .of(customer)
        .orElseThrow();
  }

  @Test
  void nothing_of_the_record_stands_anywhere_on_the_disk_as_it_is() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String own : PRIVATE) {
          String raw =
              new String(own.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
          assertThat(bytes.contains(raw)).as("%s in %s", own, file).isFalse();
        }
      }
    }
  }

  @Test
  void a_person_gets_all_of_it_and_of_what_is_part_of_it() {
    String text = export().toText(ZoneOffset.UTC);
    assertThat(text)
        .contains("CUST-0042", "欧阳娜娜", "+8613800138000", "nana@bank.example")
        .contains("deposit-secret  8765432.10 CNY", "C3, until 有效期至 2026-12-31")
        .contains("不要再打电话", "risk-statement", ADDRESS, "我要查存款", part)
        .contains("Lead 业务意向  L-1", "deposits", "想买三年期大额存单", "price: 嫌利率太低")
        .contains("Follow-up 回访  F-1", "call-back", "2026-03-03T02:00:00Z", "周二上午回电话")
        .contains("kept: 4/5: 已经说清楚了")
        .contains("建议或表扬  V-1", "盼着出个长辈版", "长辈版下月上线")
        .contains("Survey 问卷  S-1", "answered: 3/10: 网点搬得太远")
        .contains("2019-04-05", "余额不低于  7000000 CNY", "余额变化 %  -22");
    assertThat(export().toJson())
        .contains("\"customerNumber\" : \"CUST-0042\"", "\"8765432.10\"", "不要再打电话", ADDRESS)
        .contains("\"leads\"", "\"L-1\"", "\"followUps\"", "\"F-1\"", "周二上午回电话")
        .contains("\"surveys\"", "\"S-1\"", "3/10: 网点搬得太远")
        .contains("我要查存款", "\"lastActivity\" : \"2026-02-27\"");
  }

  @Test
  void whoever_is_erased_is_with_all_that_is_part_of_them_and_others_stay() throws IOException {
    assertThat(erasures.request(part, "ann", "asked by letter"))
        .isEqualTo(
            new Refused(
                part
                    + " is part of the record "
                    + customer
                    + ": erase that one, and both are, or part them first."));
    assertThat(erasures.refusal(part)).hasValueSatisfying(it -> assertThat(it).contains(customer));
    erasures.request(customer, "ann", "asked by letter");
    Taken taken = (Taken) erasures.approve(customer, "bo");

    Erasure.Receipt receipt = Objects.requireNonNull(taken.now().receipt());
    assertThat(receipt.streams())
        .containsExactly(
            "conversation/c1",
            "customer/" + customer,
            "customer/" + part,
            "feedback/V-1",
            "follow-up/F-1",
            "lead/L-1",
            "survey/S-1");
    String left = export().toText(ZoneOffset.UTC) + export().toJson();
    PRIVATE.forEach(own -> assertThat(left).doesNotContain(own));
    Customer now = customers.load(customer).orElseThrow();
    assertThat(now.name()).isNull();
    assertThat(now.profile().externalId()).isNull();
    assertThat(now.profile().manager()).isNull();
    assertThat(now.parts()).isEmpty();
    assertThat(customers.figures(customer)).isEmpty();
    assertThat(left).doesNotContain("2019-04-05");
    Customer whoeverComesBack = customers.load(part).orElseThrow();
    assertThat(whoeverComesBack.main()).isNull();
    assertThat(whoeverComesBack.addresses()).isEmpty();
    assertThat(directory().list(null, null, "", 10))
        .extracting(CustomerDirectory.Row::id)
        .containsExactly(customers.idOf("CUST-0043"));
    assertThat(customers.load(customers.idOf("CUST-0043")).orElseThrow().name()).isEqualTo("Bo");
    assertThat(Verification.of(data.resolve("journal")).frames()).isEqualTo(journal.head());
  }

  @Test
  void a_legal_hold_on_a_part_holds_the_whole() {
    erasures.request(customer, "ann", "asked by letter");
    erasures.hold(part, "law", "case 12");

    assertThat(erasures.refusal(customer))
        .hasValueSatisfying(it -> assertThat(it).contains("case 12"));
    assertThat(erasures.approve(customer, "bo"))
        .isEqualTo(new Refused("A legal hold by law forbids it: case 12."));

    links.unlink(part, "ann", "not the same person");
    assertThat(erasures.approve(customer, "bo")).isInstanceOf(Taken.class);
    assertThat(customers.load(part).orElseThrow().addresses()).containsEntry("webhook", ADDRESS);
  }
}
