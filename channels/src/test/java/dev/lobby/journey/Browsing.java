package dev.lobby.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A real browser in which members of staff use a running Lobby; their pages must stay free of
/// errors.
public final class Browsing implements AutoCloseable {

  private static final Path SHOTS = Path.of("target", "screenshots");

  /// What fits need not be told.
  private static final AxeRunOptions VIOLATIONS = new AxeRunOptions();

  static {
    VIOLATIONS.setResultTypes(List.of("violations"));
  }

  private final RunningLobby lobby;
  private final Chromium browser = new Chromium();
  private final List<String> complaints = new ArrayList<>();

  public Browsing(RunningLobby lobby) {
    this.lobby = lobby;
  }

  /// Somebody at a desk, signed in, at a path such as `/supervisor/#view=incidents`.
  public Page person(String username, String path) {
    return person(username, path, "zh-CN", 1440, 900, ColorScheme.LIGHT);
  }

  public Page person(
      String username, String path, String locale, int width, int height, ColorScheme scheme) {
    return signedIn(username, path, page(at(locale, width, height, scheme)));
  }

  /// Somebody at a desk whose clock is not the bank's.
  ///
  /// @param zone such as `America/New_York`
  public Page abroad(String username, String path, String locale, String zone) {
    return signedIn(
        username, path, page(at(locale, 1440, 900, ColorScheme.LIGHT).setTimezoneId(zone)));
  }

  private Page signedIn(String username, String path, Page page) {
    lobby.cookie(username);
    page.navigate(lobby.url() + path);
    page.locator("input[name=username]").fill(username);
    page.locator("input[name=password]").fill(RunningLobby.PASSWORD);
    page.locator("button[type=submit]").first().click();
    // The agents' desk has its queue where the other consoles have their views.
    page.locator("lobby-view-nav a[aria-current], lobby-queue").first().waitFor();
    return page;
  }

  /// A customer on the bank's page, with the chat open.
  public Page customer(String locale) {
    Page page = page(at(locale, 1280, 800, ColorScheme.LIGHT));
    page.navigate(lobby.url() + "/");
    page.locator("button[part=launcher]").click();
    return page;
  }

  /// A customer whose conversation goes on, on the bank's page, with the chat open.
  public Page customer(Visitor visitor, String locale, int width, int height) {
    Page page = page(at(locale, width, height, ColorScheme.LIGHT));
    // Only once: after a reload the page has a token of its own, which it renewed.
    page.addInitScript(
        "{ const key = `lobby-chat ${location.origin}/api/v1/`; sessionStorage[key] ??= %s; }"
            .formatted(
                Json.encode(
                    new JsonObject()
                        .put("id", visitor.id())
                        .put("token", visitor.token())
                        .put("open", true)
                        .encode())));
    page.navigate(lobby.url() + "/");
    return page;
  }

  private static Browser.NewContextOptions at(
      String locale, int width, int height, ColorScheme scheme) {
    return new Browser.NewContextOptions()
        .setLocale(locale)
        .setViewportSize(width, height)
        .setColorScheme(scheme)
        .setAcceptDownloads(true);
  }

  private Page page(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    Page page = context.newPage();
    page.setDefaultTimeout(20_000);
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      // What a server refuses is an error to the browser alone.
      if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
        complaints.add(message.text());
      }
    });
    return page;
  }

  /// Says yes in the dialog that is open.
  public static void confirm(Page page) {
    page.locator("dialog[open] button[data-action=confirm]").click();
  }

  /// Gives a reason and says yes.
  public static void confirm(Page page, String reason) {
    page.locator("dialog[open] textarea[name=reason]").fill(reason);
    confirm(page);
  }

  /// Lets axe look at the page, as it is, and keeps a picture of it.
  public static void look(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
    assertThat(
            new AxeBuilder(page)
                    // The pages have no frames, for which it would open another page each time.
                    .setLegacyMode(true)
                    .options(VIOLATIONS)
                    .analyze()
                    .getViolations()
                    .stream()
                    .map(rule -> rule.getId() + ": " + rule.getNodes()))
        .as("what axe says of %s", name)
        .isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("%s is wider than the window", name)
        .isEqualTo(false);
  }

  public void isFreeOfErrors() {
    assertThat(complaints).isEmpty();
  }

  /// Closes all pages: what is open answers to everything that happens.
  @Override
  public void close() {
    browser.close();
  }
}
