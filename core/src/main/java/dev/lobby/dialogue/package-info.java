/// The assistant's turn: from a message to one durable frame with the decision, its trace and the
/// replies.
@org.jspecify.annotations.NullMarked
package dev.lobby.dialogue;
