package dev.lobby.language.entity;

/// A thing that an utterance names.
///
/// @param start where it begins in the utterance as it came, in chars
/// @param end where it ends, exclusive
/// @param text the utterance between the two
/// @param value what is meant
public record Entity(Kind kind, int start, int end, String text, EntityValue value) {

  /// What sort of thing; of two that claim the same place, the earlier kind gets it.
  public enum Kind {
    /// A product of the bank, from the list handed in.
    PRODUCT("product"),
    /// A branch of the bank, from the list handed in.
    BRANCH("branch"),
    /// A Chinese resident's identity number.
    ID_NUMBER("id-number"),
    /// A payment card's number.
    CARD("card"),
    /// A bank account's number, or an IBAN.
    ACCOUNT("account"),
    /// An e-mail address.
    EMAIL("email"),
    /// A day or a range of days.
    DATE("date"),
    /// A telephone number.
    PHONE("phone"),
    /// A percentage or a range of them.
    PERCENT("percent"),
    /// An amount of money or a range.
    MONEY("money"),
    /// A length of time or a range of lengths.
    DURATION("duration");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    /// Returns the name used in files and on the wire.
    public String wire() {
      return wire;
    }
  }
}
