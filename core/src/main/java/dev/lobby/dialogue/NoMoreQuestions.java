package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody who is asked something wants no more questions, and says nothing else, in more
/// of people's words than a flow lists.
final class NoMoreQuestions {

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:好了|行了|够了|烦死|烦不烦|烦|啊|你们|你|请|麻烦|能不能|可以|我都|我|说了|求求你|求你| )*+"
              + "(?:别|不要|不用|不必|甭|停止|少)(?:再|一直|老|老是|总|总是|继续|反复)*我?(?:问|追问|提问|盘问|问东问西|问来问去)(?:我|问题|这些|这么多|那么多|个没完|来问去)*"
              + "(?:真|太|好|很|我|都|快|要|被你们?|死|了|啦|吧|行吗|好吗|好不好|行不行|烦|烦死|谢谢|够了| )*+");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:(?:ok|okay|oh|please|pls|just|enough(?! questions)|no(?! (?:more|further) )|hey|look|can you|could you|will you|would you|i said|for gods sake)(?: |$))*+"
              + "(?:(?:stop|quit|dont|do not|no need to|you can stop|enough of)(?: (?:keep|to))? ?(?:ask|asking|question|questioning)(?: (?:me|so many|too many|all|any|more|these|those|the|your|this|that|stupid|same|such|of|questions?|stuff|things|again|anything|already|else|over and over))*+"
              + "|(?:no|stop the|enough with the|enough of the|enough of your|stop with the|too many|i am done with|im done with|done with|i wont answer|i will not answer|im not answering|i am not answering|not answering)(?: (?:more|any|any more|further|these|those|your|the|stupid|of|all))*+ questions?|enough questions)"
              + "(?: (?:please|pls|thanks|thank you|now|already|ok|okay|any ?more|enough|will you|ffs|its annoying|it is annoying))*+");

  /// Nobody needs more to say it.
  private static final int LONGEST = 80;

  private NoMoreQuestions() {}

  static boolean is(String text) {
    String key = NormalForm.key(text);
    return key.length() <= LONGEST
        && (CHINESE.matcher(key).matches() || ENGLISH.matcher(key).matches());
  }
}
