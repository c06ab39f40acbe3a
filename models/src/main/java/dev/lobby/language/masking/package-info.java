/// Masking at the door: numbers and words that nobody else may read are replaced before anything
/// sees a text.
///
/// A [DigitText][dev.lobby.language.masking.DigitText] reads the digits of a text out of every
/// disguise; [CheckedNumbers][dev.lobby.language.masking.CheckedNumbers] finds those that prove
/// themselves by a checksum, and [AnnouncedNumbers][dev.lobby.language.masking.AnnouncedNumbers]
/// those that a word before them announces.
@org.jspecify.annotations.NullMarked
package dev.lobby.language.masking;
