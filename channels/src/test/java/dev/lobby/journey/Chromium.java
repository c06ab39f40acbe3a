package dev.lobby.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The real browser that a test uses. It starts once in a process, as starting takes longer than
/// much of what is done in it; each person has a context of their own, with nothing of the others.
final class Chromium implements AutoCloseable {

  /// How long a page may take to show something, on the busiest machine.
  private static final double PATIENCE_MILLIS = 20_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  private final List<BrowserContext> contexts = new ArrayList<>();

  /// It ends with the process.
  private static final class Started {
    private static final Browser BROWSER =
        Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        Path.of(System.getProperty("lobby.chromium", "/usr/bin/chromium")))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /// Somebody with a browser of their own.
  BrowserContext newContext(Browser.NewContextOptions options) {
    BrowserContext context = Started.BROWSER.newContext(options);
    contexts.add(context);
    return context;
  }

  /// Closes all pages.
  @Override
  public void close() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
  }
}
