package dev.lobby.dialogue;

import dev.lobby.desk.Thanks;
import dev.lobby.language.Understanding;
import dev.lobby.language.act.Act;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import dev.lobby.language.text.NormalForm;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a message says in a conversation that is under way, each where it matters: to somebody who
/// was promised a call, whose complaint goes on, or who was told what came of it.
///
/// Fixed phrases hear what is put as usual, and hear it without a sentence encoder too; the
/// release's [Act]s hear the many other ways by what is meant.
public enum Hearing {
  /// Nobody is to get in touch any more.
  NO_CONTACT("no-contact"),
  /// Nobody is to call, whether or not they may write.
  NO_CALLS("no-calls"),
  /// A call that was promised is not wanted any more.
  CALL_OFF("call-off"),
  /// Somebody will go to a regulator, a court or the press over what the bank did.
  THREAT("threat"),
  /// The complaint that goes on is taken back or settled.
  WITHDRAWAL("withdrawal"),
  /// How does the complaint stand that goes on?
  STATUS("status"),
  /// What came of a complaint is not accepted.
  OBJECTION("objection"),
  /// What came of a complaint is accepted.
  ACCEPTANCE("acceptance"),
  /// Beside the complaint that goes on there is a second one.
  ANOTHER("another"),
  /// Nothing but thanks, or that it is understood.
  THANKS("thanks"),
  /// A call that was promised is wanted at another time.
  CALL_MOVED("call-moved"),
  /// What somebody follows up is of no interest any more.
  INTEREST_LOST("interest-lost"),
  /// Somebody wants to be telephoned.
  CALL_WANTED("call-wanted"),
  /// Contact that was refused is welcome after all.
  CONTACT_WELCOME("contact-welcome"),
  /// Somebody complains of the bank.
  COMPLAINT("complaint"),
  /// Somebody may want to buy, invest, borrow or save.
  INTEREST("interest");

  /// What a person sees to, whatever else is said: not the complaint that one withdraws, of which
  /// the guards easily make a threat.
  private static final Set<Signal> TROUBLE =
      Collections.unmodifiableSet(
          EnumSet.complementOf(
              EnumSet.of(Signal.COMPLAINT, Signal.LEGAL_THREAT, Signal.PRODUCT_INTEREST)));

  private static final Pattern REQUEST =
      Pattern.compile(
          "(?:能不能|可不可以|可以|能否|能|麻烦|请)[^,。?]{0,10}(?:取消|不要|不用|别|停止|不再)[^,。?]{0,8}[吗么嘛]?\\?*$"
              + "|(?<![a-z])(?:could|can|would|will) (?:you|u|your (?:\\w+ )?(?:people|colleagues|staff|team)|someone) (?!not )(?:please |pls |kindly )?(?:stop|cancel|drop|skip|take|leave|remove|forget)(?![a-z])");

  /// Who wants money or an apology has not got it.
  private static final Pattern DEMAND =
      Pattern.compile(
          "(?<!已)(?<!已经)(?:钱退|退[钱款费]?+|赔(?!礼)|赔礼(?:道歉)?+|(?<!礼)道个?歉|还钱|给个说法)(?!了|完|清|到|好|过|收|已)(?:回来|给我|我|来)?+(?!了|过|到)"
              + "|(?<![a-z])(?:i want|i need|give me|refund me|just refund|apologi[sz]e)(?![a-z])");

  private static final double LIKELY = 0.5;

  /// Nobody brings up something else without a word for it.
  private static final Pattern BESIDES =
      Pattern.compile(
          "还有|另[外一有开算立记]|[再在][加来登记提]|分开|此外|除此|除了|再说|顺便|对了|第二|又一|同时|别的|其他"
              + "|\\b(?:also|2nd|apart from|(?:its|their) own|more to complain|another|separate(?:ly)?|besides|second(?:ly)?|as well|on top|different|else|other|plus|while i|and then)\\b");

  private final String wire;

  Hearing(String wire) {
    this.wire = wire;
  }

  /// Returns the name in golden lines and figures.
  public String wire() {
    return wire;
  }

