package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether a message has the form of a question.
final class Asking {

  private static final Pattern CHINESE =
      Pattern.compile(
          "[?？]\\s*$|[吗呢]\\p{Punct}*$|怎么|怎样|如何|为什么|为何|什么|多少|几点|(?<![这那过前后好近])几天|哪里|哪些|哪个|能不能|可不可以|可以.*吗|请问|是否");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\?\\s*$|^(?:please |ok |so |and |but |hi |hello )*+(?:how|what|when|where|why|who|which|can"
              + " (?:i|you)|could (?:i|you)|do (?:i|you)|does|is there|are there|may i|should i)\\b");

  private Asking() {}

  static boolean is(String text) {
    String form = NormalForm.of(text);
    return CHINESE.matcher(form).find() || ENGLISH.matcher(form).find();
  }
}
