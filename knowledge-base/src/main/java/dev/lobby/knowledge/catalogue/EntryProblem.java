package dev.lobby.knowledge.catalogue;

/// Something that is wrong in an entry, and what to do.
///
/// @param key what of the entry, such as `zh` or `periods.1.until`, the periods counted from 1
/// @param zh what is wrong, in Chinese
/// @param en the same in English
public record EntryProblem(String key, String zh, String en) {}
