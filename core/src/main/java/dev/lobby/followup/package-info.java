/// What follows a conversation: call-backs and follow-ups that somebody promised, with a time, an
/// owner and an outcome.
@org.jspecify.annotations.NullMarked
package dev.lobby.followup;
