package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether a message puts a figure right and says nothing else, such as 打错了是9万: of so few words the
/// guards hear somebody who is being swindled.
final class SlipAlone {

  private static final String FIGURE =
      "[0-9一二两三四五六七八九十百千万亿.]+ ?(?:万|千|亿|k|m)?(?:块钱?|元|美元|美金|人民币|rmb|yuan|dollars?|usd)?";

  private static final Pattern WORDS =
      Pattern.compile(
          "(?:不好意思|抱歉|对不起|哎呀?|啊|哦|噢|等等|等下|不是|不对|刚才|刚刚|上面|前面|我|"
              + FIGURE
              + "| )*+(?:打|写|说|输|记|弄|搞|填)错(?:了|啦)?(?:字|数字|数|金额)?(?:应该|我|想说|的|是|要|改成|为| )*+"
              + FIGURE
              + "(?:才对|不是 ?"
              + FIGURE
              + "|的?意思|哈|啊|吧|谢谢| )*+"
              + "|(?:(?:sorry|oops|no|wait|oh|actually|typo|my mistake|that was a typo|i meant to say|i meant|i mean|meant|make that|should be|it is|its)(?: |$))++"
              + FIGURE
              + "(?: not "
              + FIGURE
              + "| sorry| thanks)*+");

  /// Who writes more says more than that.
  private static final int LONGEST = 60;

  private SlipAlone() {}

  static boolean is(String text) {
    String key = NormalForm.key(text);
    return key.length() <= LONGEST && WORDS.matcher(key).matches();
  }
}
