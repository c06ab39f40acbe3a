package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.feedback.FeedbackKind;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.text.NormalForm;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether somebody says of what they write that it is no complaint, or that they only grumble.
///
/// That they do not want to complain is no such thing: who says so and goes on may well have to.
/// Nor is what others said of it.
final class NoComplaint {

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:不用|不必|不要|不需要|不|别|甭|无需)(?:把(?:这个|这|它|我这个?))?(?:给我|帮我)?(?:当|当作|当成|算|算作|算是|作为|看作|视为|记成|记|登记|登记成|登)(?:什么|个|一个|是|成|作)*投诉"
              + "|(?<!是|难道|莫非)(?:不是|并非|不算|算不上|谈不上)(?:要|来|在|想|什么|个|一个|正式)*投诉(?!的?(?:问题|部门|电话|热线|渠道|吧|吗))"
              + "|(?:只是|就是?|随便|单纯|仅仅|纯粹)(?:是|想|来|随便|跟你们|和你们)*(?:吐个?槽|吐一下槽|发个?牢骚|抱怨(?:一下|两句|几句)|唠叨)");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:(?:this|it|that) (?:is|was) not|(?:this|it|that) ?(?:isnt|isn t|wasnt)|(?:its|thats) not|not) (?:really |meant as |meant to be |intended as |supposed to be |actually |exactly )?(?:a |an )?(?:formal |official |real )?complaint\\b"
              + "|\\b(?:im|i am) not (?:really |actually )?complaining\\b|\\bno complaint(?:s)? (?:here|from me|as such)\\b"
              + "|\\b(?:dont|do not|no need to|please dont|not to) (?:take|treat|log|register|file|record|count|see|raise) (?:this|it|that|me|mine)?(?: down)? ?(?:as|for) (?:a |an )?(?:formal |official )?complaint\\b"
              + "|\\b(?:just|only|simply|merely) (?:venting|ranting|moaning|grumbling|having a (?:moan|rant|grumble)|a (?:moan|rant|grumble))\\b");

  /// Others said so.
  private static final Pattern REPORTED =
      Pattern.compile(
          "(?:你们|客服|他们?|她|经理|柜员|银行|凭什么|谁|竟然|居然|为啥)[^,。!?]{0,8}(?:说|讲|回复|告诉|觉得|认为|登记成?|算|当)[^,。!?]{0,4}(?:不|没)"
              + "|\\b(?:told|tell|tells|said|say|says|saying|claim|claims|claimed|calls|called|insist|insists|pretend|thinks?)\\b.{0,20}\\bnot\\b");

  /// Only a message that is short is so clearly none.
  private static final int LONGEST = 200;

  private NoComplaint() {}

  /// Whether somebody who has no complaint in a conversation says so, and threatens with nothing.
  static boolean isSaid(Situation s) {
    String text = s.understanding().text();
    return s.complaint().isEmpty()
        && s.ticket().filter(OpenTicket::complaint).isEmpty()
        && is(text)
        && !(s.hears(Signal.LEGAL_THREAT) && Threatening.names(text));
  }

  /// Who grumbles and says that it is no complaint is heard all the same, as with a suggestion.
  static Optional<FeedbackKind> grumble(Situation s) {
    return isSaid(s) && s.hears(Signal.COMPLAINT)
        ? Optional.of(FeedbackKind.SUGGESTION)
        : Optional.empty();
  }

  /// The first of what is heard, but for a complaint that is none; empty for nothing.
  static Optional<Signal> besides(Situation s) {
    boolean none = isSaid(s);
    return Arrays.stream(Signal.values())
        .filter(s::hears)
        .filter(it -> !none || it != Signal.COMPLAINT)
        .findFirst();
  }

  static boolean is(String text) {
    String form = NormalForm.of(text);
    if (form.length() > LONGEST || Asking.is(text) || Complaining.isDeclared(text)) {
      return false;
    }
    String key = NormalForm.key(text);
    return (CHINESE.matcher(key).find() || ENGLISH.matcher(key).find())
        && !REPORTED.matcher(key).find();
  }
}
