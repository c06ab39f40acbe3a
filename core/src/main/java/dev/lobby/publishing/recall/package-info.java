/// Who was told an answer that turned out to be wrong, the proof of it, and the correction that is
/// sent to them.
///
/// Who was told what stands in the clear part of each conversation's events, so it can be counted
/// after people were erased; what words they read is opened from the journal at the time of asking.
@org.jspecify.annotations.NullMarked
package dev.lobby.publishing.recall;
