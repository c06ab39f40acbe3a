package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Customers' records in a real browser: found, read, linked, parted, and brought to the agent in
/// the three things that matter now.
@WithLobby
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersPageTest {

  /// As long as names on a passport get, and longer than a phone is wide.
  private static final String LONG_NAME = "阿卜杜热合曼·买买提吐尔逊·古丽巴哈尔".repeat(3);

  /// Whether the element that has the focus, wherever it is, matches a selector.
  private static final String FOCUSED =
      """
      selector => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.matches(selector) ?? false;
      }\
      """;

  private final RunningLobby lobby;
  private final Browsing browsing;

  CustomersPageTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @BeforeAll
  void haveStaff() {
    List.of("agent", "supervisor").forEach(lobby::cookie);
  }

  @AfterEach
  void close() {
    browsing.close();
  }

  /// Has the bank tell of a core customer whose rating is over.
  ///
  /// @return the record's id
  private String known(String number, String name, String phone) {
    return known(number, name, phone, "rm1");
  }

  private String known(String number, String name, String phone, String manager) {
    return lobby
        .bankSays(
            number,
            new JsonObject()
                .put("name", name)
                .put("tier", "gold")
                .put("manager", manager)
                .put("phones", new JsonArray().add(phone))
                .put("emails", new JsonArray().add(number + "@bank.example"))
                .put(
                    "products",
                    new JsonArray()
                        .add(
                            new JsonObject()
                                .put("product", "deposit-1y")
                                .put("amount", "1200000.00")
                                .put("currency", "CNY")))
                .put("rating", new JsonObject().put("grade", "C3").put("until", "2020-01-01"))
                .put("consents", new JsonObject().put("marketing", true).put("sharing", false)))
        .is(200)
        .json()
        .getString("id");
  }

  private void promise(String conversation, Duration due) {
    lobby
        .as(
            "supervisor",
            "/follow-ups/in/" + conversation + "/promises",
            new JsonObject()
                .put("kind", "call-back")
                .put("due", lobby.clock().instant().plus(due).toString())
                .put("text", "查清重复扣款后回电，并说明退款何时到账。"))
        .is(200);
  }

  /// Presses the tabulator until what is wanted has the focus.
  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < 120; i++) {
      if (Boolean.TRUE.equals(page.evaluate(FOCUSED, selector))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not get to " + selector);
  }

  private static Locator part(Page page, String name) {
    return page.locator("section[data-part=" + name + "]");
  }

  private static Locator row(Page page, String id) {
    return page.locator("[data-customer='" + id + "']");
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

  private List<JsonObject> matters(String id) {
    return Reply.objects(
        lobby
            .as("supervisor", "/customers/" + id + "/matters")
            .is(200)
            .json()
            .getJsonArray("matters"));
  }

  @Test
  void with_the_keyboard_alone_somebody_is_found_and_what_is_sensitive_is_shown_for_a_reason() {
    String id = known("N-900", "司徒 Mei-Ling", "139 0000 0900");
    promise(lobby.customer("N-900", null, null).id(), Duration.ofHours(3));
    Page page = browsing.person("supervisor", "/customers/");
    tabTo(page, "input[name=find]");
    page.keyboard().type("139-0000-0900");
    page.keyboard().press("Enter");
    // One who is found is at once shown; the way back leads to the list.
    assertThat(part(page, "matters")).containsText("风险评级 C3 已于 2020-01-01 到期");
    page.goBack();
    assertThat(row(page, id)).containsText("司徒 Mei-Ling");
    look(page, "customers-found");
    tabTo(page, "tbody a");
    page.keyboard().press("Enter");

    assertThat(part(page, "matters")).containsText("风险评级 C3 已于 2020-01-01 到期");
    assertThat(page.locator("[data-rating]").first()).hasAttribute("data-expired", "true");
    assertThat(part(page, "contacts")).containsText("••••0900");
    assertThat(part(page, "products")).not().containsText("1,200,000.00");
    assertThat(part(page, "products")).containsText("定期 1 年");
    assertThat(part(page, "products").locator("[title=deposit-1y]")).hasCount(1);
    assertThat(part(page, "open")).containsText("查清重复扣款后回电");
    assertThat(part(page, "open").locator("[data-member=supervisor]")).hasText("Supervisor · 主管");
    look(page, "customer");

    tabTo(page, "button[data-step=amounts]");
    page.keyboard().press("Enter");
    tabTo(page, "textarea[name=reason]");
    page.keyboard().type("复核大额存单到期安排");
    tabTo(page, "dialog[open] button[data-action=confirm]");
    look(page, "customer-reveal");
    page.keyboard().press("Enter");
    assertThat(part(page, "products")).containsText("1,200,000.00 CNY");
    tabTo(page, "button[data-action=hide-amounts]");
    page.keyboard().press("Enter");
    assertThat(part(page, "products")).not().containsText("1,200,000.00");
    List<String> reasons =
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
                    .map(it -> it.getString("reason"))
                    .toList(),
            found -> !found.isEmpty());
    assertThat(reasons).containsExactly("复核大额存单到期安排");

    tabTo(page, "a[data-action=data]");
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-person-card='" + id + "'] [data-action=export]")).isVisible();
    browsing.isFreeOfErrors();
  }

  @Test
  void an_assessment_is_entered_on_the_page_and_a_third_one_on_a_day_is_refused_in_words() {
    String id = known("N-906", "林晓", "139 0000 0906");
    Page page = browsing.person("supervisor", "/customers/#id=" + id);
    assertThat(part(page, "assessments")).containsText("评级来自行内系统");
    assess(page, "Q-1", "C4");
    assertThat(page.locator("[data-rating=C4]").first()).hasAttribute("data-expired", "false");
    look(page, "customer-assessed");
    assess(page, "Q-2", "C2");
    assertThat(page.locator("[data-assessment]")).hasCount(2);
    assertThat(page.locator("[data-assessment]").first()).containsText("Q-2");
    assess(page, "Q-3", "C5");
    assertThat(page.locator("dialog[open] [role=alert]")).containsText("今天已测评 2 次");
    // What was typed stands beside the refusal, and is not what the step finds when it is asked
    // anew.
    assertThat(page.locator("dialog[open] input[name=id]")).hasValue("Q-3");
    assertThat(page.locator("dialog[open] select[name=grade]")).hasValue("C5");
    look(page, "customer-assessed-too-often");
    page.locator("dialog[open] button[data-action=cancel]").click();
    page.locator("button[data-step=assess]").click();
    assertThat(page.locator("dialog[open] input[name=id]")).hasValue("");
    assertThat(page.locator("dialog[open] [role=alert]")).hasCount(0);
    assertThat(lobby.as("supervisor", "/customers/" + id).is(200).body()).doesNotContain("Q-3");
  }

  private static void assess(Page page, String number, String grade) {
    page.locator("button[data-step=assess]").click();
    page.locator("dialog[open] input[name=id]").fill(number);
    page.locator("dialog[open] select[name=grade]").selectOption(grade);
    page.locator("dialog[open] button[data-action=confirm]").click();
  }

  @Test
  void the_manager_is_named_where_their_user_name_stands_in_other_words_too() {
    String id = known("N-917", "Ouyang Ning", "139 0000 0917", "tom");
    Page page = browsing.person("supervisor", "/customers/", "en-GB", 1280, 800, ColorScheme.LIGHT);
    page.evaluate(
        "async () => { const { session } = await import('console/session.js');"
            + " (session.user.names ??= {}).tom = 'Tom Li'; }");

    page.evaluate("id => { location.hash = `id=${id}`; }", id);

    assertThat(part(page, "matters")).containsText("Core customer, looked after by Tom Li");
    browsing.isFreeOfErrors();
  }

  @Test
  void the_three_things_that_matter_now_are_on_the_agents_card_and_lead_to_the_items() {
    String id = known("N-901", "欧阳锦程", "139 0000 0901");
    Visitor customer = lobby.customer("N-901", null, null);
    complains(customer);
    promise(customer.id(), Duration.ofHours(3));
    String complaint =
        RunningLobby.until(() -> matters(id), it -> it.size() == 3).get(2).getString("number");

    Page agent = browsing.person("agent", "/agent/#conversation=" + customer.id());
    Locator card = agent.locator("lobby-customer");
    assertThat(card.locator(".matters li")).hasCount(3);
    assertThat(card.locator(".matters li").nth(0)).hasAttribute("data-matter", "waiting");
    assertThat(card.locator(".matters li").nth(1)).hasAttribute("data-matter", "follow-up");
    assertThat(card.locator(".matters li").nth(2)).hasAttribute("data-matter", "complaint");
    look(agent, "agent-matters");
    card.locator(".matters li a").nth(0).press("Enter");
    assertThat(agent.locator("lobby-record h2")).containsText("欧阳锦程");
    assertThat(part(agent, "open")).isFocused();
    // The agent does not have the conversation yet, and is not the manager: a complaint that comes
    // by another way can be registered all the same.
    assertThat(agent.locator("lobby-record button[data-step]")).hasCount(1);
    assertThat(agent.locator("lobby-record button[data-step=complain]")).hasCount(1);
    look(agent, "customer-agent");
    part(agent, "open").locator("[data-open=complaint] a").press("Enter");
    assertThat(agent.locator("lobby-complaint h2")).containsText(complaint);
    agent.goBack();
    agent.locator("[data-kind=conversation] a").first().press("Enter");
    assertThat(agent.locator("lobby-conversation h2")).containsText("欧阳锦程");
    browsing.isFreeOfErrors();
  }

  @Test
  void a_record_is_linked_and_parted_again_and_consents_keep_their_history() {
    String id = known("N-902", "诸葛文远", "139 0000 0902");
    Visitor unknown = lobby.visitor("zh");
    unknown.say("我换了手机，还是原来的客户").is(200);
    Page page = browsing.person("supervisor", "/customers/#id=" + id);
    page.locator("button[data-step=link]").click();
    page.locator("dialog[open] [name=part]").fill("nobody");
    confirm(page, "电话核实");
    assertThat(page.locator("dialog[open] [role=alert]")).containsText("没有这位客户");
    page.locator("dialog[open] [name=part]").fill(unknown.id());
    look(page, "customer-link");
    confirm(page);
    assertThat(page.locator("[data-identity] [data-status=claimed]")).hasCount(1);
    assertThat(page.locator("[data-kind=conversation]")).hasCount(1);

    page.locator("button[data-step=consent]").click();
    page.locator("dialog[open] select[name=purpose]").selectOption("marketing");
    page.locator("dialog[open] select[name=given]").selectOption("no");
    page.locator("dialog[open] select[name=how]").selectOption("telephone");
    confirm(page);
    assertThat(page.locator("[data-consent=marketing]")).hasText("不同意");
    page.locator("details[data-history] summary").press("Enter");
    assertThat(page.locator("details[data-history] li")).hasCount(3);
    look(page, "customer-consents");

    page.locator("select[name=kind]").selectOption("consent");
    assertThat(page.locator("lobby-customer-timeline li")).hasCount(3);
    page.locator("input[name=until]").fill("2020-01-01");
    assertThat(page.locator("lobby-customer-timeline .nothing")).containsText("没有符合条件");
    assertThat(page).hasURL(Pattern.compile("until=2020-01-01"));

    page.locator("button[data-step=unlink]").click();
    confirm(page, "认错了人");
    assertThat(page.locator("[data-identity]")).hasCount(1);

    page.locator("button[data-step=promise]").click();
    page.locator("dialog[open] [name=due]")
        .fill(
            LocalDateTime.ofInstant(
                    lobby.clock().instant().plus(Duration.ofHours(20)), ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm")));
    page.locator("dialog[open] [name=text]").fill("说说房贷");
    look(page, "customer-promise");
    confirm(page);
    assertThat(page).hasURL(Pattern.compile("/today/#.*number=F-"));
    assertThat(page.locator("[data-event='follow-up.promised']")).containsText("说说房贷");
    browsing.isFreeOfErrors();
  }

  @Test
  void list_and_record_can_be_read_on_a_phone_in_the_dark_in_both_languages() {
    String id = known("N-903", LONG_NAME, "139 0000 0903");
    Visitor customer = lobby.customer("N-903", null, null);
    complains(customer);
    promise(customer.id(), Duration.ofHours(30));
    known("N-904", LONG_NAME, "139 0000 0903");
    RunningLobby.until(() -> matters(id), it -> it.size() == 3);
    for (String locale : new String[] {"zh-CN", "en-GB"}) {
      Page page = browsing.person("supervisor", "/customers/", locale, 390, 844, ColorScheme.DARK);
      assertThat(row(page, id)).isVisible();
      look(page, "customers-phone-" + locale);
      row(page, id).locator("a").click();
      assertThat(part(page, "matters").locator("li")).hasCount(3);
      assertThat(page.locator("[data-also] a")).hasCount(1);
      look(page, "customer-phone-" + locale);
      part(page, "timeline").scrollIntoViewIfNeeded();
      look(page, "customer-timeline-phone-" + locale);
      part(page, "identities").scrollIntoViewIfNeeded();
      look(page, "customer-identities-phone-" + locale);
      page.locator("a[data-action=back]").click();
      page.locator("lobby-view-nav a[href*=mine]").click();
      assertThat(page.locator(".nothing")).isVisible();
      look(page, "customers-none-phone-" + locale);
      page.locator("lobby-view-nav a[href*=attention]").click();
      assertThat(page.locator("tbody")).containsText(LONG_NAME);
      look(page, "customers-attention-phone-" + locale);
      page.context().close();
    }
    browsing.isFreeOfErrors();
  }

  @Test
  void what_cannot_be_read_is_told_and_nobody_found_is_no_error() {
    Page page = browsing.person("agent", "/customers/#id=k-none");
    assertThat(page.locator("[role=alert]")).containsText("no such customer");
    look(page, "customer-unknown");
    page.locator("a[data-action=back]").click();
    page.locator("input[name=find]").fill("N-NOBODY");
    page.locator("button[data-action=find]").click();
    assertThat(page.locator(".nothing")).containsText("没有找到");
    look(page, "customers-nobody");
    page.route("**/console/api/customers?**", route -> route.abort());
    page.locator("a[data-action=clear]").click();
    assertThat(page.locator("[role=alert]")).containsText("无法连接");
    look(page, "customers-fault");
    page.unroute("**/console/api/customers?**");
    page.locator("button[data-action=try-again]").click();
    assertThat(page.locator("[role=alert]")).hasCount(0);
    page.locator("a[data-action=other-console]").first().click();
    assertThat(page.locator("a[data-action=other-console][href='/customers/']")).isVisible();
    browsing.isFreeOfErrors();
  }
}
