/// Where everything is wired, the settings, and the entry point.
@org.jspecify.annotations.NullMarked
package dev.lobby;
