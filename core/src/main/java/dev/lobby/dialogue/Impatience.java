package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody who waits for a person asks whether anybody is there, and nothing else.
final class Impatience {

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:喂|在吗|在不在|在么|有人吗|有没有人|还有人吗|还在吗|人呢|客服呢|怎么还不来|怎么还没来|怎么没人|没人(?:吗|理我)?|快点|快一点|快来"
              + "|还要(?:等)?多久|还要等吗|等多久|要多久|到我了(?:吗|没)?|还没到我吗?|你好|您好|啊|呀|了)+");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:hello|hey|hi|hellooo?)(?: (?:hello|hey|hi))*(?: (?:anyone|anybody|someone) there)?"
              + "|(?:is )?(?:anyone|anybody|someone) there|(?:are )?you (?:still )?there"
              + "|(?:i am |im )?still waiting|how (?:much )?longer|hurry(?: up)?(?: please)?");

  /// Nobody needs more to say it, and matching goes as deep as a message is long.
  private static final int LONGEST = 40;

  private Impatience() {}

  static boolean is(String text) {
    String key = NormalForm.key(text);
    return key.length() <= LONGEST
        && (CHINESE.matcher(key).matches() || ENGLISH.matcher(key).matches());
  }
}
