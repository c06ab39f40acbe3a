package dev.lobby.dialogue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The usual slips in the English words for days and parts of them: whoever types "tomorow at 3" on
/// a telephone is to be called tomorrow.
final class Misspelt {

  private record Slip(Pattern written, String meant) {
    Slip(String written, String meant) {
      this(
          Pattern.compile("(?<![a-z])(?:" + written + ")(?![a-z])", Pattern.CASE_INSENSITIVE),
          meant);
    }
  }

  private static final List<Slip> SLIPS =
      List.of(
          new Slip(
              "tomm?orr?ow|tomm?or?row|tommorr?ow|tomorr?w|tommorr?w|tomoro|tomorro|tomarr?ow|tomrr?ow|tmo?rr?o?w|tmr|tmrw|tmw|2mr?o?w|2morr?ow",
              "tomorrow"),
          new Slip("mondy|munday|monady", "monday"),
          new Slip("tuesdy|teusday|tusday|tuseday|tuesady", "tuesday"),
          new Slip(
              "wednesdy|wensday|wendsday|wendesday|wedensday|wednsday|wednesady|wedsday|wednessday",
              "wednesday"),
          new Slip("thursdy|thrusday|thurday|thirsday|thursady|thuresday", "thursday"),
          new Slip("fridy|firday|frieday|fryday|friady", "friday"),
          new Slip("morining|mornin|morrning|mornign|moring|monring", "morning"),
          new Slip("afternon|aftrenoon|afternnoon|aftenoon|aftrnoon|after noon|arvo", "afternoon"),
          new Slip("evenning|evning|eveing|evenin", "evening"));

  private Misspelt() {}

  /// Words with what they mean to say; the same where nothing is misspelt.
  static String corrected(String words) {
    String meant = words;
    for (Slip slip : SLIPS) {
      meant = slip.written.matcher(meant).replaceAll(Matcher.quoteReplacement(slip.meant));
    }
    return meant;
  }
}
