package dev.lobby.complaint;

import java.util.ArrayList;
import java.util.List;

/// What the bank decided, with all that a customer must be told.
///
/// @param cause the cause at the root of it, by the bank's own list
/// @param found what happened
/// @param remedy what the bank does about it; why nothing when it does nothing
/// @param appeal where the customer can go who does not agree
public record Resolution(
    Finding finding, String cause, String found, String remedy, String appeal) {

  /// Fewer characters than this say nothing.
  static final int SHORTEST = 8;

  /// What is missing in it; empty when it is whole.
  public List<Refusal> missing() {
    List<Refusal> missing = new ArrayList<>();
    if (cause.isBlank()) {
      missing.add(new Refusal("请写明根本原因。", "Say what the root cause is."));
    }
    if (found.strip().length() < SHORTEST) {
      missing.add(new Refusal("请写明查明了什么。", "Say what was found out."));
    }
    if (remedy.strip().length() < SHORTEST) {
      missing.add(
          new Refusal("请写明如何处理；不作处理的，请写明理由。", "Say what is done about it, or why nothing is."));
    }
    if (appeal.strip().length() < SHORTEST) {
      missing.add(
          new Refusal("请写明客户不同意时可以向谁反映。", "Say where the customer can go who does not agree."));
    }
    return missing;
  }

  /// What the customer is told.
  ///
  /// @param duplicates the numbers of those that were joined to it: the customer was told them, too
  String text(boolean english, String number, List<String> duplicates) {
    String what =
        english
            ? "About your complaint "
                + number
                + (duplicates.isEmpty() ? "" : " (with " + String.join(", ", duplicates) + ")")
                + "."
            : "关于您的投诉 "
                + number
                + (duplicates.isEmpty() ? "" : "（含 " + String.join("、", duplicates) + "）")
                + "：";
    return String.join("\n\n", what, found, remedy, appeal);
  }
}
