package dev.lobby.language;

import java.text.Normalizer;
import java.util.List;

/// The language an utterance is written in, as far as its script tells.
///
/// Only the script is looked at, because that is what decides which classifier and which index can
/// read the text: French or typed pinyin counts as [#EN], and its lack of known words shows in the
/// scores.
public enum Language {
  /// Chinese, simplified or traditional; a brand name, unit or other short Latin insertion does not
  /// change it.
  ZH("zh"),
  /// English, or anything else in Latin letters; a Chinese word or two in a whole sentence does not
  /// change it.
  EN("en"),
  /// Chinese and English, both in substance.
  MIXED("mixed"),
  /// Nothing Lobby can read: digits, emoji, blank, or another script in the lead.
  NEITHER("neither");

  /// How many Han characters weigh as much as one Latin word: the average length of a Chinese word.
  private static final double HAN_PER_WORD = 1.7;

  /// At most this share of Latin words leaves a Chinese sentence Chinese.
  private static final double MOSTLY_CHINESE = 1.0 / 3;

  /// At least this share of Latin words leaves an English sentence English.
  private static final double MOSTLY_ENGLISH = 0.75;

  /// Text beyond this many characters does not change the verdict and is not read.
  private static final int READ_AT_MOST = 4_000;

  private final String wire;

  Language(String wire) {
    this.wire = wire;
  }

  /// Returns the name used in files and on the wire.
  public String wire() {
    return wire;
  }

  /// Returns the languages that a reader of such a text must know: one, two for [#MIXED], none for
  /// [#NEITHER].
  public List<Language> spoken() {
    return switch (this) {
      case ZH, EN -> List.of(this);
      case MIXED -> List.of(ZH, EN);
      case NEITHER -> List.of();
    };
  }

  /// Returns the language that `text` is written in; any text is accepted.
  ///
  /// Han characters are weighed against Latin words. A single Latin word among Han (`ATM在哪`,
  /// `app打不开`) leaves the text Chinese, and so does up to a third of the weight; an English text
  /// with up to a quarter of its weight in Han stays English; in between it is mixed. Kana from a
  /// quarter of the Chinese or Japanese characters on, or a majority in any other script, makes it
  /// neither.
  public static Language of(String text) {
    String read = text.length() <= READ_AT_MOST ? text : text.substring(0, READ_AT_MOST);
    Script counted = Script.count(Normalizer.normalize(read, Normalizer.Form.NFKC));
    if (counted.han + counted.latinWords == 0) {
      return NEITHER;
    }
    double chinese = counted.han / HAN_PER_WORD;
    if (counted.kana * 3 >= counted.han
        && counted.kana > 0
        && counted.kana + counted.han >= counted.latinWords) {
      return NEITHER;
    }
    if (counted.others > counted.han + counted.latinLetters) {
      return NEITHER;
    }
    double latin = counted.latinWords / (counted.latinWords + chinese);
    if (counted.han == 0 || latin >= MOSTLY_ENGLISH) {
      return EN;
    }
    return counted.latinWords <= 1 || latin <= MOSTLY_CHINESE ? ZH : MIXED;
  }

  /// How much of each script a text holds.
  private record Script(int han, int kana, int latinLetters, int latinWords, int others) {

    static Script count(String text) {
      int han = 0;
      int kana = 0;
      int latinLetters = 0;
      int latinWords = 0;
      int others = 0;
      boolean inWord = false;
      for (int i = 0; i < text.length(); ) {
        int point = text.codePointAt(i);
        i += Character.charCount(point);
        boolean latin = false;
        if (Character.isLetter(point)) {
          switch (Character.UnicodeScript.of(point)) {
            case HAN -> han++;
            case LATIN -> latin = true;
            case HIRAGANA, KATAKANA -> kana++;
            default -> others++;
          }
        }
        if (latin) {
          latinLetters++;
          latinWords += inWord ? 0 : 1;
        }
        // An address or a hyphenated name is one word, so only a space, a Han character or the like
        // ends it.
        inWord = latin || (inWord && point < 0x80 && !Character.isWhitespace(point));
      }
      return new Script(han, kana, latinLetters, latinWords, others);
    }
  }
}
