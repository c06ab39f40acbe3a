package dev.lobby.channel.webhook;

import dev.lobby.outbox.Courier.Outcome;
import dev.lobby.webhook.Notice;
import dev.lobby.webhook.Receiver;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Posts notices of change to one of the bank's systems, signed by Standard Webhooks: `{"id",
/// "type", "timestamp", "data": {"customer", "externalId", "changed", "values", "about"}}`, and
/// `"late": true` when later ones may have come before it.
///
/// 2xx is taken. 400, 413 and 422 are about this notice; anything else, and no answer within ten
/// seconds or one of more than 64 KiB, is about the receiver, which is asked again.
public final class HttpReceiver implements Receiver, AutoCloseable {

  private static final long LARGEST_ANSWER = 64 << 10;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;

  private final String name;
  private final SignedPost post;

  /// @param url where to post
  public HttpReceiver(String name, URI url, WebhookSecret secret, InstantSource clock) {
    this(name, url, secret, clock, SignedPost.PATIENCE);
  }

  HttpReceiver(String name, URI url, WebhookSecret secret, InstantSource clock, Duration patience) {
    this.name = name;
    this.post =
        new SignedPost(
            "The receiver",
            url,
            secret,
            clock,
            patience,
            BodyHandlers.limiting(BodyHandlers.discarding(), LARGEST_ANSWER),
            status -> status == BAD_REQUEST || status == TOO_LARGE || status == UNPROCESSABLE);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome deliver(Notice notice) {
    try {
      return post.post(notice.id(), json(notice));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("Lobby was stopped meanwhile.", Optional.empty());
    }
  }

  private static JsonObject json(Notice notice) {
    JsonObject values = new JsonObject();
    notice.values().forEach(values::put);
    JsonObject json =
        new JsonObject()
            .put("id", notice.id())
            .put("type", notice.type().wire())
            .put("timestamp", notice.at().toString())
            .put(
                "data",
                new JsonObject()
                    .put("customer", notice.customer())
                    .put("externalId", notice.externalId())
                    .put("changed", new JsonArray(notice.changed()))
                    .put("values", values)
                    .put("about", notice.about()));
    if (notice.late()) {
      json.put("late", true);
    }
    return json;
  }

  @Override
  public void close() {
    post.close();
  }
}
