/// The commands.
@org.jspecify.annotations.NullMarked
package dev.lobby.cli;
