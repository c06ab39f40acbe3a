package dev.lobby.console.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The leads board, from the chat to business.
@WithLobby
class LeadConsoleTest {

  private final RunningLobby lobby;

  LeadConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private JsonObject interested(Visitor visitor) {
    visitor.say("我有80万想买理财产品，有什么推荐").is(200);
    return RunningLobby.until(() -> of(visitor), found -> !found.isEmpty()).getFirst();
  }

  private List<JsonObject> of(Visitor visitor) {
    return board("open").stream()
        .filter(one -> detail(one).getJsonArray("conversations").contains(visitor.id()))
        .toList();
  }

  private List<JsonObject> board(String part) {
    return Reply.objects(lobby.as("agent", "/leads").is(200).json().getJsonArray(part));
  }

  private JsonObject detail(JsonObject row) {
    return lobby.as("agent", "/leads/" + row.getString("number")).is(200).json();
  }

  private JsonObject taken(JsonObject row) {
    return step(row.getString("number"), "owner", "owner", "agent").is(200).json();
  }

  @Test
  void nothing_is_promised_to_a_customer_whose_contacts_one_may_not_see() {
    JsonObject lead = interested(lobby.visitor("zh"));
    String promises = "/customers/" + lead.getString("customer") + "/promises";
    JsonObject call =
        new JsonObject()
            .put("kind", "call-back")
            .put("due", lobby.clock().instant().plusSeconds(7200).toString())
            .put("text", "说说房贷");

    lobby.as("agent2", promises, call).isProblem(403, "talking to, look after");
    lobby.as("agent2", promises, call.copy().put("kind", "promise")).isProblem(403, "正在接待");
    lobby.as("supervisor", promises, call).is(200);
    taken(lead);
    lobby.as("agent", promises, call).is(200);
  }

  @Test
  void a_moved_call_stands_on_the_page_of_its_lead_with_its_owner_and_the_words_that_moved_it() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("我有80万想买理财产品，明天下午3点给我打电话 13800138000").is(200);
    JsonObject lead = RunningLobby.until(() -> of(visitor), found -> !found.isEmpty()).getFirst();
    visitor.say("算了").is(200);

    visitor.say("那个电话改到下周四下午五点吧").is(200);
    step(lead.getString("number"), "owner", "owner", "agent").is(200);

