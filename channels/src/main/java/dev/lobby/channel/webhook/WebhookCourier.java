package dev.lobby.channel.webhook;

import dev.lobby.outbox.Courier;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;

/// Posts what a customer is told to the bank's server, signed as what comes from there: `{"id",
/// "conversation", "person", "author", "text", "choices", "replyTo"}`, and `"late": true` when
/// later ones may have come before it.
///
/// 2xx is taken. 408, 425, 429, 3xx and 5xx are tried again, as is no answer within ten seconds;
/// everything else is refused for good.
public final class WebhookCourier implements Courier, AutoCloseable {

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY = 429;

  private final SignedPost post;

  /// @param url where to post
  public WebhookCourier(URI url, WebhookSecret secret, InstantSource clock) {
    this(url, secret, clock, SignedPost.PATIENCE);
  }

  WebhookCourier(URI url, WebhookSecret secret, InstantSource clock, Duration patience) {
    this.post =
        new SignedPost(
            "The provider",
            url,
            secret,
            clock,
            patience,
            BodyHandlers.discarding(),
            WebhookCourier::refuses);
  }

  private static boolean refuses(int status) {
    return status / 100 == 4
        && status != REQUEST_TIMEOUT
        && status != TOO_EARLY
        && status != TOO_MANY;
  }

  @Override
  public String channel() {
    return WebhookChannel.NAME;
  }

  @Override
  public Outcome deliver(Parcel parcel) throws InterruptedException {
    JsonObject json =
        new JsonObject()
            .put("id", parcel.id())
            .put("conversation", parcel.conversation())
            .put("person", parcel.person())
            .put("author", parcel.author().wire())
            .put("text", parcel.text())
            .put("choices", new JsonArray(parcel.choices()))
            .put("replyTo", parcel.replyTo());
    if (parcel.late()) {
      json.put("late", true);
    }
    return post.post(parcel.id(), json);
  }

  @Override
  public void close() {
    post.close();
  }
}
