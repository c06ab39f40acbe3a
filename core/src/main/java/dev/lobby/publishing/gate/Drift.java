package dev.lobby.publishing.gate;

/// A turn that the present release decided otherwise at the time than it does now. There is none
/// unless Lobby itself, a setting or the sentence encoders have changed since.
///
/// @param conversation the conversation's id
/// @param clientMessageId the message's id in it
/// @param what how it was decided then and is now
public record Drift(String conversation, String clientMessageId, String what) {}
