package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A rate goes from an editor's form to the customers, in a real browser, and is missed when it has
/// expired.
@WithLobby
class CatalogueTest {

  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final String QUESTION = "存款利率是多少";

  private final RunningLobby lobby;
  private final List<String> complaints = new ArrayList<>();

  CatalogueTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private Page person(Chromium browser, String username, int width) {
    lobby.cookie(username);
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(width, 900))
            .newPage();
    page.setDefaultTimeout(20_000);
    page.onPageError(complaints::add);
    page.navigate(lobby.url() + "/editor/#view=catalogue");
    page.locator("input[name=username]").fill(username);
    page.locator("input[name=password]").fill(RunningLobby.PASSWORD);
    page.locator("button[type=submit]").click();
    assertThat(page.locator("tr[data-key='rate:savings']")).isVisible();
    return page;
  }

  private static Locator row(Page page) {
    return page.locator("tr[data-key='rate:savings']");
  }

  private static void confirm(Page page) {
    page.locator("dialog[open] button[data-action=confirm]").click();
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }

  private static String answer(Visitor visitor) {
    Reply reply = visitor.say(QUESTION).is(200);
    return Reply.objects(reply.json().getJsonArray("messages")).getFirst().getString("text");
  }

  /// Waits until somebody who comes in anew is told something, as a machine that is busy may need a
  /// moment for the first messages.
  private void told(String text) {
    RunningLobby.until(() -> answer(lobby.visitor("zh")), told -> told.contains(text));
  }

  private static LocatorAssertions.IsVisibleOptions soon() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(180_000);
  }

  // It builds a release, on a machine that may be slow and busy.
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void a_rate_is_changed_approved_and_published_and_blocks_its_answers_when_it_has_expired() {
    told("活期 0.05%");
    try (Chromium browser = new Chromium()) {
      Page editor = person(browser, "editor", 1440);
      shot(editor, "catalogue");
      row(editor).locator("button[data-action=edit]").click();

      // A wrong number is named, and nothing is saved.
      Locator percent = editor.locator("input[data-period='1'][data-value=percent]");
      percent.fill("-1");
      editor.locator("button[data-action=save]").click();
      assertThat(editor.locator("lobby-catalogue-form")).containsText("不是百分比");
      shot(editor, "catalogue-form");

      String today =
          lobby
              .clock()
              .instant()
              .atZone(java.time.ZoneId.of("Asia/Shanghai"))
              .toLocalDate()
              .toString();
      percent.fill("0.07");
      editor.locator("input[data-period='1'][data-value=until]").fill(today);
      editor.locator("input[name=why]").fill("今日起调整");
      editor.locator("button[data-action=save]").click();
      assertThat(row(editor).locator("[data-state=waiting]")).isVisible();
      // Whoever saves a value that ends soon hears what becomes of the answers that quote it.
      assertThat(editor.locator("lobby-catalogue [role=status]").first())
          .containsText("rate:savings 将于 " + today + " 到期");
      assertThat(row(editor).locator("button[data-action=approve]")).isDisabled();

      Page second = person(browser, "editor2", 390);
      shot(second, "catalogue-phone");
      row(second).locator("button[data-action=approve]").click();
      confirm(second);
      assertThat(row(second).locator("[data-state=approved]")).isVisible();

      editor.locator("nav a[href*=publish]").click();
      assertThat(editor.locator("lobby-publish")).containsText("rate:savings");
      editor.locator("button[data-action=build]").click();
      assertThat(editor.locator("button[data-action=publish]")).isVisible(soon());
      editor.locator("button[data-action=publish]").click();
      confirm(editor);
      assertThat(editor.locator("button[data-action=roll-back]").first()).isVisible(soon());
      told("活期 0.07%");

      // The next day it has expired: nobody is told half an answer, and an editor sees it first.
      lobby.clock().advance(java.time.Duration.ofDays(1));
      assertThat(answer(lobby.visitor("zh"))).doesNotContain("活期").doesNotContain("{{");
      Page third = person(browser, "editor", 1440);
      assertThat(third.locator("section[data-blocked]")).containsText("{{rate:savings}} 已失效");
      assertThat(row(third).locator("[data-state=expired]")).isVisible();
      shot(third, "catalogue-blocked");
      Locator rates = third.locator("[data-blocked-article=deposit-rates]");
      assertThat(rates).hasCount(1);
      third.locator("nav a[href='#']").click();
      Locator first = third.locator("lobby-articles tbody tr").first();
      assertThat(first).containsText("今天不会告知");
      third.locator("lobby-articles select").first().selectOption("held-back");
      assertThat(third.locator("lobby-articles a[data-article=deposit-rates]")).isVisible();
      assertThat(third.locator("lobby-articles a[data-article=fees-transfer]")).hasCount(0);
      shot(third, "editor-held-back");
    }
    assertThat(complaints).isEmpty();
  }
}
