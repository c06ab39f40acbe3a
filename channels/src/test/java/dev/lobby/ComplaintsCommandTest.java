package dev.lobby;

import static dev.lobby.Ran.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.customer.Customers;
import dev.lobby.journal.Event;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Complaints, asked for while the server is down.
class ComplaintsCommandTest {
  private static final String PERSON = "v-1";
  private static final Instant AT = Instant.parse("2026-03-02T01:30:00Z");

  @TempDir private Path data = Path.of("");

  @BeforeEach
  void somebodyComplained() {
    try (Store store =
        Store.open(data, new MasterKeySource.InDataDirectory(), InstantSource.fixed(AT))) {
      store
          .journal()
          .append(
              List.of(
                  Customers.visitor(PERSON),
                  write(
                      ConversationEvent.stream("c1"),
                      new ConversationEvent.Started("web", PERSON, Language.ZH)),
                  complaint(
                      new ComplaintEvent.Filed(
                          "c1", PERSON, "web", Language.ZH, "fees", Severity.ORDINARY, true)),
                  complaint(new ComplaintEvent.Stated("amount", "金额", "Amount", "80元")),
                  complaint(
                      new ComplaintEvent.Classified("eve", "fees", "=1+1", Severity.ORDINARY)),
                  complaint(new ComplaintEvent.Noted("eve", "查了流水"))));
    }
  }

  private static StreamWrite complaint(ComplaintEvent event) {
    return write(ComplaintEvent.stream("C-1"), event);
  }

  private static StreamWrite write(String stream, Event event) {
    return new StreamWrite(stream, StreamWrite.ANY, PERSON, event);
  }

  private Path table() {
    return data.resolve("table.csv");
  }

  private Ran export(String from, String to) {
    return run(
        "complaints",
        "export",
        "--from",
        from,
        "--to",
        to,
        "--out",
        table().toString(),
        "--data",
        data.toString());
  }

  @Test
  void what_was_received_in_a_period_is_written_as_a_table_and_counted() throws IOException {
    assertThat(export("2026-03-01", "2026-03-31").done().out()).contains("1  received", "1  open");
    assertThat(Files.readString(table()))
        .contains("C-1,2026-03-02 09:30:00", "fees,'=1+1,ordinary");
    export("2026-04-01", "2026-04-30").done();
    assertThat(Files.readString(table())).doesNotContain("C-1");
    assertThat(export("2026-04-01", "2026-03-01").code()).isEqualTo(2);
    assertThat(run("complaints").code()).isEqualTo(2);
  }

  @Test
  void a_persons_export_holds_what_was_written_about_their_complaints() {
    assertThat(run("export", PERSON, "--data", data.toString()).done().out())
        .contains("Complaint 投诉  C-1", "noted: 查了流水", "Amount: 80元");
    assertThat(run("export", PERSON, "--data", data.toString(), "--json").done().out())
        .contains("\"number\" : \"C-1\"", "查了流水");
  }
}
