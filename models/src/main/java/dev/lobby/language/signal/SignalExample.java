package dev.lobby.language.signal;

/// An utterance that is, or expressly is not, an example of a signal.
///
/// @param signal the signal in question
/// @param heard whether a listener hears the signal in it
/// @param origin where the utterance comes from
/// @param text the utterance
public record SignalExample(Signal signal, boolean heard, Origin origin, String text) {}