  /// Returns the one of that name.
  ///
  /// @throws IllegalArgumentException when none of [#names] is given
  public static Hearing of(String wire) {
    return Arrays.stream(values())
        .filter(it -> it.wire.equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(wire + " is none of " + names()));
  }

  /// Returns all names.
  public static Set<String> names() {
    return Arrays.stream(values()).map(Hearing::wire).collect(Collectors.toUnmodifiableSet());
  }

  /// Whether a message says so.
  public boolean isIn(Understanding message) {
    String text = message.text();
    return switch (this) {
      case NO_CONTACT -> NoContact.isIn(text) || asked(message, Act.NO_CONTACT);
      case NO_CALLS ->
          ContactAnswer.refusesCalls(text)
              || NoContact.isIn(text)
              || asked(message, Act.NO_CALLS)
              || asked(message, Act.NO_CONTACT);
      case CALL_OFF -> CallOff.is(text) || NoContact.isIn(text) || asked(message, Act.CALL_OFF);
      case THREAT -> Threatening.is(text) || message.hears(Signal.LEGAL_THREAT);
      case WITHDRAWAL ->
          TakingBack.isHere(text)
              || (meant(message, Act.WITHDRAWAL)
                  && !GivingUp.is(text)
                  && !TakingBack.isUndone(text)
                  && !Complaining.isDeclared(text)
                  && !Complaining.isTied(text)
                  && !DEMAND.matcher(NormalForm.of(text)).find()
                  && !Threatening.is(text)
                  && !(message.hears(Signal.LEGAL_THREAT) && Threatening.names(text))
                  && TROUBLE.stream().noneMatch(it -> isLikely(it, message)));
      case STATUS ->
          Complaining.asksHowItStands(text)
              || (message.does(Act.STATUS)
                  && !Complaining.isAnother(text)
                  && !Complaining.isDeclared(text));
      case OBJECTION ->
          !Complaining.isConditional(text)
              && (Dispute.is(text)
                  || (message.does(Act.OBJECTION)
                      && !Complaining.isAccepting(text)
                      && !Score.isCounted(text)));
      case ACCEPTANCE ->
          Complaining.isAccepting(text)
              || Thanks.is(text)
              || (meant(message, Act.ACCEPTANCE)
                  && !Complaining.isTied(text)
                  && !Complaining.isConditional(text)
                  && !Complaining.isObjection(text)
                  && !message.does(Act.OBJECTION));
      case ANOTHER ->
          Complaining.isAnother(text)
              || (meant(message, Act.ANOTHER) && BESIDES.matcher(NormalForm.of(text)).find());
      case THANKS -> Thanks.is(text) || meant(message, Act.THANKS);
      case CALL_MOVED -> message.does(Act.CALL_MOVED) && !NoContact.isIn(text);
      case INTEREST_LOST ->
          LostInterest.is(text)
              || (meant(message, Act.INTEREST_LOST) && !LostInterest.isOtherwise(text));
      case CALL_WANTED ->
          ContactAnswer.wishesCall(text)
              || (message.does(Act.CALL_WANTED)
                  && !NO_CALLS.isIn(message)
                  && !ContactAnswer.isTiedOrAsked(text)
                  && !message.does(Act.CALL_MOVED));
      case CONTACT_WELCOME ->
          message.does(Act.CONTACT_WELCOME)
              && !message.does(Act.NO_CONTACT)
              && !NoContact.isIn(text);
      case COMPLAINT -> message.hears(Signal.COMPLAINT) || Complaining.isDeclared(text);
      case INTEREST -> message.hears(Signal.PRODUCT_INTEREST);
    };
  }

  /// Whether it is what a message means, which asks for nothing: whoever asks whether a complaint
  /// can be taken back has not done it.
  private static boolean meant(Understanding message, Act act) {
    return message.does(act) && !Asking.is(message.text());
  }

  /// The same of what one asks for: a request may have the form of a question.
  private static boolean asked(Understanding message, Act act) {
    return meant(message, act)
        || (message.does(act) && REQUEST.matcher(NormalForm.of(message.text())).find());
  }

  private static boolean isLikely(Signal signal, Understanding message) {
    SignalScore score = message.signals().get(signal);
    return score != null && score.fired() && score.score() >= LIKELY;
  }
}
