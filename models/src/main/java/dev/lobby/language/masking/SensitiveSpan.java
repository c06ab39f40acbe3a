package dev.lobby.language.masking;

/// A place in a text that nobody else may read.
///
/// @param start where it begins in the text, in chars
/// @param end where it ends, exclusive
/// @param number what stands there: digits and capital letters without disguise and separators; for
///   a password as it was folded; empty when several numbers run into one another
public record SensitiveSpan(SensitiveKind kind, int start, int end, String number) {

  /// Hides the number, so that no log shows it.
  @Override
  public String toString() {
    return kind + "[" + start + "," + end + ")";
  }
}
