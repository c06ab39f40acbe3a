package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import dev.lobby.language.text.Simplified;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The bank's own words, and what customers say for them. A customer's synonym is read as the term;
/// whatever else a message says stays as it is.
///
/// Immutable and safe for any number of threads.
public final class Glossary {
  /// No words.
  public static final Glossary NONE = new Glossary(List.of());

  /// A term of the bank and what customers say for it.
  public record Entry(Language language, String term, List<String> synonyms) {
    public Entry {
      synonyms = List.copyOf(synonyms);
    }
  }

  /// A synonym that stood in a message, as it was written there, and the term it was read as.
  public record Synonym(String written, String term) {}

  /// A message as it is read.
  ///
  /// @param text the message with each synonym's term in its place
  /// @param synonyms those that stood in it, in order; none when the text is the message itself
  public record Reading(String text, List<Synonym> synonyms) {
    public Reading {
      synonyms = List.copyOf(synonyms);
    }
  }

  /// @param folded what to look for
  /// @param term what it is read as
  /// @param isTerm whether it is a term itself, within which no synonym is looked for
  private record Word(Language language, String folded, String term, boolean isTerm) {}

  private final List<Entry> entries;

  /// By the first character, the longest first.
  private final Map<Character, List<Word>> words = new HashMap<>();

  public Glossary(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    for (Entry entry : entries) {
      add(new Word(entry.language, folded(entry.term), entry.term, true));
      entry.synonyms.forEach(it -> add(new Word(entry.language, folded(it), entry.term, false)));
    }
    words
        .values()
        .forEach(own ->
            own.sort(
                Comparator.comparingInt((Word it) -> it.folded.length())
                    .reversed()
                    .thenComparing(Word::folded)));
  }

  private void add(Word word) {
    words.computeIfAbsent(word.folded.charAt(0), key -> new ArrayList<>()).add(word);
  }

  /// Returns the terms, in the order of the file.
  public List<Entry> entries() {
    return entries;
  }

  /// Returns a message as it is read: from the left, the longest synonym or term first, of those in
  /// a language that it is written in.
  public Reading read(String text) {
    if (words.isEmpty()) {
      return new Reading(text, List.of());
    }
    String folded = folded(text);
    Language written = Language.of(text);
    StringBuilder read = new StringBuilder();
    List<Synonym> synonyms = new ArrayList<>();
    for (int i = 0; i < folded.length(); ) {
      Word word = at(folded, i, written);
      if (word == null) {
        read.append(text.charAt(i++));
      } else {
        String own = text.substring(i, i + word.folded.length());
        if (word.isTerm) {
          read.append(own);
        } else {
          read.append(word.term);
          synonyms.add(new Synonym(own, word.term));
        }
        i += word.folded.length();
      }
    }
    return synonyms.isEmpty()
        ? new Reading(text, List.of())
        : new Reading(read.toString(), synonyms);
  }

  private @Nullable Word at(String folded, int at, Language written) {
    for (Word word : words.getOrDefault(folded.charAt(at), List.of())) {
      int end = at + word.folded.length();
      if (written.spoken().contains(word.language)
          && folded.startsWith(word.folded, at)
          && isApart(folded, at)
          && isApart(folded, end)) {
        return word;
      }
    }
    return null;
  }

  /// Returns whether no word written in Latin letters or digits goes on across a place.
  private static boolean isApart(String folded, int place) {
    return place == 0
        || place == folded.length()
        || !isLatin(folded.charAt(place - 1))
        || !isLatin(folded.charAt(place));
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /// Returns `text` in small, simplified and narrow letters, each in its place.
  static String folded(String text) {
    StringBuilder folded = new StringBuilder(Simplified.of(text));
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      char narrow = c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c == 0x3000 ? ' ' : c;
      folded.setCharAt(i, Character.toLowerCase(narrow));
    }
    return folded.toString();
  }
}
