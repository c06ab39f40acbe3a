package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An answer goes from a file to the customers and back again, in a real browser.
@WithLobby
class PublishingTest {

  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final Path ARTICLE =
      Path.of("..", "knowledge-base", "starter-bank", "articles", "fees-transfer.md");
  private static final String QUESTION = "转账手续费是多少";

  private final RunningLobby lobby;
  private final List<String> complaints = new ArrayList<>();

  PublishingTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  /// A folder with one article, in which only the Chinese answer has the new fee, and a link.
  private static byte[] folder() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String article =
        Files.readString(ARTICLE)
            .replace("转到他行每笔 3 元", "转到他行每笔 4 元")
            .replace("\nphrasings:", "\nlinks:\n  zh: [收费标准 /zh/fees.pdf]\nphrasings:");
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry("articles/fees-transfer.md"));
      zip.write(article.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private Page person(Chromium browser, String username) {
    lobby.cookie(username);
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1440, 900))
            .newPage();
    page.setDefaultTimeout(20_000);
    page.onPageError(complaints::add);
    page.navigate(lobby.url() + "/editor/");
    page.locator("input[name=username]").fill(username);
    page.locator("input[name=password]").fill(RunningLobby.PASSWORD);
    page.locator("button[type=submit]").click();
    assertThat(page.locator("a[data-article=fees-transfer]")).isVisible();
    return page;
  }

  private static void goTo(Page page, String view) {
    page.locator("nav a[href*=" + view + "]").click();
  }

  private static void confirm(Page page) {
    page.locator("dialog[open] button[data-action=confirm]").click();
  }

  private static void shot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
  }

  private static String answer(Visitor visitor) {
    Reply reply = visitor.say(QUESTION).is(200);
    return Reply.objects(reply.json().getJsonArray("messages")).getFirst().getString("text");
  }

  /// Writes a synonym into the glossary and has it approved.
  private void haveReadAs(String term, String synonym) {
    JsonObject standing = lobby.as("editor", "/editor/glossary").is(200).json();
    JsonObject entry =
        new JsonObject()
            .put("language", "zh")
            .put("term", term)
            .put("synonyms", new JsonArray().add(synonym));
    JsonObject drafted =
        lobby
            .send(
                "PUT",
                "/console/api/editor/glossary/draft",
                new JsonObject()
                    .put("terms", standing.getJsonArray("released").add(entry))
                    .put("basedOn", standing.getString("revision"))
                    .toBuffer()
                    .getBytes(),
                "Cookie",
                lobby.cookie("editor"),
                "Content-Type",
                "application/json")
            .is(200)
            .json();
    lobby
        .as(
            "editor2",
            "/editor/glossary/approve",
            new JsonObject().put("revision", drafted.getString("revision")))
        .is(200);
  }

  /// Another customer finds the link under the answer.
  private void linked(Chromium browser) {
    Page page = browser.newContext(new Browser.NewContextOptions().setLocale("zh-CN")).newPage();
    page.setDefaultTimeout(20_000);
    page.onPageError(complaints::add);
    page.navigate(lobby.url() + "/");
    page.locator("button[part=launcher]").click();
    page.locator("textarea[part=input]").fill(QUESTION);
    page.locator("textarea[part=input]").press("Enter");
    Locator link = page.locator("[part=links] a[part=link]");
    assertThat(link).containsText("收费标准");
    assertThat(link).hasAttribute("href", "/zh/fees.pdf");
    assertThat(link).hasAttribute("target", "_blank");
    assertThat(link).hasAttribute("rel", "noopener noreferrer");
    link.focus();
    assertThat(link).isFocused();
    shot(page, "widget-links");
  }

  private static LocatorAssertions.IsVisibleOptions soon() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(180_000);
  }

  // It builds a release, on a machine that may be slow and busy.
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void an_answer_is_imported_mended_approved_published_and_taken_back_and_who_saw_it_is_known()
      throws IOException {
    Visitor customer = lobby.visitor("zh");
    assertThat(answer(customer)).contains("每笔 3 元");
    try (Chromium browser = new Chromium()) {
      // A folder comes in, and the two languages do not say the same.
      Page editor = person(browser, "editor");
      shot(editor, "editor-list");
      goTo(editor, "exchange");
      editor
          .locator("input[type=file]")
          .setInputFiles(new FilePayload("folder.zip", "application/zip", folder()));
      editor.locator("lobby-exchange button[type=submit]").click();
      // What it would change is told before it does.
      assertThat(editor.locator("[data-preview=fees-transfer]")).containsText("修改已发布文章");
      shot(editor, "editor-import-preview");
      editor.locator("button[data-action=commit]").click();
      assertThat(editor.locator("button[data-action=commit]")).hasCount(0);
      editor.locator("lobby-exchange [data-preview=fees-transfer] a").first().click();
      Locator english = editor.locator("[data-language=en] textarea[name=answer]");
      assertThat(english).isVisible();
      assertThat(editor.locator("lobby-article-editor")).containsText("中文写的是“4 元”，英文写的是“CNY 3”");
      assertThat(editor.locator("lobby-article-editor")).containsText("“链接”里的“收费标准”只有中文有");
      shot(editor, "editor-parity");

      // It is mended, saved and given to somebody else, as fees are sensitive.
      english.fill(english.inputValue().replace("CNY 3 per transfer", "CNY 4 per transfer"));
      editor.locator("[data-language=en] textarea[name=links]").fill("Fees /en/fees.pdf");
      editor.locator("input[name=why]").fill("ATM 跨行转账费用调整");
      editor.keyboard().press("Control+s");
      assertThat(editor.locator("lobby-article-editor")).not().containsText("请您判断");
      editor.locator("button[data-action=submit]").click();
      confirm(editor);
      assertThat(editor.locator("button[data-action=approve]")).isDisabled();
      shot(editor, "editor-article");

      Page second = person(browser, "editor2");
      goTo(second, "review");
      second.locator("lobby-review [data-article=fees-transfer] button.heading").click();
      shot(second, "editor-review");
      second.locator("button[data-action=approve]").first().click();
      confirm(second);

      // A word of the customers' is to be read as the bank's, too.
      haveReadAs("开户", "立折子");

      // The gate says what changes for the customers who asked, and it is published.
      goTo(editor, "publish");
      editor.locator("button[data-action=build]").click();
      assertThat(editor.locator("button[data-action=publish]")).isVisible(soon());
      assertThat(editor.locator("lobby-gate-report")).containsText(QUESTION);
      shot(editor, "editor-gate");
      // What was built is asked beside what customers get.
      goTo(editor, "try");
      editor.locator("lobby-try input[name=text]").fill(QUESTION);
      editor.locator("lobby-try button[type=submit]").click();
      assertThat(editor.locator("lobby-try [data-candidate]"))
          .containsText("每笔 4 元", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
      assertThat(editor.locator("lobby-try .pair section").first()).containsText("每笔 3 元");
      shot(editor, "editor-try-candidate");
      goTo(editor, "publish");
      assertThat(answer(customer)).contains("每笔 3 元");
      editor.locator("button[data-action=publish]").click();
      confirm(editor);
      assertThat(editor.locator("button[data-action=roll-back]").first()).isVisible(soon());
      assertThat(editor.locator("lobby-publish #told")).isFocused();
      assertThat(editor.locator("lobby-publish #told")).isInViewport();
      assertThat(editor.locator("lobby-gate-report h4").first()).containsText("发布之前");
      shot(editor, "editor-published");
      assertThat(answer(customer)).contains("每笔 4 元");
      linked(browser);
      assertThat(
              lobby
                  .as("editor", "/editor/try", new JsonObject().put("text", "怎么立折子"))
                  .is(200)
                  .json()
                  .getJsonObject("trace")
                  .getJsonArray("synonyms")
                  .encode())
          .contains("立折子", "开户");
      // The release says what it changed, and who wrote it.
      Locator changed = editor.locator("lobby-release-changes [data-changed=fees-transfer]");
      assertThat(changed).containsText("修改");
      assertThat(changed).containsText("editor");
      assertThat(editor.locator("lobby-releases")).containsText("发布检查：");
      assertThat(editor.locator("lobby-releases")).not().containsText("不再保留");
      shot(editor, "editor-release-contents");

      // And taken back, by somebody who finds out who was told at once.
      Page supervisor = person(browser, "supervisor");
      goTo(supervisor, "publish");
      supervisor.locator("button[data-action=roll-back]").first().click();
      assertThat(supervisor.locator("dialog[open]")).containsText("变回草稿（2）");
      assertThat(supervisor.locator("dialog[open]")).containsText("开户");
      Locator why = supervisor.locator("dialog[open] textarea[name=reason]");
      assertThat(why).isFocused();
      assertThat(supervisor.locator("dialog[open]")).containsText("（必填）");
      shot(supervisor, "editor-way-back");
      why.fill("费用调整推迟");
      confirm(supervisor);
      RunningLobby.until(() -> answer(customer), told -> told.contains("每笔 3 元"));
      Locator whoWasTold = supervisor.locator("a[data-recall=fees-transfer]");
      assertThat(whoWasTold).containsText("谁看到过");
      shot(supervisor, "editor-releases");
      whoWasTold.click();
      assertThat(supervisor.locator("lobby-told [data-told='" + customer.id() + "']").first())
          .containsText("每笔 4 元");
      shot(supervisor, "supervisor-recall-after-way-back");
    }
    // The work is still in the editors' hands.
    JsonObject back = lobby.as("editor", "/editor/articles/fees-transfer").is(200).json();
    assertThat(back.getString("stage")).isEqualTo("draft");
    assertThat(back.getJsonObject("draft").encode()).contains("每笔 4 元");
    assertThat(back.getJsonObject("released").encode()).contains("每笔 3 元");

    JsonObject glossary = lobby.as("editor2", "/editor/glossary").is(200).json();
    assertThat(glossary.encode()).contains("立折子");
    assertThat(glossary.getString("stage")).isEqualTo("waiting");

    // Who was told the fee that does not hold.
    String version =
        Reply.objects(
                lobby
                    .as("editor", "/editor/articles/fees-transfer")
                    .is(200)
                    .json()
                    .getJsonArray("history"))
            .stream()
            .filter(event -> event.getString("event").equals("article.published"))
            .map(event -> event.getString("revision"))
            .findFirst()
            .orElseThrow();
    JsonObject recalled =
        lobby
            .as(
                "supervisor",
                "/supervisor/recall?article=fees-transfer&version="
                    + version
                    + "&from="
                    + lobby.clock().instant().minusSeconds(3600)
                    + "&to="
                    + lobby.clock().instant().plusSeconds(3600))
            .is(200)
            .json();
    assertThat(recalled.encode()).contains(customer.id(), "每笔 4 元").doesNotContain("每笔 3 元");
    assertThat(lobby.as("supervisor", "/supervisor/audit?by=editor").is(200).body())
        .contains("read-gate-examples");
    assertThat(complaints).isEmpty();
  }
}
