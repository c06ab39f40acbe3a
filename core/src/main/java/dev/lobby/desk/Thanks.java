package dev.lobby.desk;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody who was told what came of their complaint thanks for it, or says that it is
/// fine, and nothing else: whoever writes more, asks, or says that it is not, wants an answer.
public final class Thanks {

  private static final Pattern ALL =
      Pattern.compile(
          "(?:好的?|嗯+|哦+|噢|行|可以|谢谢|多谢|谢了|感谢|辛苦|知道|明白|了解|清楚|收到|没问题|没事|满意|挺好|不错|就这样|这样|接受|同意|认可|解决|处理|到账|麻烦"
              + "|这次|这回|这个|结果|那|也|就|还|还算|算|很|挺|非常|比较|都|已经|我|你们|您|你|大家|了|吧|啦|呀|啊|呢|哈|的|再见|拜拜"
              + "|(?:ok|okay|k|fine|good|great|perfect|thanks|thank|you|u|very|much|so|a lot|cheers|ta|thx|tks|ty|alright|all|right|got it|understood|understand|accept|accepted|that|thats|is|works|works for me|this|time|for|the|your|ur|help|yes|appreciated|appreciate|bye|then|well|i|im|am|happy|satisfied|with|it|now|sorted|ok then)(?: |$))++");

  /// What makes it thanks, or a yes.
  private static final Pattern SAID =
      Pattern.compile(
          "好|嗯|行|可以|谢|辛苦|知道|明白|了解|收到|没问题|没事|满意|不错|这样|接受|同意|认可"
              + "|(?<![a-z])(?:ok|okay|fine|good|great|perfect|thanks|thank|cheers|ta|thx|tks|ty|alright|right|got|understood|understand|accept|accepted|works|yes|appreciated?|happy|satisfied|sorted)(?![a-z])");

  /// Nobody needs more to say it.
  private static final int LONGEST = 60;

  private Thanks() {}

  /// Whether a message says so.
  public static boolean is(String text) {
    String form = NormalForm.of(text);
    String key = NormalForm.key(text);
    return key.length() <= LONGEST
        && form.indexOf('?') < 0
        && ALL.matcher(key).matches()
        && SAID.matcher(key).find();
  }
}
