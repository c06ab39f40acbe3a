package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Facts;
import dev.lobby.language.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A complaint of somebody who also telephoned because of it.
class PhonedTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private String where(String complaint) throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, complaint);
    world.settle();
    String number = world.complaints.all().getFirst().number();
    return Facts.of(world.journal.read(ComplaintEvent.stream(number), 0)).stream()
        .filter(it -> it.fact().equals("where"))
        .map(ComplaintEvent.Stated::said)
        .findFirst()
        .orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我要投诉！短信费乱扣，打了三次电话没人管",
        "我要投诉，短信通知费扣了半年，给客服打了好几次电话都没人处理",
        "投诉你们！打客服电话一直占线，短信费还是照扣",
        "我要投诉：问过客服两回，短信费说退到现在没退",
        "我要投诉，95588热线打了十几次，没人给我解决"
      })
  void that_they_telephoned_is_not_what_it_is_about(String complaint) throws Exception {
    assertThat(where(complaint)).isNotEqualTo("电话或客服");
  }

  @ParameterizedTest
  @ValueSource(strings = {"我要投诉！信用卡年费乱扣，打了三次电话没人管", "我要投诉信用卡多扣年费，客服电话打不通"})
  void what_they_name_beside_it_is(String complaint) throws Exception {
    assertThat(where(complaint)).isEqualTo("银行卡或信用卡");
  }

  @ParameterizedTest
  @ValueSource(strings = {"我要投诉你们的客服，态度恶劣", "我要投诉你们的业务员，骗我签字", "我要投诉你们天天给我推销的电话"})
  void a_complaint_about_it_is_about_it(String complaint) throws Exception {
    assertThat(where(complaint)).isEqualTo("电话或客服");
  }
}
