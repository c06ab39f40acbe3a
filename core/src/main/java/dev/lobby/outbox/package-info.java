/// The outbox: what the journal says is to be told to people whose channel has a provider between
/// them and Lobby.
///
/// What is to be sent is no record of its own: every word a conversation has for its customer is a
/// letter, if the conversation's channel has a [courier][dev.lobby.outbox.Courier]. The letter is
/// in the journal with the frame that decided it, so it is neither lost nor invented by a crash.
///
/// **At least once.** A letter is handed to the provider until the journal says that it was taken,
/// refused for good, tried too often, or discarded. A crash between the provider's "taken" and the
/// journal's leads to the same letter again, under the same id, by which the provider tells that it
/// has it; no sender can do better.
///
/// **In order.** A conversation has one letter on the way at a time, and the next one waits until
/// it is settled. Conversations do not wait for each other.
///
/// **A dead letter lets the later ones through.** Somebody who asks a bank has more use for a later
/// answer without an earlier one than for silence until a supervisor comes; a replayed letter comes
/// late and says so.
///
/// Of an erased person nothing is sent: the words are read from the journal for each try and kept
/// nowhere else.
@org.jspecify.annotations.NullMarked
package dev.lobby.outbox;
