package dev.lobby.knowledge.article;

import dev.lobby.language.text.ControlCharacters;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A page or file that stands under an answer: what it is called, and where it is. Written in one
/// line, as `Fees https://harbour.example/fees.pdf`.
///
/// @param label what customers read; empty when it is missing
/// @param address an https address, or a path on the bank's own site such as `/fees.pdf`; empty
///   when it is missing
public record Link(String label, String address) {

  /// How long a label may be: more does not fit on a phone.
  public static final int LABEL_MAX = 60;

  /// How long an address may be.
  public static final int ADDRESS_MAX = 500;

  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?<=[/._=-])(?:zh-cn|zh-hans|zh|cn|en-gb|en-us|en)(?=[/._?&#-]|$)",
          Pattern.CASE_INSENSITIVE);

  /// What is wrong with a link, and what to do.
  record Fault(String zh, String en) {}

  /// Returns the link that a line holds; what comes after the last blank is its address. A line
  /// without a blank is an address when it looks like one, else a label.
  public static Link of(String line) {
    String text = line.strip();
    int blank = text.length() - 1;
    while (blank >= 0 && !Character.isWhitespace(text.charAt(blank))) {
      blank--;
    }
    if (blank < 0) {
      boolean address = text.startsWith("/") || text.contains(":");
      return address ? new Link("", text) : new Link(text, "");
    }
    return new Link(text.substring(0, blank).strip(), text.substring(blank + 1));
  }

  /// Returns the line that [#of] reads.
  public String line() {
    return (label + " " + address).strip();
  }

  /// Returns what keeps it from being shown; empty when nothing does.
  Optional<Fault> fault() {
    if (label.isEmpty() || address.isEmpty()) {
      return fault("要写成“名称 地址”", "needs a label, a blank and an address");
    }
    if (label.codePointCount(0, label.length()) > LABEL_MAX) {
      return fault(
          "的名称超过 " + LABEL_MAX + " 个字符，请缩短",
          "has a label of more than " + LABEL_MAX + " characters; shorten it");
    }
    if (label.indexOf('{') >= 0 || label.indexOf('}') >= 0 || isBent(label)) {
      return fault(
          "的名称里不能有大括号或控制字符", "has braces or a control character in its label; take them out");
    }
    if (address.length() > ADDRESS_MAX) {
      return fault(
          "的地址超过 " + ADDRESS_MAX + " 个字符",
          "has an address of more than " + ADDRESS_MAX + " characters");
    }
    return isPath(address) || isWeb(address)
        ? Optional.empty()
        : fault(
            "的地址要以 https:// 开头，或是本行网站上的路径（如 /fees.pdf）",
            "needs an address that begins with https://, or a path on the bank's own site such as"
                + " /fees.pdf");
  }

  private static Optional<Fault> fault(String zh, String en) {
    return Optional.of(new Fault(zh, en));
  }

  private static boolean isBent(String text) {
    return ControlCharacters.first(text).isPresent()
        || text.codePoints().anyMatch(it -> Character.getType(it) == Character.FORMAT);
  }

  /// Two slashes, or a slash and a backslash, would lead to another site.
  private static boolean isPath(String address) {
    URI uri = uri(address);
    return uri != null
        && address.startsWith("/")
        && !address.startsWith("//")
        && uri.getScheme() == null
        && uri.getRawAuthority() == null;
  }

  /// A user's name before the host would make one site look like another.
  private static boolean isWeb(String address) {
    URI uri = uri(address);
    return uri != null
        && "https".equalsIgnoreCase(uri.getScheme())
        && uri.getHost() != null
        && uri.getRawUserInfo() == null;
  }

  private static @Nullable URI uri(String address) {
    if (isBent(address)) {
      return null;
    }
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /// Returns the address without what may differ between the two languages, so that `/fees.pdf`,
  /// `/en/fees.pdf` and `/fees-zh.pdf` are one.
  String anyLanguage() {
    return LANGUAGE.matcher(address).replaceAll("").replaceAll("[/._-]+([/._-])", "$1");
  }
}
