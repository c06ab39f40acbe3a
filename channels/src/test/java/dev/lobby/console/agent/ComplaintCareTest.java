package dev.lobby.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import dev.lobby.complaint.BusinessCalendar;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What staff see of complaints that need care beside their clocks.
@WithLobby
class ComplaintCareTest {

  private final RunningLobby lobby;

  ComplaintCareTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private List<JsonObject> rows(String by, String path, String part) {
    return Reply.objects(lobby.as(by, path).is(200).json().getJsonArray(part));
  }

  private static JsonObject json(String... pairs) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      json.put(pairs[i], pairs[i + 1]);
    }
    return json;
  }

  private JsonObject step(String by, String number, String step, JsonObject body) {
    Long version = lobby.as("agent", "/complaints/" + number).is(200).json().getLong("version");
    return lobby
        .as(by, "/complaints/" + number + "/" + step, body.copy().put("version", version))
        .is(200)
        .json();
  }

  private String complained(Visitor visitor) {
    visitor.say("你们乱扣我的转账手续费，我要投诉！").is(200);
    String customer =
        lobby
            .as("agent", "/agent/conversations/" + visitor.id())
            .json()
            .getJsonObject("customer")
            .getString("id");
    return RunningLobby.until(
            () ->
                rows("agent", "/complaints", "open").stream()
                    .filter(one -> one.getString("customer").equals(customer))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst()
        .getString("number");
  }

  private String closed(Visitor visitor) {
    String number = complained(visitor);
    step("agent", number, "owner", json("owner", "agent"));
    step(
        "agent",
        number,
        "resolution",
        json(
            "finding", "partly-upheld",
            "cause", "重复收费",
            "found", "经核实，系统重复收取了一笔手续费。",
            "remedy", "已退还 35 元，三日内到账。",
            "appeal", "如不同意，可直接在此回复申请复核。"));
    step("agent", number, "telling", json("how", "conversation"));
    step("agent", number, "closing", json());
    return number;
  }

  @Test
  void a_closed_one_whose_outcome_is_not_accepted_stands_on_the_board_in_today_and_in_the_queue() {
    Visitor visitor = lobby.visitor("zh");
    String number = closed(visitor);
    assertThat(visitor.read(0))
        .anySatisfy(message -> {
          assertThat(message.getString("outcome")).isEqualTo(number);
          assertThat(message.getBoolean("told")).isTrue();
        });

    visitor.say("我不接受!才退35?你们打发叫花子呢").is(200);

    JsonObject row =
        RunningLobby.until(
                () ->
                    rows("agent", "/complaints", "open").stream()
                        .filter(one -> one.getString("number").equals(number))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst();
    assertThat(row.getString("stage")).isEqualTo("closed");
    assertThat(row.getJsonArray("wishes")).containsExactly("objection");
    assertThat(rows("agent", "/today", "mine"))
        .filteredOn(one -> number.equals(one.getString("number")))
        .singleElement()
        .satisfies(one -> assertThat(one.getBoolean("objects")).isTrue());
    assertThat(
            RunningLobby.until(
                () ->
                    rows("agent", "/agent/queue", "tickets").stream()
                        .filter(one -> number.equals(one.getString("disputes")))
                        .toList(),
                found -> !found.isEmpty()))
        .singleElement()
        .satisfies(one -> assertThat(one.getString("conversation")).isEqualTo(visitor.id()));
    step("agent", number, "reopening", json("reason", "客户不接受处理结果"));
    assertThat(rows("agent", "/complaints", "closed"))
        .noneMatch(one -> one.getString("number").equals(number));
  }

  @Test
  void somebody_without_a_record_is_registered_with_what_they_said_of_themselves() {
    JsonObject body =
        json(
            "name", "",
            "phone", "",
            "channel", "telephone",
            "language", "zh",
            "receivedAt", lobby.clock().instant().toString(),
            "acknowledged", "no",
            "severity", "ordinary",
            "product", "",
            "what", "卡号6222021234567890123被重复扣了两次年费",
            "clientRequestId", "stranger-1");
    lobby.as("agent", "/complaints/registration", body).isProblem(409, "姓名或联系电话");
    body.put("name", "王大力").put("phone", "13800138000");

    JsonObject filed = lobby.as("agent", "/complaints/registration", body).is(200).json();

    assertThat(filed.getString("customer")).startsWith("v-");
    assertThat(Reply.objects(filed.getJsonArray("stated")))
        .extracting(one -> one.getString("fact") + " " + one.getString("said"))
        .containsExactly("name 王大力", "phone 13800138000", "what 卡号⟦card ••••0123⟧被重复扣了两次年费");
    assertThat(
            lobby.as("agent", "/complaints/registration", body).is(200).json().getString("number"))
        .as("once for each request")
        .isEqualTo(filed.getString("number"));
    assertThat(rows("agent", "/complaints", "open"))
        .filteredOn(one -> one.getString("number").equals(filed.getString("number")))
        .singleElement()
        .satisfies(one -> assertThat(one.getString("name")).isEqualTo("王大力"));
    lobby.as("agent", "/customers/" + filed.getString("customer")).is(200);
  }

  @Test
  void whoever_asked_for_more_time_reads_in_today_that_and_why_it_was_refused() {
    String number = complained(lobby.visitor("zh"));
    step("agent", number, "owner", json("owner", "agent"));
    JsonObject wish =
        json("clock", "cn-decided", "reason", "合作银行未回复", "toCustomer", "需要向合作银行核实交易。");
    step("agent", number, "extension", wish);
    step("supervisor", number, "extension-refusal", json("clock", "cn-decided", "reason", "资料已齐"));

    JsonObject refused =
        rows("agent", "/today", "mine").stream()
            .filter(one -> number.equals(one.getString("number")))
            .findFirst()
            .orElseThrow()
            .getJsonObject("refusedTime");
    assertThat(refused.getString("by")).isEqualTo("supervisor");
    assertThat(refused.getString("reason")).isEqualTo("资料已齐");

    step("agent", number, "extension", wish);
    assertThat(rows("agent", "/today", "mine"))
        .filteredOn(one -> number.equals(one.getString("number")))
        .allSatisfy(one -> assertThat(one.getValue("refusedTime")).isNull());
  }

  @Test
  void what_is_owed_with_an_outcome_is_told_and_kept_like_any_promise() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor);
    step("agent", number, "owner", json("owner", "agent"));
    JsonObject decision =
        json(
            "finding", "upheld",
            "cause", "重复收费",
            "found", "经核实，系统重复收取了一笔手续费。",
            "remedy", "我们将在五个工作日内退款。",
            "appeal", "如不同意，可直接在此回复申请复核。");
    Long version = lobby.as("agent", "/complaints/" + number).is(200).json().getLong("version");
    JsonObject asked =
        lobby
            .as(
                "agent",
                "/complaints/" + number + "/resolution",
                decision.copy().put("version", version))
            .is(409)
            .json();
    assertThat(asked.getJsonArray("confirm")).containsExactly("promise");
    LocalDate day = workday();

    step(
        "agent",
        number,
        "resolution",
        decision.put("owed", "退还手续费 35 元").put("owedUntil", day.toString()));
    JsonObject told = step("agent", number, "telling", json("how", "conversation"));

    assertThat(visitor.read(0))
        .last()
        .satisfies(it ->
            assertThat(it.getString("text"))
                .contains("退还手续费 35 元", day.getMonthValue() + "月" + day.getDayOfMonth() + "日"));
    JsonObject promise = Reply.objects(told.getJsonArray("promises")).getFirst();
    assertThat(promise.getString("kind")).isEqualTo("promise");
    assertThat(promise.getString("owner")).isEqualTo("agent");
    assertThat(promise.getString("text")).isEqualTo("退还手续费 35 元");
    assertThat(rows("agent", "/today", "mine"))
        .filteredOn(one -> promise.getString("number").equals(one.getString("number")))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.getString("about")).isEqualTo(number);
          assertThat(one.getString("due")).isEqualTo(promise.getString("due"));
        });
  }

  @Test
  void a_low_score_stands_with_its_complaint_and_is_somebodys_the_next_day() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor);
    step("agent", number, "owner", json("owner", "agent"));
    step(
        "agent",
        number,
        "resolution",
        json(
                "finding", "upheld",
                "cause", "重复收费",
                "found", "经核实，系统重复收取了一笔手续费。",
                "remedy", "手续费全额退还给您。",
                "appeal", "如不同意，可直接在此回复申请复核。",
                "owed", "打电话告知退款结果")
            .put("owedUntil", workday().toString()));
    JsonObject told = step("agent", number, "telling", json("how", "conversation"));
    String call = Reply.objects(told.getJsonArray("promises")).getFirst().getString("number");

    lobby
        .as(
            "supervisor",
            "/follow-ups/" + call + "/end",
            json("result", "kept", "score", "1", "text", "等了太久"))
        .is(200);

    JsonObject detail =
        RunningLobby.until(
            () -> lobby.as("agent", "/complaints/" + number).is(200).json(),
            it -> it.getJsonArray("promises").size() == 2);
    assertThat(Reply.objects(detail.getJsonArray("promises")))
        .anySatisfy(it -> {
          assertThat(it.getString("number")).isEqualTo(call);
          assertThat(it.getInteger("score")).isEqualTo(1);
        });
    assertThat(rows("agent", "/today", "mine"))
        .filteredOn(one -> number.equals(one.getString("about")))
        .singleElement()
        .satisfies(one -> assertThat(one.getString("text")).contains("1 分", "等了太久"));
  }

  @Test
  void a_call_promised_in_the_conversation_of_a_complaint_is_about_that() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor);
    step("agent", number, "owner", json("owner", "agent"));

    JsonObject call =
        lobby
            .as(
                "agent",
                "/follow-ups/in/" + visitor.id() + "/promises",
                json(
                    "kind", "call-back",
                    "due", lobby.clock().instant().plus(Duration.ofHours(2)).toString(),
                    "text", "下午回电"))
            .is(200)
            .json();

    assertThat(call.getString("about")).isEqualTo(number);
    JsonObject detail =
        RunningLobby.until(
            () -> lobby.as("agent", "/complaints/" + number).is(200).json(),
            it -> !it.getJsonArray("promises").isEmpty());
    assertThat(Reply.objects(detail.getJsonArray("promises")))
        .singleElement()
        .satisfies(it -> assertThat(it.getString("text")).isEqualTo("下午回电"));
  }

  private LocalDate workday() {
    return BusinessCalendar.weekdays(ZoneId.of("Asia/Shanghai"))
        .workingDayAfter(LocalDate.ofInstant(lobby.clock().instant(), ZoneOffset.UTC), 5);
  }

  @Test
  void danger_said_in_the_chat_is_seen_before_anybody_writes_to_the_customer() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor);
    assertThat(lobby.as("agent", "/complaints/" + number).json().getValue("danger")).isNull();

    visitor.say("我不想活了").is(200);

    JsonObject detail =
        RunningLobby.until(
            () -> lobby.as("agent", "/complaints/" + number).is(200).json(),
            it -> it.getString("danger") != null);
    assertThat(rows("agent", "/complaints", "open"))
        .filteredOn(one -> one.getString("number").equals(number))
        .singleElement()
        .satisfies(
            one -> assertThat(one.getString("danger")).isEqualTo(detail.getString("danger")));
    assertThat(rows("agent", "/today", "unowned"))
        .filteredOn(one -> number.equals(one.getString("number")))
        .singleElement()
        .satisfies(
            one -> assertThat(one.getString("danger")).isEqualTo(detail.getString("danger")));
  }

  @Test
  void a_number_is_found_however_it_is_typed() {
    String number = complained(lobby.visitor("zh"));
    String bare = number.substring("C-".length()).toLowerCase(Locale.ROOT);

    assertThat(lobby.as("agent", "/complaints/" + bare).is(200).json().getString("number"))
        .isEqualTo(number);
  }

  @Test
  void who_misses_a_payment_and_takes_their_complaint_back_waits_for_that() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("有一笔500块的交易不是我做的，我要投诉你们").is(200);
    visitor.say("算了").is(200);
    visitor.say("我撤回投诉").is(200);

    assertThat(
            RunningLobby.until(
                () ->
                    rows("agent", "/agent/queue", "tickets").stream()
                        .filter(one -> visitor.id().equals(one.getString("conversation")))
                        .filter(one -> one.getString("reason").equals("person"))
                        .toList(),
                found -> !found.isEmpty()))
        .singleElement()
        .satisfies(one -> assertThat(one.getBoolean("missing")).isTrue());
  }

  @Test
  void a_refusal_in_both_languages_is_given_in_each_alone() {
    String number = complained(lobby.visitor("zh"));

    JsonObject problem =
        lobby.as("agent", "/complaints/" + number + "/owner", json("owner", "nobody")).json();

    assertThat(problem.getString("zh")).startsWith("没有用户名为").doesNotContain("There");
    assertThat(problem.getString("en")).startsWith("There is no agent");
  }
}
