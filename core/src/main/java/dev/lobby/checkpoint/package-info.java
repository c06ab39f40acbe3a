/// Signing what the journal is, and telling it to whoever may be asked later.
@org.jspecify.annotations.NullMarked
package dev.lobby.checkpoint;
