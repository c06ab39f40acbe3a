package dev.lobby.publishing.gate;

import dev.lobby.conversation.Reason;
import dev.lobby.dialogue.Deliberation;
import dev.lobby.dialogue.Say;
import dev.lobby.publishing.gate.Truth.Mark;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a candidate does differently about a message. One message may see several.
public enum Effect {
  /// A right answer, or none, becomes a wrong one.
  NOW_WRONG("now wrong", "变为错误"),
  /// What was answered is not any more.
  NEWLY_LOST("newly lost", "不再回答"),
  /// Another article is answered.
  OTHER_ARTICLE("another article", "换了文章"),
  /// A person is brought where none was.
  HANDED_OVER("newly handed over", "新转人工"),
  /// No person is brought where one was.
  NOT_HANDED_OVER("no longer handed over", "不再转人工"),
  /// What was not answered is.
  NEWLY_ANSWERED("newly answered", "新增回答"),
  /// Something else is suggested, asked or acknowledged.
  OTHERWISE("suggests or says otherwise", "建议或说法不同"),
  /// The same in other words.
  REWORDED("answer text changed", "答复文字改变"),
  /// A wrong decision, or an open one, becomes right.
  NOW_RIGHT("now right", "变为正确");

  private final String english;
  private final String chinese;

  Effect(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /// The name in interfaces.
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What editors read, in English and Chinese.
  public String title() {
    return english + "  " + chinese;
  }

  /// What is different between two deliberations about one message; nothing when customers would
  /// not notice.
  static Set<Effect> between(
      Deliberation before, Deliberation after, Mark markBefore, Mark markAfter) {
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    Say one = before.decision().say();
    Say other = after.decision().say();
    if (!one.equals(other)) {
      effects.add(said(one, other));
    } else if (!before.words().equals(after.words())) {
      effects.add(REWORDED);
    }
    Optional<Reason> routeBefore = before.decision().route();
    Optional<Reason> routeAfter = after.decision().route();
    if (routeBefore.isEmpty() && routeAfter.isPresent()) {
      effects.add(HANDED_OVER);
    } else if (routeBefore.isPresent() && routeAfter.isEmpty()) {
      effects.add(NOT_HANDED_OVER);
    } else if (!routeBefore.equals(routeAfter)) {
      effects.add(OTHERWISE);
    }
    if (markAfter == Mark.WRONG && markBefore != Mark.WRONG) {
      effects.add(NOW_WRONG);
    } else if (markAfter == Mark.RIGHT && markBefore != Mark.RIGHT) {
      effects.add(NOW_RIGHT);
    }
    return effects;
  }

  private static Effect said(Say before, Say after) {
    boolean answered = before instanceof Say.Answer;
    boolean answers = after instanceof Say.Answer;
    if (answered && answers) {
      return OTHER_ARTICLE;
    }
    return answered ? NEWLY_LOST : answers ? NEWLY_ANSWERED : OTHERWISE;
  }
}
