/// What both consoles share: signing in, sessions, the view of a conversation, and the stream of
/// changes.
@org.jspecify.annotations.NullMarked
package dev.lobby.console;
