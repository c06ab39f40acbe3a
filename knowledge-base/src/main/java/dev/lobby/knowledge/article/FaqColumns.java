package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which column of a table of questions holds what, by the names people give them in Chinese and in
/// English.
///
/// @param general the columns for whatever language the row is in
/// @param ofLanguage the columns for one language, as `answer en`
record FaqColumns(Map<Column, Integer> general, Map<Language, Map<Column, Integer>> ofLanguage) {

  /// What a column may hold.
  enum Column {
    ID("id|编号|条目|intent|key"),
    LANGUAGE("language|lang|locale|语言|语种"),
    TITLE("title|short title|name|标题|名称"),
    QUESTION(
        "question|questions|faq|phrasing|phrasings|utterance|utterances|q"
            + "|问题|问句|标准问|标准问题|标准问法"),
    SIMILAR(
        "similar questions|similar question|similar|variants|further questions|other questions"
            + "|alternative questions|paraphrases|相似问法|相似问题|相似问|相似问句|其他问法|其他问题|更多问法|扩展问|扩展问法"
            + "|扩展问题|同义问|同义问法|同义问题|问法|用户问法|常见问法"),
    ANSWER("answer|answers|response|reply|a|答案|回答|答复|内容"),
    AREA("area|product|category|topic|领域|业务|类别|分类|产品"),
    NOT_THIS("not this|not this one|negative|negatives|不是这个|反例|排除问法"),
    SENSITIVITY("sensitivity|sensitive|敏感|敏感度|敏感性"),
    READERS("for whom|readers|给谁|给谁看|适用对象"),
    CHOICES("choices|next questions|buttons|下一个问题|按钮|选项"),
    LINKS("links|link|attachments|链接|附件"),
    AUDIENCE("audience|who may be told|可以告知谁|受众"),
    VALID_FROM("valid from|生效日期|有效期起"),
    VALID_UNTIL("valid until|失效日期|有效期止"),
    SIGNALS("signals|信号"),
    MAY_SIGNAL("may signal|可能的信号");

    private final String names;

    /// @param names what people call it, with bars between
    Column(String names) {
      this.names = names;
    }

    boolean isCalled(String name) {
      return List.of(names.split("\\|", -1)).contains(name);
    }

    /// Returns whether it holds something in one language.
    private boolean isOfLanguage() {
      return switch (this) {
        case TITLE, QUESTION, SIMILAR, ANSWER, NOT_THIS, LINKS -> true;
        default -> false;
      };
    }
  }

  private static final Map<Language, Pattern> LANGUAGES =
      Map.of(
          Language.ZH,
              Pattern.compile(
                  "(?:^|[ _./-])(?:zh|cn|chinese)(?:[ _-]?(?:cn|hans))?$|^(?:zh|cn|chinese)[ _./-]|中文"),
          Language.EN,
              Pattern.compile("(?:^|[ _./-])(?:en|english)$|^(?:en|english)[ _./-]|英文|英语"));

  /// A cell of a header that is known.
  private record Named(Column column, @Nullable Language language, boolean isChinese, int at) {}

