/// What editors do with the glossary, the bank's own words and what customers say for them: it is
/// drafted as a whole, approved by a second person, and goes into the next release.
///
/// It is one draft and not one a term, since each word of it may collide with any other, and since
/// whoever reviews it has to see what a synonym takes from which term.
@NullMarked
package dev.lobby.publishing.glossary;

import org.jspecify.annotations.NullMarked;
