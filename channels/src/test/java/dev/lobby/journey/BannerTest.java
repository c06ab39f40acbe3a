package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a customer sees of an incident in a real browser.
@WithLobby
class BannerTest {

  private final RunningLobby lobby;

  BannerTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  @Test
  void the_widget_shows_the_banner_in_the_customers_language_and_answers_with_the_override() {
    lobby
        .as(
            "supervisor",
            "/supervisor/incidents",
            new JsonObject()
                .put("articles", new JsonArray().add("branch-hours"))
                .put("zh", "因停电，网点今天停业。")
                .put("en", "Branches are closed today: there is no power.")
                .put("bannerZh", "因停电，本行所有网点今天停业；手机银行和电话银行照常服务，感谢您的理解。")
                .put(
                    "bannerEn",
                    "All branches are closed today; the app and telephone work as usual.")
                .put("until", lobby.clock().instant().plusSeconds(3600).toString()))
        .is(200);
    try (Chromium browser = new Chromium()) {
      List<String> complaints = new ArrayList<>();
      Page page = browser.newContext(new Browser.NewContextOptions().setLocale("zh-CN")).newPage();
      page.setDefaultTimeout(15_000);
      page.onPageError(complaints::add);
      page.navigate(lobby.url() + "/");
      page.locator("button[part=launcher]").click();
      Locator banner = page.locator("[part=banners][role=status] [part=banner]");
      assertThat(banner).containsText("网点今天停业");
      page.locator("textarea[part=input]").fill("网点几点开门");
      page.locator("textarea[part=input]").press("Enter");
      assertThat(page.locator("[data-seq][data-author=assistant]").last()).containsText("因停电");
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "banner.png")));
      page.locator("button[part=language]").click();
      assertThat(banner).containsText("closed today");
      assertThat(complaints).isEmpty();
    }
  }
}
