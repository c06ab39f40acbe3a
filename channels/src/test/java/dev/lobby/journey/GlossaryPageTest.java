package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The bank's words are written by one editor and approved by another, in a real browser.
@WithLobby
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GlossaryPageTest {

  private final Browsing browsing;

  GlossaryPageTest(RunningLobby lobby) {
    this.browsing = new Browsing(lobby);
  }

  @AfterAll
  void close() {
    browsing.close();
  }

  @Test
  void a_word_is_written_mended_approved_by_another_and_waits_for_the_next_release() {
    Page editor = browsing.person("editor", "/editor/#view=glossary");
    assertThat(editor.locator("lobby-glossary [data-term=手机银行]")).containsText("掌银");
    look(editor, "glossary");
    editor.locator("button[data-action=edit]").click();
    editor.locator("button[data-action=add-term][data-language=zh]").click();
    editor.keyboard().type("开户");
    editor.keyboard().press("Tab");
    editor.keyboard().type("立折子、掌银");
    editor.locator("button[data-action=save]").click();
    assertThat(editor.locator("lobby-glossary-form .fault")).containsText("既是“手机银行”又是“开户”的同义词");
    look(editor, "glossary-form-refused");
    Locator synonyms = editor.locator("fieldset").first().locator("input[name=synonyms]").last();
    synonyms.fill("立折子");
    editor.locator("input[name=why]").fill("柜台常听到");
    editor.locator("button[data-action=save]").click();
    assertThat(editor.locator("[data-stage=waiting] [data-term=开户]")).containsText("立折子");
    assertThat(editor.locator("button[data-action=approve]")).isDisabled();
    look(editor, "glossary-waiting");

    Page second =
        browsing.person("editor2", "/editor/#view=review", "en-GB", 1280, 800, ColorScheme.LIGHT);
    second.locator("[data-waits=glossary] button.heading").click();
    assertThat(second.locator("[data-waits=glossary] [data-term=开户]")).containsText("立折子");
    look(second, "glossary-review");
    second.locator("[data-waits=glossary] button[data-action=approve]").click();
    confirm(second);
    assertThat(second.locator("lobby-review")).containsText("Done: Glossary.");
    second.locator("nav a[href*=publish]").click();
    assertThat(second.locator("lobby-publish a[href*=glossary]")).isVisible();
    assertThat(second.locator("button[data-action=build]")).isEnabled();
    look(second, "glossary-publishable");

    Page phone =
        browsing.person("editor", "/editor/#view=glossary", "zh-CN", 390, 844, ColorScheme.DARK);
    assertThat(phone.locator("[data-stage=approved]")).isVisible();
    look(phone, "glossary-phone");
    phone.locator("button[data-action=edit]").click();
    look(phone, "glossary-form-phone");
    browsing.isFreeOfErrors();
  }
}
