package dev.lobby.language.masking;

/// What is masked; where two kinds meet in one place, the earlier one names it.
public enum SensitiveKind {
  /// A Chinese resident's identity number: 18 characters with their checksum, or the old 15 digits.
  ID_NUMBER("id", 4),
  /// A payment card: 13 to 19 digits that pass Luhn's check and begin as an issuer's do.
  CARD("card", 4),
  /// A bank account: an IBAN, or digits after a word that announces an account.
  ACCOUNT("account", 4),
  /// A password, PIN, card verification value or one-time code after its word.
  PASSWORD("password", 0);

  private final String word;
  private final int shown;

  SensitiveKind(String word, int shown) {
    this.word = word;
    this.shown = shown;
  }

  /// Returns the word in the mask, the same in every language.
  String word() {
    return word;
  }

  /// Returns how many characters at the end of a number stay readable.
  int shown() {
    return shown;
  }
}
