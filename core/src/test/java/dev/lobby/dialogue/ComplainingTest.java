package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplainingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我要投诉",
        "我要投诉！柜台排队太久",
        "不行我还是要投诉",
        "no wait, i do want to complain",
        "我想投诉你们的客户经理",
        "投诉你们！",
        "I want to complain about a card fee of 5 pounds",
        "mobile app was down last night. I want to complain",
        "this is a complaint, u took 300 quid",
        "i'd like to make a formal complaint",
        "complaint!! 你们的ATM吞了我的卡"
      })
  void a_complaint_is_declared(String text) {
    assertThat(Complaining.isDeclared(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "怎么投诉",
        "我要投诉怎么办理",
        "投诉电话是多少",
        "投诉渠道",
        "how do i complain?",
        "where can I make a complaint",
        "我不想投诉了",
        "我没有要投诉",
        "我要投诉进度",
        "the complaint form is nice",
        "我投诉过一次",
        "i didn't complain"
      })
  void asking_how_or_denying_it_declares_nothing(String text) {
    assertThat(Complaining.isDeclared(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "所以我的投诉有结果了没",
        "我的投诉怎么样了",
        "我昨天的投诉到哪一步了",
        "我之前那个投诉到底怎么处理的",
        "投诉有消息吗",
        "我的投诉什么时候有结果",
        "when will i hear about my complaint",
        "how is my complaint going",
        "when will my complaint be decided?",
        "any news on my complaint",
        "我之前那个C-4KZB2CGR到底怎么处理的",
        "C-4KZB2CGR",
        "what happened to my complaint"
      })
  void somebody_asks_how_theirs_stands(String text) {
    assertThat(Complaining.isAskedAfter(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我要投诉你们乱扣费",
        "I want to complain about my card",
        "你们把我的钱弄丢了",
        "我还有另一件投诉，什么时候处理",
        "我要投诉你们怎么还不退钱",
        "我要投诉你们多久才退款",
        "我要投诉这笔转账怎么还没到账",
        "my formal complaint about the decision to close my account",
        "log my complaint: I waited so long",
        "my complaint: refund not here yet",
        "how do I complain"
      })
  void other_words_ask_after_none(String text) {
    assertThat(Complaining.isAskedAfter(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "算了不投诉了，撤回",
        "我撤回投诉",
        "撤销我的投诉",
        "I want to withdraw my complaint",
        "算了不投诉了",
        "好吧，那就不投诉了，谢谢",
        "问题已经解决了，我撤销投诉",
        "把我的投诉撤了吧",
        "投诉C-5896XPQ1撤回",
        "麻烦帮我取消投诉C-5896XPQ1，谢谢您",
        "不用了，是误会，我不投诉了",
        "please cancel my complaint, thanks",
        "actually I would like to drop my complaint, it was a mistake",
        "I don't want to complain anymore",
        "I'm not complaining",
        "consider my complaint withdrawn",
        "my complaint C-5896XPQ1 cancel it please, i didnt complain",
        "i did not complain",
        "nvm forget it i take it back",
        "I take it back, sorry",
        "我没有投诉啊"
      })
  void a_complaint_is_taken_back(String text) {
    assertThat(TakingBack.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "怎么撤回投诉？",
        "我要投诉",
        "can I withdraw my complaint?",
        "取消我的信用卡",
        "Please do not close my complaint",
        "我不会撤回投诉",
        "我没有撤销投诉",
        "My complaint: I cannot withdraw cash",
        "I couldn't withdraw my money, so this complaint",
        "我投诉的是你们取消了我的额度",
        "我要是不投诉你们根本不理我",
        "I never complain, but this is too much",
        "cancel my card, and I want to complain",
        "要不投诉吧",
        "你让我不投诉",
        "钱退了就不投诉了",
        "will you take it back?",
        "I take the card back to the branch",
        "forget it"
      })
  void asking_how_or_cancelling_something_else_takes_none_back(String text) {
    assertThat(TakingBack.is(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "算了算了 不投诉了，刚才你们大堂经理给我道歉了",
        "no i dont want to complain anymore sorted now thx",
        "Actually forget it i withdraw the complaint",
        "WITHDRAW IT",
        "不投诉了 钱到了",
        "never mind, not worth it",
        "撤了吧",
        "不投诉了，钱已经退给我了",
        "不投诉了你们经理道歉了",
        "withdraw it please",
        "ok drop it",
        "im withdrawing my complaint, you refunded me",
        "i dont want to complain any more they said sorry",
        "forget the complaint, got my money back",
        "cancel my complaint. the teller apologized",
        "不追究了，谢谢",
        "算了，不值得，不投诉了",
        "不用了，是我自己搞错了，撤销投诉",
        "撤诉",
        "never mind they refunded me",
        "forget it, all sorted now thanks",
        "forget it all sorted now thanks",
        "forget about it, its been fixed",
        "nvm, the payment came back",
        "forget the complaint, the payment came back",
        "forget the complaint, the charge was reversed",
        "算了不用了，已经退了",
        "不用了，钱已经退回来了",
        "不是投诉，就是问问",
        "我不是要投诉啊",
        "我没说要投诉，你搞错了",
        "this is not a complaint, just asking",
        "it was not meant as a complaint",
        "算了，钱退了",
        "please withdraw the complant",
        "cancel 投诉 吧",
        "问题解决了，投诉撤销吧"
      })
  void the_complaint_that_goes_on_is_taken_back_also_with_a_reason_or_unnamed(String text) {
    assertThat(TakingBack.isHere(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all sorted now thanks",
        "its been fixed",
        "got my money back, thanks",
        "the payment is back",
        "they refunded me already",
        "已经解决了，谢谢",
        "钱退了",
        "退了 谢谢",
        "手续费已经退给我了",
        "问题处理好了，不用了"
      })
  void a_matter_is_settled_and_nothing_else_is_said(String text) {
    assertThat(Settled.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你们经理说解决了",
        "他们偷偷给我办了",
        "钱没退",
        "退了一半",
        "什么时候解决",
        "the money never came back",
        "give me my money back",
        "is it sorted?",
        "i was refunded half of it",
        "道歉",
        "退钱",
        "昨天扣了200",
        "all gone"
      })
  void other_words_settle_nothing(String text) {
    assertThat(Settled.is(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "还有另外一件事，你们柜员态度特别差，骂我",
        "另外一个问题：ATM也吞过我的卡",
        "另一件事，你们热线打不通",
        "对了，还有另外的问题，短信费乱扣",
        "第二件事，网点提前关门",
        "我还要反映另一个问题，年费也多收了",
        "and also ANOTHER thing: your branch was closed at noon",
        "another issue, nobody answers your hotline",
        "btw there's a second problem, my card got eaten",
        "I have a different complaint too",
        "on a different note, your staff are rude",
        "separate matter: statement never came"
      })
  void another_matter_is_announced(String text) {
    assertThat(AnotherMatter.isAnnounced(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "还有，昨天的200也没退",
        "昨天打电话问另一件事也没人理",
        "我不想听别的",
        "另外他还骂我",
        "第二天才有人接电话",
        "also he was rude",
        "and they charged me twice",
        "it is one thing to wait and another to be insulted",
        "he told me to use another card",
        "they sent me to another branch"
      })
  void going_on_about_the_same_announces_no_other_matter(String text) {
    assertThat(AnotherMatter.isAnnounced(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你们客户经理从来不联系我",
        "我的客户经理一直不理我",
        "客户经理从来没给我打过电话",
        "你们的人根本不回我",
        "你们客服从来不接电话",
        "my relationship manager never contacts me",
        "your manager has never called me back",
        "nobody at your bank ever calls back",
        "my advisor ignores me"
      })
  void who_is_never_contacted_complains(String text) {
    assertThat(Neglected.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "希望客户经理能多联系我",
        "建议你们客户经理主动联系客户，我从来没接到过电话",
        "客户经理会联系我吗",
        "你们客户经理怎么联系",
        "我从来不联系客户经理",
        "your manager called me yesterday",
        "could my manager contact me",
        "it would be nice if my manager never called me",
        "how do I contact my manager",
        "客户经理从来不联系我也挺好"
      })
  void a_wish_to_be_contacted_or_not_is_no_reproach(String text) {
    assertThat(Neglected.is(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "怎么撤回投诉？",
        "钱退了就不投诉了",
        "钱退了我就不投诉了",
        "你们把钱退了，我不投诉了",
        "要我不投诉，先把钱退给我！",
        "等钱到了就不投诉了",
        "给我退了，不投诉了",
        "你们经理逼我撤销投诉",
        "经理说解决了，让我不投诉了",
        "不投诉了，直接打官司",
        "drop the complaint, I'm going to the papers",
        "drop the complaint, they have my money",
        "withdraw my complaint if refunded",
        "i dont want to complain but nobody has apologized",
        "forget it",
        "算了",
        "never mind",
        "withdraw money",
        "I take the card back to the branch",
        "will you take it back?",
        "不投诉了，我妈八十岁的养老钱被转走了谁来管",
        "不投诉了，钱没到",
        "不投诉了，还没解决",
        "dont withdraw it",
        "i will not drop it",
        "the manager made me withdraw it",
        "i want my money back",
        "钱退了",
        "my money is back",
        "cancel it",
        "they apologized",
        "道歉了",
        "你们道歉了吗",
        "解决了",
        "不追究你们责任我就不姓王",
        "cancel my card",
        "i am removing my complaint",
        "forget it, nothing is sorted",
        "我不是要投诉收费，我是要投诉你们的态度",
        "是不是投诉都没用",
        "this is not a complaint about the fee but about your staff",
        "算了，钱没退"
      })
  void a_condition_a_demand_or_pressure_takes_none_back(String text) {
    assertThat(TakingBack.isHere(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你们经理逼我撤销投诉",
        "你们员工让我撤回投诉，我不同意",
        "不投诉，你们就不当回事",
        "要我不投诉，先把钱退给我！",
        "我不可能不投诉。",
        "除非退钱，否则别想让我不投诉！",
        "没投诉成功，系统报错了",
        "I'm not complaining about the fee, I'm complaining about your staff",
        "I don't want to complain, but nobody has refunded me",
        "your manager told me to withdraw my complaint or lose my account",
        "不投诉了，直接打官司",
        "我不投诉了，走法律途径",
        "不投诉了，我直接去银监局",
        "drop the complaint, I'm going to the papers",
        "cancel my complaint, I am taking you to the tribunal",
        "不投诉了，我妈八十岁的养老钱被转走了谁来管",
        "我撤回投诉，请转人工"
      })
  void whoever_says_more_than_that_takes_none_back_and_is_heard(String text) {
    assertThat(TakingBack.is(text)).isFalse();
    assertThat(
            TakingBack.isNamed(text) || TakingBack.isUndone(text) || Complaining.isDeclared(text))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我改主意了，别撤",
        "我改主意了",
        "我不撤回投诉了",
        "我没有撤销投诉",
        "你们经理逼我撤销投诉",
        "我还是继续投诉吧",
        "please don't withdraw it after all",
        "I changed my mind",
        "Please do not close my complaint",
        "your manager told me to withdraw my complaint or lose my account"
      })
  void it_is_not_to_be_taken_back_after_all(String text) {
    assertThat(TakingBack.isUndone(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "算了，我撤回投诉",
        "怎么不撤回投诉？",
        "这笔转账能不能撤回",
        "我改主意了，想存三个月",
        "do not cancel my card",
        "I want to withdraw my complaint"
      })
  void other_words_keep_none(String text) {
    assertThat(TakingBack.isUndone(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "另一件投诉",
        "我还要投诉另外一件事",
        "还有一个投诉",
        "another complaint",
        "I have a new complaint",
        "i also want to complain about the branch"
      })
  void it_is_another(String text) {
    assertThat(Complaining.namesAnother(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "另一件投诉",
        "另一件投诉：又多扣了我一笔转账手续费！",
        "我还要投诉另外一件事",
        "another complaint",
        "another complaint: nobody answers ur hotline",
        "ok so i have a new complaint, ur atm is broken"
      })
  void who_waits_with_one_makes_a_second(String text) {
    assertThat(Complaining.makesSecond(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我又投诉了一次没人理",
        "你们再不处理我再投诉",
        "我之前还有一个投诉没人管",
        "我还有一个投诉没处理",
        "i made another complaint last year",
        "is this another complaint?",
        "another problem with my complaint"
      })
  void who_tells_of_one_or_threatens_with_it_makes_no_second(String text) {
    assertThat(Complaining.makesSecond(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我想了解最新的投诉进展",
        "最新投诉进度",
        "我的投诉还有别的事要我做吗？",
        "Is there any new issue with my complaint?",
        "我要投诉",
        "只退200？我不同意",
        "my complaint",
        "the same again"
      })
  void it_is_the_same(String text) {
    assertThat(Complaining.namesAnother(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"在吗？", "有人吗", "喂？？", "hello??", "anyone there?", "怎么还没来", "how much longer?"})
  void somebody_who_waits_asks_whether_anybody_is_there(String text) {
    assertThat(Impatience.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "你好，我想问一下贷款", "hello, my card is lost", "我的钱在吗", "快点退钱"})
  void whoever_says_more_is_not_only_impatient(String text) {
    assertThat(Impatience.is(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cancel",
        "cancel it i dont want to wait",
        "取消排队",
        "actually forget it, never mind"
      })
  void somebody_gives_up(String text) {
    assertThat(GivingUp.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel my card", "cancel it because you are slow", "取消转账"})
  void whoever_cancels_something_does_not_give_up(String text) {
    assertThat(GivingUp.is(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我不接受这个处理",
        "不同意你们的结果",
        "对处理结果不满意",
        "这个答复我没法接受",
        "我不服，要申诉",
        "你们的处理不公平",
        "I don't accept this outcome",
        "i cannot agree with that",
        "I disagree",
        "not satisfied with the decision",
        "this is unacceptable",
        "我对事实没有异议，但不接受赔偿方案",
        "I don't disagree with the facts but I cannot accept the outcome",
        "我不接受这个结果，为什么只退一半",
        "我不同意，请问怎么复核",
        "I don't accept this. What happens next?",
        "请复核",
        "I want a review",
        "如果这就是结果，我不接受",
        "我接受事实，但不接受赔偿",
        "I accept the facts but I want a review",
        "不满意，全额退了我才接受",
        "I disagree, if you refund it all i accept",
        "我不同意接受",
        "我不接受",
        "骗子！合同我看过根本没有",
        "你们这群骗子",
        "胡说八道，我从来没签过",
        "凭什么？",
        "liars",
        "that's not true, i never signed anything",
        "what a joke",
        "you got it wrong, look again"
      })
  void what_was_decided_is_not_accepted(String text) {
    assertThat(Complaining.isObjection(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "好的，我接受",
        "同意你们的处理",
        "没有异议",
        "满意，谢谢",
        "不接受处理结果怎么办？",
        "I accept the outcome",
        "fine, thank you",
        "what if I don't accept the outcome?",
        "如果我不接受，下一步呢",
        "你们周末不服务",
        "I do not disagree",
        "ok thanks. still not happy but fine i accept",
        "not satisfied, but whatever, I'll take it. thanks",
        "还是不满意，算了接受",
        "我不认同，行吧就这样",
        "不太满意，不过我接受这个结果了",
        "我遇到骗子了",
        "i was scammed by a caller",
        "好的，合同我收到了，谢谢",
        "thanks, that is right",
        "请问复核结果什么时候出"
      })
  void accepting_it_or_asking_is_no_objection(String text) {
    assertThat(Complaining.isObjection(text)).isFalse();
  }
}
