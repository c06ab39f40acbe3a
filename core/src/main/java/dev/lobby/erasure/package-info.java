/// Forgetting a person: asked for by one member of staff, approved by another, refused while a
/// legal hold stands; afterwards what was theirs is unreadable, and that it was done can be proved.
@org.jspecify.annotations.NullMarked
package dev.lobby.erasure;
