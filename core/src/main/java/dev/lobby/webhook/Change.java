package dev.lobby.webhook;

import dev.lobby.journal.Recorded;

/// A change of a customer's record, as the journal holds it, without anybody's words.
///
/// @param customer the id of the record
/// @param recorded the event that made it
record Change(Position position, ChangeType type, String customer, Recorded recorded) {}
