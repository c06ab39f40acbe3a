package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.conversation.Reason;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who complains and is interested in a product in one message.
class InterestBesideTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private List<String> sums() {
    return world
        .journal
        .read(ComplaintEvent.stream(world.complaints.all().getFirst().number()), 0)
        .stream()
        .flatMap(
            it -> it.event() instanceof ComplaintEvent.Stated e ? Stream.of(e.said()) : Stream.of())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "你们乱扣我50块！我要投诉！另外我想问下80万存三年利率能给多少 | 50 | 80",
        "我要投诉你们乱收我50元手续费。顺便我想买80万理财产品，有什么推荐 | 50 | 80",
        "你们转账多扣了我50元，太过分了，我要投诉你们！对了，我有80万想买理财产品，有什么推荐 | 50 | 80",
        "I want to complain, you charged me a fee of 50 yuan twice! Also I want to invest 800000 yuan in wealth products | 50 | 800000"
      })
  void both_are_heard_each_with_its_own_sum(String text, String complaint, String lead)
      throws Exception {
    String id = world.visitor(Language.of(text));

    List<String> said = World.texts(world.says(id, text).replies());
    world.settle();

    assertThat(world.lastDecided(id).route()).isEqualTo(Reason.COMPLAINT);
    assertThat(world.complaints.all()).hasSize(1);
    assertThat(sums()).anyMatch(it -> it.contains(complaint)).noneMatch(it -> it.contains(lead));
    assertThat(world.leads.all())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.shown().interest().amount()).isEqualTo(AmountBand.LARGE);
          assertThat(it.permission()).isEqualTo(Permission.UNKNOWN);
        });
    // The complaint's questions go on, and nothing is asked of the interest.
    assertThat(Objects.requireNonNull(world.conversation(id).flow()).flow()).contains("complaint");
    assertThat(said).anyMatch(it -> it.contains("意向") || it.contains("your interest"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "你们多扣了我50！另外我有30万想存定期 | 50",
        "you overcharged me 50! also i have 300000 to put in a deposit | 50",
        "贵行重复收了我两次年费60，手上有30万打算买理财 | 60",
        "the bank charged me twice for one transfer of 80. btw i've got 300k to invest | 80",
        "柜台那个人态度特别差，还骂我。对了手上有30万想买理财 | 态度",
      })
  void a_complaint_is_heard_however_plain_the_interest_behind_it_is(String text, String told)
      throws Exception {
    String id = world.customer("王女士", World.CORE_TIER);

    world.says(id, text);
    world.settle();

    assertThat(world.lastDecided(id).route()).isEqualTo(Reason.COMPLAINT);
    assertThat(world.complaints.all()).hasSize(1);
    assertThat(sums())
        .anyMatch(it -> it.contains(told))
        .noneMatch(it -> it.contains("30万") || it.contains("300"));
    assertThat(world.leads.all())
        .singleElement()
        .satisfies(it -> assertThat(it.shown().interest().amount()).isEqualTo(AmountBand.MIDDLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "昨天柜员帮我办得很快，我想买80万理财",
        "你们会不会多扣手续费？我想买80万理财",
        "上次多收的手续费你们已经退还了，谢谢，我想买80万理财",
        "the staff helped me quickly yesterday, i'd like to invest 800000 yuan"
      })
  void what_reproaches_nobody_makes_no_complaint_of_an_interest(String text) throws Exception {
    String id = world.visitor(Language.of(text));

    world.says(id, text);
    world.settle();

    assertThat(world.complaints.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我要投诉！你们乱扣我800000块，我想要回我的80万",
        "我要投诉，80万存款利息给少了，我想问为什么",
        "我要投诉你们把我80万理财亏了，我想申请退款",
        "我要投诉，我想知道我的80万去哪了",
        "I want to complain, you lost my 800000 yuan and I want my money back",
        "投诉！我80万的存单你们不给兑付，我想让你们解释清楚"
      })
  void what_belongs_to_the_complaint_is_no_interest(String text) throws Exception {
    String id = world.visitor(Language.of(text));

    world.says(id, text);
    world.settle();

    assertThat(world.leads.all()).isEmpty();
  }
}
