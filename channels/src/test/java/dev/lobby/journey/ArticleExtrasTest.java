package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/// Workbooks in and out, questions that are not an article's, answers for some, and what editors
/// are told when something of it is wrong, in a real browser.
@WithLobby(settings = "articles.answerLimits=webhook=400")
class ArticleExtrasTest {

  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String QUESTION = "转账手续费是多少";

  private final RunningLobby lobby;
  private final List<String> complaints = new ArrayList<>();

  ArticleExtrasTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private static byte[] workbook(String id, String answer) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XSSFSheet sheet = workbook.createSheet("题库");
      row(sheet, 0, "编号", "语言", "标题", "问题", "答案", "不是这个");
      row(sheet, 1, id, "中文", "换登机牌", "在哪里换登机牌", answer, "登机牌丢了");
      row(
          sheet,
          2,
          id,
          "英文",
          "Boarding pass",
          "where do I get a boarding pass",
          "At the desk.",
          "");
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void row(XSSFSheet sheet, int number, String... cells) {
    XSSFRow row = sheet.createRow(number);
    for (int i = 0; i < cells.length; i++) {
      row.createCell(i).setCellValue(cells[i]);
    }
  }

  private static byte[] folder(String name, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry("articles/" + name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    page.locator("a[data-article=fees-transfer]").waitFor();
    return page;
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(name + ".png")));
  }

  private static void sends(Page page, String name, String type, byte[] bytes) {
    page.locator("input[type=file]").setInputFiles(new FilePayload(name, type, bytes));
    page.locator("lobby-exchange button[type=submit]").click();
  }

  /// On a busy machine it takes a while to read many articles.
  private static void shows(Locator part, String text) {
    assertThat(part)
        .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
  }

  private JsonObject draft(String id) {
    return lobby.as("editor", "/editor/articles/" + id).is(200).json().getJsonObject("draft");
  }

  @Test
  void editors_use_workbooks_rule_questions_out_and_write_for_some_and_are_told_what_is_wrong() {
    try (Chromium browser = new Chromium()) {
      Page editor = person(browser, "editor");

      // A workbook with a mistake is refused with its cell, a mended one becomes a draft.
      editor.locator("nav a[href*=exchange]").click();
      Locator told = editor.locator("lobby-exchange [role=alert]");
      sends(editor, "题库.xlsx", XLSX, workbook("boarding", "见 https://example.com"));
      shows(told, "题库!E2");
      shows(told, "答案里不能有链接");
      shot(editor, "extras-refused");
      sends(editor, "folder.zip", "application/zip", folder("boarding.md", "---\nid: [\n---\n"));
      shows(told, "boarding.md");
      shows(told, "第 3 行");
      sends(editor, "old.xls", "application/vnd.ms-excel", oldWorkbook());
      shows(told, "2007 年以前");
      sends(editor, "题库.xlsx", XLSX, workbook("boarding", "到柜台换。"));
      editor.locator("button[data-action=commit]").click();
      assertThat(editor.locator("lobby-exchange a[href*=boarding]")).isVisible();
      assertThat(draft("boarding").getJsonObject("notThis").getJsonArray("zh").encode())
          .isEqualTo(new JsonArray().add("登机牌丢了").encode());
      Path exported =
          editor.waitForDownload(() -> editor.locator("a[href$='export.xlsx']").click()).path();
      sends(editor, "articles.xlsx", XLSX, Files.readAllBytes(exported));
      shows(editor.locator("lobby-exchange .preview"), "没有变化");

      // On the bench an answer is not the one.
      editor.locator("nav a[href*=try]").click();
      editor.locator("lobby-try input[name=text]").fill(QUESTION + "呢亲");
      editor.locator("lobby-try form button").click();
      editor.locator("lobby-try button[data-not-this=fees-transfer]").first().click();
      assertThat(editor.locator("lobby-try a[href*=fees-transfer]")).isVisible();
      shot(editor, "extras-bench");
      assertThat(draft("fees-transfer").getJsonObject("notThis").getJsonArray("zh").encode())
          .isEqualTo(new JsonArray().add(QUESTION + "呢亲").encode());

      // In the editor: the article's own phrasing, an answer too long for a channel, a variant.
      editor.locator("lobby-try a[href*=fees-transfer]").click();
      Locator chinese = editor.locator("[data-language=zh] textarea[name=notThis]");
      assertThat(chinese).hasValue(QUESTION + "呢亲");
      chinese.fill(QUESTION);
      Locator page = editor.locator("lobby-article-editor");
      shows(page, "既是本文的问法或标题");
      chinese.fill("转账要不要手续费以外的钱");
      editor.locator("details[data-part=variants] summary").click();
      editor.locator("button[data-action=add-variant]").click();
      editor.locator("input[name=readers]").fill("channel webhook");
      editor.locator("textarea[name=variant-zh]").fill("免费。".repeat(150));
      editor.locator("textarea[name=variant-en]").fill("It is free.");
      shows(page, "超过 webhook 的 400 个");
      shot(editor, "extras-complaints");
      editor.locator("textarea[name=variant-zh]").fill("免费。");
      editor.locator("input[name=choices]").fill("transfer-how, nosuch");
      shows(page, "没有编号为“nosuch”的知识");
      editor.locator("input[name=choices]").fill("transfer-how");
      Locator links = editor.locator("[data-language=zh] textarea[name=links]");
      links.fill("收费标准 javascript:alert(1)");
      shows(page, "的地址要以 https:// 开头");
      Locator shown = editor.locator("[data-language=zh] .shown .link");
      assertThat(shown).hasCount(0);
      links.fill("收费标准 https://harbour.example/fees.pdf\n办理表格 /forms/fees.docx");
      assertThat(shown).containsText(new String[] {"收费标准", "办理表格"});
      assertThat(shown.first()).hasAttribute("href", "https://harbour.example/fees.pdf");
      // It is a path on the bank's site, and leads nowhere here.
      assertThat(editor.locator("[data-language=zh] .shown a.link")).hasCount(1);
      editor.locator("[data-language=zh] .shown").scrollIntoViewIfNeeded();
      shot(editor, "extras-links");
      links.fill("收费标准 https://harbour.example/fees.pdf");
      assertThat(shown).hasCount(1);
      shows(page, "“链接”里的“收费标准”只有中文有");
      editor.locator("button[data-action=add-variant]").click();
      editor.locator("input[name=readers]").last().fill("holds no-such-card");
      editor.locator("textarea[name=variant-zh]").last().fill("持卡人免费。");
      editor.locator("textarea[name=variant-en]").last().fill("Holders pay nothing.");
      shows(page, "产品目录里没有“no-such-card”");
      shows(page, "channel webhook, holds no-such-card");
      editor.locator("button[data-action=remove-variant]").last().click();
      editor.locator("input[name=why]").fill("给第三方渠道的答复");
      editor.keyboard().press("Control+s");
      shows(page, "已保存为");
      JsonObject saved = draft("fees-transfer");
      assertThat(saved.getJsonArray("variants").getJsonObject(0).getString("readers"))
          .isEqualTo("channel webhook");
      assertThat(saved.getJsonArray("choices").encode())
          .isEqualTo(new JsonArray().add("transfer-how").encode());
      assertThat(saved.getJsonObject("links").getJsonArray("zh").encode())
          .isEqualTo(new JsonArray().add("收费标准 https://harbour.example/fees.pdf").encode());
      editor.reload();
      assertThat(editor.locator("input[name=readers]")).hasValue("channel webhook");
      shot(editor, "extras-article");
      editor.setViewportSize(390, 844);
      shot(editor, "extras-article-phone");

      // Two at once: the second sees what the first did, and loses nothing.
      Page second = person(browser, "editor2");
      second.locator("a[data-article=fees-transfer]").click();
      Locator theirs = second.locator("[data-language=zh] textarea[name=notThis]");
      theirs.fill("第二个人写的问题");
      editor.locator("textarea[name=variant-en]").fill("No fee.");
      editor.keyboard().press("Control+s");
      shows(page, "已保存为");
      second.keyboard().press("Control+s");
      shows(second.locator("lobby-article-editor"), "其他人在此期间保存了这篇文章");
      shows(second.locator("lobby-article-editor"), "No fee.");
      shows(second.locator("lobby-article-editor"), "答复 (channel webhook)");
      shows(second.locator("lobby-article-editor"), "不是这个 (中文)");
      assertThat(theirs).hasValue("第二个人写的问题");
      shot(second, "extras-two-editors");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(complaints).isEmpty();
  }

  /// As a program of before 2007 begins a file.
  private static byte[] oldWorkbook() {
    byte[] bytes = new byte[1_024];
    int[] begins = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    for (int i = 0; i < begins.length; i++) {
      bytes[i] = (byte) begins[i];
    }
    return bytes;
  }
}
