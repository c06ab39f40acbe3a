/// Text as the classifiers see it: one normal form, for both ways of writing Chinese, and weighted
/// n-grams of it.
@org.jspecify.annotations.NullMarked
package dev.lobby.language.text;
