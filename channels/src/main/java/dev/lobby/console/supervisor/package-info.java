/// The supervisors' console.
@org.jspecify.annotations.NullMarked
package dev.lobby.console.supervisor;
