package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.ContentFile;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.knowledge.article.YamlMap;
import dev.lobby.knowledge.catalogue.EntryContent.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a bank's catalogue: a folder with `products.yaml`, `rates.yaml`, `fees.yaml` and
/// `branches.yaml`, each a mapping from ids to entries. A file that is missing has no entries, and
/// so has a folder.
///
/// ```yaml
/// deposit-1y:
///   zh: 定期 1 年
///   en: Fixed deposit, 1 year
///   periods:
///     - percent: 1.00
///       from: 2026-01-01
/// ```
public final class CatalogueFolder {
  private static final Map<String, Kind> FILES =
      new TreeMap<>(
          Map.of(
              "products.yaml", Kind.PRODUCT,
              "rates.yaml", Kind.RATE,
              "fees.yaml", Kind.FEE,
              "branches.yaml", Kind.BRANCH));

  private CatalogueFolder() {}

  /// Returns the catalogue in `folder`.
  ///
  /// @throws MalformedContentException naming every file, line and key that is wrong
  public static Catalogue read(Path folder) {
    if (!Files.exists(folder)) {
      return Catalogue.EMPTY;
    }
    List<String> errors = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.sorted().toList()) {
        String name = String.valueOf(path.getFileName());
        Kind kind = FILES.get(name);
        if (kind != null) {
          read(new ContentFile(path, errors), kind, entries);
        } else if (!name.startsWith(".")) {
          errors.add(path + ": only " + String.join(", ", FILES.keySet()) + " belong here");
        }
      }
    } catch (IOException e) {
      errors.add(folder + ": cannot be listed: " + e);
    }
    if (entries.size() > Catalogue.ENTRIES_MAX) {
      errors.add(
          folder
              + ": "
              + entries.size()
              + " entries are more than the "
              + Catalogue.ENTRIES_MAX
              + " of a catalogue");
    }
    if (!errors.isEmpty()) {
      throw new MalformedContentException(errors);
    }
    return Catalogue.of(entries);
  }

  private static void read(ContentFile file, Kind kind, List<Entry> entries) {
    file.text()
        .flatMap(text -> file.yaml(text, 0))
        .ifPresent(yaml -> {
          for (String id : yaml.keys()) {
            yaml.map(id).ifPresent(entry -> read(file, kind, id, entry, entries));
          }
        });
  }

  private static void read(
      ContentFile file, Kind kind, String id, YamlMap yaml, List<Entry> entries) {
    int before = file.errors().size();
    Lines lines = new Lines(yaml.line("zh"));
    yaml.allow(
        switch (kind) {
          case PRODUCT -> keys("zh", "en", "type", "risk", "valid");
          case RATE, FEE -> keys("zh", "en", "periods");
          case BRANCH -> keys("zh", "en", "address", "phone", "hours", "valid");
        });
    boolean branch = kind == Kind.BRANCH;
    Optional<YamlMap> address = branch ? yaml.map("address") : Optional.empty();
    Optional<YamlMap> hours = branch ? yaml.map("hours") : Optional.empty();
    address.ifPresent(it -> it.allow(keys("zh", "en")));
    hours.ifPresent(it -> it.allow(keys("zh", "en")));
    EntryContent content =
        new EntryContent(
            kind.wire(),
            id,
            needed(yaml, "zh", "zh", lines),
            needed(yaml, "en", "en", lines),
            optional(yaml, "type", "type", lines),
            optional(yaml, "risk", "risk", lines),
            address.map(it -> needed(it, "zh", "address.zh", lines)).orElse(null),
            address.map(it -> needed(it, "en", "address.en", lines)).orElse(null),
            branch ? needed(yaml, "phone", "phone", lines) : null,
            hours.map(it -> needed(it, "zh", "hours.zh", lines)).orElse(null),
            hours.map(it -> needed(it, "en", "hours.en", lines)).orElse(null),
            kind == Kind.RATE || kind == Kind.FEE
                ? periods(yaml, kind, lines)
                : yaml.map("valid").stream()
                    .map(it -> period(it, keys("from", "until"), 1, lines))
                    .toList());
    if (file.errors().size() > before) {
      return;
    }
    EntryReader.Reading reading = EntryReader.read(content);
    reading
        .problems()
        .forEach(it -> file.wrong(lines.of(it.key()), "'" + id + "." + it.key() + "': " + it.en()));
    reading.entry().ifPresent(entries::add);
  }

  private static List<Period> periods(YamlMap yaml, Kind kind, Lines lines) {
    Set<String> allowed =
        kind == Kind.RATE
            ? keys("percent", "from", "until")
            : keys("percent", "amount", "currency", "min", "max", "from", "until");
    List<Period> periods = new ArrayList<>();
    lines.put("periods", yaml.line("periods"));
    for (YamlMap period : yaml.maps("periods")) {
      periods.add(period(period, allowed, periods.size() + 1, lines));
    }
    return periods;
  }

  private static Period period(YamlMap yaml, Set<String> allowed, int number, Lines lines) {
    yaml.allow(allowed);
    String path = "periods." + number + ".";
    return new Period(
        optional(yaml, "percent", path + "percent", lines),
        optional(yaml, "amount", path + "amount", lines),
        optional(yaml, "currency", path + "currency", lines),
        optional(yaml, "min", path + "min", lines),
        optional(yaml, "max", path + "max", lines),
        needed(yaml, "from", path + "from", lines),
        optional(yaml, "until", path + "until", lines));
  }

  private static String needed(YamlMap yaml, String key, String path, Lines lines) {
    lines.put(path, yaml.line(key));
    return yaml.text(key).map(YamlMap.Text::value).orElse("");
  }

  private static @Nullable String optional(YamlMap yaml, String key, String path, Lines lines) {
    lines.put(path, yaml.line(key));
    return yaml.optionalText(key).map(YamlMap.Text::value).orElse(null);
  }

  private static Set<String> keys(String... keys) {
    return new TreeSet<>(List.of(keys));
  }

  /// On which line what stands.
  private static final class Lines {
    private final Map<String, Integer> byKey = new TreeMap<>();
    private final int whole;

    Lines(int whole) {
      this.whole = whole;
    }

    void put(String key, int line) {
      byKey.put(key, line);
    }

    int of(String key) {
      return byKey.getOrDefault(key, whole);
    }
  }
}
