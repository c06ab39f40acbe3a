package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody says that a machine kept their card, and nothing of loss, theft or strangers:
/// it lies in the machine, and nobody has it.
final class Swallowed {

  private static final Pattern CHINESE =
      Pattern.compile(
          "[吞吃]卡|吞[了掉走进]{0,2}.{0,6}卡|卡.{0,10}(?:被吞|被吃|吞了|吞掉|吞进|吃掉|吃了|吃进)"
              + "|(?:atm|[款员助存动]机|机器|机子).{0,10}(?:吞|吃|扣下|没收|收走|收回|不吐|没吐|不退|没退|食咗).{0,8}卡"
              + "|卡.{0,4}(?:卡|还|留|困)?在(?:atm|机器|机子|取款机|柜员机|里面).{0,6}(?:出不来|不出来|拿不出|退不出)");

  private static final String MACHINE = "\\b(?:atm|machine|cash ?point|cash dispenser)\\b";

  private static final Pattern ENGLISH =
      Pattern.compile(
          MACHINE
              + ".{0,30}\\b(?:swallow\\w*|swalow\\w*|ate|eats?|eaten|kept|keeps|retain\\w*|captur\\w*|confiscat\\w*|took"
              + "|(?:wont|won't|will not|didn't|didnt|did not) (?:give|return|eject))\\b.{0,20}\\bcard\\b"
              + "|\\bcard\\b.{0,30}\\b(?:swallow\\w*|swalow\\w*|eaten|retained|captured|stuck|trapped|jammed|kept)\\b.{0,20}"
              + MACHINE
              + "|\\bcard (?:was |got |is |has been )?(?:swallowed|eaten)\\b");

  /// Around it these tell of somebody who may have the card, or that nobody knows where it is.
  private static final Pattern GONE =
      Pattern.compile(
          "丢|遗失|弄没|不见|偷|盗|抢|捡|拿走|抽走|陌生|骗|挂失|密码.{0,6}(?:看|问|要)|旁边|有人"
              + "|\\b(?:lost|lose|stole|stolen|robb\\w*|thief|missing|someone|somebody|stranger|man|guy|woman|skimm\\w*|scam\\w*|fraud\\w*)\\b");

  private Swallowed() {}

  static boolean is(String text) {
    String form = NormalForm.of(text);
    return (CHINESE.matcher(form).find() || ENGLISH.matcher(form).find())
        && !GONE.matcher(form).find();
  }
}
