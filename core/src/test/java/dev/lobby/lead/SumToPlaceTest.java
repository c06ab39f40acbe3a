package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.customer.Purpose;
import dev.lobby.followup.FollowUp;
import dev.lobby.language.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A sum that somebody wants to place makes a lead, also where it was named before.
class SumToPlaceTest {

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

  private List<Lead> leads(String id) {
    return world.leads.of(world.conversation(id).customer());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i have 600,000 yuan to deposit",
        "I've got about 600,000 yuan that I want to invest",
        "手里有60万闲钱想存"
      })
  void who_has_a_sum_to_place_is_a_lead(String text) throws Exception {
    String id = world.visitor(Language.of(text));

    says(id, text);

    assertThat(leads(id))
        .singleElement()
        .extracting(it -> it.shown().interest().amount())
        .isEqualTo(AmountBand.LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i have 600 yuan to deposit",
        "i have 600,000 yuan in your bank",
        "do i have to pay tax on 600,000 yuan?"
      })
  void who_has_little_or_nothing_to_place_is_none(String text) throws Exception {
    String id = world.visitor(Language.EN);

    says(id, text);

    assertThat(leads(id)).isEmpty();
  }

  @Test
  void who_wants_to_be_written_to_about_it_has_a_lead_in_writing_only() throws Exception {
    String id = world.visitor(Language.EN);
    says(id, "i have 600,000 yuan to deposit");

    says(id, "wechat me instead of calling");

    assertThat(leads(id))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.permission()).isEqualTo(Permission.GIVEN);
          assertThat(it.inWriting()).isTrue();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "八十万存一年利息多少 | 想存 | 让经理联系我",
        "what is the interest on 800,000 yuan for a year | i want to deposit it | have a manager call me"
      })
  void a_sum_that_was_named_before_is_the_one_of_who_wants_to_place_it(
      String asks, String wants, String calls) throws Exception {
    String id = world.visitor(Language.of(asks));
    says(id, asks);
    assertThat(leads(id)).isEmpty();

    says(id, wants);
    assertThat(leads(id))
        .singleElement()
        .extracting(it -> it.shown().interest().amount())
        .isEqualTo(AmountBand.LARGE);

    says(id, calls);
    assertThat(leads(id)).extracting(Lead::permission).containsExactly(Permission.GIVEN);
    says(id, "13800138000");
    assertThat(world.followUps.of(world.conversation(id).customer()))
        .extracting(FollowUp::about)
        .containsExactly(leads(id).getFirst().number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"想存", "i want to deposit it"})
  void where_no_sum_was_named_none_is_guessed(String text) throws Exception {
    String id = world.visitor(Language.of(text));

    says(id, text);

    assertThat(leads(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"not interested any more", "im not interested anymore", "算了不用打了"})
  void what_is_refused_of_one_matter_in_the_midst_of_questions_is_not_refused_for_good(String text)
      throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, "想存80万定期");
    says(id, "一个月内");

    says(id, text);

    String customer = world.conversation(id).customer();
    assertThat(world.customers.consents(customer, Purpose.CONTACT)).isEmpty();
    assertThat(world.followUps.of(customer)).isEmpty();
  }
}
