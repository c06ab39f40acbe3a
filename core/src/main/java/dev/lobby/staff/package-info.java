/// The bank's own people who sign in to a console.
@org.jspecify.annotations.NullMarked
package dev.lobby.staff;
