package dev.lobby.knowledge.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Looks through the parts of a docx or xlsx before anything trusts them.
///
/// Every part is unpacked once and counted, because what a zip says about its sizes may be a lie.
final class OfficeZip {
  /// What is smaller than this unpacked harms nobody, however well it was packed.
  private static final long RATIO_COUNTS_FROM = 1 << 20;

  /// Parts of XML that are not read as a stream take many times their size.
  private static final long WHOLE_BYTES_MAX = 8 << 20;

  private static final Pattern STREAMED =
      Pattern.compile(
          "word/(document|footnotes)\\d*\\.xml|xl/(sharedStrings\\d*|worksheets/[^/]+)\\.xml");

  private static final Pattern XML = Pattern.compile(".*\\.(xml|rels|vml)");

  /// Begins what names entities, and nothing that Office writes.
  private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

  /// Begins each row of a sheet.
  private static final byte[] ROW = {'<', 'r', 'o', 'w'};

  private OfficeZip() {}

  /// Returns which of the two a zip is; empty when it is neither.
  ///
  /// @throws UnreadableDocumentException when it is over a limit, declares entities or is damaged
  static Optional<DocumentType> check(
      byte[] bytes, String file, ReadingLimits limits, Deadline deadline) {
    boolean word = false;
    boolean workbook = false;
    long unpacked = 0;
    int entries = 0;
    try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
      for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
        ZipArchiveEntry entry = all.nextElement();
        if (++entries > limits.entries()) {
          throw UnreadableDocumentException.of(Problem.TOO_MANY_ENTRIES, file, limits.entries());
        }
        word |= entry.getName().startsWith("word/");
        workbook |= entry.getName().startsWith("xl/");
        unpacked += unpack(zip, entry, limits.unpackedBytes() - unpacked, file, limits, deadline);
      }
    } catch (IOException e) {
      throw UnreadableDocumentException.damaged(file, e);
    }
    if (word) {
      return Optional.of(DocumentType.DOCX);
    }
    return workbook ? Optional.of(DocumentType.XLSX) : Optional.empty();
  }

  private static long unpack(
      ZipFile zip,
      ZipArchiveEntry entry,
      long left,
      String file,
      ReadingLimits limits,
      Deadline deadline)
      throws IOException {
    String name = CleanText.of(entry.getName());
    long packed = Math.max(1, entry.getCompressedSize());
    boolean xml = XML.matcher(name).matches();
    long part =
        xml && !STREAMED.matcher(name).matches()
            ? Math.min(WHOLE_BYTES_MAX, limits.partBytes())
            : limits.partBytes();
    long most = Math.min(left, part);
    long unpacked = 0;
    int matched = 0;
    long rows = 0;
    int inRow = 0;
    boolean sheet = name.startsWith("xl/worksheets/");
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        deadline.check();
        unpacked += read;
        for (int i = 0; sheet && i < read; i++) {
          inRow = buffer[i] == ROW[inRow] ? inRow + 1 : buffer[i] == ROW[0] ? 1 : 0;
          if (inRow == ROW.length) {
            rows++;
            inRow = 0;
          }
        }
        if (unpacked > most
            || (unpacked > RATIO_COUNTS_FROM && unpacked / packed >= limits.ratio())) {
          // Whoever made a table with a million rows is to hear of its rows.
          throw rows > limits.rows()
              ? UnreadableDocumentException.of(Problem.TOO_MANY_ROWS, file, limits.rows())
              : UnreadableDocumentException.of(Problem.UNPACKS_TO_TOO_MUCH, file, name);
        }
        for (int i = 0; xml && i < read; i++) {
          // Skipping zeros finds it in UTF-16 too.
          if (buffer[i] == DOCTYPE[matched]) {
            if (++matched == DOCTYPE.length) {
              throw UnreadableDocumentException.of(Problem.EXTERNAL_ENTITY, file, name);
            }
          } else if (buffer[i] != 0) {
            matched = buffer[i] == DOCTYPE[0] ? 1 : 0;
          }
        }
      }
    }
    return unpacked;
  }
}
