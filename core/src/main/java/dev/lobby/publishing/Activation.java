package dev.lobby.publishing;

/// What became of the wish that another release answers.
public sealed interface Activation {

  /// It answers from the next turn on.
  ///
  /// @param release its id
  /// @param before the id of the one that answered until then
  record Done(String release, String before) implements Activation {}

  /// It does not, and nothing was changed.
  ///
  /// @param why a sentence for whoever asked
  record Refused(String why) implements Activation {}
}
