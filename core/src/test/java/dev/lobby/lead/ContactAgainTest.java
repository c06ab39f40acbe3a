package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Status;
import dev.lobby.customer.Consent;
import dev.lobby.customer.Purpose;
import dev.lobby.followup.FollowUp;
import dev.lobby.language.Language;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who refused contact, or took a call back, and may be contacted after all.
class ContactAgainTest {

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

  private List<FollowUp> open(String id) {
    return world.followUps.of(world.conversation(id).customer()).stream()
        .filter(FollowUp::open)
        .toList();
  }

  private Lead lead(String id) {
    return world.leads.of(world.conversation(id).customer()).getFirst();
  }

  private List<Boolean> consents(String id) {
    return world.customers.consents(world.conversation(id).customer(), Purpose.CONTACT).stream()
        .map(Consent::given)
        .toList();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(World.ZONE).toInstant();
  }

  private String refused(Language language) throws InterruptedException {
    String id = world.visitor(language);
    says(id, "想了解大额存单，80万");
    says(id, language == Language.ZH ? "别联系我" : "please dont contact me");
    assertThat(lead(id).permission()).isEqualTo(Permission.REFUSED);
    return id;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我没说不用联系啊，下周三打给我，13800138000 | 2026-03-11T18:00",
        "可以打13800138000，明天下午三点 | 2026-03-03T15:00",
        "i never said dont call, you can call me tomorow at 3, 212 555 0188 | 2026-03-03T15:00",
        "sorry, you can call me after all, friday morning on 13800138000 | 2026-03-06T12:00"
      })
  void a_refusal_is_taken_back_with_its_history_and_the_call_promised_for_the_time_named(
      String text, String due) throws Exception {
    String id = refused(Language.of(text));

    assertThat(says(id, text)).contains(due.substring(11));

    assertThat(consents(id)).containsExactly(false, true);
    assertThat(lead(id).permission()).isEqualTo(Permission.GIVEN);
    assertThat(open(id))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.due()).isEqualTo(at(due));
          assertThat(it.about()).isEqualTo(lead(id).number());
          assertThat(it.owner()).isEqualTo(lead(id).care().owner());
        });
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "可以打啊",
        "我没说不让联系，可以联系我",
        "you can call me",
        "i never said dont call me, you can contact me"
      })
  void who_names_no_time_reads_that_it_is_noted_and_is_called_when_they_do(String text)
      throws Exception {
    String id = refused(Language.of(text));

    assertThat(says(id, text)).containsAnyOf("可以联系您", "we may contact you");
    assertThat(consents(id)).containsExactly(false, true);
    assertThat(open(id)).isEmpty();

    says(id, "明天下午3点打给我，13800138000");
    assertThat(open(id)).extracting(FollowUp::due).containsExactly(at("2026-03-03T15:00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "可以打吗",
        "i told you not to call me",
        "if the rate is good you can call me",
        "我说了不用联系我",
        "你们昨天又打给我了",
        "还是打给客服吧",
        "我打给你们可以，别打给我",
        "可以打折吗",
        "可以联系我老公",
        "can you call me?",
        "你们又给我打电话了",
        "你们还打给我",
        "少联系我",
        "you still contact me",
        "you cannot contact me",
        "no, you can't call me"
      })
  void a_refusal_stands_where_it_is_not_taken_back(String text) throws Exception {
    String id = refused(Language.of(text));

    says(id, text);

    assertThat(consents(id)).doesNotContain(true);
    assertThat(lead(id).permission()).isEqualTo(Permission.REFUSED);
    assertThat(open(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "不用打了 | 还是打给我吧，明天上午 | 2026-03-03T12:00",
        "no need to call me | ok call me after all, tomorrow morning | 2026-03-03T12:00",
        "不用打了 | 还是给我打电话吧 | 2026-03-02T18:00",
        "不用打了 | 还是打吧，周五上午 | 2026-03-06T12:00"
      })
  void a_call_that_was_called_off_is_promised_anew(String off, String text, String due)
      throws Exception {
    String id = world.visitor(Language.of(off));
    says(id, "想了解大额存单，80万，明天下午3点给我打电话 13800138000");
    says(id, off);
    assertThat(open(id)).isEmpty();

    assertThat(says(id, text)).contains(due.substring(11));

    assertThat(open(id)).extracting(FollowUp::due).containsExactly(at(due));
    assertThat(lead(id).permission()).isEqualTo(Permission.GIVEN);
    assertThat(lead(id).inWriting()).isFalse();
    assertThat(world.lastDecided(id).say()).isNotEqualTo("protocol");
  }

  @Test
  void where_nothing_was_refused_nothing_is_taken_back() throws Exception {
    String id = world.visitor(Language.ZH);

    says(id, "可以打啊，明天下午三点");

    assertThat(consents(id)).isEmpty();
    assertThat(open(id)).isEmpty();
  }

  @Test
  void who_may_be_called_after_all_and_loses_a_card_hears_that_first() throws Exception {
    String id = refused(Language.ZH);

    says(id, "可以打给我，我的卡被偷了");

    assertThat(world.lastDecided(id).say()).isEqualTo("protocol");
    assertThat(consents(id)).doesNotContain(true);
  }
}
