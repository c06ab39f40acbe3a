/// Which release of the knowledge answers.
@org.jspecify.annotations.NullMarked
package dev.lobby.publishing;
