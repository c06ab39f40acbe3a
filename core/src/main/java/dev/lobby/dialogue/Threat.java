package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.language.Understanding;
import dev.lobby.language.signal.Signal;

/// Whether somebody threatens the bank with a regulator, a court or the media, or only speaks of
/// them.
final class Threat {

  private Threat() {}

  /// Whether they do, in so many words or as the guard hears it; not who owes and fears one.
  static boolean is(Situation s) {
    return isSaid(s)
        || (s.hears(Signal.LEGAL_THREAT) && s.isLikely(Signal.LEGAL_THREAT) && !isOfBank(s));
  }

  /// Whether somebody says that they go to a regulator, a court or the media, whatever they ask
  /// beside it and whatever the guard makes of that.
  static boolean isSaid(Situation s) {
    return s.picked().isEmpty()
        && !s.ruledOut().contains(Signal.LEGAL_THREAT)
        && Threatening.is(s.understanding().text());
  }

  /// Whether a message does nothing but threaten, in so many words or as the guard hears it: that
  /// tells nothing of what was asked.
  static boolean isAll(Understanding message) {
    String text = message.text();
    return (Threatening.is(text) || message.hears(Signal.LEGAL_THREAT)) && Threatening.isAll(text);
  }

  /// Whether somebody who cannot pay fears that the bank goes to court, and complains of nothing.
  static boolean isFeared(Situation s) {
    return isOfBank(s) && !Complaining.isDeclared(s.understanding().text());
  }

  private static boolean isOfBank(Situation s) {
    return s.picked().isEmpty() && Threatening.isOfBank(s.understanding().text());
  }

  /// Whether somebody who complains of nothing asks how one reaches those who look into banks: the
  /// guards hear a threat in their names alone.
  static boolean isOnlyAskedAfter(Situation s) {
    return s.complaint().filter(it -> !it.closed()).isEmpty()
        && s.ticket().filter(OpenTicket::complaint).isEmpty()
        && Threatening.asksForContact(s.understanding().text());
  }
}
