package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every page of the editors must do, in a real browser.
@WithLobby
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorPagesTest {

  private final RunningLobby lobby;
  private final Browsing browsing;

  EditorPagesTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @AfterEach
  void closePages() {
    browsing.close();
  }

  @Test
  void a_file_that_is_too_large_is_told_with_both_sizes_and_not_sent() {
    Page page = browsing.person("editor", "/editor/#view=exchange");
    assertThat(page.locator("lobby-exchange lobby-file-limit")).containsText("最大 12 MB");
    page.route(
        "**/console/api/editor/import",
        route -> Assertions.fail("A file was sent that is too large."));
    page.locator("lobby-exchange input[type=file]")
        .setInputFiles(new FilePayload("faq.csv", "text/csv", new byte[(12 << 20) + 1]));
    page.locator("lobby-exchange button[type=submit]").click();
    assertThat(page.locator("lobby-exchange .fault")).containsText("文件有 13 MB，这里最多 12 MB");
    look(page, "editor-import-too-large");
  }

  @Test
  void an_article_that_was_judged_wrong_stands_first_with_its_figures() {
    long seq = 0;
    String conversation = "";
    for (int i = 0; i < 3; i++) {
      var visitor = lobby.visitor("zh");
      JsonObject turn = visitor.say("网点几点开门").is(200).json();
      seq = turn.getLong("seq");
      visitor.rate(turn.getJsonArray("messages").getJsonObject(0).getLong("seq"), i > 0).is(200);
      conversation = visitor.id();
    }
    lobby.clock().advance(Duration.ofDays(1));
    lobby.forgetSessions();
    lobby
        .as(
            "supervisor",
            "/supervisor/reviews",
            new JsonObject()
                .put("conversation", conversation)
                .put("seq", seq)
                .put("judgement", "wrong"))
        .is(200);
    Page page = browsing.person("editor", "/editor/");
    Locator first = page.locator("tbody tr").first();
    assertThat(first.locator("a[data-article]")).hasAttribute("data-article", "branch-hours");
    assertThat(first).containsText("1 条中 1 条");
    assertThat(first).containsText(Pattern.compile("[3-9] 条中 \\d+"));
    assertThat(first.locator("td.health").first()).hasText(Pattern.compile("[3-9]"));
    look(page, "editor-list-health");

    // With the keyboard alone: to the order, to another one, and into an article.
    page.locator("select[data-action=sort]").focus();
    page.locator("select[data-action=sort]").selectOption("asked");
    page.locator("lobby-articles button[aria-pressed=true]").focus();
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    assertThat(page.locator("lobby-article-editor textarea[name=answer]").first()).isVisible();
    look(page, "editor-article-keyboard");
    page.context().close();
    browsing.isFreeOfErrors();
  }

  @ParameterizedTest
  @CsvSource({
    "list, /editor/",
    "review, /editor/#view=review",
    "try, /editor/#view=try",
    "publish, /editor/#view=publish",
    "exchange, /editor/#view=exchange",
    "glossary, /editor/#view=glossary",
    "gaps, /editor/#view=gaps",
    "one, /editor/#article=branch-hours",
    "new, /editor/#article=%2B"
  })
  void a_page_can_be_read_on_a_phone_in_the_dark_and_at_a_desk(String name, String path) {
    Page phone = browsing.person("editor", path, "zh-CN", 390, 844, ColorScheme.DARK);
    isThere(phone, name + "-phone");
    Page desk = browsing.person("editor", path, "en-GB", 1280, 800, ColorScheme.LIGHT);
    isThere(desk, name + "-desk");
    browsing.isFreeOfErrors();
  }

  @ParameterizedTest
  @CsvSource({
    "catalogue, zh-CN, 1440, LIGHT",
    "catalogue, zh-CN, 390, LIGHT",
    "catalogue, en-GB, 1440, DARK",
    "catalogue, en-GB, 390, DARK",
    "documents, zh-CN, 1440, DARK",
    "documents, zh-CN, 390, DARK",
    "documents, en-GB, 1440, LIGHT",
    "documents, en-GB, 390, LIGHT"
  })
  void what_answers_quote_can_be_read_in_both_languages_at_any_width_and_in_the_dark(
      String view, String locale, int width, ColorScheme scheme) {
    String name = view + "-" + locale + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    Page page = browsing.person("editor", "/editor/#view=" + view, locale, width, 900, scheme);
    assertThat(page.locator("main section.card").first()).isVisible();
    look(page, "editor-" + name);

    // Open, as whoever mends something sees it.
    page.locator("[data-action=edit], [data-action=show]").first().click();
    assertThat(page.locator("lobby-catalogue-form, .passage").first()).isVisible();
    if (view.equals("documents")) {
      page.locator("details[data-action=terms] summary").first().click();
    }
    look(page, "editor-" + name + "-open");
    page.context().close();
    browsing.isFreeOfErrors();
  }

  @ParameterizedTest
  @CsvSource({"catalogue, LIGHT", "documents, DARK"})
  void what_cannot_be_loaded_or_is_not_there_yet_is_said(String view, ColorScheme scheme) {
    Page page = browsing.person("editor", "/editor/", "zh-CN", 390, 844, scheme);
    String api = "**/console/api/editor/" + view;
    page.route(api, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
    page.locator("lobby-view-nav a[href*='view=" + view + "']").click();
    assertThat(page.locator("main .fault").first()).isVisible();
    look(page, "editor-" + view + "-error");
    page.unroute(api);

    page.route(
        api,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(
                        "{\"entries\":[],\"blocked\":[],\"documents\":[],\"today\":\"2026-03-02\"}")));
    page.reload();
    assertThat(page.locator("main").first()).containsText("还没有");
    look(page, "editor-" + view + "-empty");
    page.context().close();
    browsing.isFreeOfErrors();
  }

  @Test
  void a_file_that_is_too_large_is_told_with_both_sizes_and_not_sent(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("faq.csv");
    Files.write(file, new byte[(12 << 20) + 1]);
    Page page = browsing.person("editor", "/editor/#view=exchange");
    assertThat(page.locator("lobby-exchange lobby-file-limit")).containsText("最大 12 MB");
    page.route("**/console/api/editor/import", route -> fail("A file was sent that is too large."));
    page.locator("lobby-exchange input[type=file]").setInputFiles(file);
    page.locator("lobby-exchange button[type=submit]").click();
    assertThat(page.locator("lobby-exchange .fault")).containsText("文件有 13 MB，这里最多 12 MB");
    look(page, "editor-import-too-large");
    page.context().close();
    browsing.isFreeOfErrors();
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 390, DARK", "zh-CN, 1440, LIGHT", "en-GB, 390, LIGHT", "en-GB, 1440, LIGHT"})
  void whether_a_new_article_is_found_by_its_own_questions_stands_in_the_report(
      String locale, int width, ColorScheme scheme) {
    JsonObject effects = new JsonObject().put("asked", 3).put("same", 3).put("changed", 0);
    JsonObject own = new JsonObject().put("article", "umbrella-loan");
    own.put("title", new JsonObject().put("zh", "雨伞可以借吗").put("en", "Can I borrow an umbrella"))
        .put(
            "languages",
            new JsonArray().add(found("zh", 4, 1, 0, true)).add(found("en", 4, 3, 1, false)));
    JsonObject report =
        new JsonObject()
            .put("passed", true)
            .put("breaches", new JsonArray())
            .put("tooFew", new JsonArray())
            .put("rules", new JsonObject().put("minQuestions", 100))
            .put(
                "figures",
                new JsonObject().put("days", 7).put("turns", effects).put("regression", effects))
            .put("differentQuestions", 0)
            .put("examples", new JsonArray())
            .put("seldomFound", 1)
            .put("found", new JsonArray().add(own))
            .put("seconds", 1.5);
    JsonObject candidate =
        new JsonObject()
            .put("state", "ready")
            .put("lines", new JsonArray())
            .put("tookSeconds", 20)
            .put("release", "0".repeat(64))
            .put("report", report);
    Page page = browsing.person("editor", "/editor/", locale, width, 900, scheme);
    page.route(
        "**/console/api/editor/candidate",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(candidate.encode())));
    page.locator("lobby-view-nav a[href*='view=publish']").click();
    Locator row = page.locator("[data-found=umbrella-loan]");
    assertThat(row.locator(".badge")).hasText(Pattern.compile("4 条中答上 1|1 answered, 0 sugg"));
    assertThat(page.locator("[data-seldom-found='1']")).isVisible();
    look(page, "editor-gate-found-" + locale + "-" + width);
    page.context().close();
    browsing.isFreeOfErrors();
  }

  private static JsonObject found(
      String language, int asked, int answered, int offered, boolean seldom) {
    return new JsonObject()
        .put("language", language)
        .put("phrasings", 8)
        .put("asked", asked)
        .put("answered", answered)
        .put("offered", offered)
        .put("seldomFound", seldom);
  }

  private static void isThere(Page page, String name) {
    assertThat(page.locator("main").first()).not().containsText(Pattern.compile("正在加载|Loading"));
    look(page, "editor-" + name);
    page.context().close();
  }
}
