package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Severity;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said beside a complaint that is grave and answers nothing.
class HeardBesideTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private List<String> says(String id, String text) throws Exception {
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return replies;
  }

  private Complaint only() {
    return world.complaints.all().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          我要投诉 | 乱扣我手续费 | 再不处理我就去银保监会 | 哪一天
          我要投诉 | 乱扣我手续费 | 我要找记者曝光你们 | 哪一天
          I want to complain | you charged me twice | or I will go to the ombudsman | About which day
          I want to complain | you charged me twice | yesterday, or I'll sue you | What amount
          """)
  void a_threat_among_the_answers_is_acknowledged_once_and_stands_in_the_complaint(
      String complaint, String what, String threat, String question) throws Exception {
    String id = world.visitor(Language.of(complaint));
    says(id, complaint);
    says(id, what);

    List<String> replies = says(id, threat);

    assertThat(replies).hasSize(2);
    assertThat(replies.getFirst()).contains(only().number()).containsAnyOf("重大投诉", "a major one");
    assertThat(replies.getLast()).contains(question);
    assertThat(only().severity()).isEqualTo(Severity.MAJOR);
    assertThat(world.journal.read(ComplaintEvent.stream(only().number()), 0))
        .extracting(Recorded::event)
        .filteredOn(ComplaintEvent.Escalated.class::isInstance)
        .singleElement()
        .satisfies(it -> assertThat(((ComplaintEvent.Escalated) it).reason()).endsWith(threat));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "催收说要去我妈单位闹",
        "催收打电话给我孩子学校",
        "your collection agency keeps texting my friends",
        "the debt collector threatened to tell my boss"
      })
  void collectors_who_drag_others_in_are_a_complaint_and_tell_what_happened(String words)
      throws Exception {
    List<String> replies = says(world.visitor(Language.of(words)), words);

    assertThat(replies.getFirst()).contains(only().number());
    assertThat(replies.getLast()).containsAnyOf("哪一天", "which day");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          你们乱扣我的转账手续费，我要投诉！ | 算了 | 催收说要去我妈单位闹
          You charged me twice, I want to complain | never mind | your collectors keep calling my mother at work
          """)
  void of_collectors_who_waits_with_a_complaint_reads_kind_words_and_not_how_it_stands(
      String complaint, String enough, String words) throws Exception {
    String id = world.visitor(Language.of(complaint));
    says(id, complaint);
    says(id, enough);

    assertThat(says(id, words))
        .singleElement()
        .asString()
        .contains(only().number())
        .containsAnyOf("让人难受", "upsetting")
        .containsAnyOf("另一件投诉", "another complaint")
        .doesNotContain("最迟", "09:30");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          你们乱扣我的转账手续费，我要投诉！ | 我不想活了
          You charged me twice, I want to complain | I want to kill myself
          """)
  void a_complaint_is_a_major_one_once_its_customer_may_be_a_danger_to_themselves(
      String complaint, String words) throws Exception {
    String id = world.visitor(Language.of(complaint));
    says(id, complaint);
    assertThat(only().severity()).isEqualTo(Severity.ORDINARY);
    String product = only().product();

    says(id, words);

    assertThat(only().severity()).isEqualTo(Severity.MAJOR);
    assertThat(only().product()).isEqualTo(product);
    assertThat(world.queue.waiting().getFirst().major()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"催收会联系我的家人吗", "do your collectors call my family?"})
  void who_asks_whether_collectors_do_complains_of_nothing(String words) throws Exception {
    says(world.visitor(Language.of(words)), words);

    assertThat(world.complaints.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app转账转了3000 钱没了",
        "my transfer vanished in your app",
        "I transferred 3000 in the app and the money disappeared"
      })
  void a_transfer_that_did_not_arrive_is_no_swindle(String words) throws Exception {
    says(world.visitor(Language.of(words)), words);

    assertThat(world.queue.waiting()).isEmpty();
  }
}
