package dev.lobby.channel.web;

import dev.lobby.complaint.Resolution;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Message;
import dev.lobby.desk.Ticket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// A message as interfaces show it.
public final class MessageJson {

  private MessageJson() {}

  /// One message.
  public static JsonObject of(Message message) {
    JsonArray choices = new JsonArray();
    message.choices().forEach(choice -> choices.add(new JsonObject().put("text", choice)));
    JsonArray citations = new JsonArray();
    message
        .citations()
        .forEach(citation ->
            citations.add(
                new JsonObject()
                    .put("article", citation.article())
                    .put("version", citation.version())
                    .put("title", citation.title())));
    JsonObject json =
        new JsonObject()
            .put("seq", message.seq())
            .put("author", message.author().wire())
            .put("text", message.text())
            .put("at", message.at().toString())
            .put("choices", choices)
            .put("citations", citations);
    if (message.rating() != null) {
      json.put("rating", message.rating().wire());
    }
    if (message.satisfaction() != null) {
      json.put("satisfaction", message.satisfaction());
    }
    if (message.survey() != null) {
      Integer score = message.survey().score();
      json.put("survey", score == null ? new JsonObject() : new JsonObject().put("score", score));
    }
    if (Message.JOINED.equals(message.about())) {
      json.put("joined", true);
    }
    String about = message.about();
    if (about != null && !Message.JOINED.equals(about)) {
      json.put("told", true);
    }
    if (about != null && Ticket.isComplaintNumber(about)) {
      Boolean written = message.outcome();
      boolean outcome = written == null ? Resolution.isWhat(message.text(), about) : written;
      json.put(outcome ? "outcome" : "progress", about);
    }
    if (!message.links().isEmpty()) {
      JsonArray links = new JsonArray();
      message
          .links()
          .forEach(link ->
              links.add(
                  new JsonObject().put("label", link.label()).put("address", link.address())));
      json.put("links", links);
    }
    if (message.author() == Author.CUSTOMER) {
      json.put("clientMessageId", message.clientMessageId());
    }
    return json;
  }

  /// Several, in order.
  public static JsonArray of(List<Message> messages) {
    JsonArray array = new JsonArray();
    messages.forEach(message -> array.add(of(message)));
    return array;
  }
}
