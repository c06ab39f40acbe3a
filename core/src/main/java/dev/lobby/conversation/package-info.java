/// A conversation: its events, its state as their fold, and the lane that keeps its commands in
/// order.
@org.jspecify.annotations.NullMarked
package dev.lobby.conversation;
