package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What is promised to customers, and the list of today in a real browser.
@WithLobby
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TodayPageTest {

  private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");

  private final RunningLobby lobby;
  private final Browsing browsing;

  TodayPageTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @BeforeAll
  void haveStaff() {
    List.of("agent", "supervisor").forEach(lobby::cookie);
  }

  @AfterEach
  void closePages() {
    browsing.close();
  }

  private Reply promise(String by, Visitor visitor, Duration due, String text) {
    return lobby.as(
        by,
        "/follow-ups/in/" + visitor.id() + "/promises",
        new JsonObject()
            .put("kind", "call-back")
            .put("due", lobby.clock().instant().plus(due).toString())
            .put("text", text));
  }

  private List<JsonObject> today(String member, String part) {
    return Reply.objects(lobby.as(member, "/today").is(200).json().getJsonArray(part));
  }

  private static Locator item(Page page, String number) {
    return page.locator("[data-number='" + number + "']");
  }

  @Test
  void an_agent_promises_a_call_back_in_the_conversation_and_keeps_it_the_next_day() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("转人工").is(200);
    Page agent = browsing.person("agent", "/today/");
    agent.navigate(lobby.url() + "/agent/");
    agent.locator("[data-ticket]").first().click();
    agent.locator("button[data-action=claim]").click();
    agent.locator("button[data-action=promise]").click();
    String tomorrow =
        LocalDateTime.ofInstant(
                lobby.clock().instant().plus(Duration.ofHours(20)), ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
    agent.locator("dialog[open] [name=due]").fill(tomorrow);
    agent.locator("dialog[open] [name=text]").fill("查清重复扣款后回电，卡号 4111 1111 1111 1111");
    look(agent, "promise");
    confirm(agent);
    assertThat(agent.locator("[role=status] .notice")).containsText("今日待办");

    agent.navigate(lobby.url() + "/today/");
    Locator promise = agent.locator("[data-what=follow-up]").first();
    assertThat(promise).containsText("回电");
    assertThat(promise).containsText("查清重复扣款后回电");
    assertThat(agent.locator(".client a.name").first())
        .hasAttribute("href", Pattern.compile("/customers/#id="));
    look(agent, "today");
    promise.locator("a.number").press("Enter");
    assertThat(agent.locator("[data-event='follow-up.promised']")).containsText("⟦card ••••1111⟧");
    assertThat(agent.locator("[data-part=client]")).containsText("访客");
    assertThat(agent.locator("[data-part=client] [data-part=web]")).isVisible();
    assertThat(agent.locator("[data-consent=contact]")).containsText("联系：未表示");
    assertThat(agent.locator("[data-part=next]")).containsText("给客户打电话");
    look(agent, "follow-up");
    agent.locator("button[data-step=end]").click();
    agent.locator("dialog[open] select[name=result]").selectOption("not-reached");
    agent.locator("dialog[open] select[name=score]").selectOption("5");
    confirm(agent);
    assertThat(agent.locator("dialog[open] [role=alert]")).containsText("不能有评分");
    agent.locator("dialog[open] select[name=result]").selectOption("kept");
    agent.locator("dialog[open] [name=text]").fill("已告知退款三日内到账。");
    confirm(agent);
    assertThat(agent.locator("[data-result]")).hasAttribute("data-result", "kept");
    look(agent, "follow-up-kept");
    browsing.isFreeOfErrors();
  }

  @Test
  void a_number_from_the_chat_is_told_and_the_first_answer_is_over_once_the_outcome_is_told() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("柜员把我的存单弄丢了，我要投诉！").is(200);
    visitor.say("我的电话是13912345678").is(200);
    JsonObject unowned =
        RunningLobby.until(
                () ->
                    today("supervisor", "unowned").stream()
                        .filter(it -> "••••5678".equals(it.getString("phone")))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst();
    String number = unowned.getString("number");
    Page page = browsing.person("supervisor", "/today/");
    page.locator("lobby-view-nav a[href*=unowned]").click();
    assertThat(item(page, number).locator("[data-part=phone-in-chat]")).containsText("••••5678");
    assertThat(
            page.locator("li.client")
                .filter(new Locator.FilterOptions().setHas(item(page, number))))
        .not()
        .containsText("档案中没有电话");

    lobby
        .as(
            "supervisor",
            "/complaints/" + number + "/owner",
            new JsonObject().put("owner", "supervisor"))
        .is(200);
    JsonObject mine = mine(number, it -> it.getString("answerDue") != null);
    assertThat(mine.getString("phone")).isEqualTo("13912345678");
    step(
        number,
        "resolution",
        new JsonObject()
            .put("finding", "upheld")
            .put("cause", "保管不当")
            .put("found", "经核实，柜员遗失了一张存单。")
            .put("remedy", "已挂失并补发存单，不收费用。")
            .put("appeal", "如不同意，可向当地金融监管机构反映。"));
    step(number, "telling", new JsonObject().put("how", "conversation"));
    assertThat(mine(number, it -> it.getString("stage").equals("told")).getString("answerDue"))
        .isNull();
    browsing.isFreeOfErrors();
  }

  private void step(String number, String step, JsonObject body) {
    long seen = lobby.as("supervisor", "/complaints/" + number).is(200).json().getLong("version");
    lobby.as("supervisor", "/complaints/" + number + "/" + step, body.put("version", seen)).is(200);
  }

  private JsonObject mine(String number, Predicate<JsonObject> is) {
    return RunningLobby.until(
            () ->
                today("supervisor", "mine").stream()
                    .filter(it -> number.equals(it.getString("number")) && is.test(it))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  @Test
  void the_list_of_today_holds_all_somebody_looks_after_what_is_overdue_first() {
    Visitor visitor = lobby.visitor("zh");
    String late =
        promise("supervisor", visitor, Duration.ofHours(1), "回电")
            .is(200)
            .json()
            .getString("number");
    String later =
        promise("supervisor", visitor, Duration.ofDays(9), "回电").is(200).json().getString("number");
    String inWeeks =
        promise("supervisor", lobby.visitor("zh"), Duration.ofDays(20), "回电")
            .is(200)
            .json()
            .getString("number");
    visitor.say("理财经理误导我买了高风险产品，我要投诉！").is(200);
    JsonObject complaint =
        RunningLobby.until(
                () ->
                    today("supervisor", "unowned").stream()
                        .filter(it -> it.getString("what").equals("complaint"))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst();
    String number = complaint.getString("number");
    lobby
        .as(
            "supervisor",
            "/complaints/" + number + "/owner",
            new JsonObject().put("owner", "supervisor"))
        .is(200);
    lobby.clock().advance(Duration.ofHours(2));
    lobby.forgetSessions();

    List<String> mine =
        today("supervisor", "mine").stream().map(it -> it.getString("number")).toList();
    assertThat(mine).containsSubsequence(number, late, later, inWeeks);
    JsonObject first = lobby.as("supervisor", "/today?most=1").is(200).json();
    assertThat(Reply.objects(first.getJsonArray("mine")))
        .extracting(it -> it.getString("number"))
        .containsExactly(mine.getFirst());
    assertThat(first.getJsonObject("more").getInteger("mine")).isEqualTo(mine.size() - 1);
    lobby.as("supervisor", "/today?most=none").isProblem(400, "whole number");
    for (String locale : new String[] {"zh-CN", "en-GB"}) {
      Page page = browsing.person("supervisor", "/today/", locale, 390, 844, ColorScheme.DARK);
      assertThat(page.locator("section").first())
          .containsText(locale.startsWith("zh") ? "已超时" : "Overdue");
      assertThat(item(page, late)).isVisible();
      Locator weeks = page.locator("details[data-list=weeks] summary");
      assertThat(weeks).containsText(locale.startsWith("zh") ? "7 天以后（" : "Later than in 7 days (");
      assertThat(item(page, inWeeks)).isHidden();
      weeks.press("Enter");
      assertThat(item(page, inWeeks)).isVisible();
      weeks.click();
      assertThat(item(page, inWeeks)).isHidden();
      look(page, "today-phone-" + locale);
      page.locator("lobby-view-nav a[href*=unowned]").click();
      look(page, "today-unowned-phone-" + locale);
      page.context().close();
    }
    browsing.isFreeOfErrors();
  }

  @Test
  void each_row_says_whose_it_is_why_it_is_there_what_comes_next_and_how_they_are_reached() {
    String id =
        lobby
            .bankSays(
                "N-821",
                new JsonObject()
                    .put("name", "李先生")
                    .put("tier", "gold")
                    .put("manager", "agent2")
                    .put("phones", new JsonArray().add("139 0013 8821"))
                    .put("emails", new JsonArray().add("li@example.com"))
                    .put("consents", new JsonObject().put("contact", false))
                    .put(
                        "rating",
                        new JsonObject()
                            .put("grade", "C3")
                            .put(
                                "until",
                                LocalDate.ofInstant(lobby.clock().instant(), BANK)
                                    .plusDays(12)
                                    .toString())))
            .is(200)
            .json()
            .getString("id");
    lobby.cookie("agent2");
    lobby
        .as(
            "agent2",
            "/customers/" + id + "/channels",
            new JsonObject().put("channels", new JsonArray().add("email")))
        .is(200);
    Visitor visitor = lobby.customer("N-821", "李先生", "gold");
    visitor.say("我有80万想买理财产品，有什么推荐").is(200);
    promise("agent2", visitor, Duration.ofMinutes(5), "回电说明赎回费用").is(200);
    visitor.say("理财经理误导我买了高风险产品，我要投诉！").is(200);
    // The lead goes to the customer's manager by itself.
    RunningLobby.until(
        () -> ofCustomer("unowned", id, "complaint") + ofCustomer("mine", id, "lead"),
        found -> found.contains("C-") && found.contains("L-"));
    lobby
        .as(
            "agent2",
            "/complaints/" + ofCustomer("unowned", id, "complaint") + "/owner",
            new JsonObject().put("owner", "agent2"))
        .is(200);
    List<JsonObject> mine = today("agent2", "mine");
    JsonObject first = mine.getFirst();
    assertThat(first.getString("kind")).isEqualTo("call-back");
    JsonObject client = first.getJsonObject("client");
    assertThat(Reply.objects(client.getJsonArray("ways")))
        .extracting(way -> way.getString("way"), way -> way.getString("value"))
        .startsWith(tuple("email", "l••••@example.com"), tuple("phone", "••••8821"));
    assertThat(client.getJsonArray("preferred")).containsExactly("email");
    assertThat(client.getJsonObject("consents").getBoolean("contact")).isFalse();
    assertThat(client.getJsonObject("consents").getBoolean("marketing")).isNull();
    assertThat(mine.toString()).doesNotContain("13800138821", "13900138821");

    for (String locale : new String[] {"zh-CN", "en-GB"}) {
      boolean chinese = locale.startsWith("zh");
      for (int width : new int[] {1440, 390}) {
        Page page = browsing.person("agent2", "/today/", locale, width, 900, ColorScheme.LIGHT);
        Locator complaint = page.locator("[data-what=complaint]").first();
        // What is due in a while is due tomorrow, late in the evening.
        Locator card =
            page.locator(
                ".client", new Page.LocatorOptions().setHas(page.locator("[data-what=complaint]")));
        assertThat(card.locator("a.name")).hasText("李先生");
        assertThat(card.locator("[data-way]").first())
            .containsText(chinese ? "邮箱 l••••@example.com" : "E-mail l••••@example.com");
        assertThat(card.locator("[data-part=phone]")).containsText("••••8821");
        assertThat(card.locator("[data-what=complaint]")).hasCount(1);
        assertThat(card.locator("[data-what=lead]")).hasCount(1);
        assertThat(complaint.locator("[data-part=why]"))
            .containsText(chinese ? "投诉 C-" : "Complaint C-");
        assertThat(complaint.locator("[data-part=next]")).containsText(chinese ? "下一步" : "Next");
        assertThat(page.locator("[data-what=lead] [data-part=next]").first())
            .containsText(chinese ? "不要主动联系" : "do not contact");
        look(page, "today-rows-" + locale + "-" + width);
        page.context().close();
      }
    }
    browsing.isFreeOfErrors();
  }

  @Test
  void the_manager_reads_which_customer_of_theirs_waits_and_whose_complaint_others_handle() {
    lobby.bankSays("N-823", new JsonObject().put("name", "赵女士").put("manager", "agent2")).is(200);
    Visitor visitor = lobby.customer("N-823", "赵女士", "gold");
    visitor.say("理财经理误导我买了高风险产品，我要投诉！").is(200);

    JsonObject waits =
        RunningLobby.until(
                () ->
                    today("agent2", "waiting").stream()
                        .filter(it -> it.getString("conversation").equals(visitor.id()))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst();
    assertThat(waits.getJsonObject("client").getString("name")).isEqualTo("赵女士");
    assertThat(waits.getString("answerDue")).isEqualTo(waits.getString("due"));
    lobby.bankSays("N-824", new JsonObject().put("name", "钱女士").put("manager", "agent2")).is(200);
    Visitor calm = lobby.customer("N-824", "钱女士", "gold");
    calm.say("转人工").is(200);
    JsonObject placed =
        RunningLobby.until(
                () ->
                    today("agent2", "waiting").stream()
                        .filter(it -> it.getString("conversation").equals(calm.id()))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst();
    assertThat(placed.getString("answerDue")).isNull();
    String other = placed.getString("customer");
    JsonObject complaint =
        today("agent2", "theirs").stream()
            .filter(it -> it.getString("customer").equals(waits.getString("customer")))
            .findFirst()
            .orElseThrow();
    assertThat(complaint.getString("owner")).isNull();
    assertThat(complaint.getString("answerDue")).isEqualTo(waits.getString("due"));
    assertThat(today("supervisor2", "waiting")).isEmpty();
    JsonObject record =
        lobby.as("agent2", "/customers/" + waits.getString("customer")).is(200).json();
    assertThat(Reply.objects(record.getJsonArray("waiting")))
        .extracting(it -> it.getString("conversation"))
        .containsExactly(visitor.id());
    assertThat(Reply.objects(record.getJsonArray("matters")).getFirst().getString("kind"))
        .isEqualTo("waiting");

    for (String locale : new String[] {"zh-CN", "en-GB"}) {
      boolean chinese = locale.startsWith("zh");
      Page page = browsing.person("agent2", "/today/", locale, 390, 900, ColorScheme.LIGHT);
      String whose = " .client[data-customer='" + waits.getString("customer") + "']";
      Locator waiting = page.locator("[data-list=waiting]" + whose);
      assertThat(waiting).containsText("赵女士");
      assertThat(waiting.locator("[data-part=web]")).isVisible();
      assertThat(waiting).containsText(chinese ? "已告知客户" : "was told of a first answer");
      Locator place = page.locator("[data-list=waiting] .client[data-customer='" + other + "']");
      assertThat(place).containsText(chinese ? "应在" : "to be answered");
      assertThat(place).not().containsText(chinese ? "已告知" : "was told");
      Locator theirs = page.locator("[data-list=theirs]" + whose);
      assertThat(theirs).containsText(chinese ? "暂无人处理" : "nobody handles it yet");
      assertThat(theirs).containsText(chinese ? "已告知客户" : "was told of a first answer");
      look(page, "today-manager-" + locale);
      page.context().close();
    }
    browsing.isFreeOfErrors();
  }

  /// The number of something of a customer's on a list; empty for none.
  private String ofCustomer(String part, String customer, String what) {
    return today("agent2", part).stream()
        .filter(it -> it.getString("customer").equals(customer))
        .filter(it -> it.getString("what").equals(what))
        .map(it -> it.getString("number"))
        .findFirst()
        .orElse("");
  }

  @Test
  void what_was_planned_of_a_lead_is_shown_in_the_words_of_who_planned_it() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("我有80万想买理财产品，有什么推荐").is(200);
    String customer =
        lobby
            .as("agent", "/agent/conversations/" + visitor.id())
            .is(200)
            .json()
            .getJsonObject("customer")
            .getString("id");
    String number =
        RunningLobby.until(
                () ->
                    Reply.objects(lobby.as("agent", "/leads").json().getJsonArray("open")).stream()
                        .filter(it -> it.getString("customer").equals(customer))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst()
            .getString("number");
    String lead = "/leads/" + number;
    lobby.as("agent", lead + "/owner", new JsonObject().put("owner", "agent2")).is(200);
    JsonObject plan =
        new JsonObject()
            .put("action", "带上产品说明书上门拜访")
            .put("until", lobby.clock().instant().plus(Duration.ofHours(3)).toString());
    lobby.as("agent2", lead + "/plan", plan).is(200);

    Page page = browsing.person("agent2", "/today/");
    Locator row = page.locator("[data-what=lead][data-number='" + number + "']");
    assertThat(row.locator("[data-part=next]")).containsText("征询可否联系");
    assertThat(row).containsText("带上产品说明书上门拜访");
    lobby
        .as(
            "agent2",
            lead + "/permission",
            new JsonObject().put("given", true).put("how", "telephone"))
        .is(200);
    assertThat(row.locator("[data-part=next]")).containsText("带上产品说明书上门拜访");
    look(page, "today-lead-planned");
    browsing.isFreeOfErrors();
  }

  @Test
  void who_has_nothing_to_do_is_told_so_and_what_nobody_does() {
    lobby.visitor("zh").say("理财经理误导我买了高风险产品，我要投诉！").is(200);
    RunningLobby.until(() -> today("supervisor2", "unowned"), found -> !found.isEmpty());
    for (String locale : new String[] {"zh-CN", "en-GB"}) {
      Page page = browsing.person("supervisor2", "/today/", locale, 390, 844, ColorScheme.LIGHT);
      assertThat(page.locator(".nothing")).isVisible();
      assertThat(page.locator("lobby-today p a[href*=unowned]"))
          .containsText(locale.startsWith("zh") ? "无人负责" : "nobody looks after");
      look(page, "today-empty-" + locale);
      page.context().close();
    }
    browsing.isFreeOfErrors();
  }

  @Test
  void who_waits_longest_stands_first() {
    List<String> waiting = new ArrayList<>();
    for (String text : List.of("转人工", "理财经理误导我买了高风险产品，我要投诉！", "转人工")) {
      String number = "N-83" + waiting.size();
      lobby.bankSays(number, new JsonObject().put("name", "孙女士").put("manager", "agent2")).is(200);
      Visitor visitor = lobby.customer(number, "孙女士", "gold");
      visitor.say(text).is(200);
      waiting.add(visitor.id());
    }
    lobby.cookie("agent2");

    RunningLobby.until(
        () ->
            today("agent2", "waiting").stream()
                .map(it -> it.getString("conversation"))
                .filter(waiting::contains)
                .toList(),
        waiting::equals);
  }

  @Test
  void nothing_is_promised_in_a_conversation_of_somebody_one_may_not_reach() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("转人工").is(200);

    promise("agent2", visitor, Duration.ofDays(30), "回电").isProblem(403, "talking to");
    promise("supervisor", visitor, Duration.ofDays(30), "回电").is(200);
    String ticket =
        lobby
            .as("agent2", "/agent/conversations/" + visitor.id())
            .is(200)
            .json()
            .getJsonObject("ticket")
            .getString("id");
    lobby.as("agent2", "/agent/tickets/" + ticket + "/claim", new JsonObject()).is(200);
    promise("agent2", visitor, Duration.ofDays(30), "回电").is(200);
  }

  @Test
  void a_promise_without_a_time_to_come_or_in_no_conversation_is_refused() {
    Visitor visitor = lobby.visitor("zh");
    promise("supervisor", visitor, Duration.ofHours(-1), "回电").isProblem(409, "一年之内", "after now");
    lobby
        .as(
            "agent",
            "/follow-ups/in/nowhere/promises",
            new JsonObject()
                .put("kind", "promise")
                .put("due", "2030-01-01T00:00:00Z")
                .put("text", "x"))
        .isProblem(404, "no such conversation");
    lobby
        .as(
            "supervisor",
            "/follow-ups/in/" + visitor.id() + "/promises",
            new JsonObject().put("kind", "after-complaint").put("due", "x").put("text", "x"))
        .isProblem(400, "by rule");
    JsonObject call =
        new JsonObject()
            .put("kind", "call-back")
            .put("due", lobby.clock().instant().plus(Duration.ofHours(3)).toString())
            .put("text", "说说房贷");
    lobby.as("agent", "/customers/nobody/promises", call).isProblem(404, "no such customer");
    lobby.as("editor", "/customers/nobody/promises", call).isProblem(403, "agent or supervisor");
    lobby.as("agent", "/follow-ups/F-NONE").isProblem(404, "no such follow-up");
    lobby.as("editor", "/today").isProblem(403, "agent or supervisor");
    lobby.get("/console/api/today").isProblem(401);
    assertThat(lobby.as("agent", "/today").is(200).json().getJsonArray("mine"))
        .isInstanceOf(JsonArray.class);
  }
}
