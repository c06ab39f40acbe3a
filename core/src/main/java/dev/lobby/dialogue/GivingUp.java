package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody who waits for a person says that they no longer do, and nothing else: whoever
/// writes more has something to say, and whoever says that it is fine may be fine with waiting.
final class GivingUp {

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:好的?|哦|嗯|那|那就)*"
              + "(?:算了(?:吧|啦)?|不等了|不想等了|等不了了|别转了|不用转了|退出排队|取消(?:排队|转人工|人工)"
              + "|(?:我)?(?:不用|不需要)(?:人工|真人|客服|你们(?:客服)?)?(?:了|啦)|(?:我)?(?:不要|不找)(?:人工|真人|客服)(?:了|啦)?"
              + "|没事(?:儿)?了|没问题了|(?:我)?(?:已经|已)?(?:自己)?(?:解决|弄好|搞定|处理好)了|我自己(?:来|弄|看看|想办法)(?:吧)?)+"
              + "(?:吧|谢谢(?:你|您|你们)?|谢了|多谢|再见|拜拜|不用了|没事了)*");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:ok |okay |oh |well |actually |then |please )*"
              + "(?:never ?mind|nvm|forget it|forget about it|cancel(?: (?:the request|the agent|the queue))?"
              + "|(?:it is |its |thats )?(?:not needed|no longer needed|sorted|solved|resolved|fixed)(?: now| anymore)?"
              + "|i (?:have )?(?:solved|fixed|sorted|figured) it(?: out)?(?: myself| now)?"
              + "|(?:i )?(?:dont|do not|no longer) (?:need|want) (?:a person|an agent|a human|anyone|anybody)(?: anymore| now)?"
              + "|no need(?: anymore)?|(?:ill|i will) (?:manage|do it myself|figure it out)"
              + "|stop waiting|leave (?:the )?queue|(?:i )?(?:dont|do not) want to wait(?: anymore| any longer)?)"
              + "(?: (?:(?:it )?(?:i )?(?:dont|do not) want to wait(?: anymore| any longer)?|never ?mind|forget it|thanks|thank you|thx|ty|bye|anyway|then))*");

  /// Nobody needs more to say it, and matching goes as deep as a message is long.
  private static final int LONGEST = 60;

  private GivingUp() {}

  static boolean is(String text) {
    String key = NormalForm.key(text);
    if (key.length() > LONGEST || Asking.is(text)) {
      return false;
    }
    return CHINESE.matcher(key).matches() || ENGLISH.matcher(key).matches();
  }
}
