package dev.lobby.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.Reply;
import dev.lobby.Store;
import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.ClockSet;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Complaints;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Summaries;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.desk.ComplaintCare;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.lead.AmountBand;
import dev.lobby.lead.ContactLeave;
import dev.lobby.lead.Horizon;
import dev.lobby.lead.Interest;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadRules;
import dev.lobby.lead.LeadScoring;
import dev.lobby.lead.Leads;
import dev.lobby.lead.SpokenRefusal;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The boards read the journal for what they show, however much there is.
class BoardsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int SHOWN = 20;

  private final MovableClock clock = new MovableClock();
  private final Journal journal = new MemoryJournal(Store.codec(), clock);
  private final AtomicInteger readings = new AtomicInteger();
  private final Journal counted =
      (Journal)
          Proxy.newProxyInstance(
              Journal.class.getClassLoader(),
              new Class<?>[] {Journal.class},
              (proxy, method, given) -> {
                if (method.getName().equals("read")) {
                  readings.incrementAndGet();
                }
                try {
                  return method.invoke(journal, given);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
  private final ViewStore store = ViewStore.inMemory();
  private final Customers customers = new Customers(counted, new byte[32]);

  @AfterEach
  void close() {
    journal.close();
  }

  private void write(String stream, String subject, Event event) {
    journal.append(List.of(new StreamWrite(stream, StreamWrite.ANY, subject, event)));
  }

  private void see(View view) {
    journal.replayClear(0, journal.head(), view::apply);
  }

  private static List<JsonObject> rows(JsonObject board, String list) {
    return Reply.objects(Objects.requireNonNullElseGet(board.getJsonArray(list), JsonArray::new));
  }

  private JsonObject complaints(int how, Looked looked) {
    for (int i = 0; i < how; i++) {
      String customer = "k-" + i;
      write(
          CustomerEvent.stream(customer),
          customer,
          new CustomerEvent.Identified("N-" + i, "客户" + i, null, null));
      write(
          ComplaintEvent.stream("C-" + i),
          customer,
          new ComplaintEvent.Filed(
              "none", customer, "web", Language.ZH, "fees", Severity.ORDINARY, true));
      write(
          ComplaintEvent.stream("C-" + i),
          customer,
          new ComplaintEvent.Stated("what", "经过", "What happened", "多收了 " + i + " 元"));
    }
    Complaints all = new Complaints(store);
    see(all);
    ComplaintBoard board =
        new ComplaintBoard(
            new ComplaintJson(ClockRules.of(BusinessCalendar.weekdays(ZONE), ClockSet.CN)),
            customer -> customers.whole(customer).flatMap(it -> Optional.ofNullable(it.name())),
            new ComplaintCare(store),
            new Conversations(counted),
            counted);
    List<Complaint> listed = all.all();
    readings.set(0);
    return board.of(listed, looked, clock.instant());
  }

  @Test
  void ten_times_the_complaints_take_no_more_readings_for_the_rows_that_are_shown() {
    Looked looked = new Looked("sue", "all", SHOWN);

    JsonObject board = complaints(2_000, looked);

    assertThat(rows(board, "open")).hasSize(2_000);
    assertThat(rows(board, "open").stream().limit(SHOWN))
        .allSatisfy(row -> {
          assertThat(row.getString("name")).startsWith("客户");
          assertThat(row.getString("what")).startsWith("多收了");
        });
    assertThat(rows(board, "open").get(SHOWN).containsKey("name")).isFalse();
    // Of each row its complaint, and its customer's record.
    assertThat(readings.get()).isPositive().isLessThanOrEqualTo(2 * SHOWN);
  }

  @Test
  void what_is_told_is_of_the_list_that_is_looked_at() {
    JsonObject board = complaints(3, new Looked("sue", "mine", SHOWN));

    assertThat(rows(board, "open")).noneMatch(row -> row.containsKey("what"));
    assertThat(readings.get()).isZero();
  }

  @Test
  void two_thousand_leads_take_no_more_readings_than_the_rows_that_are_shown() {
    for (int i = 0; i < 2_000; i++) {
      String customer = "k-" + i;
      write(
          CustomerEvent.stream(customer),
          customer,
          new CustomerEvent.Identified("N-" + i, "客户" + i, null, null));
      write(
          LeadEvent.stream("L-" + i),
          customer,
          new LeadEvent.Opened(
              "none",
              customer,
              "web",
              Language.ZH,
              true,
              new Interest("wealth", null, AmountBand.LARGE, Horizon.NOW, 1)));
    }
    Leads leads = new Leads(store);
    see(leads);
    CustomerDirectory directory = new CustomerDirectory(store);
    see(directory);
    LeadJson json =
        new LeadJson(
            new LeadScoring(
                id -> directory.whole(id).map(CustomerDirectory.Row::rating), ZONE, lead -> false),
            LeadRules.of(Set.of()),
            new ContactLeave(customers, leads),
            new ClientJson(customers, new Summaries(store), new SpokenRefusal(customers, leads)));
    readings.set(0);

    JsonObject board =
        json.board(
            leads.all(),
            lead -> customers.whole(lead.origin().customer()),
            new Looked("sue", "all", SHOWN),
            clock.instant());

    assertThat(rows(board, "open")).hasSize(2_000);
    assertThat(rows(board, "open").getFirst().getString("permission")).isEqualTo("unknown");
    assertThat(rows(board, "open").getFirst().getString("name")).startsWith("客户");
    assertThat(readings.get()).isPositive().isLessThanOrEqualTo(10 * SHOWN);
  }
}
