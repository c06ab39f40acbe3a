package dev.lobby.knowledge.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/// Finds out what a file is by its bytes.
final class ContentType {
  private static final byte[] ENCRYPTED_PACKAGE =
      "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  private ContentType() {}

  /// Returns the type of a file; plain text may still turn out to be a table or Markdown.
  ///
  /// @throws UnreadableDocumentException when it is none that is read
  static DocumentType of(byte[] bytes, String file, ReadingLimits limits, Deadline deadline) {
    String media = media(bytes, file);
    return switch (media) {
      case "application/pdf" -> DocumentType.PDF;
      case "text/html", "application/xhtml+xml" -> DocumentType.HTML;
      case "application/zip", "application/x-tika-ooxml" ->
          OfficeZip.check(bytes, file, limits, deadline)
              .orElseThrow(() -> unknown(file, "application/zip"));
      case "application/x-tika-msoffice" ->
          throw UnreadableDocumentException.of(
              contains(bytes, ENCRYPTED_PACKAGE) ? Problem.ENCRYPTED : Problem.OLD_OFFICE, file);
      case String text when text.startsWith("text/") -> DocumentType.TEXT;
      // Tika takes text in GB18030 and UTF-16 for bytes of no known kind.
      case "application/octet-stream" -> text(bytes).orElseThrow(() -> unknown(file, media));
      default -> throw unknown(file, media);
    };
  }

  private static String media(byte[] bytes, String file) {
    try (TikaInputStream in = TikaInputStream.get(bytes)) {
      return MimeTypes.getDefaultMimeTypes().detect(in, new Metadata()).getBaseType().toString();
    } catch (IOException e) {
      throw UnreadableDocumentException.damaged(file, e);
    }
  }

  private static Optional<DocumentType> text(byte[] bytes) {
    return TextBytes.decode(bytes)
        .filter(text -> text.indexOf('\0') < 0)
        .map(text -> DocumentType.TEXT);
  }

  private static UnreadableDocumentException unknown(String file, String media) {
    return UnreadableDocumentException.of(Problem.UNKNOWN_TYPE, file, media);
  }

  private static boolean contains(byte[] bytes, byte[] what) {
    for (int i = 0; i + what.length <= bytes.length; i++) {
      int same = 0;
      while (same < what.length && bytes[i + same] == what[same]) {
        same++;
      }
      if (same == what.length) {
        return true;
      }
    }
    return false;
  }
}
