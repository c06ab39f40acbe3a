/// What supervisors read: the log of conversations and its word search.
@org.jspecify.annotations.NullMarked
package dev.lobby.review;
