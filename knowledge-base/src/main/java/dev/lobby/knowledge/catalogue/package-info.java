/// What the bank's answers quote and what changes more often than they do: products, rates, fees
/// and branches, each valid from one day to another.
///
/// An answer names a value with a [Field], `{{rate:deposit-1y}}`, and says what is valid on the day
/// it is told, or nothing: a value that is missing, expired or not valid yet blocks the whole
/// answer.
///
/// Every form in which an entry comes (YAML, JSON, CSV, the journal) is made an [EntryContent]
/// first, so that [EntryReader] is the one place that says what is wrong with it.
@NullMarked
package dev.lobby.knowledge.catalogue;

import org.jspecify.annotations.NullMarked;
