package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.text.UtteranceFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One article's file: YAML between two lines `---`, then the answers under `## zh` and `## en`,
/// and those for some alone under headings such as `## zh (channel wecom, tier gold)`.
///
/// @param titles the titles, with their lines
/// @param phrasings the phrasings of both languages, with their lines
record ArticleFile(
    Path path, Article article, Map<Language, YamlMap.Text> titles, List<YamlMap.Text> phrasings) {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);
  private static final Set<String> LANGUAGE_KEYS = new LinkedHashSet<>(List.of("zh", "en"));
  static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  static final Pattern LINK_OR_HTML = Pattern.compile("]\\(|</?[a-zA-Z!]|https?://");

  // A title is a button; these are what fits on one line of a phone.
  static final Map<Language, Integer> TITLE_MAX = Map.of(Language.ZH, 20, Language.EN, 45);

  private static final Set<String> KEYS =
      new LinkedHashSet<>(
          List.of(
              "id",
              "titles",
              "product",
              "audience",
              "sensitivity",
              "valid",
              "signals",
              "may-signal",
              "choices",
              "phrasings",
              "not-this",
              "links"));

  /// Returns the article in `file`; empty when anything is wrong, which is noted there.
  static Optional<ArticleFile> read(ContentFile file) {
    int before = file.errors().size();
    Optional<String> text = file.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = text.get().lines().toList();
    int end = lines.size() > 1 ? lines.subList(1, lines.size()).indexOf("---") + 1 : 0;
    if (lines.isEmpty() || !lines.getFirst().equals("---") || end == 0) {
      file.wrong(1, "an article begins with its keys between two lines '---'");
      return Optional.empty();
    }
    AnswerSections answers = AnswerSections.read(file, lines, end + 1);
    Optional<YamlMap> yaml = file.yaml(String.join("\n", lines.subList(1, end)) + "\n", 1);
    if (yaml.isEmpty()) {
      return Optional.empty();
    }
    Front front = new Front(file, yaml.get());
    ArticleFile read = front.article(answers);
    return file.errors().size() == before ? Optional.of(read) : Optional.empty();
  }

  /// Returns whether a phrasing is written in the other language than the one it is filed under.
  ///
  /// Some write both at once, and that may stand under either; under Chinese so may one word in
  /// Latin letters, as speakers of Chinese type `etc` or `app` by itself: it is learnt for both.
  /// Anything else is read by the language it is written in.
  static boolean isFiledWrong(String phrasing, Language filed) {
    if (filed == Language.ZH && phrasing.strip().chars().noneMatch(Character::isWhitespace)) {
      return false;
    }
    Language written = Language.of(phrasing);
    Character.UnicodeScript own =
        filed == Language.ZH ? Character.UnicodeScript.HAN : Character.UnicodeScript.LATIN;
    return LANGUAGES.contains(written)
        && written != filed
        && phrasing.codePoints().mapToObj(Character.UnicodeScript::of).noneMatch(own::equals);
  }

  /// The keys of an article, read one by one; what is wrong is noted and a placeholder goes on.
  private record Front(ContentFile file, YamlMap yaml) {

    ArticleFile article(AnswerSections sections) {
      yaml.allow(KEYS);
      Map<Language, YamlMap.Text> titles = titles();
      Map<Language, List<YamlMap.Text>> phrasings = phrasings();
      Map<Language, String> titleTexts = new EnumMap<>(Language.class);
      titles.forEach((language, text) -> titleTexts.put(language, text.value()));
      Map<Language, List<String>> phrasingTexts = new EnumMap<>(Language.class);
      phrasings.forEach((language, texts) ->
          phrasingTexts.put(language, texts.stream().map(YamlMap.Text::value).toList()));
      Article article =
          new Article(
              id(),
              "",
              titleTexts,
              sections.answers(),
              phrasingTexts,
              oneOf("product", Area.values()),
              oneOf("audience", Audience.values()),
              oneOf("sensitivity", Sensitivity.values()),
              validity(),
              signals("signals"),
              signals("may-signal"),
              new Extras(notThis(phrasingTexts), sections.variants(), choices(), links()));
      return new ArticleFile(
          file.path(),
          ArticleJson.versioned(article),
          titles,
          phrasings.values().stream().flatMap(List::stream).toList());
    }

    private String id() {
      Optional<YamlMap.Text> id = yaml.text("id");
      String name = file.path().getFileName().toString().replaceFirst("\\.md$", "");
      if (id.isPresent() && !ID.matcher(id.get().value()).matches()) {
        file.wrong(
            id.get().line(),
            "id '"
                + id.get().value()
                + "': allowed are lower-case words and digits joined by hyphens");
      } else if (id.isPresent() && !id.get().value().equals(name)) {
        file.wrong(
            id.get().line(),
            "id '" + id.get().value() + "' must be the file's name without .md, '" + name + "'");
      }
      return name;
    }

    private Map<Language, YamlMap.Text> titles() {
      Map<Language, YamlMap.Text> titles = new EnumMap<>(Language.class);
      Optional<YamlMap> map = yaml.map("titles");
      map.ifPresent(it -> it.allow(LANGUAGE_KEYS));
      for (Language language : LANGUAGES) {
        Optional<YamlMap.Text> title = map.flatMap(it -> it.text(language.wire()));
        title.ifPresent(it -> titles.put(language, it));
        int max = TITLE_MAX.getOrDefault(language, 0);
        title
            .filter(it -> it.value().codePointCount(0, it.value().length()) > max)
            .ifPresent(it ->
                file.wrong(
                    it.line(),
                    "the "
                        + language.wire()
                        + " title is longer than the "
                        + max
                        + " characters of a button"));
      }
      return titles;
    }

    private Map<Language, List<YamlMap.Text>> phrasings() {
      Map<Language, List<YamlMap.Text>> phrasings = new EnumMap<>(Language.class);
      Optional<YamlMap> map = yaml.map("phrasings");
      map.ifPresent(it -> it.allow(LANGUAGE_KEYS));
      for (Language language : LANGUAGES) {
        int before = file.errors().size();
        List<YamlMap.Text> texts = map.map(it -> it.texts(language.wire())).orElse(List.of());
        texts.forEach(it -> check(it, language));
        if (texts.isEmpty() && file.errors().size() == before) {
          file.wrong(
              map.map(it -> it.line(language.wire())).orElse(1),
              "'phrasings."
                  + language.wire()
                  + "' has no phrasing; write at least "
                  + ArticleFolder.PHRASINGS_ADVISED);
        }
        phrasings.put(language, texts);
      }
      return phrasings;
    }

    private Map<Language, List<String>> notThis(Map<Language, List<String>> own) {
      Map<Language, List<String>> notThis = new EnumMap<>(Language.class);
      if (!yaml.keys().contains("not-this")) {
        return notThis;
      }
      Set<String> keys = new HashSet<>();
      own.values().forEach(texts -> texts.forEach(it -> keys.add(ArticleFolder.key(it))));
      Optional<YamlMap> map = yaml.map("not-this");
      map.ifPresent(it -> it.allow(LANGUAGE_KEYS));
      for (Language language : LANGUAGES) {
        if (map.isPresent() && map.get().keys().contains(language.wire())) {
          List<YamlMap.Text> texts = map.get().texts(language.wire());
          for (YamlMap.Text text : texts) {
            check(text, language);
            if (keys.contains(ArticleFolder.key(text.value()))) {
              file.wrong(
                  text.line(),
                  "'"
                      + text.value()
                      + "' is a phrasing of this article and a question it is not to answer;"
                      + " delete one of the two");
            }
          }
          if (texts.size() > Extras.NOT_THIS_MAX) {
            file.wrong(
                map.get().line(language.wire()),
                "'not-this."
                    + language.wire()
                    + "' has more than "
                    + Extras.NOT_THIS_MAX
                    + " questions");
          }
          notThis.put(language, texts.stream().map(YamlMap.Text::value).toList());
        }
      }
      return notThis;
    }

    private List<String> choices() {
      if (!yaml.keys().contains("choices")) {
        return List.of();
      }
      List<YamlMap.Text> texts = yaml.texts("choices");
      for (YamlMap.Text text : texts) {
        if (!ID.matcher(text.value()).matches()) {
          file.wrong(
              text.line(), "'choices' holds ids of articles, and '" + text.value() + "' is none");
        }
      }
      if (texts.size() > Extras.CHOICES_MAX) {
        file.wrong(
            yaml.line("choices"), "'choices' has more than " + Extras.CHOICES_MAX + " articles");
      }
      return texts.stream().map(YamlMap.Text::value).toList();
    }

    private Map<Language, List<Link>> links() {
      Map<Language, List<Link>> links = new EnumMap<>(Language.class);
      if (!yaml.keys().contains("links")) {
        return links;
      }
      Optional<YamlMap> map = yaml.map("links");
      map.ifPresent(it -> it.allow(LANGUAGE_KEYS));
      for (Language language : LANGUAGES) {
        if (map.isPresent() && map.get().keys().contains(language.wire())) {
          List<YamlMap.Text> texts = map.get().texts(language.wire());
          for (YamlMap.Text text : texts) {
            Link.of(text.value())
                .fault()
                .ifPresent(it ->
                    file.wrong(
                        text.line(), "the link '" + text.value() + "' in 'links' " + it.en()));
          }
          if (texts.size() > Extras.LINKS_MAX) {
            file.wrong(
                map.get().line(language.wire()),
                "'links." + language.wire() + "' has more than " + Extras.LINKS_MAX + " links");
          }
          links.put(language, texts.stream().map(it -> Link.of(it.value())).toList());
        }
      }
      return links;
    }

    private void check(YamlMap.Text phrasing, Language filed) {
      if (UtteranceFile.isTooLong(phrasing.value())) {
        file.wrong(
            phrasing.line(),
            "the phrasing has more than "
                + UtteranceFile.CHARACTERS_MAX
                + " characters; write what a customer types");
        return;
      }
      if (isFiledWrong(phrasing.value(), filed)) {
        file.wrong(
            phrasing.line(),
            "the phrasing '"
                + phrasing.value()
                + "' is written in "
                + (filed == Language.EN ? "Chinese" : "Latin letters")
                + "; file it under "
                + (filed == Language.EN ? Language.ZH : Language.EN).wire());
      }
    }

    private <E extends Enum<E> & Wired> E oneOf(String key, E[] allowed) {
      Optional<YamlMap.Text> text = yaml.text(key);
      Optional<E> value =
          text.flatMap(
              it -> Arrays.stream(allowed).filter(e -> e.wire().equals(it.value())).findFirst());
      if (text.isPresent() && value.isEmpty()) {
        file.wrong(
            text.get().line(),
            "'"
                + key
                + "' is '"
                + text.get().value()
                + "'; allowed are "
                + Arrays.stream(allowed).map(Wired::wire).collect(Collectors.joining(", ")));
      }
      return value.orElse(allowed[0]);
    }

    private Validity validity() {
      Optional<YamlMap> map = yaml.map("valid");
      map.ifPresent(it -> it.allow(new LinkedHashSet<>(List.of("from", "until"))));
      LocalDate from = map.flatMap(it -> it.text("from")).flatMap(this::date).orElse(LocalDate.MIN);
      Optional<LocalDate> until = map.flatMap(it -> it.optionalText("until")).flatMap(this::date);
      if (until.isPresent() && until.get().isBefore(from)) {
        file.wrong(
            map.map(it -> it.line("until")).orElse(1), "'valid.until' is before 'valid.from'");
      }
      return new Validity(from, until);
    }

    private Optional<LocalDate> date(YamlMap.Text text) {
      try {
        return Optional.of(LocalDate.parse(text.value()));
      } catch (DateTimeParseException e) {
        file.wrong(
            text.line(),
            "'" + text.value() + "' is not a date; a date is year-month-day, like 2026-01-31");
        return Optional.empty();
      }
    }

    private Set<Signal> signals(String key) {
      Set<Signal> signals = EnumSet.noneOf(Signal.class);
      List<YamlMap.Text> texts = yaml.keys().contains(key) ? yaml.texts(key) : new ArrayList<>();
      for (YamlMap.Text text : texts) {
        Optional<Signal> signal = Signal.ofWire(text.value());
        signal.ifPresent(signals::add);
        if (signal.isEmpty()) {
          file.wrong(
              text.line(),
              "unknown signal '" + text.value() + "'; allowed are " + Signal.allowed());
        }
      }
      return signals;
    }
  }
}
