package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import dev.lobby.journal.VerifyMain;
import dev.lobby.publishing.recall.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The main errand on each of the supervisors' pages, in a real browser.
@WithLobby
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisorPagesTest {

  private static final String QUESTION = "网点几点开门";

  private final RunningLobby lobby;
  private final Browsing browsing;

  SupervisorPagesTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @BeforeAll
  void haveSupervisors() {
    lobby.cookie("supervisor");
    lobby.cookie("supervisor2");
  }

  @AfterEach
  void closePages() {
    browsing.close();
  }

  private static String answer(Reply reply) {
    return Reply.objects(reply.is(200).json().getJsonArray("messages"))
        .getFirst()
        .getString("text");
  }

  private static String text(Download download) throws IOException {
    return Files.readString(download.path());
  }

  @Test
  void
      a_conversation_is_found_by_a_word_and_read_with_its_reasons_and_the_way_back_keeps_the_search() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("请问铁狮子胡同网点几点开门").is(200);
    Page page = browsing.person("supervisor", "/supervisor/");
    page.locator("input[name=query]").fill("铁狮子胡同");
    page.locator("input[name=query]").press("Enter");
    assertThat(page.locator("[data-conversation]")).hasCount(1);
    page.locator("[data-conversation] a").click();
    assertThat(page.locator("[data-trace]").first()).containsText("branch-hours");
    look(page, "supervisor-conversation");
    page.locator("button[data-action=back]").click();
    assertThat(page.locator("[data-conversation]")).hasCount(1);
    page.locator("lobby-view-nav a[href*=incidents]").click();
    assertThat(page.locator("lobby-incidents")).isVisible();
    page.goBack();
    assertThat(page.locator("[data-conversation]")).hasCount(1);
    browsing.isFreeOfErrors();
  }

  private static final String ASK_FOR_PERSON = "转人工";

  /// An article of a bank's own may lead to a person by a button of that name; none of the starter
  /// bank's does, so it is put into what the server sends.
  private static void answersOfferAPerson(Page customer) {
    customer.routeWebSocket(
        Pattern.compile("/api/v1/"),
        socket ->
            socket
                .connectToServer()
                .onMessage(frame -> socket.send(offeringAPerson(frame.text()))));
    customer.route(
        Pattern.compile("/api/v1/conversations/"),
        route -> {
          APIResponse answer = route.fetch();
          route.fulfill(
              new Route.FulfillOptions()
                  .setResponse(answer)
                  .setBody(offeringAPerson(answer.text())));
        });
  }

  private static String offeringAPerson(String messages) {
    return messages.replace(
        "\"choices\":[],\"citations\":[{",
        "\"choices\":[{\"text\":\"" + ASK_FOR_PERSON + "\"}],\"citations\":[{");
  }

  @Test
  void an_answer_that_offers_a_person_itself_has_one_button_for_that_after_it_did_not_help() {
    Page customer = browsing.customer("zh-CN");
    answersOfferAPerson(customer);
    customer.reload();
    customer.locator("textarea[part=input]").fill(QUESTION);
    customer.locator("textarea[part=input]").press("Enter");
    Locator answer = customer.locator("[data-author=assistant]").last();
    Locator unhelpful = answer.getByRole(AriaRole.BUTTON, named("没帮助"));
    unhelpful.click();
    assertThat(unhelpful).hasAttribute("aria-pressed", "true");
    assertThat(answer).containsText("抱歉没有帮到您");
    Locator person = answer.getByRole(AriaRole.BUTTON, named(ASK_FOR_PERSON));
    assertThat(person).hasCount(1);
    look(customer, "widget-one-person");

    person.click();

    assertThat(customer.locator("[data-author=customer]").last()).containsText(ASK_FOR_PERSON);
    assertThat(customer.locator("[data-author=assistant]").last()).containsText("同事");
    browsing.isFreeOfErrors();
  }

  @Test
  void an_answer_is_rated_in_the_widget_with_the_keyboard_and_found_in_the_log() {
    // A machine that has just begun may be too slow for an answer.
    RunningLobby.until(
        () -> lobby.visitor("zh").say(QUESTION).is(200).messages().getFirst(),
        answer -> answer.containsKey("rating"));
    Page customer = browsing.customer("zh-CN");
    customer.locator("textarea[part=input]").fill(QUESTION);
    customer.locator("textarea[part=input]").press("Enter");
    Locator answer = customer.locator("[data-author=assistant]").last();
    Locator group = answer.getByRole(AriaRole.GROUP, named("这个回答有帮助吗？"));
    Locator helpful = group.getByRole(AriaRole.BUTTON, named("有帮助"));
    Locator unhelpful = group.getByRole(AriaRole.BUTTON, named("没帮助"));
    helpful.focus();
    customer.keyboard().press("Enter");
    assertThat(group).containsText("谢谢");
    assertThat(customer.locator("[part=rating]")).hasCount(1);
    customer.keyboard().press("Tab");
    customer.keyboard().press("Space");
    assertThat(unhelpful).hasAttribute("aria-pressed", "true");
    assertThat(helpful).hasAttribute("aria-pressed", "false");
    look(customer, "widget-rating");
    customer.reload();
    assertThat(unhelpful).hasAttribute("aria-pressed", "true");

    Page page = browsing.person("supervisor", "/supervisor/");
    page.locator("select[name=rating]").selectOption("not-helpful");
    Locator row = page.locator("[data-conversation]").first();
    assertThat(row).containsText("没帮助 1");
    look(page, "supervisor-rated");
    String conversation = row.getAttribute("data-conversation");
    row.locator("a").click();
    assertThat(page.locator("lobby-transcript [data-rating=not-helpful]")).hasCount(1);

    // Who was not helped may ask for a person, and is then asked nothing more.
    group.getByRole(AriaRole.BUTTON, named("转人工")).click();
    assertThat(customer.locator("[data-author=customer]")).hasCount(2);
    assertThat(customer.locator("[data-author=assistant]").last()).containsText("同事");
    assertThat(customer.locator("[part=rating]")).hasCount(1);

    lobby.serve(conversation);
    Locator service = customer.getByRole(AriaRole.GROUP, rowNamed("您对这次人工服务满意吗？"));
    service.getByRole(AriaRole.BUTTON, named("5 很满意")).click();
    assertThat(service).containsText("谢谢");
    look(customer, "widget-satisfaction");
    assertThat(page.locator("lobby-transcript [data-satisfaction='5']")).hasCount(1);
    browsing.isFreeOfErrors();
  }

  private static Page.GetByRoleOptions rowNamed(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  @Test
  void an_override_is_put_in_force_confirmed_by_another_and_ended_and_who_was_told_is_listed()
      throws IOException {
    Page page = browsing.person("supervisor", "/supervisor/#view=incidents");
    page.locator("[role=combobox]").fill("transfer-limit");
    page.locator("[role=option][data-article=transfer-limit]").waitFor();
    page.locator("[role=combobox]").press("Enter");
    page.locator("select.start").selectOption("0");
    page.locator("textarea[name=zh]").fill("转账系统正在抢修，请稍后再试。");
    page.locator("input[name=bannerZh]").fill("转账暂不可用");
    page.locator("input[name=bannerEn]").fill("No transfers at the moment");
    page.locator("input[value=other]").check();
    Locator end = page.locator("input[name=other]");
    assertThat(end).not().hasValue("");
    end.fill("2026-01-01T08:00");
    page.locator("button[data-action=declare]").click();
    assertThat(page.locator("lobby-incident-form [role=alert]"))
        .containsText("结束时间 2026/01/01 08:00 已过");
    page.locator("input[value=in30]").check();
    page.locator("button[data-action=declare]").click();
    Locator card = page.locator("[data-incident]");
    assertThat(card.locator("[role=timer]")).containsText(Pattern.compile("(30:00|29:\\d\\d)"));
    assertThat(answer(lobby.visitor("zh").say("转账限额是多少"))).contains("正在抢修");
    assertThat(card.locator("button[data-action=confirm-incident]")).isDisabled();
    assertThat(card).containsText("等待第二人确认期间照常生效");
    Locator form = page.locator("lobby-incident-form .done [role=status]");
    assertThat(form).containsText("已启用");
    card.locator("button[data-action=told]").click();
    assertThat(card.locator("[data-told]")).containsText("正在抢修");
    look(page, "supervisor-incidents");
    Download file = page.waitForDownload(() -> card.locator("button[data-action=csv]").click());
    assertThat(text(file)).startsWith("\uFEFFat,customer,conversation").contains("正在抢修");

    Page second = browsing.person("supervisor2", "/supervisor/#view=incidents");
    second.locator("button[data-action=confirm-incident]").click();
    confirm(second);
    assertThat(second.locator("[data-incident]")).containsText("supervisor2 已确认");

    page.locator("button[data-action=end]").click();
    confirm(page, "恢复了");
    assertThat(page.locator("lobby-incidents")).containsText("没有正在生效");
    assertThat(form).not().containsText("已启用");
    assertThat(answer(lobby.visitor("zh").say("转账限额是多少"))).doesNotContain("正在抢修");
    browsing.isFreeOfErrors();
  }

  @Test
  void who_was_told_is_found_and_told_what_is_right_once_another_approves() throws IOException {
    Visitor visitor = lobby.visitor("en");
    visitor.say("what time do branches open").is(200);
    Page page = browsing.person("supervisor", "/supervisor/#view=recall");
    Locator box = page.locator("lobby-recall [role=combobox]");
    // What nothing knows is not offered as if it were an article.
    box.fill("不存在的文章");
    assertThat(page.locator("lobby-recall")).containsText("没有标题或编号含有“不存在的文章”");
    assertThat(page.locator("lobby-recall [role=option]")).hasCount(0);
    look(page, "supervisor-recall-unknown");
    box.fill("HOURS and week");
    page.locator("[role=option][data-article=branch-hours]").waitFor();
    box.press("Enter");
    page.locator("button[data-action=find]").click();
    Locator told = page.locator("[data-told='" + visitor.id() + "']");
    assertThat(told).containsText("Monday to Friday");
    Download file =
        page.waitForDownload(() -> page.locator("button[data-action=evidence]").click());
    assertThat(
            Evidence.check(text(file), VerifyMain.publicKey(lobby.data().resolve("signing.pub"))))
        .isNotEmpty();

    page.locator("button[data-action=draft]").click();
    Locator warning = page.locator("lobby-recall .warning");
    assertThat(warning).containsText("仍在回答");
    page.locator("button[data-action=language]").click();
    assertThat(warning).containsText("still answers");
    page.locator("button[data-action=language]").click();
    page.locator("textarea[name=en]").fill("Branches open at half past nine.");
    look(page, "supervisor-recall");
    page.locator("button[data-action=propose]").click();
    Locator waiting = page.locator("[data-correction]");
    assertThat(waiting.locator("button[data-action=approve-correction]")).isDisabled();
    assertThat(told).not().containsText("已于");

    Page second = browsing.person("supervisor2", "/supervisor/#view=recall");
    second.locator("button[data-action=approve-correction]").click();
    confirm(second);
    assertThat(second.locator("[data-correction]")).containsText("supervisor2");
    assertThat(second.locator("lobby-corrections")).containsText("已发送");
    String read =
        lobby
            .get(visitor.path() + "/messages", "Authorization", "Bearer " + visitor.token())
            .is(200)
            .body();
    assertThat(read).contains("half past nine");
    browsing.isFreeOfErrors();
  }

  @Test
  void a_person_is_found_their_data_handed_out_and_erased_when_another_approves()
      throws IOException {
    Visitor customer = lobby.customer("c-7", "欧阳修远", "gold");
    customer.say(QUESTION).is(200);
    Page page = browsing.person("supervisor", "/supervisor/#view=people");
    page.locator("input[name=words]").fill("c-7");
    page.locator("button[data-action=find]").click();
    Locator card = page.locator("[data-person-card]");
    assertThat(card).isVisible();
    Download file = page.waitForDownload(() -> page.locator("button[data-action=export]").click());
    assertThat(text(file)).contains("欧阳修远", QUESTION);
    page.locator("button[data-action=retention]").click();
    assertThat(page.locator("[data-record=conversation]")).isVisible();
    page.locator("button[data-action=hold]").click();
    confirm(page, "A court asks for it.");
    assertThat(card).containsText("法定保全");
    page.locator("button[data-action=release]").click();
    confirm(page, "It does not any more.");
    page.locator("button[data-action=request]").click();
    confirm(page, "They asked for it.");
    assertThat(page.locator("button[data-action=erase]")).isDisabled();
    look(page, "supervisor-people");

    Page second = browsing.person("supervisor2", "/supervisor/#view=people");
    second.locator("[data-erasure] a").first().click();
    second.locator("button[data-action=erase]").click();
    second.locator("dialog[open] input[type=checkbox]").check();
    confirm(second);
    assertThat(second.locator("[data-person-card]")).containsText("永久删除");
    browsing.isFreeOfErrors();
  }

  @Test
  void rules_are_read_and_others_tried_and_what_is_wrong_leads_to_its_line() {
    Page page = browsing.person("supervisor", "/supervisor/#view=rules");
    assertThat(page.locator("[data-plan=welcome]")).containsText("开户");
    assertThat(page.locator("[data-rules=value]")).containsText("至少满足 2 项");
    Locator plans = page.locator("[data-trial-of=plans]");
    Locator text = plans.locator("textarea");
    String before = text.inputValue();
    text.fill(before.replace("due: 72 hours", "due: soon"));
    plans.locator("button[data-action=try]").press("Enter");
    assertThat(plans.locator("[role=alert]")).containsText("'plans.welcome.due' is 'soon'");
    plans.locator("button[data-line]").press("Enter");
    assertThat(text).isFocused();
    assertThat(
            (String)
                text.evaluate("it => it.value.slice(it.selectionStart, it.selectionEnd).trim()"))
        .isEqualTo("due: soon");
    look(page, "supervisor-rules-wrong");
    plans.locator("button[data-action=take-in-force]").click();
    plans.locator("button[data-action=try]").click();
    assertThat(page.locator("[data-reach=welcome]")).isVisible();
    Locator value = page.locator("[data-trial-of=value]");
    value.locator("button[data-action=try]").click();
    assertThat(page.locator("lobby-rules")).containsText("位会变类");
    look(page, "supervisor-rules");
    browsing.isFreeOfErrors();
  }

  @Test
  void who_looked_at_whose_data_is_told_and_handed_out() throws IOException {
    Visitor visitor = lobby.customer("c-8", "Anna", "gold");
    visitor.say(QUESTION).is(200);
    lobby.as("supervisor", "/supervisor/conversations/" + visitor.id()).is(200);
    Page page = browsing.person("supervisor2", "/supervisor/#view=audit");
    page.locator("input[name=by]").fill("supervisor");
    page.locator("input[name=by]").press("Enter");
    assertThat(page.locator("[data-sequence]").first()).containsText("supervisor");
    page.locator("lobby-audit select").selectOption("read-conversation");
    assertThat(page.locator("[data-sequence]").first()).containsText("查看对话");
    look(page, "supervisor-audit");
    Download file = page.waitForDownload(() -> page.locator("button[data-action=csv]").click());
    assertThat(text(file)).contains("read-conversation", visitor.id());
    browsing.isFreeOfErrors();
  }

  @ParameterizedTest
  @CsvSource({"1366,zh-CN", "1366,en-GB", "1280,zh-CN", "1280,en-GB", "390,en-GB"})
  void every_part_of_the_console_is_in_sight(int width, String locale) {
    Page page =
        browsing.person("supervisor", "/supervisor/", locale, width, 768, ColorScheme.LIGHT);
    Locator parts = page.locator("lobby-view-nav a");
    assertThat(parts).hasCount(8);
    for (Locator part : parts.all()) {
      assertThat(part).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
    }
    look(page, "supervisor-header-" + width + "-" + locale);
    browsing.isFreeOfErrors();
  }

  @ParameterizedTest
  @CsvSource({"log", "incidents", "quality", "recall", "outbox", "people", "rules", "audit"})
  void a_page_can_be_read_on_a_phone_in_the_dark_in_both_languages(String view) {
    lobby.visitor("zh").say(QUESTION).is(200);
    for (String locale : new String[] {"zh-CN", "en-GB"}) {
      Page page =
          browsing.person(
              "supervisor", "/supervisor/#view=" + view, locale, 390, 844, ColorScheme.DARK);
      assertThat(page.locator("lobby-view-nav a[aria-current]")).isInViewport();
      assertThat(page.locator("main").first()).not().containsText(Pattern.compile("正在加载|Loading"));
      look(page, "supervisor-" + view + "-phone-" + locale);
      page.context().close();
    }
    browsing.isFreeOfErrors();
  }
}
