/// Entities: the amounts, days, spans, percentages, numbers, products and branches that an
/// utterance names, each with its place and its value.
///
/// [Numerals][dev.lobby.language.entity.Numerals] reads every number of a text once, in figures,
/// Chinese or English; each kind of entity then looks at what stands around them. What overlaps
/// falls to the longest.
@org.jspecify.annotations.NullMarked
package dev.lobby.language.entity;
