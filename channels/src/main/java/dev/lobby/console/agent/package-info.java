/// The agents' console.
@org.jspecify.annotations.NullMarked
package dev.lobby.console.agent;