  /// Returns the columns that a header names; a name nobody knows is passed over.
  ///
  /// Where the same stands in Chinese and in English, as `问题` beside `Question`, each is the column
  /// of its language.
  static FaqColumns of(List<String> header) {
    List<Named> all = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name =
          header.get(i).strip().toLowerCase(Locale.ROOT).replaceAll("[()（）\\[\\]]", " ").strip();
      Language language = language(name);
      String bare = name;
      if (language != null) {
        bare =
            name.replaceAll(
                    "(?:^|[ _./-])(?:zh|cn|chinese|en|english)(?:[ _-]?(?:cn|hans))?(?=$|[ _./-])|中文|英文|英语",
                    " ")
                .strip()
                .replaceAll("^[_./-]+|[_./-]+$", "");
      }
      boolean isChinese = bare.codePoints().anyMatch(Character::isIdeographic);
      int at = i;
      column(bare)
          .ifPresent(
              it -> all.add(new Named(it, it.isOfLanguage() ? language : null, isChinese, at)));
    }
    // By itself it holds all the questions there are.
    boolean isSimilarOnly = all.stream().noneMatch(it -> it.column == Column.QUESTION);
    if (isSimilarOnly) {
      all.replaceAll(it ->
          it.column == Column.SIMILAR
              ? new Named(Column.QUESTION, it.language, it.isChinese, it.at)
              : it);
    }
    boolean bilingual = all.stream().anyMatch(one -> hasTwin(one, all));
    Map<Column, Integer> general = new EnumMap<>(Column.class);
    Map<Language, Map<Column, Integer>> ofLanguage = new EnumMap<>(Language.class);
    for (Named one : all) {
      Language language = one.language;
      if (language == null && bilingual && one.column.isOfLanguage()) {
        language = one.isChinese ? Language.ZH : Language.EN;
      }
      Map<Column, Integer> into =
          language == null
              ? general
              : ofLanguage.computeIfAbsent(language, key -> new EnumMap<>(Column.class));
      into.putIfAbsent(one.column, one.at);
    }
    return new FaqColumns(general, ofLanguage);
  }

  /// Returns whether a question or an answer stands in the other language too, and neither says
  /// which it is. A title is called by too many names to tell.
  private static boolean hasTwin(Named one, List<Named> all) {
    return one.language == null
        && (one.column == Column.QUESTION || one.column == Column.ANSWER)
        && all.stream()
            .anyMatch(other ->
                other.language == null
                    && other.column == one.column
                    && other.isChinese != one.isChinese);
  }

  /// Returns whether something is taken out of a column.
  boolean takes(int at) {
    for (Column column : Column.values()) {
      boolean taken =
          column.isOfLanguage()
              ? at(column, Language.ZH) == at || at(column, Language.EN) == at
              : at(column) == at && (column != Column.LANGUAGE || isOneLanguageARow());
      if (taken) {
        return true;
      }
    }
    return false;
  }

  /// Returns what columns may be called, the first name in a language of each.
  static String names(boolean chinese) {
    return Arrays.stream(Column.values())
        .flatMap(column ->
            Arrays.stream(column.names.split("\\|", -1))
                .filter(name -> name.codePoints().anyMatch(Character::isIdeographic) == chinese)
                .limit(1))
        .collect(Collectors.joining(chinese ? "、" : ", "));
  }

  /// Returns whether a cell of a header is called as one of the columns is.
  static boolean isKnown(String name) {
    return FaqColumns.of(List.of(name)).isAny();
  }

  private boolean isAny() {
    return !general.isEmpty() || !ofLanguage.isEmpty();
  }

  private static @Nullable Language language(String name) {
    for (Map.Entry<Language, Pattern> one : LANGUAGES.entrySet()) {
      if (one.getValue().matcher(name).find()) {
        return one.getKey();
      }
    }
    return null;
  }

  private static Optional<Column> column(String name) {
    for (Column column : Column.values()) {
      if (column.isCalled(name)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  /// Returns whether a row of the table stands for one language alone.
  boolean isOneLanguageARow() {
    return ofLanguage.isEmpty();
  }

  boolean has(Column column) {
    return general.containsKey(column)
        || ofLanguage.values().stream().anyMatch(it -> it.containsKey(column));
  }

  /// Returns where a column stands that holds something in `language`; -1 when there is none.
  ///
  /// A column without a language is the one of any, or where the other is marked, of the one that
  /// is not.
  int at(Column column, Language language) {
    Language other = language == Language.ZH ? Language.EN : Language.ZH;
    Integer own = ofLanguage.getOrDefault(language, Map.of()).get(column);
    if (own != null) {
      return own;
    }
    boolean any =
        isOneLanguageARow() || ofLanguage.getOrDefault(other, Map.of()).containsKey(column);
    return any ? at(column) : -1;
  }

  /// Returns where a column stands that holds something in no language; -1 when there is none.
  int at(Column column) {
    Integer any = general.get(column);
    return any != null ? any : -1;
  }
}
