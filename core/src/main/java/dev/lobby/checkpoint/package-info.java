/// Signing what the journal is, and telling it to whoever may be asked later.
///
/// A file of checkpoints grows by whole lines. One that a crash cut off is told as that when the
/// journal is verified, counts for nothing, and gives its place to the next.
@org.jspecify.annotations.NullMarked
package dev.lobby.checkpoint;
