package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Complaints that come and are answered by other ways than the assistant, in a real browser.
@WithLobby
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComplaintWaysPageTest {

  private final RunningLobby lobby;
  private final Browsing browsing;

  ComplaintWaysPageTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @BeforeAll
  void haveStaff() {
    List.of("agent", "supervisor").forEach(lobby::cookie);
  }

  @AfterEach
  void closePages() {
    browsing.close();
  }

  private static void fill(Page page, String field, String text) {
    page.locator("dialog[open] [name=" + field + "]").fill(text);
  }

  private void step(String number, String step, JsonObject body) {
    long seen =
        RunningLobby.until(
                () -> lobby.as("agent", "/complaints/" + number), found -> found.status() == 200)
            .json()
            .getLong("version");
    lobby
        .as("agent", "/complaints/" + number + "/" + step, body.copy().put("version", seen))
        .is(200);
  }

  private void decided(String number) {
    step(number, "owner", new JsonObject().put("owner", "agent"));
    step(
        number,
        "resolution",
        new JsonObject()
            .put("finding", "upheld")
            .put("cause", "重复收费")
            .put("found", "经核实，系统重复收取了一笔转账手续费。")
            .put("remedy", "已全额退还，三日内到账。")
            .put("appeal", "如不同意，可向当地金融监管机构反映。"));
  }

  @Test
  void somebody_without_a_record_is_registered_and_told_by_another_way_than_a_conversation() {
    Page agent = browsing.person("agent", "/customers/");
    agent.locator("input[name=find]").fill("13912345678");
    agent.locator("[data-action=find]").click();
    assertThat(agent.locator("lobby-customer-list")).containsText("请核对数字");
    agent.locator("[data-action=register-for]").click();

    assertThat(agent.locator("dialog[open]")).containsText("姓名和电话至少填一项");
    agent.locator("dialog[open] select[name=channel]").selectOption("telephone");
    fill(agent, "what", "卡号6222021234567890123被重复扣了两次年费");
    agent.locator("dialog[open] select[name=acknowledged]").selectOption("no");
    confirm(agent);
    assertThat(agent.locator("dialog[open] [role=alert]")).containsText("姓名或联系电话");
    fill(agent, "name", "王大力");
    fill(agent, "phone", "13912345678");
    look(agent, "complaint-register-stranger");
    confirm(agent);

    assertThat(agent.locator("h2 ~ [data-stage]")).hasAttribute("data-stage", "filed");
    assertThat(agent.locator("[data-fact=name]")).containsText("王大力");
    assertThat(agent.locator("[data-fact=phone]")).containsText("13912345678");
    assertThat(agent.locator("[data-fact=what]")).not().containsText("62220212");
    String number = agent.url().replaceAll(".*number=", "");
    decided(number);
    agent.reload();
    agent.locator("button[data-step=tell]").click();
    assertThat(agent.locator("dialog[open] select[name=how] option[value=telephone]")).hasCount(1);
    assertThat(agent.locator("dialog[open] select[name=how] option[value=conversation]"))
        .hasCount(0);
    browsing.isFreeOfErrors();
  }

  @Test
  void who_talks_with_a_person_goes_on_doing_so_when_an_outcome_is_told() {
    Visitor visitor = lobby.visitor("zh");
    String said = visitor.say("你们乱扣我的转账手续费，我要投诉！").is(200).body();
    String number = said.replaceAll("(?s).*?(C-[0-9A-Z]{8}).*", "$1");
    JsonObject ticket =
        RunningLobby.until(
            () ->
                lobby
                    .as("agent", "/agent/conversations/" + visitor.id())
                    .is(200)
                    .json()
                    .getJsonObject("ticket"),
            found -> found != null);
    lobby
        .as("agent", "/agent/tickets/" + ticket.getString("id") + "/claim", new JsonObject())
        .is(200);
    Page customer = browsing.customer(visitor, "zh-CN", 1280, 800);
    assertThat(customer.locator("[part=badge]")).hasText("人工客服");

    decided(number);
    step(number, "telling", new JsonObject().put("how", "conversation"));

    assertThat(customer.locator("[part~=outcome]")).containsText("三日内到账");
    assertThat(customer.locator("[part=badge]")).hasText("人工客服");
    customer.reload();
    assertThat(customer.locator("[part~=outcome]")).containsText("三日内到账");
    assertThat(customer.locator("[part=badge]")).hasText("人工客服");
    assertThat(visitor.read(0)).isNotEmpty();
    browsing.isFreeOfErrors();
  }
}
