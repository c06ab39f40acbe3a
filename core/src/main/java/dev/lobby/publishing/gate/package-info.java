/// The publish gate: what a candidate release would have said to the customers of the last days,
/// beside what the present one says, and whether that is within the limits.
///
/// Deciding is pure and everything it rests on stands in the journal, so a turn can be had again:
/// the conversation is folded up to the message, the customer's record up to the same frame, and
/// the day is the turn's own. [dev.lobby.dialogue.Deliberation] decides the live message and the
/// replayed one. What customers wrote is read for one run and kept nowhere: the events of a
/// publication hold numbers alone, and examples are computed again when somebody wants to see them.
@org.jspecify.annotations.NullMarked
package dev.lobby.publishing.gate;
