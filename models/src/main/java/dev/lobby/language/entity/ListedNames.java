package dev.lobby.language.entity;

import dev.lobby.language.text.FoldedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the names of listed things in a folded text, the longest at each place. Names in Latin
/// letters stand as whole words, with or without a plural.
final class ListedNames {
  private record Name(String folded, Listed listed) {}

  /// By first character, the longest first.
  private final Map<Character, List<Name>> names = new HashMap<>();

  ListedNames(Collection<Listed> all) {
    for (Listed listed : all) {
      for (String name : listed.names()) {
        String folded = FoldedText.of(name).text().strip();
        if (!folded.isEmpty()) {
          names
              .computeIfAbsent(folded.charAt(0), first -> new ArrayList<>())
              .add(new Name(folded, listed));
        }
      }
    }
    names
        .values()
        .forEach(list -> list.sort(Comparator.comparingInt((Name name) -> -name.folded.length())));
  }

  void find(String form, List<Candidate> found) {
    for (int i = 0; i < form.length(); i++) {
      for (Name name : names.getOrDefault(form.charAt(i), List.of())) {
        int end = i + name.folded.length();
        if (form.startsWith(name.folded, i) && isWord(form, i, end)) {
          found.add(
              new Candidate(
                  name.listed.kind(), i, end, new EntityValue.Identifier(name.listed.id())));
          i = end - 1;
          break;
        }
      }
    }
  }

  private static boolean isWord(String form, int start, int end) {
    boolean begins = !isLatin(form.charAt(start)) || start == 0 || !isLatin(form.charAt(start - 1));
    boolean plural =
        end < form.length()
            && form.charAt(end) == 's'
            && (end + 1 == form.length() || !isLatin(form.charAt(end + 1)));
    boolean ends =
        !isLatin(form.charAt(end - 1)) || end == form.length() || !isLatin(form.charAt(end));
    return begins && (ends || plural);
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
