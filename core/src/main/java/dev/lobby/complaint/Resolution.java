package dev.lobby.complaint;

import dev.lobby.journal.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the bank decided, with all that a customer must be told.
///
/// @param cause the cause at the root of it, by the bank's own list
/// @param found what happened
/// @param remedy what the bank does about it; why nothing when it does nothing
/// @param appeal where the customer can go who does not agree
/// @param owed what the bank still has to do for the customer; null for nothing
public record Resolution(
    Finding finding,
    String cause,
    String found,
    String remedy,
    String appeal,
    @Nullable Owed owed) {

  private static final String LOOKED_INTO = "We have looked into your complaint ";
  private static final String YOURS = "您的投诉 ";
  private static final String LOOKED_INTO_ZH = " 经核查：";

  /// Fewer characters than this say nothing.
  static final int SHORTEST = 8;

  /// A decision with which nothing more is owed.
  public Resolution(Finding finding, String cause, String found, String remedy, String appeal) {
    this(finding, cause, found, remedy, appeal, null);
  }

  /// The decision that was written down.
  static Resolution of(ComplaintEvent.Resolved e) {
    return new Resolution(
        e.finding(),
        e.cause(),
        e.found(),
        e.remedy(),
        e.appeal(),
        e.owedUntil() == null
            ? null
            : new Owed(e.owed() == null ? "" : e.owed(), LocalDate.parse(e.owedUntil())));
  }

  /// The last decision among the events of a complaint; empty for none.
  static Optional<Resolution> last(List<Recorded> events) {
    return events.reversed().stream()
        .flatMap(it -> it.event() instanceof ComplaintEvent.Resolved e ? Stream.of(e) : Stream.of())
        .findFirst()
        .map(Resolution::of);
  }

  /// What is written down of it.
  ComplaintEvent.Resolved event(String by) {
    LocalDate until = owed == null ? null : owed.until();
    return new ComplaintEvent.Resolved(
        by,
        finding,
        cause,
        found,
        remedy,
        appeal,
        owed == null ? null : owed.text(),
        until == null ? null : until.toString());
  }

  /// What is missing in it; empty when it is whole.
  public List<Refusal> missing(BusinessCalendar calendar, Instant now) {
    List<Refusal> missing = new ArrayList<>();
    if (cause.isBlank()) {
      missing.add(new Refusal("请写明根本原因。", "Say what the root cause is."));
    }
    tooShort(found, "查明的情况", "what was found").ifPresent(missing::add);
    if (!ShortRemedy.isWhole(remedy)) {
      tooShort(remedy, "如何处理（不作处理的，写明理由）", "what is done about it, or why nothing")
          .ifPresent(missing::add);
    }
    if (owed != null) {
      missing.addAll(owed.missing(calendar, now));
    }
    tooShort(appeal, "客户不同意时可以向谁反映", "where the customer can go who does not agree")
        .ifPresent(missing::add);
    return missing;
  }

  /// What is wrong with a text that a customer has to understand.
  private static Optional<Refusal> tooShort(String text, String zh, String en) {
    String stripped = text.strip();
    int length = stripped.codePointCount(0, stripped.length());
    if (length >= SHORTEST) {
      return Optional.empty();
    }
    return Optional.of(
        length == 0
            ? new Refusal("请写明：" + zh + "。", "Missing: " + en + ".")
            : new Refusal(
                "“" + stripped + "”太短，客户看不明白。请用至少 " + SHORTEST + " 个字写明：" + zh + "。",
                "\""
                    + stripped
                    + "\" is too short for the customer to understand. Say in at least "
                    + SHORTEST
                    + " characters "
                    + en
                    + "."));
  }

  /// What the customer is told, whether they were right first.
  ///
  /// @param duplicates the numbers of those that were joined to it: the customer was told them, too
  String text(boolean english, String number, List<String> duplicates) {
    String with =
        duplicates.isEmpty()
            ? ""
            : english
                ? " (with " + String.join(", ", duplicates) + ")"
                : "（含 " + String.join("、", duplicates) + "）";
    String what =
        english
            ? LOOKED_INTO + number + with + ". It is " + finding.word(true) + "."
            : YOURS + number + with + LOOKED_INTO_ZH + finding.word(false) + "。";
    return owed == null
        ? String.join("\n\n", what, found, remedy, appeal)
        : String.join("\n\n", what, found, remedy, owed.told(english), appeal);
  }

  /// Whether what a customer was told of a complaint is what was decided, and not how it goes on:
  /// by its first words, which are always those of [#text]. For what was told before that was
  /// written down with it.
  public static boolean isWhat(String told, String number) {
    String first = told.lines().findFirst().orElse("");
    return first.startsWith(LOOKED_INTO + number)
        || (first.startsWith(YOURS + number) && first.contains(LOOKED_INTO_ZH));
  }
}
