package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Wired;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in an answer that says what the catalogue says on that day: `{{rate:deposit-1y}}`, or a
/// part of an entry, `{{branch:main.hours}}`.
///
/// @param part one of the kind's [parts][Kind#parts]
public record Field(Kind kind, String id, String part) {
  private static final Pattern FORM =
      Pattern.compile("([a-z]+):([a-z0-9]+(?:-[a-z0-9]+)*)(?:\\.([a-z]+))?");

  /// Returns the field that is written between two braces; empty when none is.
  public static Optional<Field> of(String inside) {
    Matcher form = FORM.matcher(inside.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String id = form.group(2);
    String part = form.group(3);
    return Wired.ofWire(Kind.values(), form.group(1))
        .filter(kind -> part == null || kind.parts().contains(part))
        .map(kind -> new Field(kind, id, part == null ? kind.parts().getFirst() : part));
  }

  /// Returns the key of the entry it is about.
  public String key() {
    return Entry.key(kind, id);
  }

  /// Returns the field as it is written in an answer.
  @Override
  public String toString() {
    return "{{" + key() + (part.equals(kind.parts().getFirst()) ? "" : "." + part) + "}}";
  }
}
