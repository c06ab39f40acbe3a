package dev.lobby.value;

import dev.lobby.customer.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of one record, a customer's or a visitor's.
///
/// @param figures those that stand
/// @param next those that stand once the import is there, if there is one
/// @param importId the import `next` waits for; null for none
/// @param lastContact the day they last wrote, at the bank
/// @param complaints the numbers of those that are not closed
/// @param main the record this one is part of
/// @param parts the records that are part of this one
/// @param listed the class in whose list they are
/// @param told the class they are in as far as the journal tells; before it told any, the first one
record Known(
    @Nullable Figures figures,
    @Nullable Figures next,
    @Nullable String importId,
    @Nullable LocalDate lastContact,
    List<String> complaints,
    @Nullable Rated rated,
    @Nullable String main,
    List<String> parts,
    @Nullable ValueClass listed,
    @Nullable ValueClass told) {

  /// What somebody said of how content they are.
  record Rated(int score, Instant at) {}

  static final Known NOTHING =
      new Known(null, null, null, null, List.of(), null, null, List.of(), null, null);

  Known counted(@Nullable Figures now, @Nullable Figures later, @Nullable String waitsFor) {
    return new Known(
        now, later, waitsFor, lastContact, complaints, rated, main, parts, listed, told);
  }

  Known wrote(LocalDate day) {
    return lastContact != null && !day.isAfter(lastContact)
        ? this
        : new Known(figures, next, importId, day, complaints, rated, main, parts, listed, told);
  }

  Known complaining(List<String> open) {
    return new Known(figures, next, importId, lastContact, open, rated, main, parts, listed, told);
  }

  Known said(Rated how) {
    return new Known(
        figures, next, importId, lastContact, complaints, how, main, parts, listed, told);
  }

  Known of(@Nullable String whole, List<String> of) {
    return new Known(
        figures, next, importId, lastContact, complaints, rated, whole, of, listed, told);
  }

  Known listed(@Nullable ValueClass in) {
    return new Known(
        figures, next, importId, lastContact, complaints, rated, main, parts, in, told);
  }

  Known told(ValueClass known) {
    return new Known(
        figures, next, importId, lastContact, complaints, rated, main, parts, listed, known);
  }
}
