package dev.lobby.conversation;

import dev.lobby.language.text.NormalForm;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A flow that is under way in a conversation.
///
/// @param flow its id in the release
/// @param about the number of the complaint or lead it is about; null for none
/// @param filled what is known, by the names of its slots; empty for what the customer cannot say
/// @param asking the slot that was asked for last; null before the first question
/// @param asked how often that was asked for
/// @param since when the last question was asked
/// @param said what the customer wrote last since it began, as texts are compared
/// @param times how often in a row they wrote that
public record ActiveFlow(
    String flow,
    @Nullable String about,
    Map<String, String> filled,
    @Nullable String asking,
    int asked,
    Instant since,
    String said,
    int times) {

  /// A flow in which the customer wrote nothing yet.
  public ActiveFlow(
      String flow,
      @Nullable String about,
      Map<String, String> filled,
      @Nullable String asking,
      int asked,
      Instant since) {
    this(flow, about, filled, asking, asked, since, "", 0);
  }

  /// Copies the map, in its order.
  public ActiveFlow {
    filled = Collections.unmodifiableMap(new LinkedHashMap<>(filled));
  }

  /// How a flow ends that the customer left to speak of something else, in
  /// `conversation.flow-ended`.
  static final String IGNORED = "ignored";

  /// How a flow ends that is left for something that brings a person or settles what it asks about.
  public static final String LEFT = "left";

  static ActiveFlow begun(String flow, @Nullable String about, Instant at) {
    return new ActiveFlow(flow, about, Map.of(), null, 0, at);
  }

  ActiveFlow with(String slot, String value) {
    Map<String, String> more = new LinkedHashMap<>(filled);
    more.put(slot, value);
    return new ActiveFlow(flow, about, more, asking, asked, since, said, times);
  }

  ActiveFlow asks(String slot, int time, Instant at) {
    return new ActiveFlow(flow, about, filled, slot, time, at, said, times);
  }

  ActiveFlow hears(String text) {
    return new ActiveFlow(
        flow,
        about,
        filled,
        asking,
        asked,
        since,
        NormalForm.key(text),
        repeats(text) ? times + 1 : 1);
  }

  /// Whether a message says in the same words what the one before it said.
  public boolean repeats(String text) {
    return !said.isEmpty() && NormalForm.key(text).equals(said);
  }
}
