package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody says that a machine kept their card, and nothing of loss, theft, of money that
/// is gone or of anybody near: it lies in the machine, and nobody has it. It is the machine that
/// must have taken it, not somebody at one; in doubt it counts as lost.
final class Swallowed {

  /// The article that tells how to get it back, by its id in the bank's knowledge.
  static final String ARTICLE = "card-swallowed";

  private static final String CHINESE_MACHINE = "(?:atm|[款员助存动]机|机器|机子)";

  private static final Pattern CHINESE =
      Pattern.compile(
          "[吞吃]卡|吞[了掉走进]{0,2}.{0,6}卡|卡.{0,10}(?:被吞|吞了|吞掉|吞进|被吃(?!饭))"
              + "|卡.{0,4}"
              + CHINESE_MACHINE
              + ".{0,6}(?:吃掉|吃了|吃进)|"
              + CHINESE_MACHINE
              + ".{0,8}卡.{0,2}(?:吃掉|吃了|吃进|收走|收回|没收|扣下)"
              + "|"
              + CHINESE_MACHINE
              + ".{0,10}(?:吞|吃|扣下|没收|收走|收回|不吐|没吐|不退|没退|食咗).{0,8}卡"
              + "|卡.{0,4}(?:卡|还|留|困)?在(?:atm|机器|机子|取款机|柜员机|里面).{0,6}(?:出不来|不出来|拿不出|退不出)");

  private static final String MACHINE = "\\b(?:atm|machine|cash ?point|cash dispenser)\\b";

  /// A word before a machine, if there is one. What is looked back for must have a greatest length.
  private static final String WORD = "(?:[\\w']{1,12} )?";

  /// Before a machine these say that somebody is there.
  private static final String AT =
      "(?<!\\b(?:at|near|by|from|behind|beside|outside|around|next to) " + WORD.repeat(4) + ")";

  private static final Pattern ENGLISH =
      Pattern.compile(
          AT
              + MACHINE
              + ".{0,30}\\b(?:swallow\\w*|swalow\\w*|ate|eats?|eaten|kept|keeps|retain\\w*|captur\\w*|confiscat\\w*|took"
              + "|(?:wont|won't|will not|didn't|didnt|did not) (?:give|return|eject))\\b.{0,20}\\bcard\\b"
              + "|\\bcard\\b.{0,30}\\b(?:swallow\\w*|swalow\\w*|eaten|retained|captured|stuck|trapped|jammed|kept)"
              + " (?:by|in|inside|into) (?:[\\w']{1,12} ){0,3}?"
              + MACHINE
              + "|\\bcard (?:was |got |is |has been )?(?:swallowed|eaten)\\b");

  /// Around it these tell of somebody who may have the card, or that nobody knows where it is.
  private static final Pattern GONE =
      Pattern.compile(
          "丢|遗失|弄没|没了|没有了|不见|找不到|忘|落在|偷|盗|抢|捡|拿走|抽走|取走|转走|转出|(?<![吞吃收])走了"
              + "|被取|取了|被刷|刷了|消费|交易|扣款|扣了|少了|短信|陌生|骗|挂失|密码.{0,6}(?:看|问|要)"
              + "|旁边|身后|后面|前面|排队|有人|别人|被人|的人|路人|男的|女的|小伙|(?<!其)他|她"
              + "|\\b(?:lost|lose|stole|stolen|robb\\w*|thief|thieves|missing|gone|ran|someone|somebody|strangers?"
              + "|man|men|guys?|wom[ae]n|boys?|girls?|kids?|people|persons?|teen\\w*|child(?:ren)?|staff|guard"
              + "|he|she|they|him|her|behind me|skimm\\w*|scam\\w*|fraud\\w*|walked away|forgot\\w*|grabb\\w*|snatch\\w*"
              + "|withdrawals?|withdrawn|withdrew|payments?|transactions?|charges?|charged|debited|spent)\\b");

  private Swallowed() {}

  static boolean is(String text) {
    String form = NormalForm.of(text);
    return (CHINESE.matcher(form).find() || ENGLISH.matcher(form).find())
        && !GONE.matcher(form).find();
  }
}
