package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.language.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody says is no complaint is registered as none.
class NoComplaintTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我就随便吐个槽 不用当投诉哈 你们ATM老坏",
        "not a complaint, just saying the ATM is always broken",
        "这不是投诉啊，就是觉得你们排队太久了",
        "别登记成投诉，我随便说说，柜员态度一般",
        "只是发个牢骚，你们app真难用",
        "just venting, your app is so slow",
        "I'm not complaining but the queue is always long",
        "please don't log this as a complaint, the lobby was cold"
      })
  void who_says_that_it_is_none_makes_none(String text) throws Exception {
    assertThat(NoComplaint.is(text)).isTrue();

    world.says(world.visitor(Language.of(text)), text);
    world.settle();

    assertThat(world.complaints.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你们乱扣我的转账手续费，我要投诉！",
        "你们客服说这不算投诉，太离谱了",
        "not a complaint?? you must be kidding, I want to complain",
        "your clerk told me it's not a complaint, unbelievable",
        "这还不算投诉吗",
        "我不想投诉，但是你们必须退钱",
        "this is not my first complaint",
        "不投诉你们是不行了",
        "我不是吐槽，我要投诉"
      })
  void other_words_do_not_say_so(String text) {
    assertThat(NoComplaint.is(text)).isFalse();
  }

  @Test
  void who_threatens_beside_it_has_made_one() throws Exception {
    world.says(world.visitor(Language.ZH), "不用当投诉，我直接去法院起诉你们乱扣费");
    world.settle();

    assertThat(world.complaints.all()).hasSize(1);
  }
}
