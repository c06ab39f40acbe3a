package dev.lobby.knowledge.catalogue;

import dev.lobby.language.entity.Entity.Kind;
import dev.lobby.language.entity.Listed;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The bank's products, rates, fees and branches at one moment; immutable.
public final class Catalogue {

  /// How many entries there may be.
  public static final int ENTRIES_MAX = 5_000;

  /// Nothing.
  public static final Catalogue EMPTY = new Catalogue(new TreeMap<>());

  private final SortedMap<String, Entry> entries;

  private Catalogue(SortedMap<String, Entry> entries) {
    if (entries.size() > ENTRIES_MAX) {
      throw new IllegalArgumentException(
          entries.size() + " entries are more than the " + ENTRIES_MAX + " of a catalogue");
    }
    this.entries = Collections.unmodifiableSortedMap(entries);
  }

  /// Returns the catalogue of some entries.
  ///
  /// @throws IllegalArgumentException when two have one id, or there are too many
  public static Catalogue of(Collection<? extends Entry> entries) {
    SortedMap<String, Entry> byKey = new TreeMap<>();
    for (Entry entry : entries) {
      if (byKey.putIfAbsent(entry.key(), entry) != null) {
        throw new IllegalArgumentException("there are two entries '" + entry.key() + "'");
      }
    }
    return new Catalogue(byKey);
  }

  /// Returns this one with entries put in, or in the place of those with their keys, and others
  /// taken out.
  ///
  /// @param removed the keys of those that go
  public Catalogue with(Collection<? extends Entry> put, Set<String> removed) {
    SortedMap<String, Entry> after = new TreeMap<>(entries);
    after.keySet().removeAll(removed);
    put.forEach(entry -> after.put(entry.key(), entry));
    return new Catalogue(after);
  }

  /// Returns the entries, by key.
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /// Returns the entry with this key, such as `rate:deposit-1y`; empty when there is none.
  public Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /// Returns the products and branches by their names, which utterances may name.
  public List<Listed> listed() {
    return entries.values().stream().flatMap(entry -> listed(entry).stream()).toList();
  }

  private static Optional<Listed> listed(Entry entry) {
    List<String> names = List.of(entry.names().zh(), entry.names().en());
    return switch (entry) {
      case Entry.Product it -> Optional.of(new Listed(Kind.PRODUCT, it.id(), names));
      case Entry.Branch it -> Optional.of(new Listed(Kind.BRANCH, it.id(), names));
      case Entry.Rate it -> Optional.empty();
      case Entry.Fee it -> Optional.empty();
    };
  }

  /// Returns whether there is nothing in it.
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Catalogue it && it.entries.equals(entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.keySet().toString();
  }
}
