package dev.lobby.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Customers' records: what the bank's systems say, who sees what of it, and which conversations
/// are one person's.
@WithLobby
class CustomerConsoleTest {

  private static final String PLANS_TRIAL = "/supervisor/contact-plans/trial";

  private final RunningLobby lobby;

  CustomerConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private String systemToken(String scope) {
    return RunningLobby.signed(
        RunningLobby.CUSTOMER_SECRET,
        Map.of(
            "sub",
            "core-banking",
            "scope",
            scope,
            "exp",
            Date.from(lobby.clock().instant().plusSeconds(300))));
  }

  private Reply put(String number, JsonObject body, String token) {
    return bank("PUT", number, body, token);
  }

  private Reply bank(String method, String path, JsonObject body, String token) {
    return lobby.send(
        method,
        "/bank/v1/customers/" + path,
        body.encode().getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/json",
        "Authorization",
        "Bearer " + token);
  }

  private String upsert(String number, String manager) {
    return put(
            number,
            new JsonObject()
                .put("name", "Mei " + number)
                .put("tier", "core")
                .put("manager", manager)
                .put(
                    "phones",
                    new JsonArray().add("138 0013 " + Math.floorMod(number.hashCode(), 9000)))
                .put(
                    "products",
                    new JsonArray()
                        .add(
                            new JsonObject()
                                .put("product", "deposit-1y")
                                .put("amount", "120000.00")
                                .put("currency", "CNY")))
                .put("rating", new JsonObject().put("grade", "C3").put("until", "2020-01-01"))
                .put("consents", new JsonObject().put("marketing", true)),
            systemToken("customers:write"))
        .is(200)
        .json()
        .getString("id");
  }

  private JsonObject card(String by, String id) {
    return lobby.as(by, "/customers/" + id).is(200).json();
  }

  private Reply step(String by, String id, String step, JsonObject body) {
    return lobby.as(by, "/customers/" + id + "/" + step, body);
  }

