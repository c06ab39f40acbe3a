package dev.lobby.dialogue;

import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.language.Language;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Listens for words in a message, whatever its case, width, spacing and punctuation: in Chinese
/// anywhere, in English for whole words.
final class Listening {

  /// What is said around an answer and changes nothing of it.
  private static final List<String> POLITENESS =
      keys(
          Stream.of(
              "我",
              "也",
              "真",
              "真的",
              "都",
              "嗯",
              "呃",
              "额",
              "那",
              "就",
              "请",
              "啊",
              "呀",
              "呢",
              "吧",
              "哦",
              "噢",
              "嘛",
              "啦",
              "的",
              "哈",
              "谢谢",
              "多谢",
              "谢了",
              "sorry",
              "thanks",
              "thank you",
              "thx",
              "please",
              "pls",
              "well",
              "um",
              "uh",
              "hmm",
              "oh",
              "really",
              "honestly",
              "just",
              "then",
              "so"));

  /// Before a word these say that it is not the one. 要不 offers.
  private static final Pattern DENIED =
      Pattern.compile(
          "(?:不是|不在|不要|不用|不想|没在|没去|没用|并非|(?<![特分级区个性])别)(?:在|用|去)?$"
              + "|(?:^| )(?:not|never|dont|isnt|wasnt|cant)(?: (?:in|at|by|on|with|via|from|about|call|use|the|a|an|my|your))* $");

  /// Words that deny nothing, though a word in them does alone.
  private static final Pattern DENIES_NOTHING =
      Pattern.compile("没问题|没关系|不客气|不错|不过|要不|特别|分别|级别|no problem|not a problem|no worries|why not");

  private static final Pattern DENIES =
      Pattern.compile(
          "[不别没勿无未莫甭]|(?:^| )(?:no|not|never|dont|do not|doesnt|wont|cant|cannot|stop|without"
              + "|neither|nor|nobody|none|refuse)(?: |$)");

  private static final int DENIAL_REACHES = 40;

  private final String key;

  private Listening(String key) {
    this.key = key;
  }

  static Listening to(String text) {
    return new Listening(NormalForm.key(text));
  }

  /// Whether nothing was said: no letter and no digit.
  boolean isEmpty() {
    return key.isEmpty();
  }

  /// Whether the message denies anything at all.
  boolean denies() {
    return DENIES.matcher(DENIES_NOTHING.matcher(key).replaceAll(" ")).find();
  }

  /// Whether the message is one or more of these and no more than politeness beside.
  boolean isOnly(Map<Language, List<String>> words) {
    return !parts(keys(all(words))).isEmpty();
  }

  /// Whether the message is nothing but politeness.
  boolean isPolite() {
    return made(List.of()).isPresent();
  }

  /// The longest of these that the message holds, as it is written in the list.
  Optional<String> longest(Map<Language, List<String>> words) {
    return all(words)
        .filter(word -> !places(NormalForm.key(word)).isEmpty())
        .max(Comparator.comparingInt(String::length));
  }

  /// The options that the message names. Of words that lie in each other the longest is heard; one
  /// that is denied names nothing, and neither does what lies in it.
  List<Option> named(List<Option> options) {
    List<String> words = options.stream().flatMap(it -> keys(all(it.words())).stream()).toList();
    List<String> lone = options.stream().flatMap(it -> keys(all(it.alone())).stream()).toList();
    List<String> alone = parts(lone);
    // 不行 is no 不 with a 行 behind it.
    if (!alone.isEmpty()
        && parts(Stream.concat(lone.stream(), words.stream()).toList()).stream()
            .noneMatch(part -> words.contains(part) && !lone.contains(part))) {
      return options.stream()
          .filter(it -> keys(all(it.alone())).stream().anyMatch(alone::contains))
          .toList();
    }
    record Spot(Option option, int start, int end) {
      boolean lies(Spot other) {
        return start < other.end && other.start < end;
      }
    }
    List<Spot> spots = new ArrayList<>();
    for (Option option : options) {
      for (String word : keys(all(option.words()))) {
        places(word).forEach(at -> spots.add(new Spot(option, at, at + word.length())));
      }
    }
    spots.sort(Comparator.comparingInt(it -> it.start - it.end));
    List<Spot> heard = new ArrayList<>();
    for (Spot spot : spots) {
      if (heard.stream().noneMatch(spot::lies)) {
        heard.add(spot);
      }
    }
    return heard.stream()
        .filter(it -> !DENIED.matcher(before(it.start)).find())
        .map(Spot::option)
        .distinct()
        .toList();
  }

  /// What stands before a place, as far as a denial reaches.
  private String before(int place) {
    return key.substring(Math.max(0, place - DENIAL_REACHES), place);
  }

  /// Those of these words that the message is made of, if there is nothing else in it but
  /// politeness.
  private List<String> parts(Collection<String> words) {
    return made(words).orElse(List.of());
  }

  /// The same; empty if there is something else in it.
  private Optional<List<String>> made(Collection<String> words) {
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < key.length(); ) {
      if (key.charAt(at) == ' ') {
        at++;
        continue;
      }
      Optional<String> word = longestAt(at, words);
      Optional<String> polite = longestAt(at, POLITENESS);
      // A word of the bank's counts even where it is politeness too.
      int length = word.map(String::length).orElse(0);
      int around = polite.map(String::length).orElse(0);
      if (length == 0 && around == 0) {
        return Optional.empty();
      }
      if (length >= around) {
        word.ifPresent(parts::add);
      }
      at += Math.max(length, around);
    }
    return Optional.of(parts);
  }

  private Optional<String> longestAt(int at, Collection<String> words) {
    return words.stream()
        .filter(word -> isAt(word, at))
        .max(Comparator.comparingInt(String::length));
  }

  private List<Integer> places(String word) {
    List<Integer> places = new ArrayList<>();
    for (int at = key.indexOf(word); at >= 0 && !word.isEmpty(); at = key.indexOf(word, at + 1)) {
      if (isAt(word, at)) {
        places.add(at);
      }
    }
    return places;
  }

  private boolean isAt(String word, int at) {
    return !word.isEmpty()
        && key.startsWith(word, at)
        && isApart(at - 1, at)
        && isApart(at + word.length() - 1, at + word.length());
  }

  /// Whether a word may end before a place and another begin there: Latin letters and digits that
  /// stand together are one.
  private boolean isApart(int before, int after) {
    return before < 0
        || after >= key.length()
        || !isLatin(key.charAt(before))
        || !isLatin(key.charAt(after));
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static Stream<String> all(Map<Language, List<String>> words) {
    return words.values().stream().flatMap(List::stream);
  }

  private static List<String> keys(Stream<String> words) {
    return words.map(NormalForm::key).toList();
  }
}
