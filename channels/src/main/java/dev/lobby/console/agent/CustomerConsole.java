package dev.lobby.console.agent;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.briefing.Interaction;
import dev.lobby.channel.bank.RatingRequest;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintJoins;
import dev.lobby.complaint.Complaints;
import dev.lobby.console.Sessions;
import dev.lobby.console.ValueJson;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.customer.Contact;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.Customers;
import dev.lobby.customer.FieldRights;
import dev.lobby.customer.FieldRights.Access;
import dev.lobby.customer.FieldRights.Field;
import dev.lobby.customer.Links;
import dev.lobby.customer.Links.Outcome;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.customer.Proof;
import dev.lobby.customer.Purpose;
import dev.lobby.customer.Refusal;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.language.masking.Masker;
import dev.lobby.lead.Leads;
import dev.lobby.lead.MergedLeads;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import dev.lobby.suitability.Assessments;
import dev.lobby.survey.Survey;
import dev.lobby.survey.SurveyDesk;
import dev.lobby.value.CustomerValues;
import dev.lobby.value.RulesTrial;
import dev.lobby.value.Valuation;
import dev.lobby.value.ValueClass;
import dev.lobby.value.ValueRules;
import dev.lobby.value.ValueRulesFile;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The API of customers' records, for agents and supervisors, each as far as [their
/// rights][FieldRights] go.
///
/// | | |
/// |---|---|
/// | `GET …/customers?find=` | whoever has this number of the bank's, name, telephone number, e-mail address, address in a channel, or record id |
/// | `GET …/customers?tier=&manager=&class=&risk=yes&after=` | a page of those of a tier, of a manager, of a value class, at risk, or all; `more` goes on with it, `total` is how many there are, and `uncounted` says that there are more than that |
/// | `GET …/customers/value-rules` | the rules by which they are classed: `rules`, as YAML, and `shown`, what each asks |
/// | `POST …/customers/value-rules/trial` | `rules`, as YAML: how many customers would be what instead; supervisors |
/// | `GET …/customers/attention` | contacts that two name, and identities that two claimed with a proof |
/// | `GET …/customers/ID` | the record, or the one it is part of |
/// | `GET …/customers/ID/matters` | the few things of them that matter now, and why |
/// | `GET …/customers/ID/timeline?kind=&channel=&from=&until=&offset=` | every interaction, the latest first |
/// | `POST …/ID/reveal` | `field`: `amounts` or `contacts`, `reason`, which stands in the audit |
/// | `POST …/ID/consents` | `purpose`, `given`, `how`, if wanted `note` |
/// | `POST …/ID/disclosures` | `what`, `how` |
/// | `POST …/ID/assessments` | `id`, by which the same is known again, `grade` (`C1` to `C5`), `until`, the last day it holds |
/// | `POST …/ID/surveys` | `number`, `score` (0 to 10), if wanted `reason`: what they said to whom a contact plan had ask them |
/// | `POST …/ID/channels` | `channels`, the best first |
/// | `POST …/ID/links` | `part`, `reason`: that record, address or conversation, or whoever has that number of the bank's, complaint or lead, is claimed to be the same person |
/// | `POST …/ID/links/removal` | `part`, `reason`: both are as they were, and so are complaints and leads that were joined across them |
/// | `POST …/ID/settlement` | `claimed`, `reason`; supervisors |
public final class CustomerConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/customers";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 1000;
  private static final int MOST_LISTED = 50;
  private static final int MOST_SHOWN = 200;
  private static final int MOST_COUNTED = 2000;
  private static final int PAGE = 30;
  private static final Duration CATCH_UP = Duration.ofSeconds(2);

  private final Customers customers;
  private final CustomerDirectory directory;
  private final ProfileDesk profiles;
  private final Assessments assessments;
  private final SurveyDesk surveys;
  private final Links links;
  private final ComplaintJoins joins;
  private final Complaints complaints;
  private final Leads leads;
  private final MergedLeads merged;
  private final Conversations conversations;
  private final FieldRights rights;
  private final CustomerJson json;
  private final CustomerValues values;
  private final Set<String> channels;
  private final Journal journal;
  private final Views views;
  private final Sessions sessions;
  private final Audit audit;
  private final ZoneId zone;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param channels those in which people have an address
  public CustomerConsole(
      Customers customers,
      CustomerDirectory directory,
      ProfileDesk profiles,
      Assessments assessments,
      SurveyDesk surveys,
      Links links,
      ComplaintJoins joins,
      Complaints complaints,
      Leads leads,
      Conversations conversations,
      FieldRights rights,
      CustomerJson json,
      CustomerValues values,
      Set<String> channels,
      Journal journal,
      Views views,
      Sessions sessions,
      Audit audit,
      ZoneId zone) {
    this.customers = customers;
    this.directory = directory;
    this.profiles = profiles;
    this.assessments = assessments;
    this.surveys = surveys;
    this.links = links;
    this.joins = joins;
    this.complaints = complaints;
    this.leads = leads;
    this.merged = new MergedLeads(journal, leads);
    this.conversations = conversations;
    this.rights = rights;
    this.json = json;
    this.values = values;
    this.channels = Set.copyOf(channels);
    this.journal = journal;
    this.views = views;
    this.sessions = sessions;
    this.audit = audit;
    this.zone = zone;
  }

  /// What somebody does to a record.
  private interface Step {
    JsonObject take(Customer customer, Staff.Member member, JsonObject body);
  }

  /// Adds the routes.
  public void mount(Router router) {
    router.route(ROOT + "*").handler(sessions.only(Role.AGENT, Role.SUPERVISOR));
    router.get(ROOT).handler(this::list);
    router.get(ROOT + "/attention").handler(ctx -> answer(ctx, this::attention));
    router
        .get(ROOT + "/value-rules")
        .handler(ctx ->
            answer(
                ctx,
                () ->
                    new JsonObject()
                        .put("rules", values.rules().text())
                        .put("shown", ValueJson.of(values.rules()))));
    router
        .post(ROOT + "/value-rules/trial")
        .handler(sessions.only(Role.SUPERVISOR))
        .handler(this::trial);
    router.get(ROOT + "/:id").handler(ctx -> read(ctx, this::card));
    router.get(ROOT + "/:id/matters").handler(ctx -> read(ctx, json::matters));
    router.get(ROOT + "/:id/timeline").handler(this::timeline);
    step(router, "reveal", this::reveal);
    step(router, "consents", this::consent);
    step(
        router,
        "disclosures",
        (customer, member, body) ->
            profiles
                .disclosed(customer.id(), name(body, "what"), member.username(), name(body, "how"))
                .map(now -> card(now, member))
                .orElseThrow(CustomerConsole::nobody));
    step(
        router,
        "assessments",
        (customer, member, body) ->
            card(
                RatingRequest.of(body).take(assessments, customer.id(), member.username()),
                member));
    step(router, "surveys", this::survey);
    step(
        router,
        "channels",
        (customer, member, body) ->
            profiles
                .preferred(customer.id(), channels(body), member.username())
                .map(now -> card(now, member))
                .orElseThrow(CustomerConsole::nobody));
    // Whom a visitor turns out to be is said from the visitor's record, too: it takes the right to
    // handle the customer alone.
    router
        .post(ROOT + "/:id/links")
        .handler(ctx ->
            run(
                ctx,
                (customer, member, body) ->
                    link(customer, part(name(body, "part")), member, words(body, "reason")),
                (member, customer) -> {}));
    step(router, "links/removal", this::unlink);
    router
        .post(ROOT + "/:id/settlement")
        .handler(sessions.only(Role.SUPERVISOR))
        .handler(ctx ->
            run(
                ctx,
                (customer, member, body) ->
                    done(
                        links.settle(
                            customer.id(),
                            name(body, "claimed"),
                            member.username(),
                            words(body, "reason")),
                        customer.id(),
                        member)));
  }

  private void step(Router router, String name, Step step) {
    router.post(ROOT + "/:id/" + name).handler(ctx -> run(ctx, step));
  }

  private void run(RoutingContext ctx, Step step) {
    run(ctx, step, this::mayHandle);
  }

  /// @param check throws where the member may not take the step on the record
  private void run(RoutingContext ctx, Step step, BiConsumer<Staff.Member, Customer> check) {
    String id = Requests.id(ctx);
    Staff.Member member = Sessions.member(ctx);
    JsonObject body = Requests.object(ctx);
    answer(
        ctx,
        () -> {
          Customer customer = customers.whole(id).orElseThrow(CustomerConsole::nobody);
          check.accept(member, customer);
          return step.take(customer, member, body);
        });
  }

  private static Problem nobody() {
    return Problem.notFound("There is no such customer.");
  }

  private JsonObject done(Outcome outcome, String id, Staff.Member member) {
    return switch (outcome) {
      case Outcome.Refused(Refusal why) -> throw Problem.conflict(why.zh() + " " + why.en());
      case Outcome.Done done -> {
        catchUp();
        yield card(customers.load(id).orElseThrow(CustomerConsole::nobody), member);
      }
    };
  }

  private void catchUp() {
    try {
      views.await(journal.head(), CATCH_UP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void list(RoutingContext ctx) {
    String by = Sessions.member(ctx).username();
    String find = param(ctx, "find");
    String tier = param(ctx, "tier");
    String manager = param(ctx, "manager");
    Narrowed to = new Narrowed(tier, manager, valueClass(ctx), "yes".equals(param(ctx, "risk")));
    String after = param(ctx, "after");
    answer(
        ctx,
        () -> {
          if (find != null) {
            List<Customer> found = find(find);
            found.forEach(it -> audit.looked(by, Action.SEARCHED_CUSTOMERS, it.id(), null));
            return page(found).put("total", found.size()).put("more", null);
          }
          audit.looked(by, Action.SEARCHED_CUSTOMERS, null, to.toString());
          // One more than is counted tells that there are more.
          // Who is at risk is worked out one by one, and so not counted.
          int total = to.atRisk ? MOST_COUNTED + 1 : ids(to, "", MOST_COUNTED + 1).size();
          List<Customer> found =
              ids(to, after == null ? "" : after, MOST_LISTED).stream()
                  .flatMap(id -> customers.load(id).stream())
                  .toList();
          return page(found)
              .put("total", Math.min(total, MOST_COUNTED))
              .put("uncounted", total > MOST_COUNTED)
              .put("more", found.size() == MOST_LISTED ? found.getLast().id() : null);
        });
  }

  private JsonObject page(List<Customer> found) {
    return new JsonObject()
        .put("customers", Requests.array(found.stream().map(json::row).toList()));
  }

  /// What a list is narrowed to; null for no matter.
  private record Narrowed(
      @Nullable String tier,
      @Nullable String manager,
      @Nullable ValueClass valueClass,
      boolean atRisk) {
    @Override
    public String toString() {
      return "tier "
          + (tier == null ? "*" : tier)
          + ", manager "
          + (manager == null ? "*" : manager)
          + (valueClass == null ? "" : ", class " + valueClass.wire())
          + (atRisk ? ", at risk" : "");
    }
  }

  private List<String> ids(Narrowed to, String after, int limit) {
    LocalDate today = json.today();
    Predicate<String> wanted =
        to.atRisk ? id -> values.of(id, today).filter(Valuation::atRisk).isPresent() : id -> true;
    return to.valueClass == null
        ? directory.list(to.tier, to.manager, after, limit, it -> wanted.test(it.id())).stream()
            .map(CustomerDirectory.Row::id)
            .toList()
        : values.in(
            to.valueClass,
            after,
            limit,
            id ->
                directory
                        .find(id)
                        .filter(it -> to.tier == null || to.tier.equals(it.tier()))
                        .filter(it -> to.manager == null || to.manager.equals(it.manager()))
                        .isPresent()
                    && wanted.test(id));
  }

  private static @Nullable ValueClass valueClass(RoutingContext ctx) {
    String name = param(ctx, "class");
    return name == null
        ? null
        : Wired.ofWire(ValueClass.values(), name)
            .orElseThrow(() ->
                Problem.badRequest(
                    "\"class\" is one of " + Wired.allowed(ValueClass.values()) + "."));
  }

  private void trial(RoutingContext ctx) {
    if (!(Requests.object(ctx).getValue("rules") instanceof String text)) {
      throw Problem.badRequest("\"rules\" is a text, the rules as YAML.");
    }
    ValueRules then;
    try {
      then = ValueRulesFile.parse("rules", text);
    } catch (MalformedContentException e) {
      throw Problem.badRequest(String.join("\n", e.errors()));
    }
    answer(ctx, () -> ValueJson.of(RulesTrial.of(values, directory, then, json.today())));
  }

  private static @Nullable String param(RoutingContext ctx, String name) {
    String value = ctx.request().getParam(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > LONGEST_NAME) {
      throw Problem.badRequest("\"" + name + "\" is longer than " + LONGEST_NAME + " characters.");
    }
    return value.strip();
  }

  private List<Customer> find(String words) {
    Stream<String> known =
        Stream.concat(
            Stream.of(words, customers.idOf(words)),
            channels.stream().map(channel -> customers.idAt(channel, words)));
    Stream<String> reached =
        Stream.of(Contact.phone(words), Contact.email(words))
            .flatMap(Optional::stream)
            .flatMap(contact -> directory.claimants(customers.claim(contact)).stream())
            .map(CustomerDirectory.Row::id);
    Stream<String> named =
        Optional.ofNullable(customers.nameMark(words)).stream()
            .flatMap(mark -> directory.named(mark, MOST_LISTED).stream())
            .map(CustomerDirectory.Row::id);
    return Stream.of(known, reached, named)
        .flatMap(Function.identity())
        .flatMap(id -> customers.whole(id).stream())
        .distinct()
        .limit(MOST_LISTED)
        .toList();
  }

  /// The record that is meant by its id, the bank's number, an address in a channel, or the number
  /// of a conversation, complaint or lead.
  private Customer part(String words) {
    String number = words.toUpperCase(Locale.ROOT);
    return Stream.<Supplier<Stream<String>>>of(
            () -> Stream.of(words, customers.idOf(words)),
            () -> channels.stream().map(channel -> customers.idAt(channel, words)),
            () -> conversations.load(words).map(Conversation::customer).stream(),
            () -> complaints.find(number).map(Complaint::customer).stream(),
            () -> leads.find(number).map(it -> it.origin().customer()).stream())
        .flatMap(Supplier::get)
        .flatMap(id -> customers.load(id).stream())
        .findFirst()
        .orElseThrow(() ->
            Problem.conflict(
                "没有这位客户。请填银行客户号、投诉编号（C-…）或线索编号（L-…）；会话编号和档案编号须填全，"
                    + "页面上只显示前十位，全号在打开该会话或档案后的网址中。 There is no such customer. Give"
                    + " the bank's number of the customer, or that of a complaint (C-…) or lead (L-…);"
                    + " the id of a conversation or record must be whole: pages show its first ten"
                    + " characters, and the address of the opened conversation or record has all."));
  }

  /// Of two records, the one nobody vouches for becomes part of the other.
  private JsonObject link(Customer shown, Customer named, Staff.Member member, String reason) {
    boolean banks = named.verified() && !shown.verified();
    Customer part = banks ? shown : named;
    Customer main = banks ? named : shown;
    mayHandle(member, main);
    return done(
        links.link(part.id(), main.id(), Proof.STAFF, member.username(), reason),
        main.id(),
        member);
  }

  /// Who may not see how a customer is reached may not change their record.
  private void mayHandle(Staff.Member member, Customer customer) {
    if (rights.of(member, customer, Field.CONTACTS) == Access.HIDDEN) {
      throw Problem.forbidden(
          "只能处理正在接待或由您负责的客户。 Do this for a customer you are talking to or look" + " after only.");
    }
  }

  private JsonObject attention() {
    return new JsonObject()
        .put(
            "claimedTwice",
            Requests.array(
                directory.claimedTwice(MOST_SHOWN).stream().map(rows -> rows(rows)).toList()))
        .put("contested", rows(directory.contested(MOST_SHOWN)));
  }

  private JsonArray rows(List<CustomerDirectory.Row> rows) {
    return Requests.array(
        rows.stream().flatMap(row -> customers.load(row.id()).stream()).map(json::row).toList());
  }

  private void read(RoutingContext ctx, BiFunction<Customer, Staff.Member, JsonObject> reader) {
    String id = Requests.id(ctx);
    Staff.Member member = Sessions.member(ctx);
    answer(
        ctx,
        () -> {
          Customer customer = Requests.found(customers.whole(id), "customer");
          audit.looked(member.username(), Action.READ_CUSTOMER, customer.id(), null);
          return reader.apply(customer, member);
        });
  }

  private void timeline(RoutingContext ctx) {
    String kind = param(ctx, "kind");
    String channel = param(ctx, "channel");
    LocalDate from = day(ctx, "from");
    LocalDate until = day(ctx, "until");
    int offset = offset(ctx);
    Predicate<Interaction> wanted =
        it -> {
          LocalDate day = LocalDate.ofInstant(it.at(), zone);
          return (kind == null || kind.equals(it.kind()))
              && (channel == null || channel.equals(it.channel()))
              && (from == null || !day.isBefore(from))
              && (until == null || !day.isAfter(until));
        };
    read(ctx, (customer, member) -> json.timeline(customer, wanted, offset, PAGE));
  }

  private static int offset(RoutingContext ctx) {
    String text = param(ctx, "offset");
    try {
      int offset = text == null ? 0 : Integer.parseInt(text);
      if (offset >= 0) {
        return offset;
      }
    } catch (NumberFormatException e) {
      // Told below, as is a number that is too small.
    }
    throw Problem.badRequest("\"offset\" is a whole number from 0 on.");
  }

  private static @Nullable LocalDate day(RoutingContext ctx, String name) {
    String text = param(ctx, name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.badRequest("\"" + name + "\" is a day such as 2026-01-31.");
    }
  }

  private JsonObject reveal(Customer customer, Staff.Member member, JsonObject body) {
    Field field = one(body, "field", Field.values(), it -> it.name().toLowerCase(Locale.ROOT));
    String reason = words(body, "reason");
    audit.acted(
        member.username(),
        Action.REVEALED_FIELD,
        customer.id(),
        field.name().toLowerCase(Locale.ROOT),
        reason);
    return switch (field) {
      case AMOUNTS ->
          new JsonObject()
              .put("products", json.products(customer, true))
              .put("value", json.value(customer, true));
      case CONTACTS -> new JsonObject().put("contacts", json.contacts(customer, true));
    };
  }

  private JsonObject consent(Customer customer, Staff.Member member, JsonObject body) {
    Purpose purpose = one(body, "purpose", Purpose.values(), Purpose::wire);
    if (!(body.getValue("given") instanceof Boolean given)) {
      throw Problem.badRequest("\"given\" is true or false.");
    }
    return profiles
        .consent(
            customer.id(),
            purpose,
            given,
            member.username(),
            name(body, "how"),
            ifAny(body, "note"))
        .map(now -> card(now, member))
        .orElseThrow(CustomerConsole::nobody);
  }

  private JsonObject survey(Customer customer, Staff.Member member, JsonObject body) {
    if (!(body.getValue("score") instanceof Integer score)) {
      throw Problem.badRequest("\"score\" is a number from 0 to " + Survey.BEST + ".");
    }
    return switch (surveys.answer(
        name(body, "number"),
        customer.family()::contains,
        member.username(),
        score,
        ifAny(body, "reason"))) {
      case dev.lobby.casework.Outcome.Done<Survey> done -> {
        catchUp();
        yield card(customer, member);
      }
      case dev.lobby.casework.Outcome.Refused<Survey>(var why) ->
          throw Problem.conflict(why.getFirst().zh() + " " + why.getFirst().en());
      case dev.lobby.casework.Outcome.Unknown<Survey> unknown ->
          throw Problem.notFound("There is no such survey.");
    };
  }

  private JsonObject unlink(Customer customer, Staff.Member member, JsonObject body) {
    String part = name(body, "part");
    if (customer.parts().stream().noneMatch(it -> it.other().equals(part))) {
      throw Problem.conflict("该档案没有并入这位客户。 The record is no part of this customer's.");
    }
    List<MergedLeads.Merge> merges = mergedWith(part, customer);
    Links.Outcome outcome = links.unlink(part, member.username(), words(body, "reason"));
    if (outcome instanceof Links.Outcome.Done) {
      List<String> records =
          Stream.concat(Stream.of(part), customer.family().stream()).distinct().toList();
      joins.separate(records, complaints, member.username());
      merged.separate(merges, member.username());
    }
    return done(outcome, customer.id(), member);
  }

  /// The leads that were merged across one of a customer's records and the others.
  private List<MergedLeads.Merge> mergedWith(String part, Customer customer) {
    return merged.across(
        List.of(part), customer.family().stream().filter(it -> !it.equals(part)).toList());
  }

  /// All of a record that a member may see, and of each identity the leads that would be parted
  /// with it.
  private JsonObject card(Customer customer, Staff.Member member) {
    JsonObject card = json.card(customer, member);
    for (Object one : card.getJsonArray("identities")) {
      JsonObject identity = (JsonObject) one;
      String record = identity.getString("record");
      identity.put(
          "mergedLeads",
          record.equals(customer.id())
              ? new JsonArray()
              : Requests.array(
                  mergedWith(record, customer).stream()
                      .map(it -> new JsonObject().put("from", it.from()).put("into", it.into()))
                      .toList()));
    }
    return card;
  }

  private static List<String> channels(JsonObject body) {
    if (!(body.getValue("channels") instanceof JsonArray array) || array.size() > 10) {
      throw Problem.badRequest("\"channels\" is a list of at most ten names.");
    }
    List<String> names = new ArrayList<>();
    for (Object one : array) {
      if (!(one instanceof String text) || text.isBlank() || text.length() > LONGEST_NAME) {
        throw Problem.badRequest("\"channels\" is a list of at most ten names.");
      }
      names.add(text.strip());
    }
    return names;
  }

  private static String name(JsonObject body, String field) {
    return Requests.text(body, field, LONGEST_NAME);
  }

  /// What somebody wrote, without numbers nobody may keep.
  private static String words(JsonObject body, String field) {
    return Masker.mask(Requests.text(body, field, LONGEST_TEXT)).text();
  }

  /// As [#words]; null when nothing was written.
  private static @Nullable String ifAny(JsonObject body, String field) {
    Object told = body.getValue(field);
    return told == null || told.equals("") ? null : words(body, field);
  }

  private static <T> T one(JsonObject body, String field, T[] all, Function<T, String> wire) {
    String text = name(body, field);
    return Arrays.stream(all)
        .filter(it -> wire.apply(it).equals(text))
        .findFirst()
        .orElseThrow(() ->
            Problem.badRequest(
                "\""
                    + field
                    + "\" is one of "
                    + Arrays.stream(all).map(wire).collect(Collectors.joining(", "))
                    + "."));
  }

  private void answer(RoutingContext ctx, Supplier<JsonObject> work) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(work, threads),
        answer -> Requests.answer(ctx, 200, answer));
  }

  @Override
  public void close() {
    threads.close();
  }
}
