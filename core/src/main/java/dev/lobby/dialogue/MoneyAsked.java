package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody asks when the money comes that they think they are owed, and says little else:
/// of who has a complaint that is a question how it stands.
final class MoneyAsked {

  private static final String MONEY_ZH = "(?:钱|款|退款|赔款|赔偿|补偿|手续费|费用|利息|那笔|[0-9]+(?:元|块钱?)?)";

  private static final String WHEN_ZH = "(?:什么时候|啥时候|几时|何时|哪天|几号|几天|多久|多长时间|什么时间|怎么还(?:没|不))";

  private static final String COMES_ZH =
      "(?:退|赔|补偿|返还|还(?:给)?我|打(?:给我|过来|到)|到(?:账|帐|我)|能到|会到|才到|回来|给我钱)";

  private static final Pattern CHINESE =
      Pattern.compile(
          WHEN_ZH
              + "[^,。!?;]{0,8}"
              + COMES_ZH
              + "|"
              + MONEY_ZH
              + "[^,。!?;]{0,6}"
              + WHEN_ZH
              + "[^,。!?;]{0,4}(?:"
              + COMES_ZH
              + "|到|来|有)|"
              + WHEN_ZH
              + "[^,。!?;]{0,6}(?:拿|收)(?:得|的)?到[^,。!?;]{0,4}"
              + MONEY_ZH);

  private static final String MONEY_EN =
      "(?:money|refund|refunded|cash|compensation|reimbursed|reimbursement|payment|fee back|fees back|paid|it back|repaid)";

  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:when|what date|which day|what day|how long|how soon|by when)\\b[^.!?;]{0,30}\\b"
              + MONEY_EN
              + "\\b|\\b(?:where is|wheres|where's) (?:my|the) (?:\\w+ )?"
              + MONEY_EN
              + "\\b");

  private MoneyAsked() {}

  static boolean is(String text) {
    if (FlowEngine.letters(text) > Telling.SHORT) {
      return false;
    }
    String form = NormalForm.of(text);
    return CHINESE.matcher(form).find() || ENGLISH.matcher(form).find();
  }
}
