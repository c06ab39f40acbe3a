package dev.lobby.console.agent;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.channel.web.MessageJson;
import dev.lobby.channel.web.WebChannel;
import dev.lobby.console.ChangeStream;
import dev.lobby.console.ConversationView;
import dev.lobby.console.Sessions;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Lanes;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.desk.AgentDesk;
import dev.lobby.desk.AgentDesk.Outcome;
import dev.lobby.desk.ComplaintIntake;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.Ticket;
import dev.lobby.desk.WrapUpCode;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.language.masking.Masker;
import dev.lobby.lead.LeadIntake;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/// The agents' API: the queue, claiming, replying, handing back, resolving.
public final class AgentConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/agent";
  private static final int LONGEST_NOTE = 2000;
  private static final int LONGEST_ID = 100;
  private static final Duration CATCH_UP = Duration.ofSeconds(2);

  private final AgentDesk desk;
  private final ComplaintIntake intake;
  private final DeskQueue queue;
  private final LeadIntake leads;
  private final Customers customers;
  private final Conversations conversations;
  private final Lanes lanes;
  private final Journal journal;
  private final Views views;
  private final Sessions sessions;
  private final ChangeStream changes;
  private final ConversationView view;
  private final Audit audit;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public AgentConsole(
      AgentDesk desk,
      ComplaintIntake intake,
      DeskQueue queue,
      LeadIntake leads,
      Customers customers,
      Conversations conversations,
      Lanes lanes,
      Journal journal,
      Views views,
      Sessions sessions,
      ChangeStream changes,
      ConversationView view,
      Audit audit) {
    this.desk = desk;
    this.intake = intake;
    this.queue = queue;
    this.leads = leads;
    this.customers = customers;
    this.conversations = conversations;
    this.lanes = lanes;
    this.journal = journal;
    this.views = views;
    this.sessions = sessions;
    this.changes = changes;
    this.view = view;
    this.audit = audit;
  }

  /// Adds the routes.
  public void mount(Router router) {
    router.route(ROOT + "/*").handler(sessions.only(Role.AGENT));
    router.get(ROOT + "/events").handler(ctx -> changes.open(ctx, sessions.holding(ctx)));
    router.get(ROOT + "/queue").handler(this::queue);
    router.post(ROOT + "/tickets/:id/claim").handler(this::claim);
    router.get(ROOT + "/conversations/:id").handler(this::show);
    router.post(ROOT + "/conversations/:id/messages").handler(this::reply);
    router.post(ROOT + "/conversations/:id/hand-back").handler(this::handBack);
    router.post(ROOT + "/conversations/:id/resolve").handler(this::resolve);
    router.post(ROOT + "/conversations/:id/complaint").handler(this::complaint);
  }

  private void queue(RoutingContext ctx) {
    Staff.Member member = Sessions.member(ctx);
    read(
        ctx,
        () -> {
          long sequence = views.watermark();
          JsonArray codes = new JsonArray();
          desk.wrapUpCodes()
              .forEach(code ->
                  codes.add(
                      new JsonObject()
                          .put("code", code.code())
                          .put("zh", code.zh())
                          .put("en", code.en())));
          return new JsonObject()
              .put("sequence", sequence)
              .put("tickets", tickets(queue.waiting()))
              .put("mine", tickets(queue.claimedBy(member.username())))
              .put("wrapUpCodes", codes);
        });
  }

  private JsonArray tickets(List<Ticket> tickets) {
    return Requests.array(tickets.stream().map(view::ticket).toList());
  }

  private void show(RoutingContext ctx) {
    String id = Requests.id(ctx);
    String by = Sessions.member(ctx).username();
    read(
        ctx,
        () -> {
          Conversation conversation = Requests.found(conversations.load(id), "conversation");
          audit.looked(by, Action.READ_CONVERSATION, conversation.customer(), id);
          return view.of(conversation);
        });
  }

  private void claim(RoutingContext ctx) {
    Staff.Member member = Sessions.member(ctx);
    String ticket = Requests.id(ctx);
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(
            () -> Requests.found(desk.conversationOf(ticket), "ticket"), threads),
        conversation ->
            command(
                ctx,
                conversation,
                () -> desk.claim(conversation, ticket, member.username(), member.displayName()),
                view::of));
  }

  private void reply(RoutingContext ctx) {
    Staff.Member member = Sessions.member(ctx);
    JsonObject body = Requests.object(ctx);
    String clientMessageId = Requests.text(body, "clientMessageId", LONGEST_ID);
    String text = Masker.mask(Requests.text(body, "text", WebChannel.LONGEST_MESSAGE)).text();
    String id = Requests.id(ctx);
    command(
        ctx,
        id,
        () -> desk.reply(id, member.username(), clientMessageId, text),
        conversation ->
            new JsonObject()
                .put(
                    "message",
                    AgentDesk.replyWith(conversation, member.username(), clientMessageId)
                        .map(message ->
                            MessageJson.of(message)
                                .put("agent", message.agent())
                                .put("clientMessageId", message.clientMessageId()))
                        .orElse(null)));
  }

  private void handBack(RoutingContext ctx) {
    Staff.Member member = Sessions.member(ctx);
    String id = Requests.id(ctx);
    command(ctx, id, () -> desk.handBack(id, member.username(), member.displayName()), view::of);
  }

  private void resolve(RoutingContext ctx) {
    Staff.Member member = Sessions.member(ctx);
    JsonObject body = Requests.object(ctx);
    String wrapUp = Requests.text(body, "wrapUp", LONGEST_ID);
    String note =
        body.getValue("note") == null
            ? null
            : Masker.mask(Requests.text(body, "note", LONGEST_NOTE)).text();
    String id = Requests.id(ctx);
    command(
        ctx,
        id,
        () ->
            desk.resolve(
                id,
                member.username(),
                wrapUp,
                note,
                now ->
                    wrapUp.equals(WrapUpCode.LEAD_TAKEN)
                        ? leads.taken(now, tier(now), member.username(), note)
                        : List.of()),
        view::of);
  }

  private Optional<String> tier(Conversation now) {
    return customers.load(now.customer()).map(Customer::tier);
  }

  private void complaint(RoutingContext ctx) {
    String by = Sessions.member(ctx).username();
    ComplaintIntake.Told told = ComplaintConsole.told(Requests.object(ctx));
    String id = Requests.id(ctx);
    command(ctx, id, () -> intake.register(id, by, told), view::of);
  }

  /// Runs a command on the conversation's lane, and answers once the views have seen it.
  private void command(
      RoutingContext ctx,
      String conversation,
      Callable<Optional<Outcome>> command,
      Function<Conversation, JsonObject> answer) {
    Requests.whenDone(
        ctx,
        lanes.submit(
            conversation,
            () -> {
              Optional<Outcome> outcome = command.call();
              views.await(journal.head(), CATCH_UP);
              return switch (Requests.found(outcome, "conversation")) {
                case Outcome.Done(Conversation now) -> answer.apply(now);
                case Outcome.Refused(String why) -> throw Problem.conflict(why);
              };
            }),
        json -> Requests.answer(ctx, 200, json));
  }

  private void read(RoutingContext ctx, Supplier<JsonObject> reader) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(reader, threads),
        json -> Requests.answer(ctx, 200, json));
  }

  @Override
  public void close() {
    threads.close();
  }
}
