package dev.lobby.knowledge.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A document that the bank lets be quoted.
///
/// @param id how the bank calls it, whatever version it is in: lower-case words and digits joined
///   by hyphens
/// @param version the first 12 hex digits of the SHA-256 of its id, title, passages and terms; the
///   same words on the same terms have the same version anywhere
/// @param document what was read of it
/// @param terms on which days it may be quoted, and to whom
public record BankDocument(String id, String version, Document document, Terms terms) {

  private static final int VERSION_DIGITS = 12;

  /// Returns `document` under an id, to be quoted to everybody.
  public static BankDocument of(String id, Document document) {
    return of(id, document, Terms.NONE);
  }

  /// Returns `document` under an id, in the version that its content and terms give it.
  public static BankDocument of(String id, Document document, Terms terms) {
    return new BankDocument(id, version(id, document, terms), document, terms);
  }

  private static String version(String id, Document document, Terms terms) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, id);
      add(digest, document.title());
      add(digest, document.sha256());
      for (Passage passage : document.passages()) {
        passage.headings().forEach(heading -> add(digest, heading));
        add(digest, passage.page() + " " + passage.text());
      }
      if (!terms.equals(Terms.NONE)) {
        add(digest, terms.from());
        add(digest, terms.until());
        add(digest, terms.forWhom());
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  /// Returns its passage with this number; empty when there is none.
  public Optional<Quotation> quotation(int number) {
    return number >= 1 && number <= document.passages().size()
        ? Optional.of(new Quotation(this, document.passages().get(number - 1)))
        : Optional.empty();
  }
}
