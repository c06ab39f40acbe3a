/// Incident mode: the app is down and two thousand ask at once. One person puts an answer for a
/// topic in force, with an end, and a banner if they like; the next turn has it. There is no gate
/// before it, but a second person after it: until one agrees it is shown as unconfirmed, and after
/// a while as overdue; it is never dropped in silence.
///
/// Who was told is found by [dev.lobby.publishing.recall.Recall] with the incident's id.
@org.jspecify.annotations.NullMarked
package dev.lobby.publishing.incident;