  private static JsonObject json(String... pairs) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      json.put(pairs[i], pairs[i + 1]);
    }
    return json;
  }

  private void claims(String agent, Visitor visitor) {
    visitor.say("人工").is(200);
    String ticket =
        lobby
            .as(agent, "/agent/conversations/" + visitor.id())
            .is(200)
            .json()
            .getJsonObject("ticket")
            .getString("id");
    lobby.as(agent, "/agent/tickets/" + ticket + "/claim", new JsonObject()).is(200);
  }

  /// Complains, once more where a busy machine took too long to understand it.
  private void complains(Visitor visitor) {
    RunningLobby.until(
        () -> {
          visitor.say("理财经理误导我买了高风险产品，我要投诉！").is(200);
          return lobby
              .as("agent", "/agent/conversations/" + visitor.id())
              .is(200)
              .json()
              .getJsonObject("ticket")
              .getString("reason");
        },
        "complaint"::equals);
  }

  private static JsonObject product(JsonObject card) {
    return card.getJsonArray("products").getJsonObject(0);
  }

  @Test
  void what_the_banks_systems_say_is_on_the_card() {
    String id = upsert("N-100", "rm1");
    assertThat(upsert("N-100", "rm1")).as("once more").isEqualTo(id);

    JsonObject card = card("supervisor", id);
    assertThat(card.getString("number")).isEqualTo("N-100");
    assertThat(card.getString("tier")).isEqualTo("core");
    assertThat(card.getJsonObject("rating").getBoolean("expired")).isTrue();
    assertThat(card.getJsonObject("consents").getBoolean("marketing")).isTrue();
    assertThat(card.getJsonObject("consents").getValue("sharing")).isNull();
    assertThat(card.getJsonArray("identities").getJsonObject(0).getString("status"))
        .isEqualTo("verified");
    assertThat(
            Reply.objects(
                lobby
                    .as("agent", "/customers?find=N-100")
                    .is(200)
                    .json()
                    .getJsonArray("customers")))
        .extracting(it -> it.getString("id"))
        .containsExactly(id);
    RunningLobby.until(
        () ->
            Reply.objects(
                lobby
                    .as("agent", "/customers?manager=rm1&tier=core")
                    .is(200)
                    .json()
                    .getJsonArray("customers")),
        found -> found.stream().anyMatch(it -> it.getString("id").equals(id)));
  }

  private static JsonObject assessment(String id, String grade, String until) {
    return json("id", id, "grade", grade, "until", until);
  }

  @Test
  void an_assessment_of_the_banks_systems_or_of_an_agent_is_the_rating_and_the_third_a_day_none() {
    String id = upsert("N-110", "agent");
    String until =
        LocalDate.ofInstant(lobby.clock().instant(), ZoneId.of("Asia/Shanghai"))
            .plusMonths(6)
            .toString();
    String path = "N-110/assessments";
    String token = systemToken("customers:write");

    bank("POST", path, assessment("A-1", "C4", until), systemToken("customers:read"))
        .isProblem(403, "customers:write");
    bank("POST", path, assessment("A-1", "C9", until), token).isProblem(400, "C1, C2");
    bank("POST", path, assessment("A-1", "C4", "soon"), token).isProblem(400, "until");
    bank("POST", path, assessment("A-1", "C4", "2020-01-01"), token).isProblem(409, "ended");
    bank("POST", "N-nobody/assessments", assessment("A-1", "C4", until), token).isProblem(404);
    assertThat(
            bank("POST", path, assessment("A-1", "C4", until), token)
                .is(200)
                .json()
                .getString("id"))
        .isEqualTo(id);
    bank("POST", path, assessment("A-1", "C4", until), token).is(200);

    JsonObject card =
        step("agent", id, "assessments", assessment("A-2", "C2", until)).is(200).json();
    assertThat(card.getJsonObject("rating").getString("grade")).isEqualTo("C2");
    assertThat(card.getJsonObject("rating").getBoolean("expired")).isFalse();
    assertThat(Reply.objects(card.getJsonArray("assessments")))
        .extracting(it -> it.getString("by"))
        .containsExactly("core-banking", "agent");

    step("agent", id, "assessments", assessment("A-3", "C5", until)).isProblem(409, "today");
    bank("POST", path, assessment("A-3", "C5", until), token).isProblem(409, "今天");
    step("agent2", id, "assessments", assessment("A-4", "C5", until)).isProblem(403);
  }

  @Test
  void only_a_token_for_the_banks_systems_changes_a_record() {
    JsonObject body = json("tier", "key");
    put("N-101", body, systemToken("customers:read")).isProblem(403, "customers:write");
    put("N-101", body, "nonsense").isProblem(400);
    put(
            "N-101",
            body,
            RunningLobby.signed(
                RunningLobby.CUSTOMER_SECRET,
                Map.of("sub", "N-101", "exp", Date.from(lobby.clock().instant().plusSeconds(300)))))
        .isProblem(403, "customers:write");
    put("N-101", json("balance", "1"), systemToken("customers:write"))
        .isProblem(400, "no field \"balance\"");
    put(
            "N-101",
            new JsonObject()
                .put(
                    "products",
                    new JsonArray()
                        .add(json("product", "loan", "amount", "-1.00", "currency", "CNY"))),
            systemToken("customers:write"))
        .isProblem(400, "negative");
    lobby.as("supervisor", "/customers/k-none").isProblem(404, "no such customer");
    lobby.as("editor", "/customers").isProblem(403, "agent or supervisor");
    lobby.get("/console/api/customers").isProblem(401);
  }

  @Test
  void an_agent_sees_amounts_only_of_the_customer_in_front_of_them() {
    String id = upsert("N-102", "rm1");
    Visitor customer = lobby.customer("N-102", null, null);

    JsonObject before = card("agent", id);
    assertThat(before.getJsonObject("rights").getString("amounts")).isEqualTo("hidden");
    assertThat(product(before).fieldNames()).containsExactly("product", "name");
    assertThat(product(before).getJsonObject("name").getString("zh")).isEqualTo("定期 1 年");
    step("agent", id, "reveal", json("field", "amounts", "reason", "curious"))
        .isProblem(403, "talking to");

    claims("agent", customer);

    JsonObject now = card("agent", id);
    assertThat(product(now).getString("amount")).isEqualTo("120000.00");
    assertThat(product(card("agent2", id)).fieldNames()).containsExactly("product", "name");
  }

  @Test
  void a_sensitive_field_needs_a_reason_which_is_audited() {
    String id = upsert("N-103", "rm1");
    JsonObject card = card("supervisor", id);
    assertThat(card.getJsonObject("rights").getString("contacts")).isEqualTo("for-a-reason");
    assertThat(card.getJsonArray("contacts").getJsonObject(0).getString("value"))
        .startsWith("••••");

    step("supervisor", id, "reveal", json("field", "contacts")).isProblem(400, "reason");
    JsonObject revealed =
        step("supervisor", id, "reveal", json("field", "contacts", "reason", "callback"))
            .is(200)
            .json();

    assertThat(revealed.getJsonArray("contacts").getJsonObject(0).getString("value"))
        .contains("1380013");
    List<JsonObject> audited =
        RunningLobby.until(
            () ->
                Reply.objects(
                        lobby
                            .as("supervisor", "/supervisor/audit?person=" + id)
                            .is(200)
                            .json()
                            .getJsonArray("entries"))
                    .stream()
                    .filter(it -> it.getString("action").equals("revealed-field"))
                    .toList(),
            found -> !found.isEmpty());
    assertThat(audited.getFirst().getString("reason")).isEqualTo("callback");
    assertThat(audited.getFirst().getString("object")).isEqualTo("contacts");
  }

  @Test
  void a_code_from_one_conversation_links_another_and_can_be_taken_back() {
    String id = upsert("N-104", "rm1");
    Visitor signedIn = lobby.customer("N-104", null, null);
    Visitor unknown = lobby.visitor("zh");
    bearing(unknown, "/link-code", new JsonObject()).isProblem(403, "Sign in");
    bearing(unknown, "/link", json("code", "AAAA-AAAA")).isProblem(409, "wrong");
    bearing(unknown, "/link", json("code", "A", "customer", "B")).isProblem(400);
    String code =
        bearing(signedIn, "/link-code", new JsonObject()).is(201).json().getString("code");

    bearing(unknown, "/link", json("code", code)).is(200);
    bearing(unknown, "/link", json("code", code)).isProblem(409, "no longer valid");

    JsonObject card = card("supervisor", id);
    assertThat(card.getJsonArray("identities")).hasSize(2);
    JsonObject part = card.getJsonArray("identities").getJsonObject(1);
    assertThat(part.getString("proof")).isEqualTo("code");
    assertThat(part.getString("status")).isEqualTo("verified");
    String record = part.getString("record");
    assertThat(card("supervisor", record).getString("id")).as("found by the part").isEqualTo(id);
    assertThat(conversations(id, "")).contains(signedIn.id(), unknown.id());
    assertThat(conversations(id, "?channel=webhook")).isEmpty();

    step("supervisor", id, "links/removal", json("part", record, "reason", "another person"))
        .is(200);
    assertThat(card("supervisor", id).getJsonArray("identities")).hasSize(1);
    assertThat(conversations(id, "")).containsExactly(signedIn.id());
    assertThat(card("supervisor", record).getString("id")).isEqualTo(record);
  }

  @Test
  void a_visitor_is_linked_from_their_own_record_and_leads_merged_across_are_parted_with_it() {
    String id = upsert("N-114", "rm1");
    Visitor known = lobby.customer("N-114", null, "gold");
    Visitor unknown = lobby.visitor("zh");
    JsonObject into = lead(known, "我有80万想买理财产品，有什么推荐");
    JsonObject from = lead(unknown, "我想申请一笔80万的房贷，怎么办理");
    String visitor = from.getString("customer");
    step("agent2", visitor, "links", json("part", "N-114", "reason", "本人")).isProblem(403, "由您负责");
    step("supervisor", visitor, "links", json("part", "N-114", "reason", "本人")).is(200);
    assertThat(mergedLeads(id)).isEmpty();
    lobby
        .as(
            "agent",
            "/leads/" + from.getString("number") + "/merge",
            json("into", into.getString("number")))
        .is(200);

    assertThat(mergedLeads(id))
        .containsExactly(json("from", from.getString("number"), "into", into.getString("number")));
    step("supervisor", id, "links/removal", json("part", visitor, "reason", "认错了人")).is(200);

    JsonObject parted = lobby.as("agent", "/leads/" + from.getString("number")).is(200).json();
    assertThat(parted.getString("stage")).isNotEqualTo("merged");
    assertThat(Reply.objects(parted.getJsonArray("history")).getFirst().getString("text"))
        .contains("合并一并撤回");
    JsonObject other = lobby.as("agent", "/leads/" + into.getString("number")).is(200).json();
    assertThat(Reply.objects(other.getJsonArray("history")).getFirst().getString("text"))
        .contains(from.getString("number"), "请核对");
    assertThat(mergedLeads(id)).isEmpty();
  }

  private List<JsonObject> mergedLeads(String id) {
    return Reply.objects(card("supervisor", id).getJsonArray("identities")).stream()
        .flatMap(it -> Reply.objects(it.getJsonArray("mergedLeads")).stream())
        .toList();
  }

  private JsonObject lead(Visitor visitor, String interest) {
    visitor.say(interest).is(200);
    return RunningLobby.until(
            () ->
                Reply.objects(lobby.as("agent", "/leads").is(200).json().getJsonArray("open"))
                    .stream()
                    .filter(it ->
                        lobby
                            .as("agent", "/leads/" + it.getString("number"))
                            .is(200)
                            .json()
                            .getJsonArray("conversations")
                            .contains(visitor.id()))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  private List<String> conversations(String id, String filters) {
    return timeline(id, filters).stream()
        .filter(it -> it.getString("kind").equals("conversation"))
        .map(it -> it.getString("conversation"))
        .toList();
  }

  private List<JsonObject> timeline(String id, String filters) {
    return Reply.objects(
        lobby
            .as("supervisor", "/customers/" + id + "/timeline" + filters)
            .is(200)
            .json()
            .getJsonArray("interactions"));
  }

  private List<String> found(String words) {
    return Reply.objects(
            lobby
                .as("agent", "/customers?find=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .is(200)
                .json()
                .getJsonArray("customers"))
        .stream()
        .map(it -> it.getString("id"))
        .toList();
  }

  private Reply bearing(Visitor visitor, String path, JsonObject body) {
    return lobby.post(visitor.path() + path, body, "Authorization", "Bearer " + visitor.token());
  }

  @Test
  void of_two_who_prove_one_identity_neither_gets_it_and_staff_see_both() {
    String one = upsert("N-105", "rm1");
    String other = upsert("N-106", "rm1");
    Visitor unknown = lobby.visitor("zh");
    bearing(unknown, "/link", json("customer", signed("N-105"))).is(200);
    bearing(unknown, "/link", json("customer", signed("N-105"))).is(200);

    bearing(unknown, "/link", json("customer", signed("N-106")))
        .isProblem(409, "belongs to another customer already");

    RunningLobby.until(
        () ->
            Reply.objects(
                    lobby
                        .as("agent", "/customers/attention")
                        .is(200)
                        .json()
                        .getJsonArray("contested"))
                .stream()
                .map(it -> it.getString("id"))
                .toList(),
        found -> found.containsAll(List.of(one, other)));
    JsonObject contest = card("supervisor", other).getJsonArray("contests").getJsonObject(0);
    assertThat(contest.getString("other")).isEqualTo(one);
    step("agent", other, "settlement", json("claimed", contest.getString("claimed"), "reason", "x"))
        .isProblem(403);
    step(
            "supervisor",
            other,
            "settlement",
            json("claimed", contest.getString("claimed"), "reason", "seen"))
        .is(200);
    assertThat(card("supervisor", one).getJsonArray("contests")).isEmpty();
  }

  private JsonObject figures(int quiet, String balance, String before) {
    LocalDate today = LocalDate.ofInstant(lobby.clock().instant(), ZoneId.of("Asia/Shanghai"));
    return new JsonObject()
        .put("asOf", today.toString())
        .put("opened", today.minusDays(900).toString())
        .put("lastActivity", today.minusDays(quiet).toString())
        .put("transactions", 10)
        .put("transactionsBefore", 10)
        .put("balance", balance)
        .put("balanceBefore", before)
        .put("currency", "CNY");
  }

  private String valued(String number, JsonObject figures) {
    return put(
            number,
            new JsonObject().put("manager", "rm1").put("figures", figures),
            systemToken("customers:write"))
        .is(200)
        .json()
        .getString("id");
  }

  private JsonObject value(String by, String id, String expected) {
    return RunningLobby.until(
        () -> card(by, id).getJsonObject("value"),
        // Null until the view has come to the customer.
        it -> it != null && expected.equals(it.getString("class")));
  }

  private static String why(JsonObject value, String of, String language) {
    return Reply.objects(value.getJsonArray("reasons")).stream()
        .filter(it -> it.getString("of").equals(of))
        .map(it -> it.getString(language))
        .findFirst()
        .orElse("");
  }

  @Test
  void what_a_customer_is_worth_is_told_with_why_and_amounts_only_to_whoever_may_see_them() {
    String id = valued("N-108", figures(92, "62000.00", "100000.00"));
    Visitor customer = lobby.customer("N-108", null, null);

    JsonObject hidden = value("agent", id, "watch");
    assertThat(hidden.getString("stage")).isEqualTo("declining");
    assertThat(hidden.getInteger("health")).isBetween(0, 100);
    assertThat(hidden.getBoolean("atRisk")).isFalse();
    assertThat(hidden.getBoolean("churnWarning")).isTrue();
    assertThat(hidden.encode()).doesNotContain("62000", "38");
    assertThat(hidden.getJsonObject("scores").getInteger("recency")).isEqualTo(2);
    assertThat(hidden.getJsonObject("scores").getValue("monetary")).isNull();
    assertThat(why(hidden, "class", "en"))
        .isEqualTo("watch: no contact for 92 days, a lower balance");
    assertThat(why(hidden, "class", "zh")).isEqualTo("关注客户：92 天没有往来，余额减少");

    JsonObject told =
        step("supervisor", id, "reveal", json("field", "amounts", "reason", "callback"))
            .is(200)
            .json()
            .getJsonObject("value");
    assertThat(why(told, "class", "en")).isEqualTo("watch: no contact for 92 days, balance −38 %");
    assertThat(told.getJsonObject("scores").getInteger("monetary")).isEqualTo(3);

    claims("agent", customer);
    // Who is in front of them has just written.
    JsonObject shown = value("agent", id, "base");
    assertThat(shown.getBoolean("amounts")).isTrue();
    assertThat(why(shown, "stage", "en")).isEqualTo("declining: balance −38 %");
    JsonObject conversation = lobby.as("agent", "/agent/conversations/" + customer.id()).json();
    JsonObject seen = conversation.getJsonObject("customer").getJsonObject("value");
    assertThat(seen.getString("class")).isEqualTo("base");
    assertThat(seen.encode()).doesNotContain("38");
  }

  @Test
  void those_of_a_class_are_listed_and_other_rules_are_tried_before_they_hold() {
    String id = valued("N-109", figures(3, "2000000.00", "2000000.00"));
    value("agent", id, "strategic");

    assertThat(listed("?class=strategic&manager=rm1")).contains(id);
    assertThat(listed("?class=base")).doesNotContain(id);
    assertThat(listed("?class=strategic&manager=nobody")).isEmpty();
    JsonObject page = lobby.as("agent", "/customers?class=strategic&manager=rm1").is(200).json();
    assertThat(page.getInteger("total")).isEqualTo(page.getJsonArray("customers").size());
    assertThat(page.getBoolean("uncounted")).isFalse();
    assertThat(listed("?class=strategic&manager=rm1&risk=yes")).doesNotContain(id);
    lobby.as("agent", "/customers?class=gold").isProblem(400, "strategic, growth, base, watch");

    String rules =
        lobby.as("supervisor", "/customers/value-rules").is(200).json().getString("rules");
    JsonObject trial =
        lobby
            .as(
                "supervisor",
                "/customers/value-rules/trial",
                json("rules", rules.replace("300000, 1000000]", "300000, 3000000]")))
            .is(200)
            .json();
    assertThat(trial.getInteger("changingClass")).isPositive();
    assertThat(Reply.objects(trial.getJsonArray("moves")))
        .anySatisfy(it -> {
          assertThat(it.getString("from")).isEqualTo("strategic");
          assertThat(it.getString("to")).isEqualTo("growth");
        });
    lobby
        .as(
            "supervisor",
            "/customers/value-rules/trial",
            json("rules", rules.replace("figures-hold-days: 40", "figures-hold-days: often")))
        .isProblem(400, "'figures-hold-days' is 'often'");
    lobby
        .as("agent", "/customers/value-rules/trial", json("rules", rules))
        .isProblem(403, "supervisor");
  }

  @Test
  void contact_plans_are_read_and_tried_before_they_hold() {
    JsonObject inForce = lobby.as("supervisor", "/supervisor/contact-plans").is(200).json();
    assertThat(inForce.getInteger("limit")).isEqualTo(500);
    JsonObject welcome = Reply.objects(inForce.getJsonArray("plans")).getFirst();
    assertThat(welcome.getString("trigger")).isEqualTo("opened");
    assertThat(welcome.getBoolean("held")).isFalse();
    String text = inForce.getString("text");
    String wealthy =
        text.replace("{trigger: class, class: watch}", "{trigger: class, class: strategic}");
    String id = valued("N-120", figures(3, "2000000.00", "2000000.00"));
    value("agent", id, "strategic");

    JsonObject tried = lobby.as("supervisor", PLANS_TRIAL, json("plans", wealthy)).is(200).json();
    JsonObject reach =
        Reply.objects(tried.getJsonArray("plans")).stream()
            .filter(it -> it.getString("id").equals("watch"))
            .findFirst()
            .orElseThrow();
    assertThat(reach.getInteger("customers")).isPositive();
    assertThat(reach.getBoolean("overLimit")).isFalse();
    assertThat(Reply.objects(reach.getJsonArray("work")).getFirst().getString("why"))
        .isEqualTo("no-consent");

    lobby
        .as("supervisor", PLANS_TRIAL, json("plans", text.replace("due: 72 hours", "due: soon")))
        .isProblem(400, "'plans.welcome.due' is 'soon'");
    lobby.as("agent", PLANS_TRIAL, json("plans", text)).isProblem(403, "supervisor");
    lobby
        .as(
            "supervisor",
            "/supervisor/contact-plans/welcome/confirmation",
            json("version", welcome.getString("version")))
        .isProblem(409, "not held");
    lobby
        .as("supervisor", "/supervisor/contact-plans/nobody/confirmation", json("version", "x"))
        .isProblem(404, "plan");
  }

  private List<String> listed(String query) {
    return Reply.objects(
            lobby.as("agent", "/customers" + query).is(200).json().getJsonArray("customers"))
        .stream()
        .map(it -> it.getString("id"))
        .toList();
  }

  @Test
  void figures_that_cannot_be_are_refused() {
    put(
            "N-110",
            new JsonObject().put("figures", figures(3, "-5.00", "1.00")),
            systemToken("customers:write"))
        .isProblem(400, "negative");
    put(
            "N-110",
            new JsonObject().put("figures", figures(-1, "5.00", "1.00")),
            systemToken("customers:write"))
        .isProblem(400, "is after");
    put(
            "N-110",
            new JsonObject().put("figures", new JsonObject().put("wealth", "5")),
            systemToken("customers:write"))
        .isProblem(400, "figures.wealth");
  }

  private String signed(String number) {
    return RunningLobby.signed(
        RunningLobby.CUSTOMER_SECRET,
        Map.of("sub", number, "exp", Date.from(lobby.clock().instant().plusSeconds(300))));
  }

  @Test
  void consents_disclosures_and_channels_are_noted_with_who_noted_them() {
    String id = upsert("N-107", "rm1");
    step(
            "supervisor",
            id,
            "consents",
            json("purpose", "marketing", "how", "telephone", "note", "no letters")
                .put("given", false))
        .is(200);
    step("supervisor", id, "disclosures", json("what", "risk-statement", "how", "telephone"))
        .is(200);
    JsonObject card =
        step(
                "supervisor",
                id,
                "channels",
                new JsonObject().put("channels", new JsonArray().add("phone").add("web")))
            .is(200)
            .json();

    assertThat(card.getJsonObject("consents").getBoolean("marketing")).isFalse();
    assertThat(Reply.objects(card.getJsonArray("consentHistory")))
        .extracting(it -> it.getString("by"))
        .containsExactly("supervisor", "core-banking");
    assertThat(card.getJsonArray("disclosures").getJsonObject(0).getString("what"))
        .isEqualTo("risk-statement");
    assertThat(card.getJsonArray("channels")).containsExactly("phone", "web");
    step("agent", id, "disclosures", json("what", "x", "how", "y")).isProblem(403, "talking to");
    step("supervisor", id, "consents", json("purpose", "all", "how", "x"))
        .isProblem(400, "purpose");
  }

  @Test
  void somebody_is_found_by_name_telephone_and_mail_however_they_are_written() {
    JsonObject profile =
        new JsonObject()
            .put("name", "欧阳 Mei-Ling")
            .put("phones", new JsonArray().add("139 1234 0108"))
            .put("emails", new JsonArray().add("Mei.Ling@bank.example"));
    String id =
        put("N-108", profile, systemToken("customers:write")).is(200).json().getString("id");
    for (String words :
        List.of(
            "欧阳 Mei-Ling",
            "欧阳mei ling",
            "N-108",
            "+86 139-1234-0108",
            "13912340108",
            "mei.ling@BANK.example",
            id)) {
      assertThat(RunningLobby.until(() -> found(words), it -> !it.isEmpty()))
          .as(words)
          .containsExactly(id);
    }
    assertThat(found("欧阳")).isEmpty();

    profile.put("name", "司马 Mei-Ling");
    put("N-108", profile, systemToken("customers:write")).is(200);
    RunningLobby.until(() -> found("司马meiling"), it -> it.equals(List.of(id)));
    assertThat(found("欧阳 Mei-Ling")).as("a name they no longer have").isEmpty();
  }

  @Test
  void every_interaction_is_on_the_timeline_and_what_matters_now_comes_with_the_record() {
    String id = upsert("N-109", "rm1");
    Visitor customer = lobby.customer("N-109", null, null);
    complains(customer);
    lobby
        .as(
            "supervisor",
            "/follow-ups/in/" + customer.id() + "/promises",
            new JsonObject()
                .put("kind", "call-back")
                .put("due", lobby.clock().instant().plus(Duration.ofHours(3)).toString())
                .put("text", "查清后回电"))
        .is(200);
    step("supervisor", id, "disclosures", json("what", "risk-statement", "how", "telephone"))
        .is(200);

    List<JsonObject> all = RunningLobby.until(() -> timeline(id, ""), it -> it.size() == 5);
    assertThat(all)
        .extracting(it -> it.getString("kind"))
        .containsExactlyInAnyOrder(
            "disclosure", "follow-up", "complaint", "conversation", "consent");
    assertThat(timeline(id, "?kind=complaint")).hasSize(1);
    assertThat(timeline(id, "?channel=web"))
        .extracting(it -> it.getString("kind"))
        .containsExactlyInAnyOrder("complaint", "conversation");
    assertThat(timeline(id, "?until=2020-01-01")).isEmpty();
    assertThat(timeline(id, "?offset=3")).hasSize(2);
    lobby.as("supervisor", "/customers/" + id + "/timeline?offset=-1").isProblem(400, "offset");

    JsonObject card = card("supervisor", id);
    assertThat(card.getJsonArray("openFollowUps").getJsonObject(0).getString("text"))
        .isEqualTo("查清后回电");
    assertThat(card.getJsonArray("openComplaints").getJsonObject(0).getString("due")).isNotNull();
    List<JsonObject> matters =
        Reply.objects(
            lobby
                .as("agent", "/customers/" + id + "/matters")
                .is(200)
                .json()
                .getJsonArray("matters"));
    assertThat(matters)
        .extracting(it -> it.getString("kind"))
        .containsExactly("waiting", "follow-up", "complaint");
    assertThat(matters.get(1).getString("promised")).isEqualTo("查清后回电");
    assertThat(matters.get(2).getString("number"))
        .isEqualTo(card.getJsonArray("openComplaints").getJsonObject(0).getString("number"));
    lobby.as("editor", "/customers/" + id + "/matters").isProblem(403);
  }

  private JsonObject identity(String id, String number) {
    return step("supervisor", id, "links", json("part", number, "reason", "called back"))
        .is(200)
        .json()
        .getJsonArray("identities")
        .getJsonObject(1);
  }

  @Test
  void a_record_is_linked_by_the_number_of_its_complaint_or_lead_or_by_the_banks_number() {
    Visitor complainer = lobby.visitor("zh");
    complainer.say("乱收年费，我要投诉！").is(200);
    String complaint =
        RunningLobby.until(
                () -> lobby.as("agent", "/complaints?show=all").json().getJsonArray("open"),
                open ->
                    Reply.objects(open).stream()
                        .anyMatch(it -> it.getString("customer").equals(record(complainer))))
            .stream()
            .map(JsonObject.class::cast)
            .filter(it -> it.getString("customer").equals(record(complainer)))
            .findFirst()
            .orElseThrow()
            .getString("number");
    String first = upsert("N-111", "rm1");
    assertThat(identity(first, complaint.toLowerCase(Locale.ROOT)).getString("record"))
        .isEqualTo(record(complainer));

    Visitor interested = lobby.visitor("zh");
    interested.say("我有80万想买理财产品，有什么推荐").is(200);
    String lead =
        RunningLobby.until(
                () ->
                    Reply.objects(lobby.as("agent", "/leads").json().getJsonArray("open")).stream()
                        .filter(it -> it.getString("customer").equals(record(interested)))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst()
            .getString("number");
    String second = upsert("N-112", "rm1");
    assertThat(identity(second, lead).getString("record")).isEqualTo(record(interested));

    Visitor unknown = lobby.visitor("zh");
    unknown.say("我换了手机，还是原来的客户").is(200);
    String third = upsert("N-113", "rm1");
    JsonObject card =
        step("supervisor", record(unknown), "links", json("part", "N-113", "reason", "seen"))
            .is(200)
            .json();
    assertThat(card.getString("id")).as("the bank's is the one that stays").isEqualTo(third);
    assertThat(card.getJsonArray("identities").getJsonObject(1).getString("status"))
        .isEqualTo("claimed");
    step("supervisor", first, "links", json("part", "N-113", "reason", "x"))
        .isProblem(409, "两份档案都是银行客户");
    step("supervisor", first, "links", json("part", unknown.id().substring(0, 10), "reason", "x"))
        .isProblem(409, "会话编号和档案编号须填全", "银行客户号", "must be whole");
  }

  private String record(Visitor visitor) {
    return lobby
        .as("agent", "/agent/conversations/" + visitor.id())
        .is(200)
        .json()
        .getJsonObject("customer")
        .getString("id");
  }

  @Test
  void a_record_is_linked_by_the_conversation_in_which_it_was_claimed() {
    String id = upsert("N-110", "rm1");
    Visitor unknown = lobby.visitor("zh");
    unknown.say("我换了手机，还是原来的客户").is(200);

    JsonObject card =
        step("supervisor", id, "links", json("part", unknown.id(), "reason", "called back"))
            .is(200)
            .json();

    JsonObject part = card.getJsonArray("identities").getJsonObject(1);
    assertThat(part.getString("status")).isEqualTo("claimed");
    assertThat(part.getString("proof")).isEqualTo("staff");
    assertThat(conversations(id, "")).containsExactly(unknown.id());
    step("supervisor", id, "links", json("part", "nobody's", "reason", "x"))
        .isProblem(409, "no such customer");
  }
}
