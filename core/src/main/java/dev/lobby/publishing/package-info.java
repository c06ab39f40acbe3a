/// Articles from a draft to a release: who changes them, who approves it, what the next release
/// has, and which release answers.
@org.jspecify.annotations.NullMarked
package dev.lobby.publishing;
