/// Documents between two publications: imported, approved by a second person, taken into the next
/// release, replaced and retired.
///
/// What may be quoted is what the active release holds; what is under way stands in the journal.
/// Nothing of a document is seen before the event that ends its import.
@org.jspecify.annotations.NullMarked
package dev.lobby.publishing.document;
