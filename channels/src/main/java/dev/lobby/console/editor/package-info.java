/// The knowledge console: where editors write, check, publish and take back what Lobby says.
@org.jspecify.annotations.NullMarked
package dev.lobby.console.editor;
