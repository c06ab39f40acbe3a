package dev.lobby;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/// A customer with a conversation.
public final class Visitor {

  private final RunningLobby lobby;
  private final JsonObject started;
  private volatile String token;

  Visitor(RunningLobby lobby, JsonObject started) {
    this.lobby = lobby;
    this.started = started;
    this.token = started.getString("token");
  }

  public String id() {
    return started.getString("id");
  }

  public String token() {
    return token;
  }

  public String path() {
    return "/api/v1/conversations/" + id();
  }

  /// What was said when the conversation was started or resumed.
  public List<JsonObject> greeting() {
    return Reply.objects(started.getJsonArray("messages"));
  }

  /// Says something under a new id.
  public Reply say(String text) {
    return say(UUID.randomUUID().toString(), text);
  }

  public Reply say(String clientMessageId, String text) {
    return post(
        new JsonObject().put("clientMessageId", clientMessageId).put("text", text).encode());
  }

  /// Posts a body to the messages.
  public Reply post(String body) {
    return lobby.post(path() + "/messages", body, "Authorization", "Bearer " + token);
  }

  /// Says whether an answer helped.
  ///
  /// @param seq its place
  public Reply rate(long seq, boolean helpful) {
    return rate(new JsonObject().put("seq", seq).put("helpful", helpful).encode());
  }

  /// Posts a body to the ratings.
  public Reply rate(String body) {
    return lobby.post(path() + "/ratings", body, "Authorization", "Bearer " + token);
  }

  /// Says how satisfied they are with how a person served them.
  ///
  /// @param seq the place of the message that asks
  public Reply satisfied(long seq, int score) {
    return lobby.post(
        path() + "/satisfaction",
        new JsonObject().put("seq", seq).put("score", score),
        "Authorization",
        "Bearer " + token);
  }

  /// Says how likely they recommend the bank.
  ///
  /// @param seq the place of the message that asks
  public Reply recommends(long seq, int score) {
    return lobby.post(
        path() + "/surveys",
        new JsonObject().put("seq", seq).put("score", score),
        "Authorization",
        "Bearer " + token);
  }

  /// What was said after a place.
  public List<JsonObject> read(long after) {
    return lobby
        .get(path() + "/messages?after=" + after, "Authorization", "Bearer " + token)
        .is(200)
        .messages();
  }

  /// Replaces the token.
  ///
  /// @return the one before
  public String renew() {
    String before = token;
    token =
        lobby
            .post(path() + "/token", "", "Authorization", "Bearer " + token)
            .is(200)
            .json()
            .getString("token");
    return before;
  }

  /// Opens a live stream and sends the first frame.
  public Listener listen(long after) {
    Listener listener = Listener.open(lobby, path() + "/stream");
    listener.send(new JsonObject().put("token", token).put("after", after).encode());
    return listener;
  }
}
