/// How events are written: stable wire names with versions, one JSON object for what is clear and
/// one for what is sealed.
@org.jspecify.annotations.NullMarked
package dev.lobby.wire;
