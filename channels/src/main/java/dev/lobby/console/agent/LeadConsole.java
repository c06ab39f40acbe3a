package dev.lobby.console.agent;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.casework.Outcome;
import dev.lobby.console.ConversationView;
import dev.lobby.console.Sessions;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import dev.lobby.lead.AmountBand;
import dev.lobby.lead.ContactLeave;
import dev.lobby.lead.Horizon;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadDesk;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadRules;
import dev.lobby.lead.LeadScoring;
import dev.lobby.lead.LeadStory;
import dev.lobby.lead.Leads;
import dev.lobby.lead.Loss;
import dev.lobby.staff.Members;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The API of the leads board, for agents and supervisors.
///
/// | | |
/// |---|---|
/// | `GET …/leads?show=&most=` | `open`, the likeliest to become business first; `ended`, the last first; `calibration` of the score; the first `most`, 100 unless told, of the list that is looked at (`all`, `mine`, `unowned`, `ended`; without it of both) have their customer's `name`, `permission` and `fit` |
/// | `GET …/leads/NUMBER` | one, with its score, its history, `client`, whose it is, the `consent` on their record the `promises` made of it and the customer's others |
/// | `POST …/NUMBER/owner` | `owner`, the user name of an agent or supervisor |
/// | `POST …/NUMBER/permission` | `given`, true, false or `writing`, `how`: the customer said whether they may be contacted, or that they may be written to and not called |
/// | `POST …/NUMBER/correction` | `product` (`unknown` for none), `amount`, `horizon`, and `text`, if wanted: what it is about |
/// | `POST …/NUMBER/notes` | `text` |
/// | `POST …/NUMBER/plan` | `action`, `until` |
/// | `POST …/NUMBER/contact` | `how`, and if wanted `text`: somebody spoke with the customer, who allowed it, here or for their record |
/// | `POST …/NUMBER/no-answer` | `how`, and if wanted `text`: somebody tried to, and nobody answered |
/// | `POST …/NUMBER/win` | `text`, if wanted |
/// | `POST …/NUMBER/loss` | `reason`, and `text`, if wanted |
/// | `POST …/NUMBER/merge` | `into`, the number of the one that goes on, or `from`, of the one that ends |
/// | `POST …/NUMBER/reopening` | `reason` |
///
/// `permission` is what the customer said last, about the lead or for their record, and `inWriting`
/// whether they may be written to alone, and not called; `refusedFor` is another lead of theirs for
/// which they refused it. `sum` and `reach` are how much, and how they are to be contacted, in
/// their own words, and `amountFrom` from how much on anybody's interest is a lead, of which the
/// bands of amounts are tenths and tenfolds, in yuan; `named` are the numbers and addresses they
/// named in its conversations beside.
public final class LeadConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/leads";
  private static final String UNKNOWN = "unknown";
  private static final String WRITING = "writing";

  private final LeadDesk desk;
  private final Leads leads;
  private final LeadJson json;
  private final LeadStory story;
  private final CasePromises promises;
  private final ConversationView view;
  private final Customers customers;
  private final Members members;
  private final Journal journal;
  private final Sessions sessions;
  private final Audit audit;
  private final InstantSource clock;
  private final Cases cases;

  public LeadConsole(
      LeadDesk desk,
      Leads leads,
      LeadScoring scoring,
      LeadRules rules,
      ContactLeave leave,
      CasePromises promises,
      ClientJson clients,
      ConversationView view,
      Customers customers,
      Members members,
      Journal journal,
      Views views,
      Sessions sessions,
      Staff staff,
      Audit audit,
      InstantSource clock) {
    this.desk = desk;
    this.leads = leads;
    this.json = new LeadJson(scoring, rules, leave, clients);
    this.story = new LeadStory(journal, customers);
    this.promises = promises;
    this.view = view;
    this.customers = customers;
    this.members = members;
    this.journal = journal;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
    this.cases = new Cases("lead", journal, views, staff);
  }

  /// A step on a lead: who takes it, and what they sent.
  private interface Step {
    Outcome<Lead> take(String number, String by, JsonObject body);
  }

  /// Adds the routes.
  public void mount(Router router) {
    router.route(ROOT + "*").handler(sessions.only(Role.AGENT, Role.SUPERVISOR));
    router.get(ROOT).handler(this::board);
    router.get(ROOT + "/:id").handler(this::show);
    step(router, "owner", (number, by, body) -> desk.assign(number, by, cases.owner(body)));
    step(
        router,
        "permission",
        (number, by, body) ->
            WRITING.equals(body.getValue("given"))
                ? desk.permitWriting(number, by, Cases.name(body, "how"))
                : desk.permit(number, by, Cases.yes(body, "given"), Cases.name(body, "how")));
    step(
        router,
        "correction",
        (number, by, body) ->
            desk.correct(
                number,
                by,
                product(body),
                Cases.one(body, "amount", AmountBand.values(), AmountBand::wire),
                Cases.one(body, "horizon", Horizon.values(), Horizon::wire),
                Cases.wordsOrNull(body, "text")));
    step(router, "notes", (number, by, body) -> desk.note(number, by, Cases.words(body, "text")));
    step(
        router,
        "plan",
        (number, by, body) ->
            desk.plan(number, by, Cases.words(body, "action"), Cases.time(body, "until")));
    step(
        router,
        "contact",
        (number, by, body) ->
            desk.contacted(number, by, Cases.name(body, "how"), Cases.wordsOrNull(body, "text")));
    step(
        router,
        "no-answer",
        (number, by, body) ->
            desk.notReached(number, by, Cases.name(body, "how"), Cases.wordsOrNull(body, "text")));
    step(
        router, "win", (number, by, body) -> desk.win(number, by, Cases.wordsOrNull(body, "text")));
    step(
        router,
        "loss",
        (number, by, body) ->
            desk.lose(
                number,
                by,
                Cases.one(body, "reason", Loss.values(), Loss::wire),
                Cases.wordsOrNull(body, "text")));
    step(
        router,
        "merge",
        (number, by, body) ->
            body.containsKey("from")
                ? desk.absorb(number, by, Cases.name(body, "from"))
                : desk.merge(number, by, Cases.name(body, "into")));
    step(
        router,
        "reopening",
        (number, by, body) -> desk.reopen(number, by, Cases.words(body, "reason")));
  }

  private void step(Router router, String name, Step step) {
    router
        .post(ROOT + "/:id/" + name)
        .handler(ctx -> {
          String number = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          JsonObject body = Requests.object(ctx);
          cases.answer(ctx, () -> detail(cases.done(step.take(number, by, body))));
        });
  }

  /// The part of the bank's business; null when it is not known.
  private static @Nullable String product(JsonObject body) {
    Object value = body.getValue("product");
    return value == null || value.equals("") || value.equals(UNKNOWN)
        ? null
        : Cases.one(body, "product", Article.Area.values(), Article.Area::wire).wire();
  }

  private void board(RoutingContext ctx) {
    Looked looked = Looked.of(ctx, Sessions.member(ctx).username(), "ended");
    cases.answer(
        ctx,
        () ->
            json.board(
                leads.all(),
                lead -> customers.whole(lead.origin().customer()),
                looked,
                clock.instant()));
  }

  private void show(RoutingContext ctx) {
    String number = Requests.id(ctx);
    String by = Sessions.member(ctx).username();
    cases.answer(
        ctx,
        () -> {
          Lead lead = Requests.found(leads.find(number), "lead");
          audit.looked(by, Action.READ_LEAD, lead.origin().customer(), number);
          return detail(lead);
        });
  }

  private JsonObject detail(Lead lead) {
    Instant now = clock.instant();
    List<Recorded> events = journal.read(LeadEvent.stream(lead.number()), 0);
    return json.detail(
            lead,
            customers.whole(lead.origin().customer()),
            events,
            LeadQuotes.of(lead, story.of(lead), journal),
            others(lead),
            now)
        .put("promises", Requests.array(promises.of(lead.number(), family(lead), now)))
        .put("articleTitle", title(lead.shown().interest().article()))
        .put("owners", Requests.array(members.with(Cases.OWNERS)));
  }

  /// The other leads of the same person, of whichever record of theirs.
  private List<Lead> others(Lead lead) {
    return family(lead).stream()
        .flatMap(one -> leads.of(one).stream())
        .filter(one -> !one.number().equals(lead.number()))
        .toList();
  }

  private List<String> family(Lead lead) {
    String customer = lead.origin().customer();
    return customers.whole(customer).map(Customer::family).orElse(List.of(customer));
  }

  /// What an article is called in both languages; null for none.
  private @Nullable JsonObject title(@Nullable String article) {
    return article == null
        ? null
        : new JsonObject()
            .put("zh", view.title(article, Language.ZH))
            .put("en", view.title(article, Language.EN));
  }

  @Override
  public void close() {
    cases.close();
  }
}
