package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.ComplaintDesk.Outcome;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.Kind;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is still owed to a customer who is told what was decided of their complaint.
class OwedTest {

  /// A Monday, a week after the clock stands still.
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);

  private final World world = new World();
  private final ComplaintDesk desk =
      new ComplaintDesk(world.journal, world.conversations, World.CLOCKS, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  private String complained(String id) throws Exception {
    world.says(id, "你们乱扣我的转账手续费，我要投诉！");
    world.settle();
    String number = world.complaints.all().getFirst().number();
    desk.assign(number, "amy", "amy");
    return number;
  }

  private static Resolution resolution(String remedy, @Nullable Owed owed) {
    return new Resolution(
        Finding.UPHELD, "系统故障", "经核实，系统重复收取了一笔转账手续费。", remedy, "如不同意，可拨打 12378 反映。", owed);
  }

  private static List<Refusal> refused(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).why();
  }

  private static void done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void it_is_told_with_its_day_and_kept_by_whoever_looks_after_the_complaint() throws Exception {
    String id = world.visitor(Language.ZH);
    String number = complained(id);
    done(desk.resolve(number, "amy", resolution("手续费全额退还给您。", new Owed("退还手续费 25 元", MONDAY))));
    world.settle();
    assertThat(world.followUps.open()).as("nobody was told yet").isEmpty();

    done(desk.tell(number, "ben"));
    world.settle();

    assertThat(world.conversation(id).messages().getLast().text())
        .contains("还要为您办的，最迟2026年3月9日办好：退还手续费 25 元");
    FollowUp promise = world.followUps.open().getFirst();
    assertThat(world.followUps.open()).hasSize(1);
    assertThat(promise.kind()).isEqualTo(Kind.PROMISE);
    assertThat(promise.about()).isEqualTo(number);
    assertThat(promise.owner()).isEqualTo("amy");
    assertThat(promise.customer()).isEqualTo(world.conversation(id).customer());
    assertThat(promise.due())
        .as("the end of that day")
        .isEqualTo(Instant.parse("2026-03-09T16:00:00Z"));
    assertThat(new FollowUpDesk(world.journal, world.clock).promised(promise.number()))
        .contains("退还手续费 25 元");
  }

  @Test
  void what_is_owed_as_before_when_it_is_decided_anew_is_promised_once() throws Exception {
    String number = complained(world.visitor(Language.ZH));
    Owed fee = new Owed("退还手续费 25 元", MONDAY);
    done(desk.resolve(number, "amy", resolution("手续费全额退还给您。", fee)));
    done(desk.tell(number, "ben"));
    done(desk.reopen(number, "ben", "客户补充了材料。"));

    done(desk.resolve(number, "amy", resolution("手续费全额退还给您，并已致歉。", fee)));
    done(desk.tell(number, "ben"));
    world.settle();

    assertThat(world.followUps.open()).hasSize(1);

    done(desk.reopen(number, "ben", "客户又补充了材料。"));
    done(desk.resolve(number, "amy", resolution("另外补偿 50 元。", new Owed("补偿 50 元", MONDAY))));
    done(desk.tell(number, "ben"));
    world.settle();

    assertThat(world.followUps.open()).hasSize(2);
  }

  @Test
  void a_customer_who_was_told_by_telephone_is_promised_it_too() throws Exception {
    String number = complained(world.visitor(Language.ZH));
    done(desk.resolve(number, "amy", resolution("手续费全额退还给您。", new Owed("退还手续费 25 元", MONDAY))));

    done(desk.toldBy(number, "ben", "telephone", "张女士本人，13800138000，今天 10:20"));
    world.settle();

    assertThat(world.followUps.open())
        .singleElement()
        .satisfies(it -> assertThat(it.about()).isEqualTo(number));
  }

  @Test
  void a_day_on_which_the_bank_does_not_work_or_none_at_all_is_refused() throws Exception {
    String number = complained(world.visitor(Language.ZH));

    assertThat(
            refused(
                desk.resolve(
                    number,
                    "amy",
                    resolution("手续费全额退还给您。", new Owed("退还手续费", LocalDate.of(2026, 3, 7))))))
        .singleElement()
        .satisfies(why -> {
          assertThat(why.zh()).contains("2026年3月7日不是工作日", "2026年3月9日");
          assertThat(why.en()).contains("7 March 2026", "9 March 2026");
        });
    assertThat(
            refused(desk.resolve(number, "amy", resolution("手续费全额退还给您。", new Owed("退还手续费", null)))))
        .hasSize(1);
    assertThat(
            refused(desk.resolve(number, "amy", resolution("手续费全额退还给您。", new Owed(" ", MONDAY)))))
        .hasSize(1);
    assertThat(
            refused(
                desk.resolve(
                    number,
                    "amy",
                    resolution("手续费全额退还给您。", new Owed("退还手续费", LocalDate.of(2026, 2, 27))))))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我们将在五个工作日内退款给您。",
        "将在5个工作日内退还手续费。",
        "手续费会在3天内退到您的卡上。",
        "我们会在12月8日前退还手续费。",
        "我们在五个工作日内给您退款。",
        "We will refund you within five working days.",
        "The fee will be returned to your card by Friday.",
        "We'll pay it back in 3 days."
      })
  void who_promises_something_and_says_no_day_is_asked_and_not_held_up(String remedy)
      throws Exception {
    String number = complained(world.visitor(Language.ZH));
    ComplaintDesk sure = desk.having(new Seen(Long.MAX_VALUE, Set.of(Doubt.LANGUAGE)));

    assertThat(refused(sure.resolve(number, "amy", resolution(remedy, null))))
        .singleElement()
        .satisfies(why -> assertThat(why.unless()).isEqualTo(Doubt.PROMISE));
    done(
        desk.having(new Seen(Long.MAX_VALUE, Set.of(Doubt.LANGUAGE, Doubt.PROMISE)))
            .resolve(number, "amy", resolution(remedy, null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "已全额退还手续费 25 元，三日内到账。",
        "手续费已在五个工作日内退还。",
        "已向您致歉并改正了系统。",
        "We have refunded the fee within two days of your complaint."
      })
  void what_the_bank_has_done_is_no_promise(String remedy) throws Exception {
    String number = complained(world.visitor(Language.ZH));

    done(
        desk.having(new Seen(Long.MAX_VALUE, Set.of(Doubt.LANGUAGE)))
            .resolve(number, "amy", resolution(remedy, null)));
  }

  @Test
  void nobody_is_told_of_a_day_that_is_over() throws Exception {
    String number = complained(world.visitor(Language.ZH));
    done(desk.resolve(number, "amy", resolution("手续费全额退还给您。", new Owed("退还手续费 25 元", MONDAY))));
    world.clock.advance(Duration.ofDays(9));

    assertThat(refused(desk.tell(number, "ben")))
        .singleElement()
        .satisfies(why -> assertThat(why.en()).contains("decide again"));
  }
}
