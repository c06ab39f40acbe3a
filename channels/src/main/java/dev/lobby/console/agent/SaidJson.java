package dev.lobby.console.agent;

import dev.lobby.complaint.Complaint;
import dev.lobby.console.ConversationView;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.wire.JsonEventCodec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What was said in the conversations of a complaint: whoever handles it reads there what the
/// customer wrote since.
final class SaidJson {

  private SaidJson() {}

  /// A conversation, empty where there is none of that id any more.
  private record Place(String id, Optional<Conversation> conversation) {
    Instant lastAt() {
      return conversation
          .map(it -> it.messages().isEmpty() ? it.startedAt() : it.messages().getLast().at())
          .orElse(Instant.MIN);
    }

    /// Whether nobody's words are left in it: they were blanked, or erased with the person.
    boolean gone() {
      return conversation.stream()
          .flatMap(it -> it.messages().stream())
          .map(Message::text)
          .allMatch(JsonEventCodec.ERASED::equals);
    }

    JsonObject json() {
      return new JsonObject()
          .put("conversation", id)
          .put("channel", conversation.map(Conversation::channel).orElse(""))
          .put("language", conversation.map(it -> it.language().wire()).orElse(""))
          .put("startedAt", conversation.map(it -> it.startedAt().toString()).orElse(null))
          .put("gone", gone())
          .put("messages", conversation.map(ConversationView::messages).orElseGet(JsonArray::new));
    }
  }

  /// One entry a conversation, the one something was said in last first.
  ///
  /// @param records the ids of the records that are the customer; one that was parted from them
  ///   since is somebody else's
  static JsonArray of(Complaint complaint, List<String> records, Conversations conversations) {
    JsonArray said = new JsonArray();
    complaint.places().stream()
        .map(id -> new Place(id, conversations.load(id)))
        .filter(
            it -> it.conversation.map(Conversation::customer).map(records::contains).orElse(true))
        .sorted(Comparator.comparing(Place::lastAt).reversed())
        .forEach(place -> said.add(place.json()));
    return said;
  }
}
