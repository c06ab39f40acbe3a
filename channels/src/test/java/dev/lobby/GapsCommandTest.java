package dev.lobby;

import static dev.lobby.Ran.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Trace;
import dev.lobby.customer.Customers;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was asked in vain, while the server is down.
class GapsCommandTest {

  @TempDir private Path directory = Path.of("");

  private void asked(String person, String text) {
    try (Store store =
        Store.open(
            directory.resolve("data"),
            new MasterKeySource.InDataDirectory(),
            InstantSource.system())) {
      store
          .journal()
          .append(
              List.of(
                  Customers.visitor(person),
                  write(person, new ConversationEvent.Started("web", person, Language.EN)),
                  write(person, new ConversationEvent.CustomerWrote("m", Language.EN, text)),
                  write(
                      person,
                      new ConversationEvent.Decided(
                          "m", "decline", List.of(), null, "r", Trace.ERASED))));
    }
  }

  private static StreamWrite write(String person, ConversationEvent event) {
    return new StreamWrite(ConversationEvent.stream("c" + person), StreamWrite.ANY, person, event);
  }

  private Ran gaps(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "gaps",
                "--release",
                ChangedRelease.STARTER.toString(),
                "--data",
                directory.resolve("data").toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Test
  void gaps_are_listed_with_how_often_they_were_asked_and_what_is_near() {
    asked("v-1", "do you buy bitcoin");
    asked("v-2", "do you buy bitcoin?");
    asked("v-3", "can I keep lottery tickets with you");

    assertThat(gaps().done().out())
        .contains("3 questions of the last 14 days", "2 times by 2", "do you buy bitcoin");

    JsonObject json = new JsonObject(gaps("--days", "3", "--json").done().out());
    assertThat(json.getInteger("days")).isEqualTo(3);
    assertThat(json.getJsonArray("gaps").getJsonObject(0).getInteger("times")).isEqualTo(2);
    assertThat(json.getJsonArray("gaps").getJsonObject(0).getDouble("cost")).isEqualTo(2);
  }

  @Test
  void where_there_is_no_store_it_says_so() {
    assertThat(gaps().err()).contains("There is no store");
  }
}
