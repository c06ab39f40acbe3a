@org.jspecify.annotations.NullMarked
package dev.lobby;
