/// What people do step by step on something that has a stream of its own: a step is planned on it
/// as it stands, refused with reasons both languages know, or appended; and planned anew when
/// somebody else's came first.
@org.jspecify.annotations.NullMarked
package dev.lobby.casework;
