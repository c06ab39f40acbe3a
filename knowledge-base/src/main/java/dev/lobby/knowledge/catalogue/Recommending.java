package dev.lobby.knowledge.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words that make naming an investment a recommendation of it, and those by which a customer
/// asks for one.
///
/// They are many on purpose, and count wherever they stand in a text that names an investment:
/// holding back a text that only sounds like a recommendation costs less than giving one. What says
/// of itself that it recommends nothing does not count: 不推荐, "not a recommendation". Where that is
/// turned round once more (不得不推荐, "cannot recommend it enough"), it does.
///
/// The words stand in `recommending.tsv` beside this class; its head says how they are read.
public final class Recommending {

  private static final Map<String, Pattern> TABLE = table();

  /// What stands for a name.
  private static final String NAME = "\u25C7";

  private Recommending() {}

  /// Returns the words of a text that make it recommend what it names, each once; none when it does
  /// not. A product's name says nothing, whatever it praises.
  public static List<String> in(String text, Investments investments) {
    List<String> names = investments.names(text);
    String zh = zh(text, names);
    String en = en(text, names);
    Set<String> found = new LinkedHashSet<>();
    found.addAll(all(of("insists", "zh"), zh));
    found.addAll(all(of("insists", "en"), en));
    found.addAll(all(of("recommends", "zh"), of("denies", "zh").matcher(zh).replaceAll(" ")));
    found.addAll(all(of("recommends", "en"), of("denies", "en").matcher(en).replaceAll(" ; ")));
    return List.copyOf(found);
  }

  /// Returns whether a customer who writes this asks what to buy, so that whatever is named in
  /// answer is recommended. Of a title or heading it says that what stands below answers such a
  /// question.
  public static boolean isAskedFor(String message, Investments investments) {
    List<String> names = investments.names(message);
    return of("asks", "zh").matcher(zh(message, names)).find()
        || of("asks", "en").matcher(en(message, names)).find();
  }

  private static Pattern of(String kind, String language) {
    return Objects.requireNonNull(TABLE.get(kind + " " + language));
  }

  /// One pattern of each kind and language.
  private static Map<String, Pattern> table() {
    Map<String, StringJoiner> alternatives = new HashMap<>();
    try (InputStream file = Recommending.class.getResourceAsStream("recommending.tsv")) {
      if (file == null) {
        throw new IllegalStateException("recommending.tsv does not lie beside its class");
      }
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        String[] columns = line.split("\t", -1);
        if (columns.length == 3) {
          alternatives
              .computeIfAbsent(columns[0] + " " + columns[1], it -> new StringJoiner("|"))
              .add(columns[2]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return alternatives.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, it -> Pattern.compile(it.getValue().toString())));
  }

  private static String zh(String text, List<String> names) {
    String zh = Investments.squeezed(text);
    for (String name : names) {
      zh = zh.replace(Investments.squeezed(name), NAME);
    }
    return zh;
  }

  private static String en(String text, List<String> names) {
    String en = words(text);
    for (String name : names) {
      en = en.replace(words(name).strip(), NAME);
    }
    return en;
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher match = pattern.matcher(text);
    while (match.find()) {
      found.add(match.group().strip());
    }
    return found;
  }

  /// The words of a text in lower case, a space between each two, apostrophes, and a semicolon
  /// between sentences.
  private static String words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return plain
        .replaceAll("\\p{Cf}", "")
        .replaceAll("[\\u2018\\u2019`]", "'")
        .replaceAll("[.!?;:\\n\u3002]+", " ; ")
        .replaceAll("[^\\p{L}\\p{N}';]+", " ");
  }
}
