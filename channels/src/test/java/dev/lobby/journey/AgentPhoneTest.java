package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.look;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The agents' desk and a trace on a telephone.
@WithLobby
class AgentPhoneTest {

  private final RunningLobby lobby;
  private final Browsing browsing;

  AgentPhoneTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @AfterEach
  void closePages() {
    browsing.close();
  }

  private Page phone(String username, String path, String locale) {
    return browsing.person(username, path, locale, 390, 844, ColorScheme.LIGHT);
  }

  private static LocatorAssertions.IsInViewportOptions whole() {
    return new LocatorAssertions.IsInViewportOptions().setRatio(1);
  }

  @Test
  void an_agent_takes_who_waits_and_answers_on_a_phone() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("我八十二了，理财经理误导我买了高风险产品，我要投诉！").is(200);
    visitor.say("转人工").is(200);
    visitor.say("算了不投诉了，撤回").is(200);
    lobby.visitor("en").say("I want to talk to a human agent").is(200);
    Page page = phone("agent", "/agent/", "zh-CN");
    Locator row =
        page.locator("[data-ticket]")
            .filter(new Locator.FilterOptions().setHas(page.locator("[data-withdraws]")));
    assertThat(row.locator("[data-withdraws]")).hasText("要撤回投诉");
    assertThat(row.locator("[data-withdraws]")).isInViewport(whole());
    look(page, "agent-queue-phone");

    row.click();
    Locator claim = page.locator("button[data-action=claim]");
    assertThat(claim).isInViewport(whole());
    look(page, "agent-waiting-phone");
    claim.click();
    Locator text = page.locator("lobby-composer textarea");
    assertThat(text).isInViewport(whole());
    text.fill("您好，我是 1 号客服，请问还有什么可以帮您？");
    text.press("Enter");
    assertThat(page.locator("article[data-author=agent]").last()).containsText("1 号客服");
    look(page, "agent-chat-phone");
    browsing.isFreeOfErrors();
  }

  @Test
  void a_supervisor_reads_in_english_why_an_answer_was_given_on_a_phone() {
    Visitor visitor = lobby.visitor("en");
    visitor.say("When does the branch open?").is(200);
    Page page = phone("supervisor", "/supervisor/#conversation=" + visitor.id(), "en-GB");
    page.locator("button[data-action=why]").first().click();
    assertThat(page.locator("[data-trace]").first()).isVisible();
    look(page, "trace-phone-en");
    // What is searched for can be read beside the lists.
    assertThat(page.locator("input[name=query]")).isInViewport(whole());
    Assertions.assertThat(page.locator("input[name=query]").boundingBox().width).isGreaterThan(300);
    browsing.isFreeOfErrors();
  }
}
