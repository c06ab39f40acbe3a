package dev.lobby.channel.web;

import dev.lobby.conversation.Busy;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Lanes;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Links;
import dev.lobby.customer.Proof;
import dev.lobby.customer.Refusal;
import dev.lobby.dialogue.Assistant;
import dev.lobby.dialogue.Turn;
import dev.lobby.http.Problem;
import dev.lobby.http.Problems;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.language.masking.Masker;
import dev.lobby.publishing.incident.Incident;
import dev.lobby.publishing.incident.Incidents;
import dev.lobby.view.Views;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ValidatorException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The customer's API: start or resume a conversation, write, read, renew the token. Requests are
/// held against `openapi.json` before they come here.
public final class WebChannel implements AutoCloseable {

  /// The longest message a customer may write, in characters.
  public static final int LONGEST_MESSAGE = 4000;

  private static final int LONGEST_ID = 100;
  private static final Duration CATCH_UP = Duration.ofSeconds(2);

  private final Assistant assistant;
  private final Conversations conversations;
  private final Ratings ratings;
  private final Customers customers;
  private final Links links;
  private final Summaries summaries;
  private final Journal journal;
  private final Views views;
  private final Lanes lanes;
  private final ConversationTokens tokens;
  private final CustomerTokens customerTokens;
  private final ConversationStreams streams;
  private final Incidents incidents;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param zone the bank's, by which times are told in words
  public WebChannel(
      Assistant assistant,
      Conversations conversations,
      Customers customers,
      Links links,
      Summaries summaries,
      Journal journal,
      Views views,
      Lanes lanes,
      ConversationTokens tokens,
      CustomerTokens customerTokens,
      ConversationStreams streams,
      Incidents incidents,
      InstantSource clock,
      ZoneId zone) {
    this.assistant = assistant;
    this.conversations = conversations;
    this.ratings =
        new Ratings(
            journal,
            conversations,
            lanes,
            (ctx, next) -> authorised(ctx, (id, known) -> next.accept(id)));
    this.customers = customers;
    this.links = links;
    this.summaries = summaries;
    this.journal = journal;
    this.views = views;
    this.lanes = lanes;
    this.tokens = tokens;
    this.customerTokens = customerTokens;
    this.streams = streams;
    this.incidents = incidents;
    this.clock = clock;
    this.zone = zone;
  }

  /// Adds the routes.
  public void mount(Router router, OpenAPIContract contract, Vertx vertx) {
    router.get("/api/v1/conversations/:id/stream").handler(streams::open);
    RouterBuilder builder =
        RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
    // The token's own check needs the conversation, so the handlers do it.
    builder.getRoutes().forEach(route -> route.setDoSecurity(false));
    handle(builder, "startConversation", this::start)
        .addFailureHandler(ctx -> explain(ctx, WebChannel::checkStart));
    handle(builder, "sendMessage", this::send).addFailureHandler(ctx -> explain(ctx, Said::of));
    handle(builder, "readMessages", this::read)
        .addFailureHandler(ctx -> explain(ctx, WebChannel::after));
    handle(builder, "rateAnswer", ratings::answer)
        .addFailureHandler(ctx -> explain(ctx, Ratings.OfAnswer::of));
    handle(builder, "rateService", ratings::service)
        .addFailureHandler(ctx -> explain(ctx, Ratings.OfService::of));
    handle(builder, "answerSurvey", ratings::survey)
        .addFailureHandler(ctx -> explain(ctx, Ratings.OfBank::of));
    handle(builder, "renewToken", this::renew);
    handle(builder, "issueLinkCode", this::issueLinkCode);
    handle(builder, "linkConversation", this::link)
        .addFailureHandler(ctx -> explain(ctx, WebChannel::checkLink));
    handle(builder, "readBanners", this::banners);
    router.route().subRouter(builder.createRouter());
  }

  private static OpenAPIRoute handle(
      RouterBuilder builder, String operation, Handler<RoutingContext> handler) {
    return Objects.requireNonNull(builder.getRoute(operation), operation).addHandler(handler);
  }

  /// Says in a sentence what the schema's validator says in its own terms.
  private static void explain(RoutingContext ctx, Consumer<RoutingContext> check) {
    if (Problems.cause(ctx) instanceof ValidatorException) {
      try {
        check.accept(ctx);
      } catch (Problem | DecodeException plain) {
        ctx.fail(plain);
        return;
      }
    }
    ctx.next();
  }

