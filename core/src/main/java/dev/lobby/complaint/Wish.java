package dev.lobby.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lobby.journal.Recorded;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a customer wrote in their conversation that they want of a complaint, which somebody is to
/// see to. It stands in the complaint as [ComplaintEvent.Stated] by its wire name.
public enum Wish {
  /// They take it back.
  WITHDRAWAL("表示要撤回投诉", "wants to withdraw it"),
  /// They pursue it after all, though they had taken it back.
  PURSUIT("表示仍要投诉", "wants to pursue it after all"),
  /// They do not accept what was decided.
  OBJECTION("表示不接受处理结果", "does not accept what was decided"),
  /// They accept what was decided, or do after all though they had not.
  ACCEPTANCE("表示接受处理结果", "accepts what was decided"),
  /// They accept it if something is done first, which is for whoever looks after it to answer.
  CONDITION("表示有条件接受处理结果", "accepts what was decided on a condition");

  private final String zh;
  private final String en;

  Wish(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /// The name in interfaces, and of the fact.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What is written in the complaint.
  ///
  /// @param said in the customer's words
  public ComplaintEvent.Stated stated(String said) {
    return new ComplaintEvent.Stated(wire(), zh, en, said);
  }

  /// When it was stated last; empty where it was not.
  static Optional<Instant> last(Wish wish, List<Recorded> events) {
    return events.stream()
        .filter(it ->
            it.event() instanceof ComplaintEvent.Stated stated
                && of(stated).filter(wish::equals).isPresent())
        .map(Recorded::time)
        .reduce((earlier, later) -> later);
  }

  /// The wish that was stated; empty where it was a fact.
  public static Optional<Wish> of(ComplaintEvent.Stated stated) {
    return Arrays.stream(values()).filter(it -> it.wire().equals(stated.fact())).findFirst();
  }
}
