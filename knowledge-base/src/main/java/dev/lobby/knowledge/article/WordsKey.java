package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One of the assistant's fixed sentences, with the placeholders it may use.
public enum WordsKey {
  BANK(""),
  GREETING("bank"),
  SUGGEST("bank"),
  DECLINE("bank"),
  DECLINE_NEITHER("bank"),
  DECLINE_HANDOFF("bank position"),
  PERSON_QUEUED("bank position"),
  PERSON_STILL_QUEUED("bank position"),
  COMPLAINT_QUEUED("bank position number deadline"),
  COMPLAINT_NOTED("bank number"),
  HARDSHIP_QUEUED("bank position"),
  SELF_HARM("bank position"),
  FRAUD("bank position"),
  LOST_CARD("bank position"),
  QUEUED_NOTED("bank position"),
  LEAD("bank"),
  FAILED("bank position"),
  AGENT_JOINED("bank agent"),
  AGENT_LEFT("bank agent"),
  RESOLVED("bank"),
  RESOLVED_REOPENED("bank"),
  CHOICE_PERSON("bank"),
  RISK_STATEMENT(
      "bank products",
      "风险提示：{products}不是存款，不保证本金和收益，可能亏损；过去的业绩不代表将来。购买前请阅读产品说明书。",
      "Risk: {products} – no deposit. Neither your money nor a return is guaranteed, you may lose"
          + " money, and past results say nothing certain about the future. Read the product"
          + " document before you buy."),
  GENERAL_INFORMATION(
      "bank products",
      "下面提到的{products}只是一般介绍，不是推荐。您只能购买不高于自己风险等级的产品，需先做风险测评并在有效期内。产品不是存款，不保证本金和收益，可能亏损。",
      "What follows is general information on {products}, and no recommendation. You can buy only"
          + " products at or below your own risk rating, which has to be valid. They are no"
          + " deposits: neither your money nor a return is guaranteed, and you may lose money."),
  UNSUITABLE(
      "bank",
      "具体买哪个产品，我不能在这里给您推荐：推荐要和您有效的风险测评结果相符。您可以先在手机银行做风险测评，也可以请一位同事当面为您讲解。",
      "I cannot recommend a particular product to you here: a recommendation has to fit your valid"
          + " risk rating. You can take the risk assessment in the app first, or have a colleague"
          + " explain what is open to you."),
  SUGGESTION_THANKED(
      "bank number",
      "谢谢您的建议，已记下，编号 {number}。负责的团队会看，有了结果就在这里告诉您。",
      "Thank you for your suggestion. It is noted as {number}; the team it concerns will read it,"
          + " and we will tell you here what comes of it."),
  PRAISE_THANKED(
      "bank",
      "谢谢您的肯定！我们会把您的话转达给相关的同事。",
      "Thank you for your kind words! We will pass them on to whoever they are meant for."),
  QUEUE_LEFT(
      "bank",
      "好的，不再排队了，需要时我随时可以再叫同事：输入“转人工”就行。其他问题也可以接着问。",
      "All right, you are no longer waiting for anybody. Type \"agent\" whenever you want a person"
          + " after all, or ask me anything else."),
  COMPLAINT_GOES_ON(
      "bank number",
      "好的，您不用在这里等。投诉 {number} 照常处理，有了结果会告诉您；想起什么随时写下来，想撤回也请写下来。",
      "All right, there is no need to wait here. Complaint {number} goes on, and you will be told"
          + " what comes of it; write at any time to add to it or to take it back."),
  COMPLAINT_FACTS(
      "bank number facts",
      "记下了，投诉 {number} 里现在写的是：\n{facts}",
      "Noted. Complaint {number} now says:\n{facts}"),
  WAITING_LONG(
      "bank position",
      "让您久等了，对不起：还没有同事空出来，您现在排在第 {position} 位，前面的话都在。不想守着的话，请写下电话和方便的时间，同事会打给您。",
      "I am sorry for the wait: no colleague is free yet. You are number {position} in the queue,"
          + " and what you wrote is kept. If you would rather not stay, write a telephone number"
          + " and a good time, and a colleague will call you."),
  COMPLAINT_REPLY_LATE(
      "bank position number deadline",
      "说好 {deadline} 之前给您第一次答复，我们没有做到，对不起。投诉 {number} 还在等同事来看，您排在第 {position} 位。不想守着的话，请写下电话和方便的时间，同事会联系您。",
      "You were to have a first reply by {deadline}, and we have not kept that; I am sorry."
          + " Complaint {number} still waits for a colleague, and you are number {position} in"
          + " line. If you would rather not stay, write a telephone number and a good time, and a"
          + " colleague will contact you."),
  COMPLAINT_OPEN(
      "bank number filed deadline",
      "您的投诉 {number}（{filed} 登记）正在处理，最迟 {deadline} 告诉您结果。",
      "Your complaint {number}, registered at {filed}, is being looked into. You will be told what"
          + " was decided by {deadline} at the latest."),
  DECLINE_CARE(
      "bank position",
      "这个问题我没有核准过的答案，不想乱猜。我现在请一位同事来帮您，您排在第 {position} 位。前面说过的他们都能看到，不用重复。",
      "I have no approved answer to that, and I would rather not guess. I am bringing a colleague"
          + " now; you are number {position} in the queue. They can see what you have written, so"
          + " there is no need to repeat it."),
  COMPLAINT_ENDED(
      "bank number",
      "投诉 {number} 已撤回或按登记有误结束，不再处理。需要重新处理的，请直接写下来。",
      "Complaint {number} was taken back, or registered in error, and nothing more is done about it."
          + " To have it taken up again, just write here."),
  COMPLAINT_REGISTERED(
      "bank number filed deadline",
      "您的投诉 {number}（{filed} 登记）已经登记，还在等同事接手，最迟 {deadline} 告诉您结果。",
      "Your complaint {number} was registered at {filed} and still waits for the colleague who will"
          + " look into it. You will be told what was decided by {deadline} at the latest."),
  COMPLAINT_ADDED(
      "bank number position",
      "您的投诉 {number} 还没有结案，这条我加进去了，并请一位同事来看，您排在第 {position} 位。如果是另一件事，请回复“另一件投诉”，我另行登记。",
      "Your complaint {number} is not closed; I have added this to it and am bringing a colleague,"
          + " you are number {position} in line. If this is about something else, reply"
          + " \"another complaint\" and I will register it separately."),
  COMPLAINT_OBJECTED(
      "bank number position deadline",
      "您不接受投诉 {number} 的处理结果，我明白了，没能让您满意，很抱歉。这件投诉没有结案：您说的已经写进去，同事会重新核查，最迟 {deadline} 再答复您。我也在请同事来和您谈，您排在第 {position} 位；哪里不对，可以接着写。（如果是另一件事，请回复“另一件投诉”。）",
      "I understand: you do not accept the outcome of complaint {number}, and I am sorry that it did"
          + " not settle the matter. The complaint is not closed. What you said is part of it, it"
          + " will be looked at again, and you will have an answer by {deadline} at the latest. I am"
          + " also bringing a colleague to talk to you, you are number {position} in line; please go"
          + " on and tell us what is wrong. (If this is about something else, reply \"another"
          + " complaint\".)"),
  COMPLAINT_OBJECTED_UNDATED(
      "bank number position",
      "您不接受投诉 {number} 的处理结果，我明白了，没能让您满意，很抱歉。这件投诉没有结案：您说的已经写进去，同事会重新核查并再答复您。我也在请同事来和您谈，您排在第 {position} 位；哪里不对，可以接着写。（如果是另一件事，请回复“另一件投诉”。）",
      "I understand: you do not accept the outcome of complaint {number}, and I am sorry that it did"
          + " not settle the matter. The complaint is not closed. What you said is part of it, it"
          + " will be looked at again, and you will have an answer. I am also bringing a colleague to"
          + " talk to you, you are number {position} in line; please go on and tell us what is"
          + " wrong. (If this is about something else, reply \"another complaint\".)"),
  COMPLAINT_DISPUTED(
      "bank number position deadline",
      "您不接受投诉 {number} 的处理结果，我明白了，没能让您满意，很抱歉。这件投诉虽已结案，您说的已经写进去，同事会重新核查，最迟 {deadline} 再答复您。我也在请同事来和您谈，您排在第 {position} 位；哪里不对，可以接着写。（如果是另一件事，请回复“另一件投诉”。）",
      "I understand: you do not accept the outcome of complaint {number}, and I am sorry that it did"
          + " not settle the matter. It was closed, but what you said is now part of it, it will be"
          + " looked at again, and you will have an answer by {deadline} at the latest. I am also"
          + " bringing a colleague to talk to you, you are number {position} in line; please go on"
          + " and tell us what is wrong. (If this is about something else, reply \"another"
          + " complaint\".)"),
  COMPLAINT_DISPUTED_UNDATED(
      "bank number position",
      "您不接受投诉 {number} 的处理结果，我明白了，没能让您满意，很抱歉。这件投诉虽已结案，您说的已经写进去，同事会重新核查并再答复您。我也在请同事来和您谈，您排在第 {position} 位；哪里不对，可以接着写。（如果是另一件事，请回复“另一件投诉”。）",
      "I understand: you do not accept the outcome of complaint {number}, and I am sorry that it did"
          + " not settle the matter. It was closed, but what you said is now part of it, it will be"
          + " looked at again, and you will have an answer. I am also bringing a colleague to talk"
          + " to you, you are number {position} in line; please go on and tell us what is wrong."
          + " (If this is about something else, reply \"another complaint\".)"),
  COMPLAINT_WITHDRAWN(
      "bank number position",
      "好的，您要撤回投诉 {number}，我记下了，不再问您。同事会和您核实并撤回；改了主意，随时写下来。",
      "All right: you take complaint {number} back. That is noted, and I will not ask anything more."
          + " A colleague confirms it with you; if you change your mind, just write."),
  COMPLAINT_NOT_MEANT(
      "bank number position",
      "明白了，是我理解错了，不好意思。刚才登记的 {number} 我已注明您不是要投诉，同事确认后就结束，您不用做什么，我也不再问了。您想问的、想说的，直接写给我就好。",
      "I see, then I misunderstood you, and I am sorry. I have noted under {number} that you did not"
          + " mean to complain; a colleague confirms that and ends it, and there is nothing you need"
          + " to do. Whatever you would like to ask or tell us, just write it here."),
  COMPLAINT_BESIDE(
      "bank number",
      "您说的这些，确实不该发生，对不起。我也已经登记为投诉，编号 {number}，会有同事跟进。现在先保证您的资金安全，其余的不用现在说。",
      "What you describe should not have happened, and I am sorry. It is registered as a complaint"
          + " too, under number {number}, and a colleague will follow it up. Your money comes first:"
          + " nothing more is needed from you now."),
  COMPLAINT_UNDATED(
      "bank number filed",
      "您的投诉 {number}（{filed} 登记）正在处理，有了结果就告诉您。",
      "Your complaint {number}, registered at {filed}, is being looked into. You will be told what"
          + " was decided."),
  COMPLAINT_NONE(
      "bank",
      "我这里没有查到您正在处理的投诉。手上有投诉编号的，请发给我；还没有登记的，写下“我要投诉”和事情经过，我马上登记。",
      "I find no open complaint of yours here. If you have a complaint number, send it to me; if it was"
          + " never registered, write \"I want to complain\" and what happened, and I will register"
          + " it at once."),
  COMPLAINT_LATE(
      "bank number filed",
      "您的投诉 {number}（{filed} 登记）已经过了应当答复的时间，是我们没做到，对不起。它已升级督办；想现在找人，请输入“转人工”。",
      "The time in which your complaint {number}, registered at {filed}, should have been answered"
          + " is over. We are sorry. It has been escalated; to speak to a person now, type"
          + " \"agent\"."),
  COMPLAINT_DECIDED(
      "bank number",
      "您的投诉 {number} 已有处理结果，同事会告诉您。",
      "Your complaint {number} is decided, and a colleague will tell you how."),
  COMPLAINT_TOLD(
      "bank number told",
      "您的投诉 {number} 的处理结果已在 {told} 告诉您。不同意的话，请直接写下来。",
      "You were told what was decided about your complaint {number} at {told}. If you do not"
          + " agree, just write it here."),
  COMPLAINT_REOPENED(
      "bank number deadline",
      "您的投诉 {number} 已重新打开，我们会再次核查，最迟 {deadline} 告诉您结果。",
      "Your complaint {number} has been opened again. We are looking into it once more, and you"
          + " will be told what was decided by {deadline} at the latest."),
  COMPLAINT_REOPENED_UNDATED(
      "bank number",
      "您的投诉 {number} 已重新打开，我们会再次核查，有了结果就告诉您。",
      "Your complaint {number} has been opened again. We are looking into it once more, and you"
          + " will be told what was decided."),
  COMPLAINT_EXTENDED(
      "bank number deadline reason",
      "您的投诉 {number} 还需要更多时间，最迟 {deadline} 告诉您结果。原因：{reason}",
      "Your complaint {number} needs more time: you will be told what was decided by {deadline} at"
          + " the latest. The reason: {reason}"),
  COMPLAINT_STANDS(
      "bank number finding remedy appeal",
      "您不接受投诉 {number} 的处理结果，您说的我们看过了，原来的决定维持不变：投诉{finding}。{remedy}\n\n这件投诉现在结案。{appeal}",
      "We have read why you do not accept the outcome of complaint {number}, and the decision"
          + " stands: it is {finding}. {remedy}\n\nThe complaint is now closed. {appeal}"),
  COMPLAINT_OPEN_LONGER(
      "bank number filed deadline reason",
      "您的投诉 {number}（{filed} 登记）还在处理，期限已经延长，最迟 {deadline} 告诉您结果。原因：{reason}",
      "Your complaint {number}, registered at {filed}, is still being looked into. It was given more"
          + " time: you will be told what was decided by {deadline} at the latest. The reason:"
          + " {reason}"),
  HARDSHIP_BESIDE(
      "bank",
      "您说的难处我也看到了，谢谢您告诉我们，这不容易。还款有困难时，越早商量，办法越多：我请来的同事会和您一起看能怎么调整，在谈好之前，请不要去借新债来还。",
      "I have also read that things are hard; thank you for telling us, that is not easy. The earlier"
          + " we talk about repayments, the more can be done: the colleague I am bringing will look"
          + " with you at what can be changed. Please do not borrow elsewhere to pay before then."),
  COMPLAINT_APPEAL(
      "bank",
      "如对处理结果不满意，可在收到本通知后直接在此回复或到任一网点向本行申请复核，也可拨打金融消费者投诉热线 12378 反映。",
      "If you do not agree, reply here or ask at any branch for a review by the bank; you can also"
          + " call 12378, the regulator's line for customers of banks."),
  SELF_HARM_STILL(
      "bank",
      "您的安全最要紧：随时可以拨打 12356（24 小时），有眼前的危险请拨 120 或 110。同事正赶来和您说话，请别离开。您问的我也看到了：",
      "Your safety comes first: 12356 is there for you at any hour; if there is immediate danger, call"
          + " 120 or 110. A colleague is on the way to talk with you, please stay. I have read what"
          + " you wrote, too:"),
  CALL_PROMISED(
      "bank deadline",
      "同事答应给您回电，最迟 {deadline} 打给您。要改时间，直接告诉我就行；要换号码，输入“转人工”告诉同事。",
      "A colleague has promised to call you, by {deadline} at the latest. To change the time, just"
          + " tell me; to change the number, type \"agent\" and tell a colleague."),
  CALL_MOVED(
      "bank deadline",
      "好的，回电时间改好了：同事最迟 {deadline} 打给您，不按原来的时间打了。",
      "All right, the call is moved: a colleague will call you by {deadline} at the latest, and not"
          + " at the time before."),
  CALL_TIME_ASKED(
      "bank deadline",
      "好的，想改到什么时候？比如“周四下午3点”。您要改时间已经记下，打电话的同事看得到。",
      "Of course. When would suit you, such as \"Thursday at 3 pm\"? That you asked for another time"
          + " is noted for whoever calls you."),
  CALL_TIME_NOTED(
      "bank deadline",
      "您的话已经记在这通回电里，同事打之前会看到。没有定下新时间，所以最迟仍是 {deadline}。",
      "What you wrote is noted with the call, and whoever makes it reads it first. As no other time"
          + " is fixed, it still comes by {deadline} at the latest."),
  CALL_LATE(
      "bank deadline position",
      "说好 {deadline} 之前给您回电，我们没有做到，对不起。我现在请一位同事过来，您排在第 {position} 位。",
      "You were to be called by {deadline}, and we have not kept that; I am sorry. I am bringing a"
          + " colleague now; you are number {position} in the queue."),
  LEAD_NOTED(
      "bank",
      "您的意向我记下并转给了客户经理，稍后就在这里回复您，您不必急着做决定。",
      "I have noted your interest and passed it to a relationship manager, who will write to you"
          + " here; there is no need to decide anything now."),
  NO_CONTACT(
      "bank",
      "好的，记下了：我们不再主动联系您，约好的回电也不打了，除非账户安全或法律要求必须通知您；改了主意，直接告诉我就行。",
      "Noted: we will not contact you of our own accord, nor make a call that was promised, unless"
          + " the safety of your account or the law requires it; should you change your mind, just"
          + " tell me."),
  CALL_OFF(
      "bank deadline",
      "好的，说好 {deadline} 之前的回电取消了，不会再打给您；还需要的话，输入“转人工”告诉同事就行。",
      "All right: the call you were promised by {deadline} is cancelled, and nobody will ring you for"
          + " it; if you want it after all, type \"agent\" and tell a colleague."),
  LEAD_CALL_OFF(
      "",
      "好的，记下了：这件事不给您打电话了。想继续了解的，随时在这里写给我。",
      "Noted: nobody will ring you about this. Should you like to go on, write here at any time."),
  CONTACT_AGAIN(
      "bank",
      "好的，记下了：可以联系您，之前说的不算了。要我们打电话的，输入“转人工”告诉同事就行。",
      "Noted: we may contact you, whatever was said before. If you would like a call, type"
          + " \"agent\" and tell a colleague."),
  LEAD_LOST(
      "",
      "好的，记下了：这件事不再跟进，也不会再为它联系您；哪天又想了解，随时写给我。",
      "Noted: nothing more is done about this, and nobody will contact you for it; should you like to"
          + " know more one day, write here at any time.");

  private final String placeholders;
  private final @Nullable String zh;
  private final @Nullable String en;

  /// @param placeholders their names, separated by a space
  WordsKey(String placeholders) {
    this.placeholders = placeholders;
    this.zh = null;
    this.en = null;
  }

  /// @param placeholders their names, separated by a space
  /// @param zh what is said where the bank wrote nothing of its own, as before there was this key
  /// @param en the same in English
  WordsKey(String placeholders, String zh, String en) {
    this.placeholders = placeholders;
    this.zh = zh;
    this.en = en;
  }

  /// Returns what is said where the bank wrote nothing of its own; empty when it has to.
  Optional<Map<Language, String>> usual() {
    return zh == null || en == null
        ? Optional.empty()
        : Optional.of(Map.of(Language.ZH, zh, Language.EN, en));
  }

  /// Returns the name used in the file.
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns the placeholders its sentence may use.
  public List<String> placeholders() {
    return placeholders.isEmpty() ? List.of() : List.of(placeholders.split(" ", -1));
  }

  /// Returns the key with this name in the file; empty when there is none.
  public static Optional<WordsKey> ofWire(String wire) {
    return Arrays.stream(values()).filter(key -> key.wire().equals(wire)).findFirst();
  }
}