  /// What a customer wrote, masked before anything else sees it.
  private record Said(String clientMessageId, String text) {
    static Said of(RoutingContext ctx) {
      JsonObject body = Requests.object(ctx);
      return new Said(
          Requests.text(body, "clientMessageId", LONGEST_ID),
          Masker.mask(Requests.text(body, "text", LONGEST_MESSAGE)).text());
    }
  }

  private static void checkStart(RoutingContext ctx) {
    JsonObject body = Requests.object(ctx);
    Requests.oneOf(body, "channel", List.of("web"));
    Requests.oneOf(body, "language", List.of("zh", "en"));
    if (body.containsKey("customer")) {
      Requests.text(body, "customer", 4096);
    }
  }

  private void start(RoutingContext ctx) {
    JsonObject body = Requests.object(ctx);
    @Nullable String signed = body.getString("customer");
    Language language =
        language(body.getString("language"), ctx.request().getHeader("Accept-Language"));
    String channel = body.getString("channel", "web");
    CompletableFuture<Conversation> started;
    if (signed == null) {
      started =
          CompletableFuture.supplyAsync(() -> assistant.start(channel, null, language), threads);
    } else {
      Customers.Identity identity = customerTokens.identity(signed);
      // On the customer's own lane, so that two pages opened at once share one conversation.
      started =
          lanes.submit(
              "customer/" + identity.subject(), () -> resumeOrStart(channel, identity, language));
    }
    Requests.whenDone(
        ctx,
        started,
        conversation ->
            Requests.answer(
                ctx,
                201,
                new JsonObject()
                    .put("id", conversation.id())
                    .put("token", tokens.issue(conversation))
                    .put("zone", zone.getId())
                    .put("messages", MessageJson.of(conversation.messages()))));
  }

  private Conversation resumeOrStart(String channel, Customers.Identity identity, Language language)
      throws InterruptedException {
    Customer customer = customers.identified(identity);
    // The summaries must have seen this customer's last start.
    if (!views.await(journal.head(), CATCH_UP)) {
      throw new Busy("Lobby is catching up with its records. Try again in a moment.");
    }
    Optional<Conversation> open =
        summaries.timeline(customer.id()).stream()
            .filter(one -> one.status() != Status.RESOLVED && one.channel().equals(channel))
            .map(Summary::id)
            .findFirst()
            .flatMap(conversations::load);
    return open.orElseGet(() -> assistant.start(channel, customer, language));
  }