    List<JsonObject> made =
        RunningLobby.until(
            () -> Reply.objects(detail(lead).getJsonArray("promises")),
            found -> !found.isEmpty() && found.getFirst().getInteger("moved") == 1);
    assertThat(made)
        .extracting(it -> it.getString("text"), it -> it.getString("owner"))
        .containsExactly(tuple("那个电话改到下周四下午五点吧", "agent"));
  }

  @Test
  void what_is_merged_keeps_the_larger_amount_with_the_sum_it_was_said_in() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("我有600万想买理财产品，有什么推荐").is(200);
    JsonObject large = RunningLobby.until(() -> of(visitor), found -> !found.isEmpty()).getFirst();
    visitor.say("我还想申请一笔80万的房贷，怎么办理").is(200);
    JsonObject small =
        RunningLobby.until(() -> of(visitor), found -> found.size() == 2).stream()
            .filter(it -> !it.getString("number").equals(large.getString("number")))
            .findFirst()
            .orElseThrow();
    assertThat(small.getString("amount")).isEqualTo("large");
    assertThat(small.getInteger("amountFrom")).isEqualTo(500_000);
    taken(large);

    step(small.getString("number"), "merge", "into", large.getString("number")).is(200);

    JsonObject now =
        RunningLobby.until(
            () -> detail(large), it -> it.getJsonArray("history").toString().contains("absorbed"));
    assertThat(now.getString("amount")).isEqualTo("very-large");
    assertThat(now.getString("sum")).contains("600万").doesNotContain("80万");
  }

  @Test
  void a_lead_stands_with_the_call_that_is_promised_about_it_and_that_is_tried_again_at_its_hour() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("我有80万想买理财产品，明天下午3点给我打电话 13800138000").is(200);
    JsonObject lead = RunningLobby.until(() -> of(visitor), found -> !found.isEmpty()).getFirst();
    taken(lead);
    String number = lead.getString("number");

    List<JsonObject> mine =
        RunningLobby.until(
            () ->
                Reply.objects(lobby.as("agent", "/today").is(200).json().getJsonArray("mine"))
                    .stream()
                    .filter(it ->
                        number.equals(it.getString("number"))
                            || number.equals(it.getString("about")))
                    .toList(),
            found -> found.size() == 2);

    String due = mine.getFirst().getString("due");
    assertThat(mine).extracting(it -> it.getString("due")).containsOnly(due);
    String call =
        mine.stream()
            .filter(it -> "follow-up".equals(it.getString("what")))
            .map(it -> it.getString("number"))
            .findFirst()
            .orElseThrow();
    String again = lobby.as("agent", "/follow-ups/" + call).is(200).json().getString("nextCall");
    assertThat(again.substring(10)).isEqualTo(due.substring(10)).isEqualTo("T07:00:00Z");
  }

  private Reply step(String number, String step, Object... pairs) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      json.put((String) pairs[i], pairs[i + 1]);
    }
    return lobby.as("agent", "/leads/" + number + "/" + step, json);
  }

  @Test
  void a_lead_goes_from_the_chat_to_business_and_nobody_is_contacted_who_did_not_allow_it() {
    JsonObject lead = interested(lobby.visitor("zh"));
    String number = lead.getString("number");
    assertThat(lead.getString("product")).isEqualTo("wealth");
    assertThat(lead.getString("amount")).isEqualTo("large");
    double before = lead.getDouble("expected");

    step(number, "win").isProblem(409, "Give it an owner first");
    step(number, "owner", "owner", "nobody").isProblem(409, "no agent or supervisor");
    step(number, "owner", "owner", "agent").is(200);
    step(number, "contact", "how", "telephone").isProblem(409, "请先征得客户同意", "Ask the customer");
    step(number, "permission", "given", "perhaps", "how", "telephone")
        .isProblem(400, "true or false");
    JsonObject permitted =
        step(number, "permission", "given", true, "how", "telephone").is(200).json();
    assertThat(permitted.getDouble("expected")).isGreaterThan(before);
    assertThat(
            step(number, "no-answer", "how", "telephone", "text", "响了没接")
                .is(200)
                .json()
                .getString("stage"))
        .isEqualTo("assigned");
    step(number, "contact", "how", "telephone", "text", "卡号 4111 1111 1111 1111 周三来").is(200);
    step(number, "loss", "reason", "weather").isProblem(400, "no-interest, competitor, price");
    JsonObject won = step(number, "win", "text", "").is(200).json();

    assertThat(won.getString("stage")).isEqualTo("won");
    assertThat(board("ended")).extracting(one -> one.getString("number")).contains(number);
    JsonObject ended = detail(lead);
    assertThat(Reply.objects(ended.getJsonArray("history")))
        .extracting(line -> line.getString("event"))
        .containsExactly(
            "lead.won",
            "lead.contacted",
            "lead.not-reached",
            "lead.permission",
            "lead.assigned",
            // The amount was in the first message, so nobody asked for it.
            "lead.answered",
            "lead.opened");
    assertThat(ended.encode()).contains("⟦card ••••1111⟧").doesNotContain("4111 1111");
    JsonObject calibration =
        lobby.as("agent", "/leads").is(200).json().getJsonObject("calibration");
    assertThat(Reply.objects(calibration.getJsonArray("bands")))
        .anySatisfy(band -> assertThat(band.getInteger("won")).isPositive());
  }

  @Test
  void a_lead_says_whose_it_is_and_goes_by_the_consent_on_their_record() {
    Visitor visitor = lobby.customer("N-811", "王女士", "gold");
    JsonObject profile =
        new JsonObject()
            .put("name", "王女士")
            .put("tier", "gold")
            .put("phones", new JsonArray().add("138 0013 8111"))
            .put("consents", new JsonObject().put("contact", true));
    lobby.bankSays("N-811", profile).is(200);

    JsonObject lead = detail(interested(visitor));

    String number = lead.getString("number");
    JsonObject client = lead.getJsonObject("client");
    assertThat(client.getString("name")).isEqualTo("王女士");
    assertThat(board("open"))
        .filteredOn(it -> it.getString("number").equals(number))
        .extracting(it -> it.getString("name"))
        .containsExactly("王女士");
    assertThat(client.getString("tier")).isEqualTo("gold");
    assertThat(client.getString("number")).isEqualTo("N-811");
    assertThat(Reply.objects(client.getJsonArray("ways")))
        .extracting(it -> it.getString("way"), it -> it.getString("value"))
        .contains(tuple("phone", "••••8111"));
    assertThat(client.getString("id")).isEqualTo(lead.getString("customer"));
    assertThat(lead.encode()).doesNotContain("80013");
    assertThat(lead.getString("permission")).isEqualTo("given");
    JsonObject consent = lead.getJsonObject("consent");
    assertThat(consent.getBoolean("given")).isTrue();
    assertThat(consent.getString("how")).isEqualTo("bank");
    assertThat(consent.getString("by")).isEqualTo("core-banking");
    step(number, "contact", "how", "telephone").is(200);

    lobby
        .bankSays("N-811", new JsonObject().put("consents", new JsonObject().put("contact", false)))
        .is(200);
    assertThat(detail(lead).getString("permission")).isEqualTo("refused");
    step(number, "contact", "how", "telephone").isProblem(409, "不同意联系", "on their record");
    JsonObject told = step(number, "permission", "given", true, "how", "branch").is(200).json();
    assertThat(told.getString("permission")).isEqualTo("given");
  }

  @Test
  void a_lead_quotes_what_showed_the_interest_and_the_number_the_customer_gave() {
    Visitor visitor = lobby.visitor("zh");
    String number = interested(visitor).getString("number");
    visitor.say("这周").is(200);
    visitor.say("可以 打我电话 13912345678 下午 姓赵").is(200);

    JsonObject lead =
        RunningLobby.until(
            () -> lobby.as("agent", "/leads/" + number).is(200).json(),
            it -> it.getString("permission").equals("given"));

    assertThat(lead.getString("sum")).startsWith("80万");
    assertThat(lead.getString("reach")).contains("下午来电", "13912345678");
    assertThat(Reply.objects(lead.getJsonArray("history")).getLast().getString("text"))
        .isEqualTo("我有80万想买理财产品，有什么推荐");
    step(number, "owner", "owner", "agent").is(200);
    assertThat(
            Reply.objects(lobby.as("agent", "/today").is(200).json().getJsonArray("mine")).stream()
                .filter(it -> number.equals(it.getString("number")))
                .map(it -> it.getString("reach"))
                .toList())
        .containsExactly(lead.getString("reach"));
  }

  @Test
  void a_lead_that_another_was_merged_into_tells_what_the_customer_said_of_that_one() {
    Visitor first = lobby.customer("N-815", "王女士", "gold");
    String from = interested(first).getString("number");
    Visitor second = lobby.customer("N-815", "王女士", "gold");
    second.say("我想申请一笔80万的房贷，怎么办理").is(200);
    String into =
        RunningLobby.until(() -> of(second), found -> !found.isEmpty())
            .getFirst()
            .getString("number");
    assertThat(from).isNotEqualTo(into);
    first.say("这周").is(200);
    first.say("可以 打我电话 13912345678 上午").is(200);
    first.say("我的邮箱是 wang@example.com").is(200);
    JsonObject said =
        RunningLobby.until(
            () -> lobby.as("agent", "/leads/" + from).is(200).json(),
            it ->
                it.getString("permission").equals("given")
                    && it.getJsonArray("named").contains("wang@example.com"));
    assertThat(said.getString("reach")).contains("上午");

    step(from, "merge", "into", into).is(200);

    JsonObject both = lobby.as("agent", "/leads/" + into).is(200).json();
    assertThat(both.getString("permission")).isEqualTo("given");
    assertThat(both.getString("reach")).isEqualTo(said.getString("reach"));
    assertThat(both.getJsonArray("named").contains("wang@example.com")).isTrue();
    assertThat(both.getDouble("expected")).isGreaterThanOrEqualTo(said.getDouble("expected"));
    assertThat(Reply.objects(both.getJsonArray("reasons")))
        .extracting(it -> it.getString("zh"))
        .contains("同意联系");
    step(into, "owner", "owner", "agent").is(200);
    assertThat(named(into, "agent", "mine")).contains("wang@example.com");
  }

  @Test
  void the_lead_that_is_looked_at_goes_on_where_the_other_one_is_named_to_end() {
    Visitor first = lobby.customer("N-816", "李女士", "gold");
    String stays = interested(first).getString("number");
    Visitor second = lobby.customer("N-816", "李女士", "gold");
    second.say("我想申请一笔80万的房贷，怎么办理").is(200);
    String ends =
        RunningLobby.until(() -> of(second), found -> !found.isEmpty())
            .getFirst()
            .getString("number");

    JsonObject now = step(stays, "merge", "from", ends).is(200).json();

    assertThat(now.getString("number")).isEqualTo(stays);
    assertThat(now.getString("stage")).isNotEqualTo("merged");
    JsonObject other = lobby.as("agent", "/leads/" + ends).is(200).json();
    assertThat(other.getString("stage")).isEqualTo("merged");
    assertThat(other.getString("into")).isEqualTo(stays);
  }

  @Test
  void the_page_of_a_promised_call_says_under_which_number_to_whoever_makes_it() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("我有80万想买理财产品，明天下午给我打电话 13712345678").is(200);
    JsonObject lead = RunningLobby.until(() -> of(visitor), found -> !found.isEmpty()).getFirst();
    String number =
        RunningLobby.until(
                () ->
                    Stream.of("mine", "unowned")
                        .flatMap(list ->
                            Reply.objects(
                                lobby.as("agent", "/today").is(200).json().getJsonArray(list))
                                .stream())
                        .filter(it -> lead.getString("number").equals(it.getString("about")))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst()
            .getString("number");

    JsonObject others = lobby.as("agent", "/follow-ups/" + number).is(200).json();
    assertThat(others.getString("phone")).isEqualTo("••••5678");
    assertThat(others.getString("reach")).isNull();

    lobby
        .as("agent", "/follow-ups/" + number + "/owner", new JsonObject().put("owner", "agent"))
        .is(200);
    JsonObject mine = lobby.as("agent", "/follow-ups/" + number).is(200).json();
    assertThat(mine.getString("reach")).contains("13712345678");
    assertThat(mine.getString("phone")).isEqualTo("13712345678");
  }

  @Test
  void a_lead_keeps_the_addresses_that_were_named_in_its_conversation() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("我有80万想买理财产品，有什么推荐，我的邮箱 zhao@example.com").is(200);
    String number =
        RunningLobby.until(() -> of(visitor), found -> !found.isEmpty())
            .getFirst()
            .getString("number");
    visitor.say("这周").is(200);
    visitor.say("加我微信 zhao_1988").is(200);

    JsonObject lead =
        RunningLobby.until(
            () -> lobby.as("agent", "/leads/" + number).is(200).json(),
            it -> it.getString("permission").equals("given"));

    assertThat(lead.getBoolean("inWriting")).isTrue();
    assertThat(lead.getString("reach")).contains("加我微信 zhao_1988");
    assertThat(lead.getJsonArray("named").contains("zhao@example.com")).isTrue();
    step(number, "owner", "owner", "agent").is(200);
    assertThat(named(number, "agent", "mine")).contains("zhao@example.com");
  }

  @Test
  void what_was_named_is_told_to_whoever_looks_after_the_lead_alone() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("我有80万想买理财产品，有什么推荐，我的邮箱 qian@example.com").is(200);
    String number =
        RunningLobby.until(() -> of(visitor), found -> !found.isEmpty())
            .getFirst()
            .getString("number");
    step(number, "permission", "given", true, "how", "conversation").is(200);

    assertThat(named(number, "agent", "unowned")).isEmpty();
    step(number, "owner", "owner", "agent").is(200);
    assertThat(named(number, "agent", "mine")).contains("qian@example.com");
  }

  private List<Object> named(String number, String member, String list) {
    return Reply.objects(lobby.as(member, "/today").is(200).json().getJsonArray(list)).stream()
        .filter(it -> number.equals(it.getString("number")) && it.getJsonArray("named") != null)
        .<Object>flatMap(it -> it.getJsonArray("named").stream())
        .toList();
  }

  @Test
  void the_rating_stands_on_a_lead_and_on_todays_row_of_it() {
    Visitor visitor = lobby.customer("N-812", "李女士", "gold");
    JsonObject profile =
        new JsonObject()
            .put("name", "李女士")
            .put("tier", "gold")
            .put("rating", new JsonObject().put("grade", "C2").put("until", "2026-12-31"));
    lobby.bankSays("N-812", profile).is(200);
    JsonObject lead = detail(interested(visitor));
    step(lead.getString("number"), "owner", "owner", "agent").is(200);

    JsonObject rating = new JsonObject().put("grade", "C2").put("until", "2026-12-31");
    assertThat(lead.getJsonObject("client").getJsonObject("rating")).isEqualTo(rating);
    JsonObject row =
        RunningLobby.until(
                () ->
                    Reply.objects(lobby.as("agent", "/today").is(200).json().getJsonArray("mine"))
                        .stream()
                        .filter(it -> lead.getString("number").equals(it.getString("number")))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst();
    assertThat(row.getJsonObject("client").getJsonObject("rating")).isEqualTo(rating);
    assertThat(row.containsKey("fit")).isTrue();
  }

  @Test
  void a_call_back_is_promised_to_a_customer_in_no_conversation() {
    JsonObject lead = taken(interested(lobby.visitor("zh")));
    JsonObject call =
        new JsonObject()
            .put("kind", "call-back")
            .put("due", lobby.clock().instant().plusSeconds(7200).toString())
            .put("text", "说说房贷");

    JsonObject promised =
        lobby
            .as("agent", "/customers/" + lead.getString("customer") + "/promises", call)
            .is(200)
            .json();

    assertThat(promised.getString("kind")).isEqualTo("call-back");
    assertThat(promised.getString("owner")).isEqualTo("agent");
    assertThat(promised.getString("customer")).isEqualTo(lead.getString("customer"));
    assertThat(
            RunningLobby.until(
                () ->
                    Reply.objects(lobby.as("agent", "/today").is(200).json().getJsonArray("mine"))
                        .stream()
                        .filter(it -> promised.getString("number").equals(it.getString("number")))
                        .toList(),
                found -> !found.isEmpty()))
        .hasSize(1);
  }

  @Test
  void no_call_is_promised_to_a_customer_who_refused_contact_and_one_that_was_says_so() {
    JsonObject lead = taken(interested(lobby.visitor("zh")));
    String promises = "/customers/" + lead.getString("customer") + "/promises";
    JsonObject call =
        new JsonObject()
            .put("kind", "call-back")
            .put("due", lobby.clock().instant().plusSeconds(7200).toString())
            .put("text", "说说房贷");
    String number = lobby.as("agent", promises, call).is(200).json().getString("number");
    assertThat(lobby.as("agent", "/follow-ups/" + number).is(200).json().getString("why")).isNull();

    lobby
        .as(
            "agent",
            "/leads/" + lead.getString("number") + "/permission",
            new JsonObject().put("given", false).put("how", "telephone"))
        .is(200);

    lobby.as("agent", promises, call).isProblem(409, "no call can be promised");
    lobby.as("agent", promises, call.copy().put("kind", "promise")).is(200);
    JsonObject item = lobby.as("agent", "/follow-ups/" + number).is(200).json();
    assertThat(item.getString("why")).isEqualTo("refused");
    assertThat(item.getString("purpose")).isEqualTo("contact");
  }

  @Test
  void who_wants_to_be_written_to_and_not_called_is_promised_no_call() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("我有80万想买理财产品，有什么推荐，别打电话，发消息就行").is(200);
    JsonObject row = RunningLobby.until(() -> of(visitor), found -> !found.isEmpty()).getFirst();
    JsonObject lead = taken(row);
    String number = lead.getString("number");

    assertThat(lead.getString("permission")).isEqualTo("given");
    assertThat(lead.getBoolean("inWriting")).isTrue();
    assertThat(row.getBoolean("inWriting")).isTrue();
    assertThat(lead.getJsonObject("client").getBoolean("inWriting")).isTrue();
    assertThat(lead.getString("reach")).contains("发消息就行");
    JsonObject call =
        new JsonObject()
            .put("kind", "call-back")
            .put("due", lobby.clock().instant().plusSeconds(7200).toString())
            .put("text", "说说理财");
    String promises = "/customers/" + lead.getString("customer") + "/promises";
    lobby.as("agent", promises, call).isProblem(409, "written to and not called");
    lobby
        .as("agent", "/follow-ups/in/" + visitor.id() + "/promises", call)
        .isProblem(409, "written to and not called");
    lobby.as("agent", promises, call.copy().put("kind", "promise")).is(200);
    step(number, "contact", "how", "telephone").isProblem(409, "不接电话");
    assertThat(
            Reply.objects(lobby.as("agent", "/today").is(200).json().getJsonArray("mine")).stream()
                .filter(it -> number.equals(it.getString("number")))
                .map(it -> it.getBoolean("inWriting"))
                .toList())
        .containsExactly(true);
    step(number, "permission", "given", true, "how", "conversation").is(200);
    RunningLobby.until(() -> detail(row), it -> !it.getBoolean("inWriting"));
    lobby.as("agent", promises, call).is(200);
    JsonObject again =
        step(number, "permission", "given", "writing", "how", "conversation").is(200).json();
    assertThat(again.getBoolean("inWriting")).isTrue();
  }

  @Test
  void whoever_knows_better_says_what_a_lead_is_about() {
    String number = interested(lobby.visitor("zh")).getString("number");

    JsonObject lead =
        step(
                number,
                "correction",
                "product",
                "deposits",
                "amount",
                "very-large",
                "horizon",
                "now",
                "text",
                "电话里说 600 万")
            .is(200)
            .json();

    assertThat(lead.getString("product")).isEqualTo("deposits");
    assertThat(lead.getString("amount")).isEqualTo("very-large");
    assertThat(lead.getString("sum")).isNull();
    step(number, "correction", "product", "unknown", "amount", "small", "horizon", "later").is(200);
    step(number, "correction", "product", "cars", "amount", "small", "horizon", "later")
        .isProblem(400, "is one of accounts");
  }

  @Test
  void an_agent_who_ends_a_conversation_with_a_lead_has_one() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("转人工").is(200);
    String ticket =
        lobby
            .as("agent", "/agent/conversations/" + visitor.id())
            .is(200)
            .json()
            .getJsonObject("ticket")
            .getString("id");
    lobby.as("agent", "/agent/tickets/" + ticket + "/claim", new JsonObject()).is(200);
    lobby
        .as(
            "agent",
            "/agent/conversations/" + visitor.id() + "/resolve",
            new JsonObject().put("wrapUp", "lead-taken").put("note", "公司想贷 800 万周转"))
        .is(200);

    JsonObject lead = detail(RunningLobby.until(() -> of(visitor), it -> !it.isEmpty()).getFirst());

    assertThat(lead.getString("owner")).isEqualTo("agent");
    assertThat(Reply.objects(lead.getJsonArray("history")).getFirst().getString("text"))
        .isEqualTo("公司想贷 800 万周转");
  }

  @Test
  void of_a_visitor_a_lead_has_no_name_and_nothing_on_record() {
    JsonObject lead = detail(interested(lobby.visitor("zh")));

    assertThat(lead.getJsonObject("client").getString("name")).isNull();
    assertThat(Reply.objects(lead.getJsonObject("client").getJsonArray("ways")))
        .extracting(it -> it.getString("way"))
        .containsExactly("web");
    assertThat(lead.getJsonObject("consent")).isNull();
    assertThat(lead.getString("permission")).isEqualTo("unknown");
  }

  @Test
  void what_is_no_lead_and_whoever_is_no_member_is_told_so() {
    lobby.as("agent", "/leads/L-NONE").isProblem(404, "no such lead");
    step("L-NONE", "notes", "text", "x").isProblem(404, "no such lead");
    lobby.as("editor", "/leads").isProblem(403, "agent or supervisor");
    lobby.get("/console/api/leads").isProblem(401);
    lobby.get("/console/api/leads/L-NONE").isProblem(401);
  }
}
