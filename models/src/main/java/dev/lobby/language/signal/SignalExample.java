package dev.lobby.language.signal;

/// An utterance that is, or expressly is not, an example of a signal.
///
/// @param signal the signal in question
/// @param heard whether a listener hears the signal in it
/// @param everyday whether it is a message as they come, by which false alarms are measured, and
///   not a contrast thought up to be mistaken for the signal
/// @param text the utterance
public record SignalExample(Signal signal, boolean heard, boolean everyday, String text) {}
