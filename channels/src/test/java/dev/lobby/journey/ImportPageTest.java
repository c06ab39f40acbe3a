package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What an editor is told of a table before and after it is taken in, in a real browser.
@WithLobby
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportPageTest {
  private static final String TABLE =
      """
      编号,问题,答案
      coins-few,硬币兑换每天限多少,硬币兑换每天 500 枚。
      coins-many,每天最多能兑换多少硬币,可以，每天最多换 1000 枚。一年期利率 {{rate:deposit-1y}}，**先到先得**；{{rate:none}}
      plants,大堂的绿植是谁养的,由物业养护。
      """;

  private final RunningLobby lobby;
  private final Browsing browsing;

  ImportPageTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @AfterEach
  void closePages() {
    browsing.close();
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  }

  private static LocatorAssertions.IsVisibleOptions visiblySoon() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
  }

  private static Page looked(Page page, String table) {
    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload("faq.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
    page.locator("lobby-exchange button[type=submit]").click();
    return page;
  }

  @Test
  void rows_that_contradict_are_told_rows_are_chosen_and_what_is_left_out_stays_named() {
    Page page = looked(browsing.person("editor", "/editor/#view=exchange"), TABLE);
    Locator few = page.locator("[data-preview=coins-few]");
    assertThat(few.locator("[data-contradiction=number]")).containsText("相互矛盾 · 数字", patiently());
    assertThat(few.locator("[data-contradiction] mark")).hasText(new String[] {"500", "1000"});
    assertThat(page.locator("[data-contradicted='2']")).containsText("其中 2 篇");
    // What the other row answers reads as customers would read it.
    few.locator("details summary").first().click();
    Locator answer = few.locator(".answer");
    assertThat(answer).containsText("一年期利率 1.00%");
    assertThat(answer.locator("strong")).hasText("先到先得");
    assertThat(answer.locator("[data-field='rate:none']")).hasText("没有值：rate:none");
    // That all are in Chinese is told once, and is no fault.
    assertThat(page.locator("[data-single='3']")).containsText("3 篇中有 3 篇只有一种语言");
    assertThat(page.locator("lobby-exchange .lines li.blocks[data-kind=empty]")).hasCount(0);
    look(page, "import-contradiction");

    // With the keyboard alone: to the last row, out with it, and the others in.
    page.locator("input[data-take=coins-few]").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Space");
    assertThat(page.locator("input[data-take=plants]")).not().isChecked();
    assertThat(page.locator("button[data-action=commit]")).hasText("导入这 2 篇");
    page.keyboard().press("a");
    assertThat(page.locator("button[data-action=commit]")).hasText("导入这 3 篇");
    page.keyboard().press("a");
    assertThat(page.locator("button[data-action=commit]")).isDisabled();
    page.keyboard().press("a");
    page.keyboard().press("Space");
    look(page, "import-chosen");
    page.locator("button[data-action=commit]").click();
    assertThat(page.locator("lobby-exchange [role=status]")).containsText("2 篇成为草稿");
    assertThat(page.locator("[data-left=leftOut]")).containsText("大堂的绿植是谁养的");
    assertThat(page.locator("[data-contradicted='2']")).isVisible();
    look(page, "import-report-left-out");
    assertThat(lobby.as("editor", "/editor/articles/plants").status()).isEqualTo(404);

    // The draft tells it as well, and shows what it lacks as something to be written.
    page.locator("[data-preview=coins-many] a").first().click();
    Locator editor = page.locator("lobby-article-editor");
    assertThat(editor.locator("[data-contradiction=number]")).containsText("500", patiently());
    assertThat(editor.locator("li[data-kind=empty]")).hasCount(1);
    assertThat(editor.locator("li[data-kind=empty]")).containsText("待补充");
    assertThat(editor.locator("lobby-article-form .preview").first()).containsText("1.00%");
    look(page, "import-draft");
    browsing.isFreeOfErrors();
  }

  @Test
  void the_report_warns_of_nothing_that_was_left_out_and_the_ticks_outlive_a_look_at_an_article() {
    String table =
        """
        编号,问题,答案
        power-few,共享充电宝每天限借几个,共享充电宝每天限借 2 个。
        power-many,每天最多能借几个共享充电宝,可以，每天最多借 5 个充电宝。
        power-hours,网点营业时间,请看门口的告示。
        """;
    Page page = looked(browsing.person("editor", "/editor/#view=exchange"), table);
    Locator few = page.locator("[data-preview=power-few]");
    assertThat(few.locator("[data-near=power-many] strong").first()).isVisible(visiblySoon());
    // The other row is no article yet: nothing leads there.
    assertThat(few.locator("[data-near=power-many] a")).hasCount(0);
    page.locator("input[data-take=power-many]").uncheck();
    Page article =
        page.context()
            .waitForPage(() ->
                page.locator("[data-preview=power-hours] [data-near=branch-hours] a").click());
    assertThat(article.locator("lobby-article-editor")).isVisible();
    article.close();
    assertThat(page.locator("input[data-take=power-many]")).not().isChecked();

    page.locator("button[data-action=commit]").click();
    assertThat(page.locator("lobby-exchange [role=status]")).containsText("2 篇成为草稿");
    assertThat(page.locator("[data-left=leftOut]")).containsText("每天最多能借几个共享充电宝");
    assertThat(few.locator("a").first()).isVisible();
    assertThat(page.locator("[data-contradicted]")).hasCount(0);
    assertThat(few.locator("[data-near=power-many]")).hasCount(0);
    look(page, "import-report-without-left");
    browsing.isFreeOfErrors();
  }

  @Test
  void of_a_file_of_which_nothing_can_be_taken_in_it_is_not_said_that_all_stands_there_already() {
    String table = "编号,问题,答案\nrack-theirs,%s,在门口。\n";
    Page theirs =
        looked(browsing.person("supervisor", "/editor/#view=exchange"), table.formatted("报刊架在哪里"));
    theirs
        .locator("button[data-action=commit]")
        .click(new Locator.ClickOptions().setTimeout(60_000));
    assertThat(theirs.locator("lobby-exchange [role=status]")).containsText("1 篇成为草稿");

    Page page =
        looked(browsing.person("editor", "/editor/#view=exchange"), table.formatted("报刊架有哪些报纸"));

    assertThat(page.locator("[data-left=cannotTake]")).containsText("rack-theirs", patiently());
    assertThat(page.locator("lobby-exchange .preview"))
        .containsText("目前没有可以导入的内容：1 篇不能导入，0 篇与现有内容相同");
    assertThat(page.locator("lobby-exchange .preview")).not().containsText("没有变化");
    look(page, "import-all-refused");
    browsing.isFreeOfErrors();
  }

  @Test
  void a_draft_that_lacks_a_language_alone_is_among_those_to_be_changed_neither_here_nor_there() {
    String table =
        """
        编号,问题,答案
        stool-zh,大堂有凳子吗,有，请随意坐。
        """;
    Page page = looked(browsing.person("editor", "/editor/#view=exchange"), table);
    page.locator("button[data-action=commit]").click(new Locator.ClickOptions().setTimeout(60_000));
    assertThat(page.locator("lobby-exchange [role=status]")).containsText("1 篇成为草稿");
    assertThat(page.locator("[data-preview=stool-zh] [data-only-in=zh]")).isVisible();
    assertThat(page.locator("lobby-exchange [data-must-change]")).hasCount(0);

    page.locator("lobby-view-nav a").first().click();
    page.locator("lobby-articles select").first().selectOption("draft");
    assertThat(page.locator("a[data-article=stool-zh]")).isVisible();
    assertThat(page.locator("tr:has(a[data-article=stool-zh]) [data-only-in=zh]")).isVisible();
    page.locator("lobby-articles select").first().selectOption("must-change");
    assertThat(page.locator("a[data-article=stool-zh]")).hasCount(0);
    assertThat(page.locator("lobby-articles [data-only-in]")).hasCount(0);
    browsing.isFreeOfErrors();
  }

  @Test
  void an_import_that_gets_no_answer_keeps_what_was_chosen_and_is_pressed_again() {
    String table =
        """
        编号,问题,答案
        mirror-one,大堂有镜子吗,有，在门口。
        mirror-two,镜子可以借走吗,不外借。
        """;
    Page page = looked(browsing.person("editor", "/editor/#view=exchange"), table);
    page.locator("input[data-take=mirror-two]")
        .uncheck(new Locator.UncheckOptions().setTimeout(60_000));
    page.route("**/console/api/editor/import", Route::abort);
    page.locator("button[data-action=commit]").click();
    assertThat(page.locator("lobby-exchange .fault")).isVisible();
    assertThat(page.locator("input[data-take=mirror-two]")).not().isChecked();
    look(page, "import-no-answer");

    page.unroute("**/console/api/editor/import");
    page.locator("button[data-action=commit]").click();
    assertThat(page.locator("lobby-exchange [role=status]")).containsText("1 篇成为草稿");
    assertThat(page.locator("[data-left=leftOut]")).containsText("镜子可以借走吗");
    browsing.isFreeOfErrors();
  }

  @Test
  void drafts_that_must_be_changed_come_before_untouched_ones_and_those_given_up_leave_the_list() {
    String table =
        """
        编号,问题,答案,Question,Answer
        a-fine,雨衣在哪借,在大堂。,where are the raincoats,In the lobby.
        z-taken,网点营业时间,九点。,when do you open the branch,At nine.
        """;
    Page page = looked(browsing.person("editor2", "/editor/#view=exchange"), table);
    page.locator("button[data-action=commit]").click(new Locator.ClickOptions().setTimeout(60_000));
    assertThat(page.locator("lobby-exchange [role=status]")).containsText("2 篇成为草稿");
    page.locator("lobby-view-nav a").first().click();
    page.locator("lobby-articles select").first().selectOption("draft");
    page.locator("lobby-articles input[type=search]").fill("editor2");
    assertThat(page.locator("a[data-article]")).hasCount(2);
    assertThat(page.locator("a[data-article]").first()).hasAttribute("data-article", "z-taken");
    look(page, "list-care");

    // Though the list itself comes late.
    page.route("**/console/api/editor/articles", route -> {});
    page.locator("button[data-action=pick-all]").click();
    page.locator("button[data-action=discard-picked]").click();
    confirm(page);
    assertThat(page.locator("lobby-articles .outcomes")).containsText("已放弃 2 篇草稿");
    assertThat(page.locator("a[data-article]")).hasCount(0);
    look(page, "list-discarded");
    page.unroute("**/console/api/editor/articles");
    browsing.isFreeOfErrors();
  }

  @Test
  void whoever_waits_for_a_candidate_reads_the_step_and_the_seconds() {
    JsonObject candidate =
        new JsonObject()
            .put("state", "building")
            .put("by", "editor")
            .put("startedAt", lobby.clock().instant().toString())
            .put("elapsedSeconds", 12)
            .putNull("tookSeconds")
            .putNull("lastSeconds")
            .put(
                "lines",
                new JsonArray()
                    .add("reading the release it is made from ...")
                    .add("learning what changed ..."));
    Page page = browsing.person("editor", "/editor/");
    page.route(
        "**/console/api/editor/candidate",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(candidate.encode())));
    page.locator("lobby-view-nav a[href*='view=publish']").click();
    assertThat(page.locator("[data-step]")).hasText("学习改动的内容…");
    assertThat(page.locator("[data-elapsed]")).containsText("已用 12 秒");
    assertThat(page.locator("lobby-publish .lines li").first()).hasText("读取客户正在使用的版本…");
    look(page, "publish-building");
    // An answer that was long on its way tells of fewer seconds than were told.
    candidate.put("elapsedSeconds", 3);
    page.waitForResponse("**/console/api/editor/candidate", () -> {});
    page.waitForResponse("**/console/api/editor/candidate", () -> {});
    assertThat(page.locator("[data-elapsed]")).hasText(Pattern.compile("已用 (1[2-9]|[2-9][0-9]) 秒"));
    browsing.isFreeOfErrors();
  }
}