  private static Language language(@Nullable String asked, @Nullable String acceptLanguage) {
    if (asked != null) {
      return asked.equals("en") ? Language.EN : Language.ZH;
    }
    try {
      String best =
          acceptLanguage == null
              ? null
              : Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), List.of("zh", "en"));
      return "en".equals(best) ? Language.EN : Language.ZH;
    } catch (IllegalArgumentException e) {
      return Language.ZH;
    }
  }

  private void send(RoutingContext ctx) {
    Said said = Said.of(ctx);
    authorised(
        ctx,
        (id, conversation) ->
            Requests.whenDone(
                ctx,
                lanes.submit(id, () -> assistant.handle(id, said.clientMessageId, said.text)),
                turn -> {
                  switch (Requests.found(turn, "conversation")) {
                    case Turn.Taken(long seq, List<Message> replies) ->
                        Requests.answer(
                            ctx,
                            200,
                            new JsonObject()
                                .put("seq", seq)
                                .put("messages", MessageJson.of(replies)));
                    case Turn.Mismatch mismatch ->
                        throw Problem.conflict(
                            "\"clientMessageId\" was used for another text. Use a new id for a new message.");
                  }
                }));
  }

  private void read(RoutingContext ctx) {
    long after = after(ctx);
    authorised(
        ctx,
        (id, conversation) ->
            Requests.answer(
                ctx,
                200,
                new JsonObject()
                    .put("messages", MessageJson.of(conversation.messagesAfter(after)))));
  }

  private static long after(RoutingContext ctx) {
    String after = ctx.request().getParam("after");
    try {
      return after == null ? 0 : Math.max(0, Long.parseLong(after));
    } catch (NumberFormatException e) {
      throw Problem.badRequest("\"after\" is not a sequence number.");
    }
  }

  /// What the bank has to tell everybody just now.
  private void banners(RoutingContext ctx) {
    JsonArray banners = new JsonArray();
    for (Incident incident : incidents.inForce(clock.instant())) {
      Optional<String> zh = incident.banner(Language.ZH);
      Optional<String> en = incident.banner(Language.EN);
      if (zh.isPresent() && en.isPresent()) {
        banners.add(
            new JsonObject()
                .put("id", incident.id())
                .put("zh", zh.get())
                .put("en", en.get())
                .put("until", incident.until().toString()));
      }
    }
    Requests.answer(ctx, 200, new JsonObject().put("banners", banners));
  }

  private void renew(RoutingContext ctx) {
    authorised(
        ctx,
        (id, conversation) ->
            Requests.whenDone(
                ctx,
                lanes.submit(id, () -> conversations.change(id, WebChannel::renewal)),
                renewed ->
                    Requests.answer(
                        ctx,
                        200,
                        new JsonObject()
                            .put("token", tokens.issue(Requests.found(renewed, "conversation"))))));
  }

  /// Gives a customer the bank knows a code, to be told from another of their conversations.
  private void issueLinkCode(RoutingContext ctx) {
    authorised(
        ctx,
        (id, conversation) ->
            Requests.whenDone(
                ctx,
                CompletableFuture.supplyAsync(
                    () -> links.issueCode(conversation.customer(), conversation.customer()),
                    threads),
                code -> {
                  Links.Code known =
                      code.orElseThrow(() ->
                          Problem.forbidden(
                              "请先登录。 Sign in at the bank first; a code is for its customers."));
                  Requests.answer(
                      ctx,
                      201,
                      new JsonObject()
                          .put("code", known.text())
                          .put("until", known.until().toString()));
                }));
  }

  private static void checkLink(RoutingContext ctx) {
    JsonObject body = Requests.object(ctx);
    if (body.size() != 1 || !(body.containsKey("code") || body.containsKey("customer"))) {
      throw Problem.badRequest("Send either \"code\" or \"customer\".");
    }
    if (body.containsKey("code")) {
      Requests.text(body, "code", 40);
    } else {
      Requests.text(body, "customer", 4096);
    }
  }

  /// Makes whoever speaks in a conversation a customer the bank knows, by a code or its signature.
  private void link(RoutingContext ctx) {
    JsonObject body = Requests.object(ctx);
    String code = body.getString("code");
    Customers.Identity identity =
        code == null ? customerTokens.identity(body.getString("customer")) : null;
    authorised(
        ctx,
        (id, conversation) ->
            Requests.whenDone(
                ctx,
                CompletableFuture.supplyAsync(
                    () -> linked(conversation.customer(), code, identity), threads),
                linked -> Requests.answer(ctx, 200, new JsonObject().put("linked", true))));
  }

  private Customer linked(
      String part, @Nullable String code, Customers.@Nullable Identity identity) {
    Links.Outcome outcome;
    if (identity != null) {
      Customer main = customers.identified(identity);
      if (main.id().equals(part)) {
        return main;
      }
      outcome = links.link(part, main.id(), Proof.TOKEN, part, null);
    } else {
      outcome = links.redeem(Objects.requireNonNull(code), part);
    }
    return switch (outcome) {
      case Links.Outcome.Done(Customer main) -> main;
      case Links.Outcome.Refused(Refusal why) -> throw Problem.conflict(why.zh() + " " + why.en());
    };
  }

  private static Plan<Conversation> renewal(Conversation now) {
    return new Plan<>(
        List.of(
            new StreamWrite(
                ConversationEvent.stream(now.id()),
                now.version(),
                now.customer(),
                new ConversationEvent.TokenRenewed(now.tokens().generation() + 1))),
        after -> after);
  }

  /// Goes on only for who holds the conversation's token. An unknown conversation and somebody
  /// else's look the same.
  private void authorised(RoutingContext ctx, BiConsumer<String, Conversation> next) {
    String token = Requests.bearer(ctx);
    String id = Requests.id(ctx);
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(() -> conversations.load(id), threads),
        found -> {
          Conversation conversation = Requests.found(found, "conversation");
          switch (tokens.check(token, conversation)) {
            case HOLDS -> {}
            case EXPIRED ->
                throw Problem.unauthorized("The token has expired. Start a new conversation.");
            case OF_ANOTHER -> throw Problem.notFound("There is no such conversation.");
            case NOT_OURS ->
                throw Problem.unauthorized("The token is not one of this conversation.");
          }
          next.accept(id, conversation);
        });
  }

  @Override
  public void close() {
    threads.close();
  }
}
