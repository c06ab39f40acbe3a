package dev.lobby.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.Reply;
import dev.lobby.Store;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.wire.JsonEventCodec;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is shown of the conversations of a complaint, also of those whose words are gone.
class SaidJsonTest {

  private final Journal journal = new MemoryJournal(Store.codec(), new MovableClock());

  @AfterEach
  void close() {
    journal.close();
  }

  private void write(String stream, Event... events) {
    for (Event event : events) {
      journal.append(List.of(new StreamWrite(stream, StreamWrite.ANY, "mei", event)));
    }
  }

  private void said(String conversation, String text) {
    write(
        ConversationEvent.stream(conversation),
        new ConversationEvent.Started("web", "mei", Language.ZH),
        new ConversationEvent.CustomerWrote("m", Language.ZH, text));
  }

  @Test
  void the_conversation_of_the_last_words_comes_first_and_what_is_gone_is_said_to_be() {
    said("first", "我要投诉");
    said("erased", JsonEventCodec.ERASED);
    said("last", "还没有解决");
    write(
        ComplaintEvent.stream("C-1"),
        new ComplaintEvent.Filed("first", "mei", "web", Language.ZH, null, Severity.ORDINARY, true),
        new ComplaintEvent.Linked("sue", "none"),
        new ComplaintEvent.Linked("sue", "erased"),
        new ComplaintEvent.Linked("sue", "last"));
    Complaint complaint = Complaint.of(journal.read(ComplaintEvent.stream("C-1"), 0)).orElseThrow();

    List<JsonObject> said =
        Reply.objects(SaidJson.of(complaint, List.of("mei"), new Conversations(journal)));

    assertThat(said)
        .extracting(it -> it.getString("conversation") + " " + it.getBoolean("gone"))
        .containsExactly("last false", "erased true", "first false", "none true");
    assertThat(said.getLast().getString("startedAt")).isNull();
    assertThat(said.getLast().getJsonArray("messages")).isEmpty();
    assertThat(said.getFirst().getJsonArray("messages").encode()).contains("还没有解决");
  }
}
