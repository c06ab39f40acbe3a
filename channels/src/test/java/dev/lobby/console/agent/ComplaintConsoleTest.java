package dev.lobby.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import dev.lobby.channel.web.MessageJson;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Reason;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The complaints board, from the chat to the customer's knowing what was decided.
@WithLobby
class ComplaintConsoleTest {

  private final RunningLobby lobby;

  ComplaintConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private JsonObject complained(Visitor visitor) {
    visitor.say("你们乱扣我的转账手续费，我要投诉！").is(200);
    return RunningLobby.until(() -> of(visitor), found -> !found.isEmpty()).getFirst();
  }

  /// The open complaints of a conversation.
  private List<JsonObject> of(Visitor visitor) {
    return board("open").stream()
        .filter(one -> detail(one).getJsonArray("conversations").contains(visitor.id()))
        .toList();
  }

  private List<JsonObject> board(String part) {
    return Reply.objects(lobby.as("agent", "/complaints").is(200).json().getJsonArray(part));
  }

  private JsonObject detail(JsonObject row) {
    return lobby.as("agent", "/complaints/" + row.getString("number")).is(200).json();
  }

  /// A step of somebody who looks at the complaint as it is now, unless it says what they saw.
  private Reply step(String by, String number, String step, JsonObject body) {
    Reply now = lobby.as("agent", "/complaints/" + number);
    JsonObject sent = body.copy();
    if (now.status() == 200 && !sent.containsKey("version")) {
      sent.put("version", now.json().getLong("version"));
    }
    return lobby.as(by, "/complaints/" + number + "/" + step, sent);
  }

