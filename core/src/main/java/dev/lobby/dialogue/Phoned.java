package dev.lobby.dialogue;

import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.language.text.NormalForm;
import java.util.List;
import java.util.regex.Pattern;

/// That somebody tells how they telephoned because of what they complain of: the telephone is not
/// what the complaint is about.
final class Phoned {

  /// The choice for the telephone among those of what a complaint is about.
  private static final String PHONE = "phone";

  private static final Pattern CHINESE =
      Pattern.compile(
          "打[^,。!?;]{0,8}(?:电话|热线|客服|955[0-9]{2})|(?:电话|热线|客服)[^,。!?;]{0,4}(?:打|拨|联系)[^,。!?;]{0,3}(?:了|过|不通|几|[0-9])"
              + "|(?:致电|去电|拨打|联系|咨询|问|找)(?:了|过)[^,。!?;]{0,6}(?:客服|热线|电话|客户经理)"
              + "|给[^,。!?;]{0,4}(?:客服|热线|客户经理)[^,。!?;]{0,2}打|(?:电话|热线|客服)(?:也|都|里|说|让|答复|回复|一直)*(?:没人|不接|打不通|占线|推|说|让|不管|不理)");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:called|phoned|rang|telephoned|contacted|spoke (?:to|with)|talked (?:to|with)|asked)\\b.{0,30}\\b(?:hotline|customer service|call cent(?:re|er)|phone|telephone|relationship manager|advis[eo]r|times|twice|you)\\b"
              + "|\\b(?:on|by|over) the (?:phone|telephone)\\b|\\b(?:phone|telephone|hotline|customer service)\\b.{0,20}\\b(?:no (?:one|body)|nobody|told me|said|kept|hung up|never)\\b");

  private Phoned() {}

  /// The choices that a message names, without the telephone where it only tells of telephoning.
  static List<Option> without(List<Option> named, String text) {
    return named.stream().anyMatch(it -> it.id().equals(PHONE)) && isIn(text)
        ? named.stream().filter(it -> !it.id().equals(PHONE)).toList()
        : named;
  }

  private static boolean isIn(String text) {
    String form = NormalForm.of(text);
    String read =
        form.length() > Complaining.LONGEST ? form.substring(0, Complaining.LONGEST) : form;
    return CHINESE.matcher(read).find() || ENGLISH.matcher(read).find();
  }
}
