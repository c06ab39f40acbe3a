package dev.lobby.complaint;

import dev.lobby.language.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The language in which a customer reads what they are told.
record CustomersLanguage(Language language) {

  private static final Pattern SENTENCE_ENDS = Pattern.compile("[。！？；!?;\\n]|\\.\\s");

  /// What is asked before a text is told to a customer who may not read it; empty where they read
  /// it.
  Optional<Refusal> doubt(String text) {
    return reads(text)
        ? Optional.empty()
        : Optional.of(asked("这段文字" + how(text, false), "this is " + how(text, true)));
  }

  /// What is asked before a decision is told of which the customer may not read every part: each is
  /// looked at by itself, or one sentence would be lost among many.
  Optional<Refusal> doubt(Resolution resolution) {
    List<Part> foreign =
        Stream.of(
                new Part("查明的情况", "what was found", resolution.found()),
                new Part("如何处理", "the remedy", resolution.remedy()),
                new Part(
                    "还欠客户什么",
                    "what is still owed",
                    resolution.owed() == null ? "" : resolution.owed().text()),
                new Part("客户不同意时可以向谁反映", "where to appeal", resolution.appeal()))
            .filter(part -> !reads(part.text))
            .toList();
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of(
            asked(
                foreign.stream()
                    .map(part -> "“" + part.zh + "”" + how(part.text, false))
                    .collect(Collectors.joining("，")),
                foreign.stream()
                    .map(part -> part.en + " is " + how(part.text, true))
                    .collect(Collectors.joining(", "))));
  }

  private record Part(String zh, String en, String text) {}

  private boolean reads(String text) {
    List<Language> known = language.spoken();
    // A name or two of the other language in a sentence is no foreign sentence.
    return known.isEmpty()
        || (known.containsAll(Language.of(text).spoken())
            && SENTENCE_ENDS
                .splitAsStream(text)
                .map(sentence -> Language.of(sentence).spoken())
                .allMatch(spoken -> spoken.isEmpty() || spoken.stream().anyMatch(known::contains)));
  }

  private boolean isEnglish() {
    return language == Language.EN;
  }

  /// How much of a text is in the other language.
  private String how(String text, boolean english) {
    boolean partly = Language.of(text).spoken().stream().anyMatch(language.spoken()::contains);
    return english
        ? (partly ? "partly in " : "in ") + (isEnglish() ? "Chinese" : "English")
        : (partly ? "夹有" : "是") + (isEnglish() ? "中文" : "英文");
  }

  private Refusal asked(String zh, String en) {
    return new Refusal(
        "客户使用" + (isEnglish() ? "英文" : "中文") + "，" + zh + "。请改写；确实要这样告知的，请确认。",
        "The customer writes "
            + (isEnglish() ? "English" : "Chinese")
            + ", and "
            + en
            + ". Write it in their language, or confirm to have it told as it is.",
        Doubt.LANGUAGE);
  }
}
