package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The answers in an article's file, each under its heading.
///
/// @param answers those for everybody
/// @param variants those for some alone, in the order of the file
record AnswerSections(Map<Language, String> answers, List<Variant> variants) {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);
  private static final Pattern HEADING = Pattern.compile("## (zh|en)(?: \\(([^()]*)\\))?");

  /// What an answer is for: a language, and those whom a heading names; nobody in particular when
  /// that is empty.
  private record Place(Language language, String readers) {
    String heading() {
      return "## " + language.wire() + (readers.isEmpty() ? "" : " (" + readers + ")");
    }
  }

  /// Reads the lines from `from` on; what is wrong is noted in `file`.
  static AnswerSections read(ContentFile file, List<String> lines, int from) {
    Map<Place, StringBuilder> sections = new LinkedHashMap<>();
    StringBuilder section = null;
    for (int i = from; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      if (line.startsWith("#")) {
        Optional<Place> place = place(line);
        section = new StringBuilder();
        if (place.isEmpty()) {
          file.wrong(
              i + 1,
              "unknown heading '"
                  + line
                  + "'; allowed are ## zh, ## en, and for some alone such as"
                  + " ## zh (channel wecom, signed-in, tier gold, holds credit-card)");
        } else if (sections.putIfAbsent(place.get(), section) != null) {
          file.wrong(i + 1, "section '" + line + "' stands twice");
        }
      } else if (section != null) {
        section.append(line).append('\n');
      } else if (!line.isEmpty()) {
        file.wrong(i + 1, "text before the first section '## zh'");
      }
      if (ArticleFile.LINK_OR_HTML.matcher(line).find()) {
        file.wrong(i + 1, "links and HTML are not allowed in an answer");
      }
    }
    List<String> readers = new ArrayList<>();
    sections.keySet().stream()
        .map(Place::readers)
        .filter(it -> !it.isEmpty())
        .distinct()
        .forEach(readers::add);
    Map<Language, String> answers = texts(file, lines.size(), sections, "");
    List<Variant> variants = new ArrayList<>();
    for (String some : readers) {
      Map<Language, String> texts = texts(file, lines.size(), sections, some);
      Variant.ofReaders(some).map(it -> it.with(texts)).ifPresent(variants::add);
    }
    return new AnswerSections(answers, variants);
  }

  private static Optional<Place> place(String line) {
    Matcher heading = HEADING.matcher(line);
    if (!heading.matches()) {
      return Optional.empty();
    }
    Language language = heading.group(1).equals("zh") ? Language.ZH : Language.EN;
    return heading.group(2) == null
        ? Optional.of(new Place(language, ""))
        : Variant.ofReaders(heading.group(2)).map(it -> new Place(language, it.readers()));
  }

  private static Map<Language, String> texts(
      ContentFile file, int end, Map<Place, StringBuilder> sections, String readers) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : LANGUAGES) {
      Place place = new Place(language, readers);
      StringBuilder text = sections.get(place);
      if (text == null) {
        file.wrong(end, "section '" + place.heading() + "' is missing");
      } else if (text.toString().isBlank()) {
        file.wrong(end, "section '" + place.heading() + "' is empty");
      } else {
        texts.put(language, text.toString().strip());
      }
    }
    return texts;
  }
}
