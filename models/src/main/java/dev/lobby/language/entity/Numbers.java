package dev.lobby.language.entity;

import dev.lobby.language.text.FoldedText;
import java.math.BigDecimal;
import java.util.List;

/// Finds the bare numbers of a text, whatever they count: `20,000`, 两万, "twenty thousand", 1.5.
public final class Numbers {
  private Numbers() {}

  /// A number.
  ///
  /// @param start where it begins in the text as it came, in chars
  /// @param end where it ends, exclusive
  /// @param value what it says, without trailing zeros
  /// @param figures whether it is written in figures, and not in words
  public record Stated(int start, int end, BigDecimal value, boolean figures) {}

  /// Returns the numbers of `text` in order; of a very long one those of its first
  /// [EntityRecognizer#READ_AT_MOST] chars.
  public static List<Stated> in(String text) {
    String read =
        text.length() <= EntityRecognizer.READ_AT_MOST
            ? text
            : text.substring(0, EntityRecognizer.READ_AT_MOST);
    FoldedText folded = FoldedText.of(read);
    return Numerals.in(folded.text().replace('\n', ' ')).stream()
        .map(numeral ->
            new Stated(
                folded.originalStart(numeral.start()),
                folded.originalEnd(numeral.end()),
                numeral.value().stripTrailingZeros(),
                numeral.form() == Numeral.Form.FIGURES))
        .toList();
  }
}