  private static JsonObject json(String... pairs) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      json.put(pairs[i], pairs[i + 1]);
    }
    return json;
  }

  @Test
  void a_complaint_goes_from_the_chat_to_a_customer_who_knows_what_was_decided() {
    Visitor visitor = lobby.visitor("zh");
    JsonObject filed = complained(visitor);
    String number = filed.getString("number");
    assertThat(filed.getString("stage")).isEqualTo("filed");
    assertThat(Reply.objects(filed.getJsonArray("clocks")))
        .extracting(clock -> clock.getString("name") + " " + clock.getString("state"))
        .contains("acknowledged in-time", "decided running", "cn-decided running");

    step("agent", number, "owner", json("owner", "nobody"))
        .isProblem(409, "no agent or supervisor");
    step("agent", number, "owner", json("owner", "agent")).is(200);
    step("agent", number, "closing", json()).isProblem(409, "told what was decided");
    step("agent", number, "notes", json("text", "卡号 4111 1111 1111 1111 的流水已核对")).is(200);
    step(
            "agent",
            number,
            "resolution",
            json("finding", "upheld", "cause", "重复收费", "found", "x", "remedy", "y", "appeal", "z"))
        .isProblem(409, "太短", "写明：查明的情况", "what was found");
    step("agent", number, "resolution", json("finding", "upheld", "cause", " ", "found", "  "))
        .isProblem(409, "请写明根本原因", "请写明：查明的情况", "请写明：客户不同意时可以向谁反映");
    step("agent", number, "resolution", json("finding", "perhaps"))
        .isProblem(400, "upheld, partly-upheld, rejected");
    step(
            "agent",
            number,
            "resolution",
            json(
                "finding", "upheld",
                "cause", "重复收费",
                "found", "经核实，系统重复收取了一笔手续费。",
                "remedy", "已全额退还，三日内到账。",
                "appeal", "如不同意，可向当地金融监管机构反映。"))
        .is(200);
    JsonObject told = step("agent", number, "telling", json("how", "conversation")).is(200).json();
    assertThat(told.getString("stage")).isEqualTo("told");
    assertThat(visitor.read(0))
        .last()
        .satisfies(
            message -> assertThat(message.getString("text")).contains(number, "三日内到账", "监管机构"));
    step("agent", number, "closing", json()).is(200);

    assertThat(board("closed")).extracting(one -> one.getString("number")).contains(number);
    JsonObject closed = detail(filed);
    assertThat(Reply.objects(closed.getJsonArray("history")))
        .extracting(line -> line.getString("event"))
        .containsExactly(
            "complaint.closed",
            "complaint.told",
            "complaint.resolved",
            "complaint.noted",
            "complaint.assigned",
            "complaint.stated",
            "complaint.stated",
            "complaint.filed");
    assertThat(closed.encode()).contains("⟦card ••••1111⟧").doesNotContain("4111 1111");
  }

  @Test
  void what_came_by_telephone_is_registered_on_the_customers_record_from_when_it_came() {
    Visitor visitor = lobby.visitor("zh");
    JsonObject conversation = lobby.as("agent", "/agent/conversations/" + visitor.id()).json();
    String customer = conversation.getJsonObject("customer").getString("id");
    String received = lobby.clock().instant().minus(Duration.ofHours(20)).toString();
    JsonObject body =
        json(
            "channel", "telephone",
            "language", "zh",
            "receivedAt", received,
            "acknowledged", "yes",
            "severity", "major",
            "product", "",
            "what", "卡 4111 1111 1111 1111 被重复扣了两次年费",
            "wanted", "退钱");

    assertThat(lobby.as("agent", "/customers/none/complaints", body).isProblem(404, "no such"))
        .isNotNull();
    lobby
        .as(
            "agent",
            "/customers/" + customer + "/complaints",
            body.copy().put("receivedAt", "2099-01-01T00:00:00Z"))
        .isProblem(409, "不能晚于现在", "later than now");
    JsonObject filed =
        lobby.as("agent", "/customers/" + customer + "/complaints", body).is(200).json();

    assertThat(filed.getString("filedAt")).isEqualTo(received);
    assertThat(filed.getString("channel")).isEqualTo("telephone");
    assertThat(filed.getString("severity")).isEqualTo("major");
    assertThat(filed.getValue("product")).isNull();
    assertThat(filed.getJsonArray("conversations")).isEmpty();
    assertThat(Reply.objects(filed.getJsonArray("stated")))
        .extracting(one -> one.getString("fact"))
        .containsExactly("what", "wanted");
    assertThat(filed.encode()).doesNotContain("4111 1111");
    assertThat(Reply.objects(filed.getJsonArray("history")))
        .allSatisfy(line -> assertThat(line.getString("by")).isEqualTo("agent"));
    assertThat(board("open"))
        .filteredOn(one -> one.getString("number").equals(filed.getString("number")))
        .singleElement()
        .satisfies(one -> assertThat(one.getString("what")).contains("重复扣了两次年费"));
  }

  @Test
  void what_is_registered_twice_by_one_request_is_one_complaint() {
    Visitor visitor = lobby.visitor("zh");
    JsonObject conversation = lobby.as("agent", "/agent/conversations/" + visitor.id()).json();
    String customer = conversation.getJsonObject("customer").getString("id");
    JsonObject body =
        json(
            "channel", "telephone",
            "language", "zh",
            "receivedAt", lobby.clock().instant().toString(),
            "acknowledged", "yes",
            "severity", "ordinary",
            "what", "年费扣了两次",
            "clientRequestId", "request-1");

    String address = "/customers/" + customer + "/complaints";
    String number = lobby.as("agent", address, body).is(200).json().getString("number");

    assertThat(lobby.as("agent", address, body).is(200).json().getString("number"))
        .isEqualTo(number);
    assertThat(board("open"))
        .filteredOn(one -> one.getString("customer").equals(customer))
        .hasSize(1);
  }

  @Test
  void a_customer_who_takes_it_back_in_the_chat_stands_on_the_board_and_in_its_history() {
    Visitor visitor = lobby.visitor("zh");
    JsonObject filed = complained(visitor);
    visitor.say("算了不投诉了，撤回").is(200);

    JsonObject detail =
        RunningLobby.until(() -> detail(filed), it -> it.getString("replyDue") == null);

    assertThat(detail.getJsonArray("wishes")).containsExactly("withdrawal");
    assertThat(Reply.objects(detail.getJsonArray("history")).getFirst().getString("said"))
        .isEqualTo("算了不投诉了，撤回");
    assertThat(Reply.objects(detail.getJsonArray("stated")))
        .extracting(one -> one.getString("fact"))
        .doesNotContain("withdrawal");
    assertThat(board("open"))
        .filteredOn(one -> one.getString("number").equals(filed.getString("number")))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.getJsonArray("wishes")).containsExactly("withdrawal");
          assertThat(one.getString("replyDue")).isNull();
        });
  }

  @Test
  void what_ends_next_stands_first_the_promised_first_answer_included() {
    JsonObject taken = complained(lobby.visitor("zh"));
    Visitor visitor = lobby.visitor("zh");
    JsonObject withdrawn = complained(visitor);
    visitor.say("算了不投诉了，撤回").is(200);
    RunningLobby.until(() -> detail(withdrawn), it -> it.getString("replyDue") == null);
    List<JsonObject> open = board("open");

    assertThat(open)
        .filteredOn(one -> one.getString("number").equals(taken.getString("number")))
        .singleElement()
        .satisfies(one -> assertThat(one.getString("replyDue")).isNotNull());
    assertThat(open.stream().map(one -> one.getString("number")).toList())
        .containsSubsequence(taken.getString("number"), withdrawn.getString("number"));
  }

  @Test
  void it_ends_as_withdrawn_or_as_no_complaint_and_is_exported_as_such() {
    Visitor visitor = lobby.visitor("zh");
    JsonObject first = complained(visitor);
    assertThat(first.getString("what")).isEqualTo("你们乱扣我的转账手续费，我要投诉！");
    String withdrawn = first.getString("number");
    String other = complained(lobby.visitor("zh")).getString("number");
    int before = figures().getInteger("withdrawn");

    JsonObject now =
        step("agent", withdrawn, "withdrawal", json("how", "telephone", "said", "本人来电，是误会"))
            .is(200)
            .json();
    step("agent", other, "dismissal", json("reason", "登记有误")).isProblem(403);
    step("supervisor", other, "dismissal", json("reason", "登记有误")).is(200);

    assertThat(now.getString("stage")).isEqualTo("closed");
    assertThat(now.getString("ending")).isEqualTo("withdrawn");
    assertThat(visitor.read(0))
        .last()
        .satisfies(it -> assertThat(it.getString("text")).contains(withdrawn, "撤回"));
    assertThat(figures().getInteger("withdrawn")).isEqualTo(before + 1);
    step("agent", withdrawn, "reopening", json("reason", "客户改变主意")).is(200);
  }

  @Test
  void the_telephone_number_named_in_the_chat_and_the_promised_answer_stand_with_it() {
    Visitor visitor = lobby.visitor("zh");
    JsonObject filed = complained(visitor);
    visitor.say("打我座机 021-58881234 下午三点").is(200);

    JsonObject detail = detail(filed);

    assertThat(detail.getString("phone")).isEqualTo("021-58881234");
    assertThat(detail.getString("replyDue")).isNotNull();
    JsonObject conversation = lobby.as("agent", "/agent/conversations/" + visitor.id()).json();
    assertThat(conversation.getString("phone")).isEqualTo("021-58881234");
    assertThat(detail.getString("replyDue"))
        .isEqualTo(conversation.getJsonObject("ticket").getString("dueAt"));
    step("supervisor", filed.getString("number"), "dismissal", json("reason", "登记有误")).is(200);
    assertThat(detail(filed).getString("replyDue")).as("nobody waits for it any more").isNull();
  }

  @Test
  void more_time_is_asked_for_by_one_and_given_by_a_supervisor() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor).getString("number");

    JsonObject wish = json("clock", "cn-decided", "reason", "案情复杂", "toCustomer", "需要向合作银行核实交易。");
    step(
            "agent",
            number,
            "extension",
            json("clock", "decided", "reason", "r", "toCustomer", "需要核实。"))
        .isProblem(409, "cannot be given more time");
    step("agent", number, "extension", json("clock", "cn-decided", "reason", "r"))
        .isProblem(400, "toCustomer");
    step("agent", number, "extension", wish).is(200);
    JsonObject refusal = json("clock", "cn-decided", "reason", "资料已齐");
    step("agent", number, "extension-refusal", refusal).isProblem(403);
    step("supervisor", number, "extension-refusal", refusal).is(200);
    step("agent", number, "extension", wish).is(200);
    step("agent", number, "extension-approval", json("clock", "cn-decided")).isProblem(403);
    step("supervisor", number, "extension-approval", json("clock", "cn-decided")).is(200);
    assertThat(visitor.read(0).getLast().getString("text"))
        .contains(number, "24:00", "需要向合作银行核实交易。");
    assertThat(Reply.objects(detail(json("number", number)).getJsonArray("history")))
        .extracting(line -> line.getString("event"))
        .contains("complaint.extension-refused", "complaint.extended");
    lobby.clock().advance(Duration.ofDays(20));
    lobby.forgetSessions();
    assertThat(Reply.objects(detail(json("number", number)).getJsonArray("clocks")))
        .anySatisfy(clock -> {
          assertThat(clock.getString("name")).isEqualTo("cn-decided");
          assertThat(clock.getString("state")).isEqualTo("running");
        });
  }

  private static List<String> numbers(JsonObject detail, String part) {
    return Reply.objects(detail.getJsonArray(part)).stream()
        .map(one -> one.getString("number"))
        .toList();
  }

  private JsonObject figures() {
    return lobby
        .as("supervisor", "/complaints/report", json("from", "2026-01-01", "to", "2099-12-31"))
        .is(200)
        .json()
        .getJsonObject("figures");
  }

  @Test
  void a_customers_second_complaint_is_seen_joined_counted_once_and_parted() {
    Visitor visitor = lobby.visitor("zh");
    String first = complained(visitor).getString("number");
    lobby.serve(visitor.id());
    visitor.say("另一件投诉：又多扣了我一笔转账手续费！").is(200);
    String second =
        RunningLobby.until(() -> of(visitor), found -> found.size() == 2).stream()
            .map(one -> one.getString("number"))
            .filter(one -> !one.equals(first))
            .findFirst()
            .orElseThrow();
    JsonObject seen =
        Reply.objects(detail(json("number", second)).getJsonArray("recent")).getFirst();
    assertThat(seen.getString("number")).isEqualTo(first);
    assertThat(seen.getString("product")).isEqualTo("fees");
    assertThat(seen.getString("filedAt")).isNotBlank();
    JsonObject before = figures();
    String another = complained(lobby.visitor("zh")).getString("number");

    step("agent", second, "joining", json()).isProblem(400, "into");
    step("agent", second, "joining", json("into", another))
        .isProblem(409, "属于另一位客户", "another customer's");
    step("agent", second, "parting", json()).isProblem(409, "not joined");
    JsonObject joined = step("agent", second, "joining", json("into", first)).is(200).json();

    assertThat(joined.getString("stage")).isEqualTo("joined");
    assertThat(joined.getString("joinedTo")).isEqualTo(first);
    assertThat(board("open")).extracting(one -> one.getString("number")).doesNotContain(second);
    assertThat(board("closed")).extracting(one -> one.getString("number")).contains(second);
    JsonObject whole = detail(json("number", first));
    assertThat(numbers(whole, "joined")).containsExactly(second);
    assertThat(numbers(whole, "recent")).isEmpty();
    assertThat(numbers(whole, "others")).isEmpty();
    // Whoever has the second number before them is led to the first.
    JsonObject conversation =
        lobby.as("agent", "/agent/conversations/" + visitor.id()).is(200).json();
    assertThat(conversation.getJsonObject("ticket").getString("number")).isEqualTo(second);
    assertThat(conversation.getString("joinedTo")).isEqualTo(first);
    step("agent", second, "notes", json("text", "x")).isProblem(409, "已并入 " + first, "there");
    assertThat(figures().getInteger("duplicates")).isEqualTo(before.getInteger("duplicates") + 1);
    // The other customer's came in between.
    assertThat(figures().getInteger("received")).isEqualTo(before.getInteger("received"));

    JsonObject parted = step("agent", second, "parting", json()).is(200).json();

    assertThat(parted.getString("stage")).isEqualTo("filed");
    assertThat(numbers(parted, "recent")).containsExactly(first);
    assertThat(figures().getInteger("duplicates")).isEqualTo(before.getInteger("duplicates"));
    step("editor", second, "joining", json("into", first)).isProblem(403);
  }

  private static JsonObject decision() {
    return json(
        "finding", "upheld",
        "cause", "重复收费",
        "found", "经核实，系统重复收取了一笔手续费。",
        "remedy", "已全额退还，三日内到账。",
        "appeal", "如不同意，可向当地金融监管机构反映。");
  }

  @Test
  void whoever_handles_a_complaint_reads_what_the_customer_wrote_since_and_who_answered() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor).getString("number");
    String ticket =
        lobby
            .as("agent", "/agent/conversations/" + visitor.id())
            .is(200)
            .json()
            .getJsonObject("ticket")
            .getString("id");
    visitor.say("今天又扣了我30元！").is(200);
    lobby.as("agent", "/agent/tickets/" + ticket + "/claim", json()).is(200);
    lobby
        .as(
            "agent",
            "/agent/conversations/" + visitor.id() + "/messages",
            json("clientMessageId", "a-1", "text", "我看一下。"))
        .is(200);

    JsonObject complaint = detail(json("number", number));

    List<JsonObject> said = Reply.objects(complaint.getJsonArray("said"));
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().getString("conversation")).isEqualTo(visitor.id());
    assertThat(said.getFirst().getString("channel")).isEqualTo("web");
    assertThat(said.getFirst().getString("startedAt")).isNotBlank();
    assertThat(said.getFirst().getBoolean("gone")).isFalse();
    List<JsonObject> messages = Reply.objects(said.getFirst().getJsonArray("messages"));
    assertThat(messages)
        .anySatisfy(message -> {
          assertThat(message.getString("text")).isEqualTo("今天又扣了我30元！");
          assertThat(message.getInstant("at")).isAfter(complaint.getInstant("filedAt"));
        });
    assertThat(messages.getLast().getString("agent")).isEqualTo("agent");
  }

  @Test
  void the_customer_of_a_major_one_is_told_by_a_second_person_and_the_queue_says_it_is_major() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor).getString("number");
    step(
            "agent",
            number,
            "classification",
            json("product", "fees", "severity", "major", "cause", "x"))
        .is(200);
    assertThat(
            Reply.objects(lobby.as("agent", "/agent/queue").is(200).json().getJsonArray("tickets")))
        .filteredOn(one -> number.equals(one.getString("number")))
        .singleElement()
        .satisfies(one -> assertThat(one.getBoolean("major")).isTrue());
    step("agent", number, "owner", json("owner", "agent")).is(200);
    step("agent", number, "resolution", decision()).is(200);

    step("agent", number, "telling", json("how", "conversation"))
        .isProblem(409, "须由作出决定以外的人告知", "told by somebody else");

    step("supervisor", number, "telling", json("how", "conversation")).is(200);
    assertThat(visitor.read(0))
        .last()
        .satisfies(message -> assertThat(message.getString("outcome")).isEqualTo(number));
  }

  @Test
  void a_decided_major_one_is_in_the_list_of_today_of_all_but_who_decided_it() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor).getString("number");
    step(
            "agent",
            number,
            "classification",
            json("product", "fees", "severity", "major", "cause", "x"))
        .is(200);
    step("agent", number, "owner", json("owner", "agent")).is(200);
    assertThat(today("agent", "mine")).contains(number);
    assertThat(today("supervisor", "confirm")).doesNotContain(number);

    step("agent", number, "resolution", decision()).is(200);

    assertThat(today("supervisor", "confirm")).contains(number);
    assertThat(today("agent", "mine")).doesNotContain(number);
    assertThat(today("agent", "confirm")).doesNotContain(number);
    step("supervisor", number, "telling", json("how", "conversation")).is(200);
    assertThat(today("supervisor", "confirm")).as("to be closed").contains(number);
    visitor.say("我不接受这个处理结果").is(200);
    assertThat(today("agent", "mine")).as("the customer does not accept it").contains(number);
    step("supervisor", number, "reopening", json("reason", "客户不接受")).is(200);
    assertThat(today("supervisor", "confirm")).doesNotContain(number);
    assertThat(today("agent", "mine")).contains(number);
  }

  @Test
  void a_request_for_more_time_is_in_the_list_of_today_of_supervisors_until_it_is_answered() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor).getString("number");
    step("agent", number, "owner", json("owner", "agent")).is(200);
    assertThat(today("supervisor", "confirm")).doesNotContain(number);
    JsonObject wish = json("clock", "cn-decided", "reason", "案情复杂", "toCustomer", "需要向合作银行核实交易。");

    step("agent", number, "extension", wish).is(200);

    assertThat(inToday("supervisor", "confirm", number).getJsonObject("moreTime"))
        .isEqualTo(json("clock", "cn-decided", "by", "agent"));
    assertThat(today("agent", "confirm")).doesNotContain(number);
    assertThat(inToday("agent", "mine", number).getJsonObject("moreTime")).isNull();
    step("supervisor", number, "extension-approval", json("clock", "cn-decided")).is(200);
    assertThat(today("supervisor", "confirm")).doesNotContain(number);
    step("agent", number, "withdrawal", json("how", "telephone", "said", "本人来电，是误会")).is(200);
  }

  @Test
  void who_asked_for_more_time_does_not_find_the_request_in_their_list_of_today() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor).getString("number");
    step("agent", number, "owner", json("owner", "agent")).is(200);

    step(
            "supervisor",
            number,
            "extension",
            json("clock", "cn-decided", "reason", "案情复杂", "toCustomer", "需要核实交易。"))
        .is(200);

    assertThat(today("supervisor", "confirm")).doesNotContain(number);
    step("agent", number, "withdrawal", json("how", "telephone", "said", "本人来电，是误会")).is(200);
  }

  @Test
  void a_decision_that_was_sent_back_is_in_its_owners_list_of_today_with_who_and_why() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor).getString("number");
    step(
            "agent",
            number,
            "classification",
            json("product", "fees", "severity", "major", "cause", "x"))
        .is(200);
    step("agent", number, "owner", json("owner", "agent")).is(200);
    step("agent", number, "resolution", decision()).is(200);

    step("supervisor", number, "reopening", json("reason", "没有核对合同原件")).is(200);

    assertThat(inToday("agent", "mine", number).getJsonObject("sentBack"))
        .isEqualTo(json("by", "supervisor", "reason", "没有核对合同原件").put("told", false));
    step("agent", number, "resolution", decision()).is(200);
    step("supervisor", number, "telling", json("how", "conversation")).is(200);
    step("supervisor", number, "reopening", json("reason", "客户不接受")).is(200);
    assertThat(inToday("agent", "mine", number).getJsonObject("sentBack"))
        .isEqualTo(json("by", "supervisor", "reason", "客户不接受").put("told", true));
    step("agent", number, "resolution", decision()).is(200);
    assertThat(today("supervisor", "confirm")).contains(number);
    step("supervisor", number, "telling", json("how", "conversation")).is(200);
    step("supervisor", number, "closing", json()).is(200);
  }

  private JsonObject inToday(String who, String list, String number) {
    return Reply.objects(lobby.as(who, "/today").is(200).json().getJsonArray(list)).stream()
        .filter(it -> number.equals(it.getString("number")))
        .findFirst()
        .orElseThrow();
  }

  private List<String> today(String who, String list) {
    return Reply.objects(lobby.as(who, "/today").is(200).json().getJsonArray(list)).stream()
        .map(it -> it.getString("number"))
        .toList();
  }

  @Test
  void what_the_queue_shows_as_due_is_what_the_customer_was_promised() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("转人工").is(200);
    lobby.clock().advance(Duration.ofSeconds(90));
    Instant before = lobby.clock().instant();
    visitor.say("你们乱扣我的转账手续费，我要投诉！").is(200);
    Instant after = lobby.clock().instant();

    // The queue follows what was written, and at first tells of the wish for a person alone.
    JsonObject ticket =
        RunningLobby.until(
                () ->
                    Reply.objects(
                            lobby
                                .as("agent", "/agent/queue")
                                .is(200)
                                .json()
                                .getJsonArray("tickets"))
                        .stream()
                        .filter(one -> visitor.id().equals(one.getString("conversation")))
                        .filter(one -> Reason.COMPLAINT.wire().equals(one.getString("reason")))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst();

    assertThat(Instant.parse(ticket.getString("dueAt")).minus(Reason.COMPLAINT.target()))
        .isBetween(before.truncatedTo(ChronoUnit.MILLIS), after);
  }

  @Test
  void whether_an_outcome_was_told_stands_in_the_event_and_of_old_ones_in_their_first_words() {
    String old = "您的投诉 C-1 经核查：成立。";

    assertThat(shown(new ConversationEvent.Told("amy", "C-1", true, "结果：退费。")))
        .isEqualTo("outcome");
    assertThat(shown(new ConversationEvent.Told("amy", "C-1", false, old))).isEqualTo("progress");
    assertThat(shown(new ConversationEvent.Told("amy", "C-1", old))).isEqualTo("outcome");
    assertThat(shown(new ConversationEvent.Told("amy", "C-1", "已重新打开。"))).isEqualTo("progress");
  }

  private static String shown(ConversationEvent.Told told) {
    Instant at = Instant.EPOCH;
    String stream = ConversationEvent.stream("c");
    JsonObject json =
        MessageJson.of(
            Conversation.of(
                    "c",
                    List.of(
                        new Recorded(
                            stream,
                            1,
                            1,
                            at,
                            "v-1",
                            new ConversationEvent.Started("web", "v-1", Language.ZH)),
                        new Recorded(stream, 2, 2, at, "v-1", told)))
                .messages()
                .getLast());
    return json.containsKey("outcome") ? "outcome" : "progress";
  }

  @Test
  void of_two_who_decide_at_once_the_later_is_told_what_the_other_did_and_undoes_nothing() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor).getString("number");
    step("agent", number, "owner", json("owner", "agent")).is(200);
    JsonObject seen = detail(json("number", number));
    JsonObject late = decision().put("version", seen.getLong("version"));
    assertThat(seen.getString("appeal")).contains("12378");
    assertThat(seen.getString("telling")).isNull();
    step("agent", number, "resolution", decision()).is(200);

    step("supervisor", number, "resolution", late.put("finding", "rejected"))
        .isProblem(409, "agent 作出决定：成立", "agent decided: upheld");
    step("supervisor", number, "telling", json("how", "conversation").put("version", 1))
        .isProblem(409, "agent 作出决定");
    for (String step : List.of("resolution", "telling", "closing", "classification", "extension")) {
      lobby
          .as("supervisor", "/complaints/" + number + "/" + step, decision())
          .isProblem(400, "version");
    }

    JsonObject now = detail(json("number", number));
    assertThat(now.getString("finding")).isEqualTo("upheld");
    assertThat(now.getString("telling"))
        .startsWith("您的投诉 " + number + " 经核查：成立。")
        .contains("三日内到账", "监管机构");
    step("supervisor", number, "telling", json("how", "telephone", "note", " "))
        .isProblem(409, "请写明告知了谁");
    step("supervisor", number, "telling", json("how", "conversation")).is(200);
    assertThat(visitor.read(0).getLast().getString("text")).isEqualTo(now.getString("telling"));
  }

  @Test
  void what_the_customer_wrote_since_they_were_told_is_shown_before_it_is_closed() {
    Visitor visitor = lobby.visitor("zh");
    String number = complained(visitor).getString("number");
    step("agent", number, "owner", json("owner", "agent")).is(200);
    step("agent", number, "resolution", decision()).is(200);
    step("agent", number, "telling", json("how", "conversation")).is(200);
    lobby.clock().advance(Duration.ofMinutes(1));
    visitor.say("我不同意这个结果").is(200);

    Reply asked = step("agent", number, "closing", json()).isProblem(409, "我不同意这个结果");
    assertThat(asked.json().getJsonArray("confirm").encode()).isEqualTo("[\"unanswered\"]");

    step(
            "agent",
            number,
            "closing",
            new JsonObject().put("confirm", asked.json().getJsonArray("confirm")))
        .is(200);
  }

  @Test
  void a_complaint_is_taken_out_of_its_group_and_put_with_one_however_its_number_is_typed() {
    String head = complained(lobby.visitor("zh")).getString("number");
    String other = complained(lobby.visitor("zh")).getString("number");
    step("agent", head, "group", json("group", head)).isProblem(409, "不能归入自己");
    assertThat(
            detail(new JsonObject().put("number", other)).getJsonArray("alike").stream()
                .map(JsonObject.class::cast))
        .extracting(it -> it.getString("number"))
        .contains(head)
        .doesNotContain(other);
    step("agent", other, "group", json("group", head.toLowerCase(Locale.ROOT) + " ")).is(200);

    assertThat(step("agent", other, "ungrouping", json()).is(200).json().getString("group"))
        .isNull();
  }

  @Test
  void many_with_one_cause_are_decided_and_told_as_their_head_was() {
    List<Visitor> visitors =
        List.of(
            lobby.customer("group-1", "王芳", "gold"),
            lobby.customer("group-2", "李雷", "gold"),
            lobby.visitor("zh"));
    List<String> numbers = visitors.stream().map(it -> complained(it).getString("number")).toList();
    String head = numbers.getFirst();
    for (String number : numbers.subList(1, 3)) {
      step("agent", number, "group", json("group", head)).is(200);
    }
    List<JsonObject> members = Reply.objects(detail(json("number", head)).getJsonArray("members"));
    assertThat(members)
        .extracting(it -> it.getString("number"))
        .containsExactlyInAnyOrderElementsOf(numbers.subList(1, 3));
    assertThat(members).extracting(it -> it.getString("name")).contains("李雷");
    assertThat(members.getFirst().getJsonArray("clocks")).isNotEmpty();
    step("agent", head, "members-decision", json()).isProblem(409, "请先", "Decide this one first");
    step("agent", head, "owner", json("owner", "agent")).is(200);
    step("agent", head, "resolution", decision()).is(200);

    JsonObject decided = step("agent", head, "members-decision", json()).is(200).json();

    assertThat(decided.getInteger("done")).isEqualTo(2);
    assertThat(decided.getJsonArray("left")).isEmpty();
    assertThat(Reply.objects(decided.getJsonObject("complaint").getJsonArray("members")))
        .extracting(it -> it.getString("stage"))
        .containsOnly("resolved");
    step("agent", numbers.getLast(), "telling", json("how", "letter", "note", "王先生，挂号信 EX123，今天寄出"))
        .is(200);
    JsonObject told = step("agent", head, "members-telling", json()).is(200).json();
    assertThat(told.getInteger("done")).isEqualTo(1);
    assertThat(Reply.objects(told.getJsonArray("left")))
        .singleElement()
        .satisfies(left -> {
          assertThat(left.getString("number")).isEqualTo(numbers.getLast());
          assertThat(left.getString("zh")).isEqualTo("已告知客户。");
          assertThat(left.getString("en")).isEqualTo("The customer was told already.");
        });
    assertThat(visitors.get(1).read(0).getLast().getString("text"))
        .contains(numbers.get(1), "三日内到账");
    assertThat(step("agent", head, "members-telling", json()).is(200).json().getInteger("done"))
        .isZero();
    step("agent", "C-NONE", "members-decision", json()).isProblem(404);
    step("editor", head, "members-telling", json()).isProblem(403);
  }

  @Test
  void what_is_no_complaint_and_whoever_is_no_member_is_told_so() {
    lobby.as("agent", "/complaints/C-NONE").isProblem(404, "no such complaint");
    step("agent", "C-NONE", "notes", json("text", "x")).isProblem(404, "no such complaint");
    lobby.as("editor", "/complaints").isProblem(403, "agent or supervisor");
    lobby.get("/console/api/complaints").isProblem(401);
    lobby.get("/console/api/complaints/C-NONE").isProblem(401);
  }

  @Test
  void a_suggestion_goes_from_the_chat_to_a_customer_who_knows_what_came_of_it() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("建议你们手机银行增加指纹登录").is(200);
    JsonObject given =
        RunningLobby.until(
                () ->
                    Reply.objects(
                            lobby.as("agent", "/feedback").is(200).json().getJsonArray("open"))
                        .stream()
                        .filter(one -> one.getString("conversation").equals(visitor.id()))
                        .filter(one -> one.getString("team") != null)
                        .toList(),
                found -> !found.isEmpty())
            .getFirst();
    String path = "/feedback/" + given.getString("number");
    assertThat(given.getString("team")).isEqualTo("service");

    lobby
        .as("agent", path + "/answer", new JsonObject().put("verdict", "rain").put("text", "x"))
        .isProblem(400, "adopted, planned, exists, declined");
    lobby.as("agent", path + "/owner", new JsonObject().put("owner", "agent")).is(200);
    lobby
        .as(
            "agent",
            path + "/answer",
            new JsonObject().put("verdict", "planned").put("text", "六月上线。"))
        .is(200);
    JsonObject told =
        lobby
            .as("agent", path + "/telling", new JsonObject().put("how", "conversation"))
            .is(200)
            .json();

    assertThat(told.getString("stage")).isEqualTo("told");
    assertThat(Reply.objects(told.getJsonArray("history")))
        .extracting(line -> line.getString("event"))
        .containsExactly(
            "feedback.told",
            "feedback.answered",
            "feedback.assigned",
            "feedback.routed",
            "feedback.received");
    lobby.as("agent", path + "/telling", new JsonObject().put("how", "letter")).isProblem(409);
  }
}
