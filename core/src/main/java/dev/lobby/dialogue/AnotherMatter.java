package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody announces that what they tell is another matter than the one before: "and
/// another thing: …". That they go on about the same (还有, also) announces none.
final class AnotherMatter {

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:^|[,.。!?;:~… ])(?:(?:对了|哦|噢|而且|并且|还有|然后|再就是|再说|我|这|又|还|要说|要反映|想反映|想说|我想|我要|[,.。!; ])*+)"
              + "(?:(?:(?:另外?|另)(?:还)?(?:有)?(?:一|二)?|别的一?|第[二三四](?!天|次|年|季|回|医|人|中)|其他|其它)(?:件|个|桩|起|码|条|项|档子?)?(?:别的|不同的?|新的?)?(?:事情?儿?|问题|情况|毛病|意见|不满)"
              + "|(?:另外|别的|其他|其它|不同)的?(?:一?(?:件|个|桩))?(?:事情?儿?|问题|情况))"
              + "(?=[,.。!:~… ]|是|就是|要|想|也|呢|得|需要|没|不|你们|您|$)");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:^|[,.!?;:~…] ?)(?:(?:and|also|oh|ok|okay|so|btw|by the way|plus|then|now|well|but|on top of that|while im at it|while i'm at it|there is|there's|theres|i have|i've got|i also have|here is|here's|one|yet|just|still|it's|this is|that's) ?,? ?)*+"
              + "(?:(?:another|a different|a separate|a second|an? (?:completely |totally )?unrelated|a further|second|different|separate) (?:thing|issue|problem|matter|point|complaint|topic|story|one)|on (?:a different|another|an unrelated) (?:note|matter|subject)|separately|unrelated)"
              + "(?=[,.!:;~… ]|$)(?! (?:entirely|altogether|you|i) ?(?:[,.!]|$))");

  private AnotherMatter() {}

  static boolean isAnnounced(String text) {
    String form = NormalForm.of(text);
    String read =
        form.length() > Complaining.LONGEST ? form.substring(0, Complaining.LONGEST) : form;
    return CHINESE.matcher(read).find() || ENGLISH.matcher(read).find();
  }
}
