package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The complaints board in a real browser, from the chat to a customer who knows what was decided.
@WithLobby
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComplaintsPageTest {

  private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");

  private static final Pattern NUMBER = Pattern.compile("C-[0-9A-Z-]*[0-9A-Z]");

  private final RunningLobby lobby;
  private final Browsing browsing;

  ComplaintsPageTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @BeforeAll
  void haveStaff() {
    List.of("agent", "supervisor", "supervisor2").forEach(lobby::cookie);
  }

  @AfterEach
  void closePages() {
    browsing.close();
  }

  private static Locator heard(Page customer) {
    return customer.locator("[data-seq][data-author=assistant], [data-seq][data-author=system]");
  }

  private static String numberIn(String text) {
    Matcher found = NUMBER.matcher(text);
    assertThat(found.find()).as("a number in: %s", text).isTrue();
    return found.group();
  }

  /// Files a complaint.
  ///
  /// @return its number
  private String filed(String words) {
    Visitor visitor = lobby.visitor("zh");
    return numberIn(visitor.say(words).is(200).body());
  }

  private void step(String by, String number, String step, JsonObject body) {
    long seen =
        RunningLobby.until(
                () -> lobby.as(by, "/complaints/" + number), found -> found.status() == 200)
            .json()
            .getLong("version");
    lobby.as(by, "/complaints/" + number + "/" + step, body.copy().put("version", seen)).is(200);
  }

  private static Locator row(Page page, String number) {
    return page.locator("[data-complaint='" + number + "']");
  }

  private static void step(Page page, String step) {
    page.locator("button[data-step=" + step + "]").click();
  }

  private static void fill(Page page, String field, String text) {
    page.locator("dialog[open] [name=" + field + "]").fill(text);
  }

  private static void choose(Page page, String field, String code) {
    page.locator("dialog[open] select[name=" + field + "]").selectOption(code);
  }

  private static void isAt(Page page, String stage) {
    assertThat(page.locator("h2 ~ [data-stage]")).hasAttribute("data-stage", stage);
  }

  @Test
  void a_customer_who_complained_is_told_in_the_chat_what_an_agent_decided() {
    Page customer = browsing.customer("zh-CN");
    customer.locator("textarea[part=input]").fill("你们乱扣我的转账手续费，我要投诉！");
    customer.locator("textarea[part=input]").press("Enter");
    String number = numberTold(customer);

    Page agent = browsing.person("agent", "/complaints/");
    assertThat(row(agent, number)).containsText("作出决定");
    look(agent, "complaints-board");
    agent.locator("lobby-view-nav a[href*=unowned]").click();
    row(agent, number).locator("a").press("Enter");
    step(agent, "take");
    isAt(agent, "investigated");
    look(agent, "complaint-taken");

    step(agent, "classify");
    choose(agent, "product", "fees");
    fill(agent, "cause", "重复收费");
    confirm(agent);
    assertThat(agent.locator("[data-event='complaint.classified']")).containsText("收费，一般，重复收费");

    step(agent, "resolve");
    choose(agent, "finding", "upheld");
    fill(agent, "found", "查");
    fill(agent, "remedy", "退");
    assertThat(agent.locator("dialog[open] [name=appeal]")).hasValue(Pattern.compile("12378"));
    fill(agent, "appeal", "诉");
    confirm(agent);
    assertThat(agent.locator("dialog[open] [role=alert]")).containsText("写明：查明的情况");
    look(agent, "complaint-refused");
    fill(agent, "found", "经核实，系统重复收取了一笔转账手续费。");
    fill(agent, "remedy", "已全额退还，三日内到账。");
    fill(agent, "appeal", "如不同意，可向当地金融监管机构反映。");
    confirm(agent);
    isAt(agent, "resolved");

    step(agent, "tell");
    choose(agent, "how", "conversation");
    assertThat(agent.locator("dialog[open] [data-shown=telling]")).containsText("经核查：成立");
    assertThat(agent.locator("dialog[open] [data-shown=telling]")).containsText("三日内到账");
    look(agent, "complaint-tell");
    confirm(agent);
    isAt(agent, "told");
    assertThat(heard(customer).last()).containsText("三日内到账");

    step(agent, "close");
    confirm(agent);
    isAt(agent, "closed");
    // They waited for a person, and wrote nothing since they were told.
    assertThat(heard(customer).last()).containsText("1（很不满意）到 5（很满意）");
    Locator outcome = customer.locator("[part~=outcome]");
    assertThat(outcome).containsText("投诉 " + number + " 处理结果");
    assertThat(outcome).containsText("三日内到账");
    look(customer, "complaint-told-chat");
    look(agent, "complaint-closed");
    agent.locator("a[data-action=back]").click();
    agent.locator("lobby-view-nav a[href*=closed]").click();
    assertThat(row(agent, number)).containsText("已结案");
    browsing.isFreeOfErrors();
  }

  @Test
  void whoever_decides_after_another_is_told_so_and_loses_nothing_they_typed() {
    String number = filed("你们乱扣我的转账手续费，我要投诉！");
    step("agent", number, "owner", new JsonObject().put("owner", "agent"));
    Page late = browsing.person("supervisor", "/complaints/#number=" + number);
    step(late, "resolve");
    choose(late, "finding", "rejected");
    fill(late, "cause", "价目表");
    fill(late, "found", "经核实，手续费按价目表收取。");
    fill(late, "remedy", "不予退还，因为收费无误。");
    step("agent", number, "resolution", decision());

    confirm(late);

    assertThat(late.locator("dialog[open] [role=alert]")).containsText("agent 作出决定：成立");
    assertThat(late.locator("dialog[open] [name=found]")).hasValue("经核实，手续费按价目表收取。");
    isAt(late, "resolved");
    look(late, "complaint-decided-meanwhile");
    late.locator("dialog[open] button[data-action=cancel]").click();
    assertThat(late.locator("dl").last()).containsText("投诉成立");
    browsing.isFreeOfErrors();
  }

  private static String numberTold(Page customer) {
    Locator told =
        heard(customer).filter(new Locator.FilterOptions().setHasText(Pattern.compile("已经登记")));
    assertThat(told).containsText(NUMBER);
    return numberIn(told.innerText());
  }

  private static void says(Page customer, String text) {
    customer.locator("textarea[part=input]").fill(text);
    customer.locator("textarea[part=input]").press("Enter");
  }

  @Test
  void facts_taken_in_the_chat_lead_through_an_escalation_to_a_rating_of_how_it_was_handled() {
    Page customer = browsing.customer("zh-CN");
    says(customer, "我要投诉");
    String number = numberTold(customer);
    assertThat(heard(customer).last()).containsText("发生了什么事");
    says(customer, "昨天存钱，多收了我80元手续费");
    assertThat(heard(customer).last()).containsText("哪个渠道");
    customer.locator("button", new Page.LocatorOptions().setHasText("网点或柜台")).last().click();
    assertThat(heard(customer).last()).containsText("怎么解决");
    says(customer, "把手续费退给我");
    assertThat(heard(customer).last()).containsText("怎么联系您");
    says(customer, "13800138000");
    assertThat(heard(customer).last()).containsText("80元 (CNY 80)");
    look(customer, "complaint-facts-chat");

    Page desk = browsing.person("agent", "/agent/");
    desk.locator("[data-ticket]").filter(new Locator.FilterOptions().setHasText(number)).click();
    assertThat(desk.locator("lobby-customer [data-fact=wanted]")).containsText("把手续费退给我");
    look(desk, "complaint-facts-card");

    Page agent = browsing.person("agent", "/complaints/#number=" + number);
    assertThat(agent.locator("[data-fact=amount]")).containsText("80元");
    step(agent, "take");
    isAt(agent, "investigated");
    agent.locator("summary").first().click();
    step(agent, "escalate");
    fill(agent, "reason", "时限将到，需要网点主管配合调取凭证。");
    confirm(agent);
    assertThat(agent.locator("[data-event='complaint.escalated']").first()).isVisible();
    look(agent, "complaint-facts-escalated");
    step(agent, "classify");
    choose(agent, "product", "fees");
    confirm(agent);
    assertThat(agent.locator("[data-event='complaint.classified']")).containsText("原因尚待查明");
    step(agent, "resolve");
    choose(agent, "finding", "upheld");
    fill(agent, "cause", "重复收费");
    fill(agent, "found", "经核实，柜台重复收取了一笔手续费。");
    fill(agent, "remedy", "已全额退还，三日内到账。");
    fill(agent, "appeal", "如不同意，可向当地金融监管机构反映。");
    confirm(agent);
    isAt(agent, "resolved");
    lobby.as("agent", "/agent/tickets/" + ticketOf(number) + "/claim", new JsonObject()).is(200);
    String conversation =
        lobby
            .as("agent", "/complaints/" + number)
            .is(200)
            .json()
            .getJsonArray("conversations")
            .getString(0);
    lobby
        .as(
            "agent",
            "/agent/conversations/" + conversation + "/resolve",
            new JsonObject().put("wrapUp", "complaint-settled"))
        .is(200);
    step(agent, "tell");
    choose(agent, "how", "conversation");
    confirm(agent);
    isAt(agent, "told");
    step(agent, "close");
    confirm(agent);
    isAt(agent, "closed");

    assertThat(heard(customer).last()).containsText("1（很不满意）到 5（很满意）");
    says(customer, "5分");
    assertThat(heard(customer).last()).containsText("一句话");
    says(customer, "没有");
    assertThat(heard(customer).last()).containsText("谢谢您");
    assertThat(agent.locator("dl").last()).containsText("5 / 5");
    look(agent, "complaint-facts-closed");
    browsing.isFreeOfErrors();
  }

  private String ticketOf(String number) {
    return Reply.objects(lobby.as("agent", "/agent/queue").is(200).json().getJsonArray("tickets"))
        .stream()
        .filter(ticket -> number.equals(ticket.getString("number")))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private static final String AGAIN = "另一件投诉：又多扣了我一笔转账手续费！";

  /// Files two complaints in one conversation, the second after an agent was done with the first,
  /// with what happened.
  ///
  /// @return their numbers
  private List<String> filedTwice() {
    Visitor visitor = lobby.visitor("zh");
    String first = numberIn(visitor.say("你们乱扣我的转账手续费，我要投诉！").is(200).body());
    lobby.serve(visitor.id());
    String second = numberIn(visitor.say(AGAIN).is(200).body());
    assertThat(second).isNotEqualTo(first);
    visitor.say("今天转账又被扣了两次手续费，一共100元").is(200);
    return List.of(first, second);
  }

  @Test
  void a_second_complaint_about_the_same_is_joined_to_the_first_and_parted_again() {
    List<String> numbers = filedTwice();
    String first = numbers.getFirst();
    String second = numbers.getLast();
    Page agent = browsing.person("agent", "/complaints/#number=" + second);
    Locator same = agent.locator("[data-recent='" + first + "']");
    assertThat(same).containsText("收费");
    assertThat(same.locator("time")).hasCount(1);
    look(agent, "complaint-perhaps-same");
    same.locator("button[data-step=join]").click();
    assertThat(agent.locator("dialog[open]")).containsText(second + " → " + first);
    look(agent, "complaint-join");
    confirm(agent);
    isAt(agent, "joined");
    assertThat(agent.locator("[data-clock=decided]").first()).hasAttribute("data-state", "stopped");
    assertThat(agent.locator("button[data-step]")).hasCount(1);
    assertThat(same).hasCount(0);
    assertThat(agent.locator("[data-event='complaint.joined']")).containsText("并入 " + first);
    look(agent, "complaint-joined");

    agent.locator("[data-joined-to] a").click();
    Locator duplicate = agent.locator("[data-duplicate='" + second + "']");
    assertThat(duplicate.locator("[data-fact=amount]")).containsText("100元");
    assertThat(agent.locator("[data-event='complaint.duplicate-joined']")).containsText(second);
    assertThat(agent.locator("h2 ~ .badge").last()).containsText("含并入 1 件");
    look(agent, "complaint-with-duplicate");
    agent.locator("a[data-action=back]").click();
    assertThat(row(agent, first)).containsText("含并入 1 件");
    assertThat(row(agent, second)).hasCount(0);
    look(agent, "complaints-board-duplicate");

    Page desk = browsing.person("agent", "/agent/");
    desk.locator("[data-ticket]").filter(new Locator.FilterOptions().setHasText(second)).click();
    assertThat(desk.locator("lobby-customer a[data-joined-to]"))
        .hasAttribute("href", "/complaints/#number=" + first);
    look(desk, "complaint-joined-card");

    Page phone =
        browsing.person(
            "agent", "/complaints/#number=" + second, "zh-CN", 390, 844, ColorScheme.LIGHT);
    isAt(phone, "joined");
    look(phone, "complaint-joined-phone");
    phone.locator("[data-joined-to] a").click();
    assertThat(phone.locator("[data-duplicate]")).hasCount(1);
    phone.locator("[data-duplicate]").scrollIntoViewIfNeeded();
    look(phone, "complaint-with-duplicate-phone");
    phone.navigate(lobby.url() + "/complaints/#show=closed");
    assertThat(row(phone, second)).containsText(first);
    row(phone, second).locator("td a").first().click();
    step(phone, "part");
    confirm(phone);
    isAt(phone, "filed");
    assertThat(phone.locator("[data-clock=decided]").first()).hasAttribute("data-state", "running");
    phone.locator("[data-recent]").scrollIntoViewIfNeeded();
    look(phone, "complaint-parted-phone");
    browsing.isFreeOfErrors();
  }

  @Test
  void what_keeps_a_complaint_from_being_joined_is_told_on_both_pages() {
    List<String> numbers = filedTwice();
    Page page =
        browsing.person(
            "agent",
            "/complaints/#number=" + numbers.getFirst(),
            "en-GB",
            1440,
            900,
            ColorScheme.DARK);
    Locator later = page.locator("[data-recent='" + numbers.getLast() + "']");
    assertThat(later).containsText("filed later");
    assertThat(later.locator("button")).hasCount(0);
    step(
        "agent",
        numbers.getLast(),
        "classification",
        new JsonObject().put("product", "fees").put("severity", "major").put("cause", "x"));
    later.locator("a").click();
    page.locator("[data-recent] button[data-step=join]").click();
    confirm(page);
    assertThat(page.locator("dialog[open] [role=alert]"))
        .containsText("classify " + numbers.getFirst() + " as major first");
    look(page, "complaint-not-joined-en");
    browsing.isFreeOfErrors();
  }

  @Test
  void what_came_by_telephone_is_registered_on_the_customers_record_and_withdrawn_again() {
    String record =
        lobby
            .as("agent", "/agent/conversations/" + lobby.visitor("zh").id())
            .is(200)
            .json()
            .getJsonObject("customer")
            .getString("id");
    Page agent = browsing.person("agent", "/customers/#id=" + record);

    step(agent, "complain");
    choose(agent, "channel", "telephone");
    fill(agent, "what", "年费被重复扣了两次，柜台推给总行");
    choose(agent, "acknowledged", "yes");
    look(agent, "complaint-register");
    confirm(agent);
    isAt(agent, "filed");
    assertThat(agent.locator("[data-event='complaint.filed']"))
        .containsText("Agent 1 · 1 号客服 登记了投诉（一般），渠道：电话");
    assertThat(agent.locator("[data-event='complaint.stated']"))
        .containsText("Agent 1 · 1 号客服 记录了客户所述：经过");
    step(agent, "take");
    isAt(agent, "investigated");
    assertThat(agent.locator("[role=group] [data-step]:focus")).hasCount(1);
    look(agent, "complaint-by-telephone");

    agent.locator("[data-action=back]").click();
    Locator row =
        agent.locator("[data-complaint]").filter(new Locator.FilterOptions().setHasText("柜台推给总行"));
    assertThat(row.locator("[data-part=who]")).containsText("访客");
    look(agent, "complaints-board-recognisable");
    row.locator("a").first().click();

    agent.locator("summary").filter(new Locator.FilterOptions().setHasText("更多")).click();
    step(agent, "withdraw");
    choose(agent, "how", "telephone");
    fill(agent, "said", "本人来电，说是误会");
    confirm(agent);
    isAt(agent, "closed");
    assertThat(agent.locator("[data-ending]")).containsText("客户撤诉");
    assertThat(agent.locator("[data-event='complaint.withdrawn']")).containsText("客户撤诉（电话）");
  }

  @Test
  void a_supervisor_exports_what_was_received_as_a_table() {
    String number = filed("贷款利率和合同不一样，你们骗人，我要投诉！");
    Page page = browsing.person("supervisor", "/complaints/#show=closed");
    page.locator("input[name=from]").fill("2026-01-01");
    page.locator("input[name=to]").fill("2099-12-31");
    Download table = page.waitForDownload(() -> page.locator("button[data-action=export]").click());
    assertThat(table.suggestedFilename()).isEqualTo("complaints-2026-01-01-2099-12-31.csv");
    assertThat(page.locator("lobby-complaint-report [role=status]")).containsText("已导出");
    assertThat(page.locator("[data-figure='cn-decided running']"))
        .containsText("处理并告知（监管时限） · 计时中");
    look(page, "complaints-export");
    JsonObject span = new JsonObject().put("from", "2026-01-01").put("to", "2099-12-31");
    assertThat(lobby.as("supervisor", "/complaints/report", span).is(200).json().getString("csv"))
        .contains(number);
    lobby.as("agent", "/complaints/report", span).isProblem(403);
    lobby
        .as(
            "supervisor",
            "/complaints/report",
            new JsonObject().put("from", "2026-02-01").put("to", "2026-01-01"))
        .isProblem(400, "before");
    browsing.isFreeOfErrors();
  }

  @Test
  void several_customers_with_one_cause_are_found_and_put_together() {
    for (String words : List.of("乱收年费，我要投诉！", "信用卡年费乱收，我要投诉你们！", "年费收了两次，我要投诉！")) {
      step(
          "agent",
          filed(words),
          "classification",
          new JsonObject()
              .put("product", "cards")
              .put("severity", "ordinary")
              .put("cause", "年费重复入账"));
    }
    Page page = browsing.person("agent", "/complaints/");
    Locator group =
        page.locator("[data-group]").filter(new Locator.FilterOptions().setHasText("年费重复入账"));
    assertThat(group).containsText("3 位客户");
    look(page, "complaints-groups");
    group.locator("button[data-action=group]").click();
    assertThat(group).containsText("均已归入");

    String fourth = filed("年费又多收了一次，我要投诉！");
    step(
        "agent",
        fourth,
        "classification",
        new JsonObject()
            .put("product", "cards")
            .put("severity", "ordinary")
            .put("cause", "年费重复入账"));
    page.navigate(lobby.url() + "/complaints/#number=" + fourth);
    page.locator("details > summary").filter(new Locator.FilterOptions().setHasText("更多")).click();
    page.locator("[data-step=group]").click();
    String offered = page.locator("#group-hints option").first().getAttribute("value");
    assertThat(page.locator("#group-hints option").first())
        .hasAttribute("value", Pattern.compile("^C-.* · 年费重复入账 · .*"));
    page.locator("input[name=group]").fill(offered);
    look(page, "complaint-group");
    page.locator("[data-action=confirm]").click();
    assertThat(
            page.locator("a[href$='" + offered.substring(0, offered.indexOf(" · ")) + "']").first())
        .isVisible();
    browsing.isFreeOfErrors();
  }

  private static JsonObject decision() {
    return new JsonObject()
        .put("finding", "upheld")
        .put("cause", "重复收费")
        .put("found", "经核实，系统重复收取了一笔手续费。")
        .put("remedy", "已全额退还，三日内到账。")
        .put("appeal", "如不同意，可向当地金融监管机构反映。");
  }

  @Test
  void those_that_stand_under_one_are_decided_and_told_from_its_page() {
    String head = filed("乱收年费，我要投诉！");
    Visitor known = lobby.customer("member-1", "欧阳娜娜", "gold");
    String member = numberIn(known.say("信用卡年费乱收，我要投诉你们！").is(200).body());
    String major = filed("年费收了两次，我要投诉！");
    step(
        "agent",
        major,
        "classification",
        new JsonObject().put("product", "cards").put("severity", "major").put("cause", "年费"));
    for (String number : List.of(member, major)) {
      step("agent", number, "group", new JsonObject().put("group", head));
    }
    step("agent", head, "owner", new JsonObject().put("owner", "agent"));

    Page page = browsing.person("agent", "/complaints/#number=" + head);
    assertThat(page.locator("[data-member='" + member + "']")).containsText("欧阳娜娜");
    assertThat(page.locator("[data-member='" + major + "']")).containsText("重大");
    assertThat(page.locator("button[data-step=decideMembers]")).isDisabled();
    assertThat(page.locator("#decide-first")).containsText("请先对本投诉作出决定");
    look(page, "complaint-members");
    step("agent", head, "resolution", decision());
    assertThat(page.locator("button[data-step=decideMembers]")).isEnabled();
    step(page, "decideMembers");
    assertThat(page.locator("dialog[open]")).containsText("姓名、金额或卡号尾数");
    look(page, "complaint-members-decide");
    confirm(page);
    assertThat(page.locator("[data-on-members]")).containsText("已完成 2 件，其余 0 件未变");
    step(page, "tellMembers");
    confirm(page);
    assertThat(page.locator("[data-on-members]")).containsText("已完成 1 件，其余 1 件未变");
    assertThat(page.locator("[data-left]")).containsText(major);
    assertThat(page.locator("[data-left]")).containsText("须由作出决定以外的人告知");
    assertThat(page.locator("button[data-step=tellMembers]")).isDisabled();
    look(page, "complaint-members-told");
    assertThat(known.read(0).getLast().getString("text")).contains(member, "三日内到账");

    Page phone =
        browsing.person(
            "supervisor", "/complaints/#number=" + head, "en-GB", 390, 844, ColorScheme.DARK);
    phone.locator("#members").scrollIntoViewIfNeeded();
    look(phone, "complaint-members-phone-en");
    step(phone, "tellMembers");
    confirm(phone);
    assertThat(phone.locator("[data-on-members]")).containsText("1 done, 1 left as they were");
    assertThat(phone.locator("[data-member='" + major + "'] .badge").first())
        .containsText("Customer told");
    browsing.isFreeOfErrors();
  }

  @Test
  void a_step_on_those_under_one_that_took_none_does_not_say_done_and_says_why() {
    String head = filed("乱收短信费，我要投诉！");
    String english =
        numberIn(
            lobby
                .visitor("en")
                .say(
                    "I want to file a complaint, your staff were rude and nobody solves my problem")
                .is(200)
                .body());
    step("agent", english, "group", new JsonObject().put("group", head));
    step("agent", head, "owner", new JsonObject().put("owner", "agent"));
    step("agent", head, "resolution", decision());

    Page page = browsing.person("agent", "/complaints/#number=" + head);
    step(page, "decideMembers");
    confirm(page);

    assertThat(page.locator("[data-on-members]")).containsText("没有办成：1 件均未变");
    assertThat(page.locator("[data-left] li")).isVisible();
    assertThat(page.locator("[data-left]")).containsText("客户使用另一种语言");
    assertThat(page.locator("body")).not().containsText("已完成：");
    look(page, "complaint-members-none");
    browsing.isFreeOfErrors();
  }

  @Test
  void how_another_complaint_of_the_customer_ended_is_shown_beside_its_number() {
    List<String> two = filedTwice();
    step(
        "agent",
        two.getFirst(),
        "withdrawal",
        new JsonObject().put("how", "telephone").put("said", "本人来电，说是误会"));

    Page page = browsing.person("agent", "/complaints/#number=" + two.getLast());

    assertThat(page.locator("[aria-labelledby=others]")).containsText("客户撤诉");
    assertThat(page.locator("[data-recent]")).containsText("客户撤诉");
    browsing.isFreeOfErrors();
  }

  @Test
  void what_the_customer_wrote_since_is_read_on_the_complaints_page() {
    Visitor visitor = lobby.visitor("zh");
    String number = numberIn(visitor.say("你们乱扣我的转账手续费，我要投诉！").is(200).body());
    Page page = browsing.person("agent", "/complaints/#number=" + number);
    Locator said = page.locator("[data-said='" + visitor.id() + "']");
    assertThat(said.locator("[data-seq]").first()).isVisible();
    assertThat(said.locator("[data-after]")).hasCount(0);
    assertThat(page.locator("a[data-conversation]")).hasCount(0);

    visitor.say("今天又扣了我30元！").is(200);

    assertThat(said.locator("[data-after]")).containsText("登记后客户又写 1 条");
    assertThat(said.locator(".since")).containsText("以下为投诉登记之后");
    assertThat(said.locator("[data-author=customer]").last()).containsText("今天又扣了我30元！");
    look(page, "complaint-said");
    Page phone =
        browsing.person(
            "supervisor", "/complaints/#number=" + number, "en-GB", 390, 844, ColorScheme.DARK);
    Locator told = phone.locator("[data-said] [data-after]");
    assertThat(told).containsText("1 by the customer after filing");
    told.scrollIntoViewIfNeeded();
    look(phone, "complaint-said-phone-en");
    browsing.isFreeOfErrors();
  }

  @Test
  void the_customer_of_a_major_complaint_is_told_by_somebody_else_than_who_decided_it() {
    Visitor visitor = lobby.visitor("zh");
    String number = numberIn(visitor.say("再不退钱我就找律师起诉你们，向银保监会举报！").is(200).body());
    Page desk = browsing.person("agent", "/agent/");
    Locator waiting =
        desk.locator("[data-ticket]").filter(new Locator.FilterOptions().setHasText(number));
    assertThat(waiting.locator("[data-major]")).containsText("重大");
    look(desk, "complaint-major-queue");
    step("agent", number, "owner", new JsonObject().put("owner", "agent"));
    step("agent", number, "resolution", decision());

    Page own = browsing.person("agent", "/complaints/#number=" + number);
    isAt(own, "resolved");
    assertThat(own.locator("button[data-step=tell]")).hasCount(0);
    assertThat(own.locator("[data-needs-another]")).containsText("须由他人复核后告知客户");
    look(own, "complaint-major-own");
    Page other =
        browsing.person(
            "supervisor", "/complaints/#number=" + number, "en-GB", 1440, 900, ColorScheme.LIGHT);
    step(other, "tell");
    choose(other, "how", "conversation");
    confirm(other);
    isAt(other, "told");
    assertThat(other.locator("[data-said] [data-outcome]"))
        .containsText("Outcome of complaint " + number);
    look(other, "complaint-major-told-en");
    assertThat(own.locator("[data-needs-another]")).containsText("须由他人结案");
    browsing.isFreeOfErrors();
  }

  @Test
  void a_major_complaint_is_ended_by_somebody_else_than_who_looks_after_it_and_says_so() {
    String number = filed("再不退钱我就找律师起诉你们，向银保监会举报！");
    step("supervisor", number, "owner", new JsonObject().put("owner", "supervisor"));
    Page own = browsing.person("supervisor", "/complaints/#number=" + number);
    assertThat(own.locator("[data-other-ends]")).containsText("须由他人办理");
    own.locator("summary").first().click();
    assertThat(own.locator("button[data-step=note], button[data-step=escalate]").first())
        .isVisible();
    assertThat(own.locator("button[data-step=withdraw]")).hasCount(0);
    assertThat(own.locator("button[data-step=dismiss]")).hasCount(0);
    look(own, "complaint-major-other-ends");

    Page other = browsing.person("supervisor2", "/complaints/#number=" + number);
    assertThat(other.locator("button[data-step=withdraw]")).hasCount(1);
    assertThat(other.locator("button[data-step=dismiss]")).hasCount(1);
    assertThat(other.locator("[data-other-ends]")).hasCount(0);
    browsing.isFreeOfErrors();
  }

  @Test
  void times_are_told_and_taken_by_the_banks_clock_wherever_the_desk_is() {
    String number = filed("贷款利率和合同不一样，你们骗人，我要投诉！");
    step("agent", number, "owner", new JsonObject().put("owner", "agent"));
    JsonObject complaint = lobby.as("agent", "/complaints/" + number).is(200).json();
    LocalDateTime filed = LocalDateTime.ofInstant(complaint.getInstant("filedAt"), BANK);
    // By law the last of fifteen days counts to its end.
    LocalDate last = filed.toLocalDate().plusDays(15);

    Page page =
        browsing.abroad("agent", "/complaints/#number=" + number, "zh-CN", "America/New_York");
    Locator due =
        page.locator("li")
            .filter(new Locator.FilterOptions().setHas(page.locator("[data-clock=cn-decided]")));
    assertThat(due)
        .containsText("截止 " + last.format(DateTimeFormatter.ofPattern("yyyy/MM/dd")) + " 24:00");
    assertThat(page.locator("dl").last())
        .containsText(filed.format(DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm")));
    look(page, "complaint-abroad");
    step(page, "plan");
    assertThat(page.locator("dialog[open]")).containsText("按银行时区 Asia/Shanghai");
    fill(page, "action", "调取流水");
    page.locator("dialog[open] [name=until]").fill("2099-03-01T09:30");
    look(page, "complaint-abroad-plan");
    confirm(page);
    assertThat(page.locator("[data-event='complaint.planned']")).containsText("2099/03/01 09:30");
    assertThat(lobby.as("agent", "/complaints/" + number).is(200).json().getString("nextUntil"))
        .isEqualTo("2099-03-01T01:30:00Z");

    Page english =
        browsing.abroad("agent", "/complaints/#number=" + number, "en-GB", "Pacific/Kiritimati");
    assertThat(english.locator(".clocks"))
        .containsText(
            "due end of " + last.format(DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK)));
    look(english, "complaint-abroad-en");
    browsing.isFreeOfErrors();
  }

  @Test
  void more_time_that_an_agent_asks_for_is_approved_by_a_supervisor_who_sees_it_live() {
    String number = filed("网点让我白等三个小时，态度恶劣，我要投诉你们！");
    Page supervisor = browsing.person("supervisor", "/complaints/#number=" + number);
    Locator conversation = supervisor.locator("a[data-conversation]");
    assertThat(conversation).hasAttribute("href", Pattern.compile("/supervisor/#conversation=.+"));

    Page agent = browsing.person("agent", "/complaints/#number=" + number);
    step(agent, "take");
    isAt(agent, "investigated");
    agent.locator("summary").first().click();
    step(agent, "extend");
    fill(agent, "reason", "须调取网点监控录像，案情复杂。");
    fill(agent, "toCustomer", "需要调取网点的监控录像。");
    confirm(agent);
    assertThat(agent.locator("[data-asked]")).containsText("1 号客服 申请了延期");
    assertThat(agent.locator("[data-step=approve]")).hasCount(0);

    Page board = browsing.person("supervisor", "/complaints/");
    assertThat(row(board, number).locator("[data-asks-time]")).containsText("延期待批准");
    String mostPressing = filed("贷款利率和合同不一样，客户经理骗人，我要投诉！");
    step(
        "agent",
        mostPressing,
        "classification",
        new JsonObject().put("product", "loans").put("severity", "major").put("cause", "利率"));
    assertThat(row(board, mostPressing)).isVisible();
    List<String> order =
        board.locator("[data-complaint]").all().stream()
            .map(it -> it.getAttribute("data-complaint"))
            .toList();
    assertThat(order.indexOf(number)).isLessThan(order.indexOf(mostPressing));
    look(board, "complaints-board-more-time");

    Locator due = supervisor.locator("[data-clock=cn-decided]");
    String before = due.getAttribute("datetime");
    step(supervisor, "approve");
    assertThat(supervisor.locator("[data-shown=askedBecause]")).containsText("须调取网点监控录像");
    assertThat(supervisor.locator("[data-shown=toCustomer]")).containsText("需要调取网点的监控录像。");
    String extended = supervisor.locator("[data-shown=extendedTo]").textContent();
    look(supervisor, "complaint-extend-approve");
    confirm(supervisor);
    assertThat(supervisor.locator("[data-asked]")).hasCount(0);
    assertThat(due).not().hasAttribute("datetime", before);
    assertThat(supervisor.locator("ul.clocks")).containsText(extended.strip());
    assertThat(supervisor.locator("[data-event='complaint.extended']"))
        .containsText("Supervisor · 主管 批准了");
    assertThat(supervisor.locator("[data-progress]")).containsText("投诉 " + number + " 进展");
    assertThat(supervisor.locator("[data-outcome]")).hasCount(0);
    look(supervisor, "complaint-extended");
    browsing.isFreeOfErrors();
  }

  @Test
  void
      what_the_customer_does_not_accept_is_reopened_first_and_decided_anew_from_the_last_decision() {
    Visitor visitor = lobby.visitor("zh");
    String number = numberIn(visitor.say("网银登录老是掉线还扣我钱，我要投诉！").is(200).body());
    step("agent", number, "owner", new JsonObject().put("owner", "agent"));
    step("agent", number, "resolution", decision());
    step("agent", number, "telling", new JsonObject().put("how", "conversation"));
    visitor.say("更正：金额是90元").is(200);
    visitor.say("我不接受这个处理结果").is(200);

    Page agent = browsing.person("agent", "/complaints/#number=" + number);
    assertThat(agent.locator("button.primary[data-step=reopen]")).isVisible();
    assertThat(agent.locator("ul.clocks [data-clock=cn-decided]"))
        .hasAttribute("data-state", "running");
    assertThat(
            agent
                .locator("[data-event='complaint.stated']")
                .filter(new Locator.FilterOptions().setHasText("90元")))
        .containsText("客户在得知处理结果后补充或更正");
    look(agent, "complaint-objected");
    step(agent, "reopen");
    fill(agent, "reason", "客户补充了金额，须再次核查。");
    confirm(agent);
    isAt(agent, "investigated");
    step(agent, "resolve");
    JsonObject before = decision();
    assertThat(agent.locator("dialog[open] [name=finding]")).hasValue(before.getString("finding"));
    for (String field : List.of("cause", "found", "remedy", "appeal")) {
      assertThat(agent.locator("dialog[open] [name=" + field + "]"))
          .hasValue(before.getString(field));
    }
    look(agent, "complaint-decide-anew");
    browsing.isFreeOfErrors();
  }

  @Test
  void a_supervisor_cannot_approve_what_they_asked_for_themselves() {
    String number = filed("理财经理误导我买了高风险产品，我要投诉！");
    step(
        "supervisor",
        number,
        "extension",
        new JsonObject()
            .put("clock", "cn-decided")
            .put("reason", "须听取录音")
            .put("toCustomer", "需要听取录音。"));
    Page own = browsing.person("supervisor", "/complaints/#number=" + number);
    assertThat(own.locator("[data-step=approve]")).isDisabled();
    assertThat(own.locator("[data-asked]")).containsText("须由另一位主管批准");
    Page other = browsing.person("supervisor2", "/complaints/#number=" + number);
    assertThat(other.locator("[data-step=approve]")).isEnabled();
    browsing.isFreeOfErrors();
  }

  @Test
  void a_complaint_whose_time_is_over_says_so_and_is_above_those_that_have_time() {
    String late = filed("贷款利率和合同不一样，你们骗人，我要投诉！");
    lobby.clock().advance(Duration.ofHours(13));
    lobby.forgetSessions();
    String fresh = filed("存款被自动转存还不通知我，我要投诉！");
    Page page = browsing.person("agent", "/complaints/");
    Locator clock = row(page, late).locator("[data-clock=decided]");
    assertThat(clock).hasAttribute("data-state", "overdue");
    assertThat(clock).containsText("超时");
    assertThat(row(page, fresh).locator("[data-clock=decided]"))
        .hasAttribute("data-state", "running");
    List<String> order =
        page.locator("[data-complaint]").all().stream()
            .map(it -> it.getAttribute("data-complaint"))
            .toList();
    assertThat(order.indexOf(late)).isLessThan(order.indexOf(fresh));
    look(page, "complaints-board-late");
    browsing.isFreeOfErrors();
  }

  @Test
  void board_and_complaint_can_be_read_on_a_phone_in_the_dark_in_both_languages() {
    String number = filed("信用卡年费乱收，客服态度恶劣，我要投诉你们！");
    String cause = "客户在境外商户交易时被重复扣款且客服热线多次转接无人处理导致损失进一步扩大".repeat(2);
    step(
        "agent",
        number,
        "classification",
        new JsonObject().put("product", "cards").put("severity", "major").put("cause", cause));
    step("agent", number, "owner", new JsonObject().put("owner", "agent"));
    step("agent", number, "notes", new JsonObject().put("text", cause.repeat(4)));
    step("agent", number, "escalation", new JsonObject().put("reason", cause));
    for (String locale : new String[] {"zh-CN", "en-GB"}) {
      String who = locale.startsWith("zh") ? "agent" : "supervisor";
      Page page = browsing.person(who, "/complaints/", locale, 390, 844, ColorScheme.DARK);
      assertThat(row(page, number)).isVisible();
      look(page, "complaints-board-phone-" + locale);
      row(page, number).locator("a").click();
      assertThat(page.locator("[data-event='complaint.escalated']")).isVisible();
      look(page, "complaint-phone-" + locale);
      step(page, "resolve");
      look(page, "complaint-decide-phone-" + locale);
      page.locator("dialog[open] button[data-action=cancel]").press("Enter");
      assertThat(page.locator("dialog[open]")).hasCount(0);
      page.navigate(lobby.url() + "/" + who + "/");
      assertThat(page.locator("a[href='/complaints/']")).isVisible();
      look(page, "complaints-link-phone-" + locale);
      page.context().close();
    }
    browsing.isFreeOfErrors();
  }

  @Test
  void what_is_no_complaint_is_told_and_the_other_console_is_a_link_away() {
    Page page = browsing.person("agent", "/complaints/#number=C-NONE");
    assertThat(page.locator("[role=alert]")).containsText("no such complaint");
    page.locator("a[data-action=other-console]").first().click();
    assertThat(page.locator("lobby-agent-console")).isVisible();
    assertThat(page.locator("a[data-action=other-console][href='/complaints/']")).isVisible();
    browsing.isFreeOfErrors();
  }
}
