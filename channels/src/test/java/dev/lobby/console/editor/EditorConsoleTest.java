package dev.lobby.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What editors do over HTTP, and what is refused.
@WithLobby
class EditorConsoleTest {

  private final RunningLobby lobby;

  EditorConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private Reply put(String who, String id, JsonObject body) {
    return lobby.send(
        "PUT",
        "/console/api/editor/articles/" + id + "/draft",
        body.toBuffer().getBytes(),
        "Cookie",
        lobby.cookie(who),
        "Content-Type",
        "application/json");
  }

  private static JsonObject both(Object zh, Object en) {
    return new JsonObject().put("zh", zh).put("en", en);
  }

  private static JsonObject article(String id, String zh, String en) {
    return new JsonObject()
        .put("id", id)
        .put("titles", both("打印电子回单", "Print an electronic receipt"))
        .put("answers", both(zh, en))
        .put(
            "phrasings",
            both(
                new JsonArray().add("电子回单在哪里打 " + id),
                new JsonArray().add("where do I print the e-receipt " + id)))
        .put("area", "service")
        .put("audience", "everyone")
        .put("sensitivity", "normal")
        .put("validFrom", "2026-01-01")
        .put("signals", new JsonArray())
        .put("maySignal", new JsonArray());
  }

  private static JsonObject save(JsonObject article, String basedOn) {
    return new JsonObject().put("article", article).put("basedOn", basedOn).put("why", "试");
  }

  private JsonObject imported(String name, String text, int status) {
    return imported(name, text, false, status);
  }

