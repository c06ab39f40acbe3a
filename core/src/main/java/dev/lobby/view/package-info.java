/// Folds of the journal that answer questions; every one of them can be thrown away and rebuilt.
@org.jspecify.annotations.NullMarked
package dev.lobby.view;
