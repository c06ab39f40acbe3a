package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// A table of answers goes through many hands at once, and what one person decided alone waits for
/// a second one, in a real browser.
@WithLobby(settings = "gate.minQuestions=1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewPageTest {

  private static final String TABLE =
      """
      id,question zh,answer zh,question en,answer en,负责人
      opening-times,网点营业时间,九点。,what time do you open,At nine.
      umbrella-loan,雨伞可以借吗,大堂可以借，三天内还。,can I borrow an umbrella,"In the lobby, for three days."
      umbrella-lost,借的雨伞丢了怎么办,请到大堂告诉我们，不收费。,I lost the umbrella I borrowed,Tell us in the lobby. It is free.
      """;

  private final RunningLobby lobby;
  private final Browsing browsing;

  ReviewPageTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @AfterEach
  void closePages() {
    browsing.close();
  }

  /// Building a release takes a while on a busy machine.
  private static LocatorAssertions.IsVisibleOptions soon() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(420_000);
  }

  /// Asking what customers get takes a while, too.
  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  }

  private void saveFee() {
    JsonObject period =
        new JsonObject().put("amount", "5").put("currency", "CNY").put("from", "2026-01-01");
    JsonObject entry =
        new JsonObject()
            .put("kind", "fee")
            .put("id", "umbrella")
            .put("zh", "雨伞押金")
            .put("en", "Umbrella deposit")
            .put("periods", new JsonArray().add(period));
    lobby
        .send(
            "PUT",
            "/console/api/editor/catalogue/fee:umbrella/draft",
            new JsonObject()
                .put("entry", entry)
                .put("basedOn", "")
                .put("why", "新增")
                .toBuffer()
                .getBytes(),
            "Cookie",
            lobby.cookie("editor"),
            "Content-Type",
            "application/json")
        .is(200);
  }

  @Test
  void a_table_is_looked_at_taken_in_submitted_and_approved_at_once_and_each_answer_by_itself() {
    Page editor = browsing.person("editor", "/editor/#view=exchange");
    editor
        .locator("input[type=file]")
        .setInputFiles(
            new FilePayload("faq.csv", "text/csv", TABLE.getBytes(StandardCharsets.UTF_8)));
    editor.locator("lobby-exchange button[type=submit]").click();
    Locator alike = editor.locator("[data-preview=opening-times]");
    assertThat(alike).containsText("已经在“branch-hours”里", patiently());
    assertThat(alike.locator("[data-near=branch-hours]")).containsText("几乎相同");
    assertThat(editor.locator("[data-few='3']")).containsText("3 篇中有 3 篇");
    assertThat(editor.locator("[data-passed]")).containsText("“负责人”一列没有导入");
    look(editor, "review-import-preview");
    editor.locator("button[data-action=commit]").click();
    assertThat(editor.locator("lobby-exchange [role=status]")).containsText("3 篇成为草稿");
    assertThat(alike.locator("[data-near=branch-hours]")).containsText("几乎相同");
    assertThat(editor.locator("[data-few='3']")).containsText("很难被找到");
    look(editor, "review-imported");

    // Whoever mends one of them finds the report again, also after a reload, until it is put away.
    editor.locator("a[data-mend=opening-times]").click();
    assertThat(editor.locator("lobby-article-editor textarea[name=answer]").first()).isVisible();
    editor.locator("nav a[href*=exchange]").click();
    assertThat(editor.locator("lobby-exchange [data-must-change='1']")).containsText("1 篇须修改");
    editor.reload();
    assertThat(editor.locator("lobby-exchange [role=status]")).containsText("3 篇成为草稿");
    look(editor, "review-import-report");
    editor.locator("lobby-exchange [data-must-change] a").click();
    assertThat(editor.locator("a[data-article]")).hasCount(1);
    assertThat(editor.locator("tbody tr")).containsText("已经在“branch-hours”里");
    assertThat(editor.locator("lobby-articles option[value=must-change]")).hasText("须修改（1）");
    look(editor, "review-must-change");
    editor.locator("nav a[href*=exchange]").click();
    editor.locator("button[data-action=dismiss-import]").click();
    assertThat(editor.locator("lobby-exchange .lines")).hasCount(0);
    editor.reload();
    assertThat(editor.locator("lobby-exchange input[type=file]")).isVisible();
    assertThat(editor.locator("lobby-exchange .lines")).hasCount(0);

    // All drafts of the list are picked with a key, and what stands in the way is told of each.
    editor.locator("lobby-view-nav a").first().click();
    editor.locator("lobby-articles select").first().selectOption("draft");
    editor.locator("a[data-article=umbrella-loan]").focus();
    editor.keyboard().press("x");
    assertThat(editor.locator("input[data-pick=umbrella-loan]")).isChecked();
    editor.keyboard().press("a");
    assertThat(editor.locator("input[data-pick=opening-times]")).isChecked();
    look(editor, "review-picked");
    editor.locator("button[data-action=submit-picked]").click();
    confirm(editor);
    assertThat(editor.locator("[data-refused=opening-times]")).containsText("必须修改");
    assertThat(editor.locator("lobby-articles .outcomes [role=status]"))
        .hasText("2 篇有提示，等您确认后即可提交。");
    Locator few =
        editor
            .locator("[data-remarked~=umbrella-loan][data-remarked~=umbrella-lost]")
            .filter(new Locator.FilterOptions().setHasText("中文问法只有 1 条"));
    assertThat(few).containsText("共 2 篇");
    assertThat(editor.locator("[data-refused=umbrella-loan]")).hasCount(0);
    look(editor, "review-submitted-remarks");
    editor.locator("button[data-action=accept-rest]").click();
    assertThat(editor.locator("lobby-articles .outcomes")).containsText("已提交审核 2 篇");

    // One queue for whoever comes next, the fee among it.
    saveFee();
    Page second =
        browsing.person("editor2", "/editor/#view=review", "en-GB", 1280, 800, ColorScheme.LIGHT);
    assertThat(second.locator("lobby-view-nav a[aria-current]")).hasText("Review (3)");
    // What is to be said of an article stands on its card.
    Locator card = second.locator("[data-waits='article:umbrella-loan']");
    assertThat(card.locator("[data-remarks] [data-kind=few-phrasings]")).hasText("Few questions 2");
    assertThat(card).containsText("There is 1 Chinese phrasing");
    second.locator("[data-waits='entry:fee:umbrella'] button.heading").click();
    assertThat(second.locator("[data-waits='entry:fee:umbrella']")).containsText("CNY 5");
    look(second, "review-queue");
    second.locator("button[data-action=pick-all]").click();
    second.locator("button[data-action=approve-picked]").click();
    confirm(second);
    assertThat(second.locator("lobby-review .outcomes")).containsText("Approved: 3.");
    assertThat(second.locator("lobby-review [data-to-be-published='2']"))
        .containsText("waiting to be published: 2 articles");
    assertThat(second.locator("lobby-view-nav a[aria-current]")).hasText("Review");
    look(second, "review-approved");
    second.locator("lobby-review [data-to-be-published] a").click();
    assertThat(second.locator("lobby-publish button[data-action=build]")).isVisible();
    assertThat(
            lobby
                .as("editor", "/editor/articles/umbrella-lost")
                .is(200)
                .json()
                .getJsonObject("approved")
                .getString("by"))
        .isEqualTo("editor2");
    assertThat(lobby.as("editor", "/editor/publishable").is(200).body()).contains("fee:umbrella");

    Page phone =
        browsing.person("editor", "/editor/#stage=draft", "zh-CN", 390, 844, ColorScheme.DARK);
    phone.locator("input[data-pick=opening-times]").check();
    look(phone, "review-picked-phone");
    browsing.isFreeOfErrors();
  }

  /// A draft that waits for its review.
  ///
  /// @return its revision
  private String inReview(String id, String zh, String en) {
    JsonObject article =
        new JsonObject()
            .put("id", id)
            .put("titles", both("什么时候开门", "When are you open"))
            .put("answers", both("工作日开门。", "On working days."))
            .put("phrasings", both(new JsonArray().add(zh), new JsonArray().add(en)))
            .put("area", "branches")
            .put("audience", "everyone")
            .put("sensitivity", "normal")
            .put("validFrom", "2026-01-01")
            .put("signals", new JsonArray())
            .put("maySignal", new JsonArray());
    String revision =
        lobby
            .send(
                "PUT",
                "/console/api/editor/articles/" + id + "/draft",
                new JsonObject()
                    .put("article", article)
                    .put("basedOn", "")
                    .put("why", "")
                    .toBuffer()
                    .getBytes(),
                "Cookie",
                lobby.cookie("editor"),
                "Content-Type",
                "application/json")
            .is(200)
            .json()
            .getString("revision");
    lobby
        .as(
            "editor",
            "/editor/articles/" + id + "/submit",
            new JsonObject().put("revision", revision).put("accept", true))
        .is(200);
    return revision;
  }

  @Test
  void whoever_submits_what_is_in_chinese_only_reads_what_to_add_until_it_is_saved_again() {
    JsonObject article =
        new JsonObject()
            .put("id", "chinese-only")
            .put("titles", both("雨伞在哪里借", ""))
            .put("answers", both("大堂可以借。", ""))
            .put("phrasings", both(new JsonArray().add("雨伞在哪个窗口借呢"), new JsonArray()))
            .put("area", "branches")
            .put("audience", "everyone")
            .put("sensitivity", "normal")
            .put("validFrom", "2026-01-01")
            .put("signals", new JsonArray())
            .put("maySignal", new JsonArray());
    lobby
        .send(
            "PUT",
            "/console/api/editor/articles/chinese-only/draft",
            new JsonObject()
                .put("article", article)
                .put("basedOn", "")
                .put("why", "")
                .toBuffer()
                .getBytes(),
            "Cookie",
            lobby.cookie("editor"),
            "Content-Type",
            "application/json")
        .is(200);

    Page page = browsing.person("editor", "/editor/#article=chinese-only");
    assertThat(page.locator("lobby-article-editor .complaints [data-kind=empty]"))
        .containsText("待补充");
    page.locator("button[data-action=submit]").click();
    Locator alert = page.locator("lobby-life [role=alert]");
    assertThat(alert).containsText("“待补充”的内容补上之后才能提交");
    assertThat(alert).containsText("补上英文");
    assertThat(alert).not().containsText("必须修改");
    look(page, "review-unwritten");
    page.locator("lobby-article-editor textarea[name=answer]").first().fill("在大堂借。");
    page.keyboard().press("Control+s");
    assertThat(alert).isEmpty();
    String revision =
        lobby.as("editor", "/editor/articles/chinese-only").is(200).json().getString("revision");
    discard("chinese-only", revision);
    browsing.isFreeOfErrors();
  }

  private void discard(String id, String revision) {
    lobby
        .as(
            "editor",
            "/editor/articles/" + id + "/discard",
            new JsonObject().put("revision", revision).put("reason", "合并到网点营业时间"))
        .is(200);
  }

  @Test
  void whoever_reviews_an_article_sees_who_answers_its_questions_today() {
    String revision = inReview("hours-again", "你们网点几点开门呀", "when do your branches open then");

    Page second = browsing.person("editor2", "/editor/#view=review");
    assertThat(second.locator("[data-waits='article:hours-again'] [data-near-hint]"))
        .containsText("已有相似的内容（1）", patiently());
    look(second, "review-near-hint");
    second.locator("[data-waits='article:hours-again'] button.heading").click();
    assertThat(second.locator("[data-waits='article:hours-again'] [data-near=branch-hours]"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
    look(second, "review-near");
    discard("hours-again", revision);
    browsing.isFreeOfErrors();
  }

  /// Lets a page hear something of its own when it asks which articles are like another.
  private static void near(Page page, JsonObject near) {
    page.route(
        "**/console/api/editor/articles/*/near",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(near.encode())));
  }

  @Test
  void the_queue_names_the_article_that_contradicts_before_one_that_is_only_alike() {
    String revision = inReview("hours-odd", "几点上班呀", "when do you start to work then");
    JsonObject alike =
        new JsonObject()
            .put("article", "hours-alike")
            .put("title", both("上班时间", "Working hours"))
            .put("draft", true)
            .put("duplicate", false)
            .put("asked", 2)
            .put("phrasings", new JsonArray().add("几点上班呀"));
    JsonObject contradiction =
        new JsonObject()
            .put("language", "zh")
            .put("kind", "number")
            .put("own", "九点开门。")
            .put("theirs", "八点开门。")
            .put("ownPiece", "九")
            .put("theirPiece", "八");
    JsonObject other =
        alike
            .copy()
            .put("article", "branch-hours")
            .put("title", both("网点营业时间", "Branch hours"))
            .put("draft", false)
            .put("contradictions", new JsonArray().add(contradiction));
    Page second = browsing.person("editor2", "/editor/");
    near(
        second,
        new JsonObject().put("near", new JsonArray().add(alike).add(other)).put("draftsLeft", 0));
    second.locator("lobby-view-nav a[href*='view=review']").click();

    Locator hint = second.locator("[data-waits='article:hours-odd'] [data-near-hint]");
    assertThat(hint.locator("[data-contradicts]")).isVisible();
    assertThat(hint).containsText("网点营业时间");
    assertThat(hint).not().containsText("草稿");
    look(second, "review-contradicts-hint");
    discard("hours-odd", revision);
    browsing.isFreeOfErrors();
  }

  @Test
  void that_not_all_drafts_could_be_compared_is_told_in_the_review_and_beside_the_draft() {
    String revision = inReview("hours-late", "几点关门呀", "when do you close then");
    Page second = browsing.person("editor2", "/editor/");
    JsonObject some = new JsonObject().put("near", new JsonArray()).put("draftsLeft", 31);
    near(second, some);
    second.route(
        "**/console/api/editor/articles/near",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(some.encode())));
    second.locator("lobby-view-nav a[href*='view=review']").click();
    Locator card = second.locator("[data-waits='article:hours-late']");
    card.locator("button.heading").click();
    assertThat(card.locator("[data-drafts-left='31']")).containsText("有 31 篇未能及时比较");
    look(second, "review-drafts-left");
    card.locator("a[href*='article=hours-late']").click();
    assertThat(second.locator("lobby-article-editor [data-drafts-left='31']")).isVisible();

    Page third = browsing.person("editor2", "/editor/");
    third.route("**/console/api/editor/articles/*/near", Route::abort);
    third.locator("lobby-view-nav a[href*='view=review']").click();
    assertThat(third.locator("[data-waits='article:hours-late'] [data-near-failed]"))
        .containsText("未能及时查出");
    discard("hours-late", revision);
    browsing.isFreeOfErrors();
  }

  private static JsonObject both(Object zh, Object en) {
    return new JsonObject().put("zh", zh).put("en", en);
  }

  // It builds a release, on a machine that may be slow and busy.
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void what_is_published_against_the_gate_waits_for_a_second_person_and_is_confirmed_by_one() {
    for (int i = 0; i < 3; i++) {
      lobby.visitor("zh").say("转账手续费是多少").is(200);
    }
    JsonObject fee = lobby.as("editor", "/editor/articles/fees-transfer").is(200).json();
    JsonObject item =
        new JsonObject()
            .put("kind", "retirement")
            .put("id", "fees-transfer")
            .put("revision", fee.getString("revision"));
    lobby
        .as(
            "editor",
            "/editor/articles/fees-transfer/retire",
            new JsonObject().put("revision", fee.getString("revision")).put("reason", "不再收费"))
        .is(200);
    assertThat(
            lobby
                .as(
                    "editor2",
                    "/editor/review/approvals",
                    new JsonObject().put("items", new JsonArray().add(item)))
                .is(200)
                .body())
        .contains("\"done\":true");

    Page editor = browsing.person("editor", "/editor/#view=publish");
    editor.locator("button[data-action=build]").click();
    assertThat(editor.locator("button[data-action=publish]")).isVisible(soon());
    assertThat(editor.locator("lobby-gate-report")).containsText("未通过");
    editor.locator("button[data-action=publish]").click();
    assertThat(editor.locator("dialog[open]")).containsText("须由另一位同事确认");
    confirm(editor, "今天起转账免费");
    assertThat(editor.locator("[data-override=waiting]")).isVisible(soon());
    assertThat(editor.locator("lobby-release-changes [data-changed=fees-transfer]"))
        .containsText("删除");
    editor.locator("[data-override=waiting]").scrollIntoViewIfNeeded();
    look(editor, "review-release-overridden");

    // Its author cannot confirm it; a colleague finds it in the queue.
    editor.locator("nav a[href*=review]").click();
    editor.locator("[data-waits^='override:'] button.heading").click();
    assertThat(editor.locator("[data-waits^='override:']")).containsText("今天起转账免费");
    assertThat(editor.locator("button[data-action=confirm-override]")).hasCount(0);
    Page second = browsing.person("editor2", "/editor/#view=review");
    second.locator("[data-waits^='override:'] button.heading").click();
    look(second, "review-override");
    second.locator("button[data-action=confirm-override]").click();
    confirm(second);
    assertThat(second.locator("[data-waits^='override:']")).hasCount(0);
    second.locator("nav a[href*=publish]").click();
    assertThat(second.locator("lobby-releases")).containsText("editor2 于");
    assertThat(second.locator("[data-override=waiting]")).hasCount(0);
    assertThat(lobby.as("supervisor", "/supervisor/audit?by=editor2").is(200).body())
        .contains("gate-override-confirmed");
    browsing.isFreeOfErrors();
  }
}
