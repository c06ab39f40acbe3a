package dev.lobby;

import static dev.lobby.Ran.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Message.Citation;
import dev.lobby.conversation.Trace;
import dev.lobby.customer.Customers;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who was told an old fee, asked while the server is down.
class RecallCommandTest {

  private static final String OLD = "跨行转账手续费每笔 5 元。";
  private static final String NEW = "跨行转账免手续费。";

  @TempDir private Path data = Path.of("");

  @BeforeEach
  void threePeopleWereToldTheFee() {
    told("2026-05-02T15:59:59Z", "v-1", "c1", "v1", OLD);
    told("2026-05-03T02:00:00Z", "v-2", "c2", "v1", OLD);
    told("2026-05-09T15:59:59Z", "v-3", "c3", "v1", OLD);
    told("2026-05-09T16:00:00Z", "v-2", "c4", "v2", NEW);
  }

  private void told(String at, String person, String id, String version, String words) {
    InstantSource then = InstantSource.fixed(Instant.parse(at));
    try (Store store = Store.open(data, new MasterKeySource.InDataDirectory(), then)) {
      List<StreamWrite> writes = new ArrayList<>();
      if (store.journal().version("customer/" + person) == 0) {
        writes.add(Customers.visitor(person));
      }
      for (ConversationEvent event :
          List.of(
              new ConversationEvent.Started("web", person, Language.ZH),
              new ConversationEvent.CustomerWrote("m", Language.ZH, "手续费多少"),
              new ConversationEvent.Decided(
                  "m", "answer", List.of("fee@" + version), null, "r", Trace.ERASED),
              new ConversationEvent.AssistantWrote(
                  "m", "answer", List.of(), List.of(new Citation("fee", version, "手续费")), words))) {
        writes.add(new StreamWrite(ConversationEvent.stream(id), StreamWrite.ANY, person, event));
      }
      store.journal().append(writes);
    }
  }

  private Ran recall(String from, String to, String... more) {
    String[] args = {"recall", "fee", "--from", from, "--to", to, "--data", data.toString()};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return run(all);
  }

  private JsonArray told(String from, String to, String... more) {
    String[] json = Arrays.copyOf(more, more.length + 1);
    json[more.length] = "--json";
    return new JsonObject(recall(from, to, json).done().out()).getJsonArray("told");
  }

  private static List<Object> each(JsonArray told, String field) {
    return told.stream().map(one -> ((JsonObject) one).getValue(field)).toList();
  }

  @Test
  void days_are_the_banks_and_the_last_one_counts_to_its_end() {
    JsonArray told = told("2026-05-03", "2026-05-09");
    assertThat(each(told, "conversation")).containsExactly("c2", "c3");
    assertThat(each(told, "words")).containsExactly(OLD, OLD);
    assertThat(each(told, "laterVersion")).containsExactly("v2", null);
    assertThat(each(told("2026-05-02T15:59:59Z", "2026-05-03T10:00"), "conversation"))
        .containsExactly("c1");
    assertThat(each(told("2026-05-01", "2026-06-01", "--version", "v2"), "conversation"))
        .containsExactly("c4");
  }

  @Test
  void it_is_printed_to_read_and_told_when_nobody_was() {
    assertThat(recall("2026-05-03", "2026-05-09").done().out())
        .contains(
            "2026-05-03 10:00:00  v-2  web  version v1  c2:4  later told v2",
            "    " + OLD,
            "2 people were told, 2 times in all. 共 2 人被告知 2 次。");
    assertThat(recall("2026-06-03", "2026-06-09").done().out()).contains("Nobody was told fee");
    recall("May", "2026-05-09").calledWrongly("\"May\" is no time", "Asia/Shanghai");
    recall("2026-05-09", "2026-05-03").calledWrongly("\"from\" must be before \"to\"");
  }

  @Test
  void an_id_that_nothing_knows_is_refused() {
    run("recall", "yuan", "--from", "2026-05-03", "--to", "2026-05-09", "--data", data.toString())
        .calledWrongly("no article or incident with the id \"yuan\"", "标题");
    // A part of an id leads to the whole one.
    run("recall", "FE", "--from", "2026-05-03", "--to", "2026-05-09", "--data", data.toString())
        .calledWrongly("Is it one of these?", "fee");
  }

  @Test
  void evidence_is_verified_beside_the_journal_and_a_change_is_seen() throws IOException {
    Path evidence = data.resolve("evidence.json");
    recall("2026-05-03", "2026-05-09", "--evidence", evidence.toString(), "--by", "sue").done();
    String[] verify = {"verify", "--data", data.toString(), "--evidence", evidence.toString()};
    assertThat(run(verify).done().out()).contains("is whole", "is as it was signed");

    String text = Files.readString(evidence);
    assertThat(new JsonObject(text).getJsonObject("recall").getString("by")).isEqualTo("sue");
    Files.writeString(evidence, text.replace(OLD, NEW));
    run(verify).failed("somebody changed it");
    Files.writeString(evidence, "no evidence");
    run(verify).failed("is no JSON");
  }

  @Test
  void whoever_was_erased_is_counted_and_their_words_are_gone() {
    try (Store store =
        Store.open(data, new MasterKeySource.InDataDirectory(), InstantSource.system())) {
      Staff staff = new Staff(store.journal());
      staff.add("ann", Role.SUPERVISOR, "Ann", "password of ann");
      staff.add("bo", Role.SUPERVISOR, "Bo", "password of bo");
    }
    InputStream before = System.in;
    System.setIn(
        new ByteArrayInputStream(
            "password of ann\npassword of bo\n".getBytes(StandardCharsets.UTF_8)));
    try {
      run(
              "erase",
              "v-3",
              "--data",
              data.toString(),
              "--requested-by",
              "ann",
              "--approved-by",
              "bo",
              "--reason",
              "asked")
          .done();
    } finally {
      System.setIn(before);
    }
    JsonArray told = told("2026-05-03", "2026-05-09");
    assertThat(each(told, "customer")).containsExactly("v-2", "erased");
    assertThat(each(told, "words")).containsExactly(OLD, "[erased 已删除]");
    assertThat(each(told, "version")).containsExactly("v1", "v1");
  }
}
