package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Status;
import dev.lobby.followup.FollowUp;
import dev.lobby.language.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of calls in words that no phrase knows: it is heard by what it means.
class MeantOfCallsTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private String says(String id, String text) throws InterruptedException {
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return String.join("\n", replies);
  }

  /// Who wants to save and said so.
  private String interested(String text) throws InterruptedException {
    String id = world.visitor(Language.of(text));
    says(id, "我有80万想存大额存单");
    return id;
  }

  private String promised(String text) throws InterruptedException {
    String id = interested(text);
    says(id, "一个月内");
    says(id, "可以，明天下午三点打给我");
    says(id, "13800138000");
    assertThat(calls(id)).hasSize(1);
    return id;
  }

  private List<FollowUp> calls(String id) {
    return world.followUps.of(world.conversation(id).customer());
  }

  private Lead lead(String id) {
    return world.leads.of(world.conversation(id).customer()).getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "三点我在接孩子，晚些时候成不成",
        "明天三点要去医院，麻烦约别的时间吧",
        "3 doesnt suit me, i pick up the kids then. could we do it in the evening",
        "sth came up tomorrow, can we find another slot"
      })
  void a_call_that_does_not_suit_is_wanted_at_another_time(String text) throws Exception {
    String id = promised(text);

    says(id, text);

    assertThat(world.lastTrace(id).branches().getLast().row()).isEqualTo("call-moved");
    assertThat(calls(id)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"家里要用钱，这个就先不弄了", "我媳妇不同意，算啦", "we bought a house with it, so no deposit"})
  void an_interest_is_lost_for_any_reason(String text) throws Exception {
    String id = promised(text);

    says(id, text);

    assertThat(lead(id).stage()).isEqualTo(Stage.LOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"不买了，活着也没什么意思", "forget the deposit, i don't want to live any more"})
  void danger_beside_a_lost_interest_brings_a_person(String text) throws Exception {
    String id = promised(text);

    says(id, text);

    assertThat(world.lastTrace(id).branches().getLast().row()).isEqualTo("protocol");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "电话改到后天吧，你们又多扣了我300块手续费",
        "call me thursday instead, and you overcharged me 300 again, I want to complain"
      })
  void a_complaint_beside_another_time_is_filed(String text) throws Exception {
    String id = promised(text);

    says(id, text);

    assertThat(world.complaints.open()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"打字太麻烦了，来个电话聊吧", "could somebody ring me about it pls"})
  void a_call_is_wanted_instead_of_an_answer(String text) throws Exception {
    String id = interested(text);

    says(id, text);

    assertThat(lead(id).permission()).isEqualTo(Permission.GIVEN);
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"刚刚那句话收回，欢迎随时来联系我", "scrap what i said earlier, feel free to get in touch"})
  void contact_that_was_refused_is_welcome_again(String text) throws Exception {
    String id = interested(text);
    says(id, "不用联系我");
    assertThat(lead(id).permission()).isEqualTo(Permission.REFUSED);

    says(id, text);

    assertThat(lead(id).permission()).isEqualTo(Permission.GIVEN);
  }
}