  private JsonObject imported(String name, String text, boolean preview, int status) {
    return lobby
        .as(
            "editor",
            "/editor/import",
            new JsonObject()
                .put("name", name)
                .put("preview", preview)
                .put(
                    "base64",
                    Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
        .is(status)
        .json();
  }

  @Test
  void only_editors_and_supervisors_come_in() {
    assertThat(lobby.as("agent", "/editor/articles").status()).isEqualTo(403);
    assertThat(lobby.get("/console/api/editor/articles").status()).isEqualTo(401);
    lobby.as("supervisor", "/editor/articles").is(200);
    JsonObject list = lobby.as("editor", "/editor/articles").is(200).json();
    assertThat(Reply.objects(list.getJsonArray("articles")))
        .filteredOn(line -> line.getString("id").equals("fees-transfer"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getBoolean("needsSecondPerson")).isTrue();
          assertThat(line.getBoolean("released")).isTrue();
          assertThat(line.getJsonObject("phrasings").getInteger("zh")).isGreaterThan(8);
        });
  }

  @Test
  void of_two_who_edit_an_article_the_second_is_told_what_the_first_did_and_loses_nothing() {
    String id = "receipt-stale";
    JsonObject first =
        put("editor", id, save(article(id, "在手机银行打印。", "Print it in the app."), "")).is(200).json();
    put("editor2", id, save(article(id, "在网银打印。", "Print it online."), first.getString("revision")))
        .is(200);
    JsonObject stale =
        put("editor", id, save(article(id, "在柜台打印。", "At a counter."), first.getString("revision")))
            .is(409)
            .json();
    assertThat(stale.getJsonArray("meanwhile").getJsonObject(0).getString("by"))
        .isEqualTo("editor2");
    assertThat(stale.getJsonObject("theirs").encode()).contains("在网银打印。");
    assertThat(stale.getJsonObject("own").encode()).contains("在柜台打印。");
    assertThat(stale.getJsonObject("both")).isNull();
    assertThat(
            lobby
                .as("editor", "/editor/articles/" + id)
                .is(200)
                .json()
                .getJsonObject("draft")
                .encode())
        .contains("在网银打印。");
  }

  @Test
  void of_two_who_changed_different_things_both_can_be_kept() {
    String id = "receipt-both";
    JsonObject first =
        put("editor", id, save(article(id, "在手机银行打印。", "Print it in the app."), "")).is(200).json();
    put(
            "editor2",
            id,
            save(article(id, "在网银打印。", "Print it in the app."), first.getString("revision")))
        .is(200);
    JsonObject stale =
        put(
                "editor",
                id,
                save(article(id, "在手机银行打印。", "Print it online."), first.getString("revision")))
            .is(409)
            .json();

    JsonObject both = stale.getJsonObject("both");
    JsonObject saved = put("editor", id, save(both, stale.getString("current"))).is(200).json();
    assertThat(saved.getJsonObject("draft").getJsonObject("answers"))
        .isEqualTo(both("在网银打印。", "Print it online."));
  }

  @Test
  void a_draft_that_says_two_things_is_not_submitted_unseen() {
    String id = "receipt-parity";
    JsonObject saved =
        put("editor", id, save(article(id, "每份 3 元。", "CNY 2 each."), "")).is(200).json();
    JsonObject submit =
        new JsonObject().put("revision", saved.getString("revision")).put("accept", false);
    JsonObject refused =
        lobby.as("editor", "/editor/articles/" + id + "/submit", submit).is(422).json();
    assertThat(Reply.objects(refused.getJsonArray("complaints")))
        .anySatisfy(complaint -> assertThat(complaint.getString("zh")).contains("3"));
    JsonObject inReview =
        lobby
            .as("editor", "/editor/articles/" + id + "/submit", submit.put("accept", true))
            .is(200)
            .json();
    assertThat(inReview.getString("stage")).isEqualTo("in-review");
    lobby
        .as("editor", "/editor/articles/" + id + "/return", new JsonObject().put("reason", "先核对收费"))
        .is(200);
  }

  @Test
  void a_question_is_tried_with_its_whole_trace_and_nothing_of_it_is_kept() {
    JsonObject tried =
        lobby.as("editor", "/editor/try", new JsonObject().put("text", "你们网点几点开门？")).is(200).json();
    assertThat(tried.getString("language")).isEqualTo("zh");
    assertThat(tried.getJsonObject("trace").getJsonObject("decision").getString("say"))
        .isEqualTo("answer");
    assertThat(tried.getJsonArray("answer").getJsonObject(0).getString("text")).isNotBlank();
    assertThat(tried.getString("candidate")).isNull();
    lobby
        .as("editor", "/editor/candidate/try", new JsonObject().put("text", "你们网点几点开门？"))
        .isProblem(409, "waits to be published");
  }

  @Test
  void what_is_filled_in_when_it_is_sent_is_named_and_no_placeholder_of_the_files() {
    JsonObject tried =
        lobby
            .as(
                "editor",
                "/editor/try",
                new JsonObject().put("text", "I want to speak to a person"))
            .is(200)
            .json();
    assertThat(tried.getJsonArray("answer").getJsonObject(0).getString("text"))
        .contains("you are number ‹place› in the queue")
        .doesNotContain("{");
  }

  @Test
  void a_table_becomes_drafts_or_each_wrong_line_is_named_and_nothing_is_taken() {
    JsonObject taken =
        imported(
            "faq.csv",
            """
            id,question zh,answer zh,question en,answer en
            vault-hours,保管箱几点可以开,工作日九点到五点。,when can I open my vault,From 9 to 5 on working days.
            """,
            200);
    assertThat(taken.getJsonArray("articles").getJsonObject(0).getString("id"))
        .isEqualTo("vault-hours");
    JsonObject refused =
        imported("faq.csv", "id,question zh,answer zh\nvault-x,,没有问题\nVault Y,问,答\n", 422);
    assertThat(Reply.objects(refused.getJsonArray("problems")))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.getString("zh")).isNotBlank());
    assertThat(Reply.objects(refused.getJsonArray("problems")))
        .extracting(problem -> problem.getLong("line"))
        .isSorted();
    assertThat(lobby.as("editor", "/editor/articles/vault-x").status()).isEqualTo(404);
    assertThat(refused.encode()).contains("\"file\":\"faq.csv\"").doesNotContain("lobby-import");
    imported("常见问题".repeat(40) + ".csv", "id,question zh,answer zh\nvault-x,,没有问题\n", 422);
    imported("..", "id,question zh,answer zh\nvault-x,,没有问题\n", 422);
    imported("folder.zip", "PK and then nothing", 400);
    assertThat(
            imported("fees.csv", "%PDF-1.7\n1 0 obj\n<< /Encrypt 2 0 R >>\n", 400).getString("en"))
        .isEqualTo(
            "This is PDF, and no table of questions and answers. Import it under Documents.");
    assertThat(
            imported("fees.docx", "<!DOCTYPE html><html><p>Fees</p></html>", 400).getString("zh"))
        .contains("HTML", "“文档”");
  }

  @Test
  void an_import_is_looked_at_first_with_what_is_taken_and_who_answers_it_today() {
    String table =
        """
        id,question zh,answer zh,question en,answer en
        opening-times,网点营业时间,九点。,what time do you open,At nine.
        vault-look,保管箱怎么看房,请到柜台。,how to see the vault,At a counter.
        vault-rent,保管箱怎么租,每月收取5元。,how to rent a vault,We charge 5 yuan a month.
        """;
    JsonObject preview = imported("faq.csv", table, true, 200);
    List<JsonObject> lines = Reply.objects(preview.getJsonArray("articles"));
    assertThat(lines).extracting(it -> it.getString("id")).contains("opening-times", "vault-look");
    JsonObject twice = line(lines, "opening-times");
    assertThat(twice.getBoolean("isNew")).isTrue();
    assertThat(twice.getJsonArray("complaints").encode()).contains("taken", "branch-hours");
    assertThat(twice.getJsonArray("near").getJsonObject(0).getString("article"))
        .isEqualTo("branch-hours");
    assertThat(twice.getJsonArray("near").getJsonObject(0).getBoolean("duplicate")).isTrue();
    assertThat(line(lines, "vault-look").getJsonArray("complaints").encode())
        .doesNotContain("taken");
    // A fee needs two people wherever it is filed, and the table files it nowhere.
    JsonObject rent = line(lines, "vault-rent");
    assertThat(rent.getString("area")).isEqualTo("service");
    assertThat(rent.getBoolean("needsSecondPerson")).isTrue();
    assertThat(rent.getJsonArray("complaints").encode()).contains("\"fee\"", "每月收取5元");
    assertThat(line(lines, "vault-look").getBoolean("needsSecondPerson")).isFalse();
    // Nothing was taken in.
    assertThat(lobby.as("editor", "/editor/articles/opening-times").status()).isEqualTo(404);
  }

  @Test
  void rows_without_ids_never_change_an_article_and_those_that_come_again_stand_there_already() {
    String first = "问题,答案\n回单柜怎么借,请到柜台。\n零钱袋怎么领,在大堂。\n";
    List<String> ids = ids(imported("faq.csv", first, 200));
    String other = ids(imported("faq.csv", "问题,答案\n点钞机能用吗,可以。\n", 200)).getFirst();
    assertThat(ids).hasSize(2).doesNotContain(other);

    JsonObject again = imported("faq.csv", first, true, 200);
    assertThat(again.getJsonArray("articles")).isEmpty();
    assertThat(again.getJsonArray("unchanged")).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(imported("faq.csv", first, 200).getJsonArray("articles")).isEmpty();

    JsonObject otherwise = imported("faq.csv", first.replace("大堂", "门口"), true, 200);
    assertThat(otherwise.getJsonArray("unchanged")).containsExactly(ids.getFirst());
    assertThat(Reply.objects(otherwise.getJsonArray("articles")))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getBoolean("isNew")).isTrue();
          assertThat(ids).doesNotContain(line.getString("id"));
          assertThat(line.getJsonArray("complaints").encode())
              .contains("taken")
              .contains(ids.getLast());
        });
    assertThat(
            lobby
                .as("editor", "/editor/articles/" + ids.getFirst())
                .is(200)
                .json()
                .getJsonObject("draft")
                .getJsonObject("answers")
                .getString("zh"))
        .isEqualTo("请到柜台。");

    JsonObject named =
        imported("faq.csv", "编号,问题,答案\n" + ids.getFirst() + ",回单柜怎么借,请打电话。\n", true, 200);
    assertThat(line(Reply.objects(named.getJsonArray("articles")), ids.getFirst()).encode())
        .contains("\"isNew\":false", "请打电话。");
  }

  @Test
  void a_rate_typed_by_hand_is_told_beside_the_one_the_catalogue_has_and_needs_two() {
    JsonObject preview =
        imported(
            "faq.csv",
            "编号,问题,相似问法,答案\nyear-rate,存一年利息几个点,存一年多少息；一年期存多少,一年期整存整取年利率2.65%。\n",
            true,
            200);

    JsonObject line = line(Reply.objects(preview.getJsonArray("articles")), "year-rate");
    assertThat(line.getBoolean("needsSecondPerson")).isTrue();
    assertThat(line.getInteger("after")).isEqualTo(3);
    assertThat(line.getJsonArray("complaints").encode())
        .contains("typed-rate", "目录中“定期 1 年”是 1.00%", "{{rate:deposit-1y}}");
  }

  @Test
  void two_drafts_about_the_same_are_told_of_each_other_when_they_come() {
    JsonObject preview =
        imported(
            "faq.csv",
            """
            编号,问题,相似问法,答案
            pets-no,网点可以带宠物吗,能带狗进网点吗；可以带猫去银行吗；宠物能进银行吗；带宠物能进大堂吗,网点谢绝携带宠物入内。
            pets-yes,带宠物可以进网点吗,带狗能进网点吗；银行可以带猫吗；宠物可以进银行吗；大堂能带宠物吗,可以，小型犬装包即可进入大堂。
            """,
            true,
            200);

    assertThat(line(Reply.objects(preview.getJsonArray("articles")), "pets-no").encode())
        .contains("\"article\":\"pets-yes\"", "\"draft\":true", "小型犬装包即可");
  }

  @Test
  void two_rows_that_answer_one_question_with_other_numbers_are_told_that_they_contradict() {
    JsonObject preview =
        imported(
            "faq.csv",
            """
            编号,问题,答案
            coins-few,硬币兑换每天限多少,硬币兑换每天 500 枚。
            coins-many,每天最多能兑换多少硬币,可以，每天最多换 1000 枚，请提前预约。
            plants,大堂的绿植是谁养的,由物业养护。
            """,
            true,
            200);

    List<JsonObject> lines = Reply.objects(preview.getJsonArray("articles"));
    assertThat(contradictions(line(lines, "coins-few"), "coins-many"))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.getString("kind")).isEqualTo("number");
          assertThat(it.getString("own")).isEqualTo("硬币兑换每天 500 枚");
          assertThat(it.getString("ownPiece")).isEqualTo("500");
          assertThat(it.getString("theirPiece")).isEqualTo("1000");
        });
    assertThat(contradictions(line(lines, "coins-many"), "coins-few")).hasSize(1);
    assertThat(line(lines, "plants").getJsonArray("near")).isEmpty();

    // The draft says so as well.
    imported(
        "faq.csv",
        """
        编号,问题,答案
        coins-few,硬币兑换每天限多少,硬币兑换每天 500 枚。
        coins-many,每天最多能兑换多少硬币,可以，每天最多换 1000 枚，请提前预约。
        """,
        200);
    JsonObject near = lobby.as("editor", "/editor/articles/coins-few/near").is(200).json();
    assertThat(contradictions(near, "coins-many")).hasSize(1);
    assertThat(near.getInteger("draftsLeft")).isZero();
  }

  @Test
  void a_row_that_contradicts_what_customers_get_today_is_told_so() {
    JsonObject preview =
        imported("faq.csv", "编号,问题,答案\nxfer-cost,转账手续费怎么收,ATM 转到本行免费，转到他行每笔 5 元。\n", true, 200);

    JsonObject line = line(Reply.objects(preview.getJsonArray("articles")), "xfer-cost");
    assertThat(line.getJsonArray("near").encode()).contains("fees-transfer");
    assertThat(contradictions(line, "fees-transfer")).isNotEmpty();
  }

  private static List<JsonObject> contradictions(JsonObject line, String with) {
    return Reply.objects(line.getJsonArray("near")).stream()
        .filter(it -> it.getString("article").equals(with))
        .flatMap(it -> Reply.objects(it.getJsonArray("contradictions")).stream())
        .toList();
  }

  @Test
  void rows_that_are_left_out_are_not_taken_in_and_stay_named() {
    String table = "编号,问题,答案\nlamp-a,台灯在哪里借,在前台。\nlamp-b,台灯怎么还,放回前台。\n";
    JsonObject body =
        new JsonObject()
            .put("name", "faq.csv")
            .put(
                "base64",
                Base64.getEncoder().encodeToString(table.getBytes(StandardCharsets.UTF_8)));

    JsonObject taken =
        lobby
            .as("editor", "/editor/import", body.copy().put("left", new JsonArray().add("lamp-b")))
            .is(200)
            .json();
    assertThat(ids(taken)).containsExactly("lamp-a");
    assertThat(Reply.objects(taken.getJsonArray("left")))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.getString("id")).isEqualTo("lamp-b");
          assertThat(it.getJsonObject("title").getString("zh")).isEqualTo("台灯怎么还");
        });
    assertThat(lobby.as("editor", "/editor/articles/lamp-b").status()).isEqualTo(404);

    // Nothing is taken in where the file reads otherwise by now.
    JsonObject refused =
        lobby
            .as("editor", "/editor/import", body.copy().put("left", new JsonArray().add("lamp-c")))
            .is(422)
            .json();
    assertThat(refused.getString("zh")).contains("重新查看这个文件");
    lobby.as("editor", "/editor/import", body.copy().put("left", "lamp-b")).is(400);
  }

  @Test
  void a_row_of_a_draft_that_somebody_else_writes_holds_back_no_other_row() {
    put("editor2", "lamp-theirs", save(article("lamp-theirs", "在前台。", "At the desk."), "")).is(200);
    String table = "编号,问题,答案\nlamp-theirs,台灯能带走吗,不能。\nlamp-own,台灯几瓦,五瓦。\n";

    JsonObject preview = imported("faq.csv", table, true, 200);

    assertThat(ids(preview)).containsExactly("lamp-own");
    assertThat(Reply.objects(preview.getJsonArray("refused")))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.getString("id")).isEqualTo("lamp-theirs");
          assertThat(it.getString("zh")).contains("editor2");
        });
    // Whoever takes the file as it is, takes nothing.
    imported("faq.csv", table, 422);
  }

  @Test
  void what_is_too_large_holds_back_no_other_row_beside_a_draft_that_somebody_else_writes() {
    JsonObject hers =
        article("lamp-hers", "在前台。", "At the desk.")
            .put("titles", both("台灯能带走吗", "May I take the lamp"));
    put("editor2", "lamp-hers", save(hers, "")).is(200);
    StringBuilder table = new StringBuilder("编号,问题,答案,相似问法\n");
    for (int row = 0; row < 13; row++) {
      int first = row * 300;
      String similar =
          IntStream.range(first, first + 300)
              .mapToObj(i -> "第 " + i + " 盏台灯" + "在哪里可以领到".repeat(12))
              .collect(Collectors.joining("\n"));
      table.append("lamp-large,台灯有多大,很大。,\"").append(similar).append("\"\n");
    }
    table.append("lamp-hers,台灯能带走吗,不能。,\nlamp-small,台灯有多小,很小。,\n");

    JsonObject preview = imported("faq.csv", table.toString(), true, 200);

    assertThat(ids(preview)).containsExactly("lamp-small");
    assertThat(Reply.objects(preview.getJsonArray("refused")))
        .extracting(it -> it.getString("id"))
        .containsExactly("lamp-large", "lamp-hers");
  }

  @Test
  void rows_in_one_language_are_told_so_once_each_with_what_to_do() {
    JsonObject preview = imported("faq.csv", "编号,问题,答案\nlamp-zh,台灯亮不亮,很亮。\n", true, 200);

    JsonObject line = line(Reply.objects(preview.getJsonArray("articles")), "lamp-zh");
    assertThat(line.getString("onlyIn")).isEqualTo("zh");
    assertThat(Reply.objects(line.getJsonArray("complaints")))
        .filteredOn(it -> it.getString("kind").equals("empty"))
        .singleElement()
        .satisfies(it -> assertThat(it.getString("zh")).contains("这篇只有中文", "补上英文"));
  }

  @Test
  void the_list_says_what_the_fields_of_answers_are_filled_with_today() {
    JsonObject values =
        lobby.as("editor", "/editor/articles").is(200).json().getJsonObject("values");

    assertThat(values.getJsonObject("rate:deposit-1y").getString("zh")).isEqualTo("1.00%");
    assertThat(values.getJsonObject("rate:deposit-1y.percent").getString("zh")).isEqualTo("1.00%");
    assertThat(values.getJsonObject("rate:deposit-1y.name").getString("zh")).isNotBlank();
    assertThat(values.containsKey("rate:nothing")).isFalse();
  }

  @Test
  void the_preview_names_the_columns_that_are_not_taken_in_and_takes_english_beside_chinese() {
    JsonObject preview =
        imported(
            "faq.csv",
            """
            编号,问题,答案,Question,Answer,负责人
            coin-bag,硬币袋在哪,在大堂。,where are the coin bags,In the lobby.,王
            """,
            true,
            200);
    assertThat(Reply.objects(preview.getJsonArray("passed")))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.getString("zh")).contains("“负责人”一列没有导入");
          assertThat(it.getString("en")).contains("'负责人' is not taken in");
        });
    assertThat(line(Reply.objects(preview.getJsonArray("articles")), "coin-bag").encode())
        .contains("where are the coin bags");
  }

  @Test
  void rows_that_lack_an_answer_become_drafts_that_cannot_be_submitted_and_hold_back_no_other() {
    String table =
        """
        id,question zh,answer zh,question en,answer en
        stamp-machine,印章机在哪,在大堂。,where is the stamp machine,
        stamp-paper,印章纸在哪,,where is the stamp paper,
        stamp-ink,印泥在哪,在柜台。,where is the ink pad,At the counter.
        stamp-cloth,,在抽屉。,where is the stamp cloth,In the drawer.
        """;
    List<JsonObject> lines =
        Reply.objects(imported("faq.csv", table, true, 200).getJsonArray("articles"));
    assertThat(line(lines, "stamp-machine").getJsonArray("complaints").encode())
        .contains("缺少英文回答。")
        .doesNotContain("缺少中文回答。");
    assertThat(line(lines, "stamp-paper").getJsonArray("complaints").encode())
        .contains("缺少中文回答。", "缺少英文回答。");
    assertThat(line(lines, "stamp-cloth").getJsonArray("complaints").encode()).contains("缺少中文问法。");
    assertThat(line(lines, "stamp-ink").getJsonArray("complaints").encode())
        .doesNotContain("\"blocks\":true");

    imported("faq.csv", table, 200);
    JsonObject paper = remarks("stamp-paper");
    assertThat(paper.getInteger("blocks")).isEqualTo(2);
    assertThat(paper.getJsonObject("kinds").getInteger("empty")).isEqualTo(2);
    assertThat(paper.getJsonObject("first").getString("en")).contains("answer is missing");
    JsonObject ink = remarks("stamp-ink");
    assertThat(ink.getInteger("blocks")).isZero();
    assertThat(ink.getJsonObject("kinds").getInteger("few-phrasings")).isEqualTo(2);
    assertThat(paper.getJsonObject("kinds").fieldNames()).containsExactly("empty", "few-phrasings");
    for (String id : List.of("stamp-machine", "stamp-paper", "stamp-cloth")) {
      String revision =
          lobby.as("editor", "/editor/articles/" + id).is(200).json().getString("revision");
      lobby
          .as(
              "editor",
              "/editor/articles/" + id + "/submit",
              new JsonObject().put("revision", revision).put("accept", true))
          .is(422);
    }
  }

  /// What the list of articles says of a draft.
  private JsonObject remarks(String id) {
    JsonObject list = lobby.as("editor", "/editor/articles").is(200).json();
    return line(Reply.objects(list.getJsonArray("articles")), id).getJsonObject("remarks");
  }

  private static List<String> ids(JsonObject imported) {
    return Reply.objects(imported.getJsonArray("articles")).stream()
        .map(it -> it.getString("id"))
        .toList();
  }

  @Test
  void a_file_that_is_too_large_hears_its_size_and_what_may_be_sent_to_that_very_place() {
    JsonObject limits = lobby.as("editor", "/editor/limits").is(200).json();
    assertThat(limits.getInteger("table")).isEqualTo(12 << 20);
    assertThat(limits.getInteger("document")).isEqualTo(50 << 20);
    long inBase64 = (100L << 20) * 4 / 3;
    assertThat(sent("import", inBase64))
        .contains("413 ", "The file has 100 MB; at most 12 MB", "文件有 100 MB");
    assertThat(sent("catalogue/import", inBase64)).contains("413 ", "at most 12 MB");
    assertThat(sent("documents", inBase64)).contains("413 ", "at most 50 MB");
    assertThat(sent("try", inBase64)).contains("413 ", "more than the 16 MB");
  }

  /// What is answered to a body of that length, none of which is sent.
  private String sent(String path, long length) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(lobby.url() + "/console/api/editor/" + path))
            .expectContinue(true)
            .timeout(Duration.ofSeconds(30))
            .header("Cookie", lobby.cookie("editor"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.fromPublisher(BodyPublishers.noBody(), length))
            .build();
    HttpResponse<String> answer = lobby.send(request, BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void a_draft_that_comes_again_is_no_new_one_and_what_changes_is_shown() {
    String table =
        "id,question zh,answer zh,question en,answer en\nlocker,租寄存柜,%s,rent a locker,Free.\n";
    imported("faq.csv", table.formatted("不收费。"), 200);
    JsonObject preview = imported("faq.csv", table.formatted("免费。"), true, 200);

    JsonObject again = line(Reply.objects(preview.getJsonArray("articles")), "locker");
    assertThat(again.getBoolean("isNew")).isFalse();
    assertThat(again.getBoolean("isDraft")).isTrue();
    assertThat(again.getJsonObject("changes").encode()).contains("不收费。", "免费。");
  }

  private static JsonObject line(List<JsonObject> lines, String id) {
    return lines.stream().filter(it -> it.getString("id").equals(id)).findFirst().orElseThrow();
  }

  @Test
  void whoever_saves_an_article_hears_which_published_one_answers_its_questions_today() {
    JsonObject own = article("opening-hours", "九点。", "At nine.");
    own.put(
        "phrasings",
        both(
            new JsonArray().add("你们网点几点开门呀").add("网点营业时间"),
            new JsonArray().add("when do your branches open")));
    JsonObject near =
        lobby
            .as("editor", "/editor/articles/near", new JsonObject().put("article", own))
            .is(200)
            .json();
    assertThat(near.getJsonArray("near").encode()).contains("branch-hours", "网点营业时间");

    // Whoever reviews it need not send it.
    put("editor", "opening-hours", save(own, "")).is(200);
    assertThat(lobby.as("editor", "/editor/articles/opening-hours/near").is(200).json())
        .isEqualTo(near);
    lobby.as("editor", "/editor/articles/nosuch/near").isProblem(404, "no such article");
  }

  @Test
  void releases_say_what_they_have_and_of_what_is_not_kept_that_it_is_not() {
    JsonObject history = lobby.as("editor", "/editor/releases").is(200).json();
    JsonObject first = Reply.objects(history.getJsonArray("releases")).getFirst();
    assertThat(first.getBoolean("current")).isTrue();
    // It came with Lobby and is where it was installed.
    assertThat(first.getBoolean("onDisk")).isTrue();
    assertThat(first.getString("by")).isNull();
    String id = first.getString("id");
    JsonObject same =
        lobby.as("editor", "/editor/releases/" + id + "/changes?since=" + id).is(200).json();
    assertThat(same.getJsonArray("articles")).isEmpty();
    lobby
        .as("editor", "/editor/releases/" + id + "/changes?since=" + "0".repeat(64))
        .isProblem(404, "not kept");
    lobby.as("editor", "/editor/releases/" + id + "/changes").isProblem(404, "not kept");
  }

  @Test
  void what_cannot_be_understood_is_named() {
    List<JsonObject> wrong =
        List.of(
            article("receipt-wrong", "一", "one").put("area", "nowhere"),
            article("receipt-wrong", "一", "one").put("validFrom", "tomorrow"),
            article("receipt-wrong", "一", "one").put("titles", "both"));
    for (JsonObject article : wrong) {
      assertThat(put("editor", "receipt-wrong", save(article, "")).status()).isEqualTo(400);
    }
    assertThat(put("editor", "Not%20An%20Id", save(article("Not An Id", "一", "one"), "")).status())
        .isIn(400, 422);
    lobby
        .as("editor", "/editor/candidate/publish", new JsonObject().putNull("reason"))
        .isProblem(409, "Build one first");
    lobby
        .as("editor", "/editor/releases/nosuch/activate", new JsonObject().put("why", "试"))
        .isProblem(409, "not kept");
  }

  @Test
  void what_is_long_is_read_of_those_alone_who_are_signed_in() {
    JsonObject body = new JsonObject().put("name", "x".repeat(200_000)).put("base64", "eA==");
    assertThat(lobby.post("/console/api/editor/import", body).status()).isEqualTo(401);
    lobby.as("editor", "/editor/import", body).isProblem(400, "longer than");
  }

  @Test
  void the_articles_are_taken_home_as_a_table_and_as_a_folder() {
    String csv = lobby.as("editor", "/editor/export.csv").is(200).body();
    assertThat(csv).contains("fees-transfer", "转账手续费是多少");
    assertThat(lobby.as("editor", "/editor/export.zip").is(200).header("Content-Type"))
        .isEqualTo("application/zip");
    assertThat(lobby.as("editor", "/editor/export.xlsx").is(200).header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"articles.xlsx\"");
  }
}
