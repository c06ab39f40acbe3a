package dev.lobby.channel.webhook;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Lanes;
import dev.lobby.customer.Customers;
import dev.lobby.dialogue.Assistant;
import dev.lobby.dialogue.Turn;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.language.masking.Masker;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes signed messages: `{"id", "person", "text", "language"?}`, answered with `{"conversation",
/// "seq"}` once the message is durable. What the customer is told goes [another
/// way][WebhookCourier].
///
/// A person has one conversation, whose id is made from their address under the store's secret: two
/// messages at once find the same one, and no view is asked.
public final class WebhookChannel {

  /// How conversations name it.
  public static final String NAME = "webhook";

  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  private static final int LONGEST_MESSAGE = 4000;
  private static final int LONGEST_ID = 100;
  private static final int LONGEST_PERSON = 200;

  private final Assistant assistant;
  private final Conversations conversations;
  private final Customers customers;
  private final Journal journal;
  private final Lanes lanes;
  private final WebhookSecret secret;
  private final InstantSource clock;

  public WebhookChannel(
      Assistant assistant,
      Conversations conversations,
      Customers customers,
      Journal journal,
      Lanes lanes,
      WebhookSecret secret,
      InstantSource clock) {
    this.assistant = assistant;
    this.conversations = conversations;
    this.customers = customers;
    this.journal = journal;
    this.lanes = lanes;
    this.secret = secret;
    this.clock = clock;
  }

  /// Adds the route. Nothing may have read the body but to keep its bytes.
  public void mount(Router router) {
    router
        .post("/channel/webhook/messages")
        .handler(this::verify)
        .handler(Requests::requireJson)
        .handler(this::receive);
  }

  private void verify(RoutingContext ctx) {
    Buffer body = ctx.body().buffer();
    if (!secret.verifies(
        header(ctx, ID),
        header(ctx, TIMESTAMP),
        header(ctx, SIGNATURE),
        body == null ? new byte[0] : body.getBytes(),
        clock.instant())) {
      throw Problem.unauthorized(
          "The signature does not fit. Sign the body as it is sent with the secret of webhook.secret"
              + " (Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature), by a clock"
              + " that is right within five minutes.");
    }
    ctx.next();
  }

  private static String header(RoutingContext ctx, String name) {
    @Nullable String value = ctx.request().getHeader(name);
    return value == null ? "" : value.strip();
  }

  /// What somebody wrote, masked before anything else sees it.
  private record Said(String id, String person, String text, Language language) {
    static Said of(RoutingContext ctx) {
      JsonObject body = Requests.object(ctx);
      Requests.oneOf(body, "language", List.of("zh", "en"));
      String text = Masker.mask(Requests.text(body, "text", LONGEST_MESSAGE)).text();
      Language language =
          body.containsKey("language")
              ? "en".equals(body.getString("language")) ? Language.EN : Language.ZH
              : Language.of(text) == Language.EN ? Language.EN : Language.ZH;
      return new Said(
          Requests.text(body, "id", LONGEST_ID),
          Requests.text(body, "person", LONGEST_PERSON),
          text,
          language);
    }
  }

  private void receive(RoutingContext ctx) {
    Said said = Said.of(ctx);
    String conversation = customers.conversationAt(NAME, said.person);
    Requests.whenDone(
        ctx,
        lanes.submit(conversation, () -> take(conversation, said)),
        taken ->
            Requests.answer(
                ctx,
                200,
                new JsonObject().put("conversation", conversation).put("seq", taken.seq())));
  }

  /// On the conversation's lane, so that nobody else starts it.
  private Turn.Taken take(String conversation, Said said) throws InterruptedException {
    Optional<Conversation> known = conversations.load(conversation);
    // A repeat of what somebody wrote before they were erased brings nothing of them back.
    if (known.isEmpty() || !known.get().accepted().containsKey(said.id)) {
      List<StreamWrite> reached = customers.reached(NAME, said.person);
      if (known.isEmpty()) {
        assistant.start(
            conversation, NAME, customers.idAt(NAME, said.person), reached, said.language);
      } else if (!reached.isEmpty()) {
        journal.append(reached);
      }
    }
    return switch (assistant.handle(conversation, said.id, said.text).orElseThrow()) {
      case Turn.Taken taken -> taken;
      // A gateway sends again until it is told that its message was taken; the first one was.
      case Turn.Mismatch(Turn.Taken first) -> first;
    };
  }
}
