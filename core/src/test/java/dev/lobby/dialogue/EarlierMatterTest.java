package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Complaint;
import dev.lobby.conversation.ActiveFlow;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who asks how theirs stands and does not call it a complaint.
class EarlierMatterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "上次反映的事呢",
        "上次那个事怎么说",
        "我之前说的那个事有结果没",
        "我反映的问题有下文没",
        "请问上周我跟你们反馈的问题怎么样了？",
        "我投诉的事到哪一步了",
        "之前登记的问题有人跟进吗",
        "whats happening with my case",
        "what's going on with my case?",
        "any update on my case?",
        "any news on the issue I reported last week",
        "what about what i told you last time",
        "hi, what happened to my ticket",
        "has anyone looked into my problem yet",
        "hows my case going",
        "那天跟你们说的事怎么样了"
      })
  void it_is_asked_after_under_another_name(String text) {
    assertThat(EarlierMatter.isAskedAfter(text)).isTrue();
    assertThat(Complaining.isDeclared(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "上次反映的问题到现在没人处理！",
        "上次反映的问题怎么还没人管",
        "我要反映一个问题",
        "怎么反映问题",
        "这个问题怎么解决",
        "昨天转账的事我要投诉",
        "上次的利率是多少",
        "whats the problem",
        "what is the issue with the app",
        "my case is closed, thanks",
        "i want to report a problem",
        "where is my statement",
        "any news on mortgage rates",
        "我之前的问题能在手机银行处理吗",
        "昨天说的问题可以线上办吗",
        "以前的情况能贷款吗",
        "上次的情况能再办信用卡吗",
        "上月说的单子要多久能到账",
        "how about this problem",
        "what is the status of the report"
      })
  void other_words_ask_after_none(String text) {
    assertThat(EarlierMatter.isAskedAfter(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我那个投诉处理得怎么样了",
        "有结果了吗",
        "any news on my complaint",
        "上次反映的事呢",
        "到哪一步了",
        "whats happening with my case",
        "上次那个事怎么说",
        "did anyone look into it yet",
        "处理了没",
        "还没结果吗",
        "what's the latest",
        "我投诉的事怎么样了"
      })
  void with_an_open_complaint_they_get_its_status_and_no_answer_is_made_of_it(String text)
      throws Exception {
    try (World world = new World()) {
      String id = world.visitor(Language.ZH);
      world.says(id, "你们乱扣我的转账手续费，我要投诉！");
      world.settle();
      Complaint complaint = world.complaints.all().getFirst();
      ActiveFlow before = Objects.requireNonNull(world.conversation(id).flow());

      List<String> during = World.texts(world.says(id, text).replies());

      ActiveFlow after = Objects.requireNonNull(world.conversation(id).flow());
      assertThat(during.getFirst()).contains(complaint.number(), "09:30");
      assertThat(after.filled()).isEqualTo(before.filled());
      assertThat(after.asked()).isEqualTo(before.asked());

      world.says(id, "算了");
      world.settle();
      assertThat(World.texts(world.says(id, text).replies()).getFirst())
          .contains(complaint.number(), "09:30");
      world.settle();
      assertThat(world.complaints.all()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"上次反映的事呢", "上次那个事怎么说", "any update on the issue i reported", "我反映的问题有下文没"})
  void without_one_they_are_told_so_and_none_is_made_of_the_question(String text) throws Exception {
    try (World world = new World()) {
      String id = world.visitor(Language.ZH);

      String told = String.join("\n", World.texts(world.says(id, text).replies()));

      world.settle();
      assertThat(world.complaints.all()).isEmpty();
      assertThat(told)
          .containsAnyOf(
              "没有查到您正在处理的投诉", "I find no open complaint of yours here", "进度", "Progress");
    }
  }
}
