package dev.lobby.knowledge.article;

import dev.lobby.knowledge.match.MatcherTraining;
import dev.lobby.language.Language;
import dev.lobby.language.text.NormalForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads and writes a folder of articles, one Markdown file each, and holds them against each
/// other.
public final class ArticleFolder {
  /// With fewer phrasings in a language an article is seldom found.
  static final int PHRASINGS_ADVISED = 8;

  /// From so many of a language on an article is mostly answered; with fewer it is mostly among
  /// what is suggested.
  static final int PHRASINGS_ANSWERED = 40;

  /// Of more than this many things of one kind the rest is counted, so that warnings are read.
  private static final int WARNINGS_NAMED = 10;

  private ArticleFolder() {}

  /// Returns the articles in `folder`, sorted by id.
  ///
  /// @throws MalformedContentException naming everything that is wrong in all files
  public static List<Article> read(Path folder) {
    return read(folder, warning -> {});
  }

  /// Returns the articles in `folder`, sorted by id.
  ///
  /// @param warnings receives a sentence for each thing that is right and yet does harm
  /// @throws MalformedContentException naming everything that is wrong in all files
  public static List<Article> read(Path folder, Consumer<String> warnings) {
    List<String> errors = new ArrayList<>();
    List<Path> files = files(folder, errors);
    List<ArticleFile> read = new ArrayList<>();
    for (Path file : files) {
      ArticleFile.read(new ContentFile(file, errors)).ifPresent(read::add);
    }
    List<String> repeated = new ArrayList<>();
    checkUnique(read, errors, repeated);
    checkVariants(read, errors);
    int phrasings = read.stream().mapToInt(it -> it.phrasings().size()).sum();
    if (phrasings > MatcherTraining.UTTERANCES_MAX) {
      errors.add(
          folder
              + ": "
              + phrasings
              + " phrasings are more than the "
              + MatcherTraining.UTTERANCES_MAX
              + " that can be learnt; keep the most frequent ones of each article");
    }
    if (errors.isEmpty() && read.isEmpty()) {
      errors.add(folder + ": there is no article (a file <id>.md) here");
    }
    if (!errors.isEmpty()) {
      throw new MalformedContentException(errors);
    }
    warn("fewer than " + PHRASINGS_ADVISED + " phrasings", few(read), warnings);
    warn("phrasings that stand twice in their article", repeated, warnings);
    return read.stream()
        .map(ArticleFile::article)
        .sorted(Comparator.comparing(Article::id))
        .toList();
  }

  /// Writes each article into its file in `folder`, which is made when it is missing; reading them
  /// gives the same articles with the same versions. Other files stay as they are.
  ///
  /// @return the articles' files in the folder that are none of these, sorted: articles that were
  ///   retired since it was written, or that were added by hand
  /// @throws UncheckedIOException when a file cannot be written
  public static List<Path> write(Path folder, Collection<Article> articles) {
    Set<Path> written = new HashSet<>();
    try {
      Files.createDirectories(folder);
      for (Article article : articles) {
        Path file = folder.resolve(article.id() + ".md");
        Files.writeString(file, ArticleWriter.write(article));
        written.add(file);
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(file -> file.getFileName().toString().endsWith(".md"))
            .filter(file -> !written.contains(file))
            .sorted()
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The articles cannot be written to " + folder + ".", e);
    }
  }

  private static void warn(String what, List<String> places, Consumer<String> warnings) {
    if (!places.isEmpty()) {
      int named = Math.min(places.size(), WARNINGS_NAMED);
      warnings.accept(
          what
              + ": "
              + String.join("; ", places.subList(0, named))
              + (named < places.size() ? "; and " + (places.size() - named) + " more" : ""));
    }
  }

  /// Returns each article that has too few phrasings, with how many it has in which language.
  private static List<String> few(List<ArticleFile> files) {
    List<String> few = new ArrayList<>();
    for (ArticleFile file : files) {
      List<String> counts = new ArrayList<>();
      for (Language language : List.of(Language.ZH, Language.EN)) {
        int count = file.article().phrasings().getOrDefault(language, List.of()).size();
        if (count < PHRASINGS_ADVISED) {
          counts.add(count + " in " + language.wire());
        }
      }
      if (!counts.isEmpty()) {
        few.add(file.path().getFileName() + " " + String.join(" and ", counts));
      }
    }
    return few;
  }

  private static List<Path> files(Path folder, List<String> errors) {
    if (!Files.isDirectory(folder)) {
      errors.add(folder + ": there is no such folder");
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .filter(path -> isArticle(path, errors))
          .toList();
    } catch (IOException e) {
      errors.add(folder + ": cannot be listed: " + e);
      return List.of();
    }
  }

  private static boolean isArticle(Path path, List<String> errors) {
    boolean markdown = path.getFileName().toString().endsWith(".md");
    if (!markdown) {
      errors.add(path + ": only articles belong here, each in a file <id>.md");
    }
    return markdown;
  }

  /// Notes answers of which nobody could tell which is meant.
  private static void checkVariants(List<ArticleFile> files, List<String> errors) {
    for (ArticleFile file : files) {
      ExtrasLint.variants(file.article()).forEach(it -> errors.add(file.path() + ":1: " + it.en()));
    }
  }

  private static void checkUnique(
      List<ArticleFile> files, List<String> errors, List<String> repeated) {
    Map<String, Place> phrasings = new HashMap<>();
    Map<String, Place> titles = new HashMap<>();
    for (ArticleFile file : files) {
      for (Map.Entry<Language, YamlMap.Text> title : file.titles().entrySet()) {
        String language = title.getKey().wire();
        String key = language + ":" + titleKey(title.getValue().value());
        unique(language + " title", key, title.getValue(), file, titles, errors);
      }
      for (YamlMap.Text phrasing : file.phrasings()) {
        String key = key(phrasing.value());
        Place first = phrasings.get(key);
        if (first != null && first.path().equals(file.path())) {
          repeated.add(
              file.path().getFileName()
                  + ":"
                  + phrasing.line()
                  + " '"
                  + phrasing.value()
                  + "', as in line "
                  + first.line());
        }
        unique("phrasing", key, phrasing, file, phrasings, errors);
      }
    }
  }

  /// Returns what two phrasings have in common that are the same but for punctuation and case.
  static String key(String phrasing) {
    String key = NormalForm.key(phrasing);
    return key.isEmpty() ? NormalForm.of(phrasing) : key;
  }

  /// Returns what two titles have in common that are the same but for case and spacing.
  static String titleKey(String title) {
    return NormalForm.of(title);
  }

  /// Where a text stands.
  private record Place(Path path, int line) {}

  // Twice in one article is only once too often; in two articles it would be an utterance with two
  // answers.
  private static void unique(
      String what,
      String key,
      YamlMap.Text text,
      ArticleFile file,
      Map<String, Place> seen,
      List<String> errors) {
    Place first = seen.putIfAbsent(key, new Place(file.path(), text.line()));
    if (first != null && !first.path().equals(file.path())) {
      errors.add(
          file.path()
              + ":"
              + text.line()
              + ": the "
              + what
              + " '"
              + text.value()
              + "' stands at "
              + first.path()
              + ":"
              + first.line()
              + " already");
    }
  }
}
