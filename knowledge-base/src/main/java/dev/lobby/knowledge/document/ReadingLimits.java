package dev.lobby.knowledge.document;

import java.time.Duration;

/// What a document may have at most before it is refused.
///
/// @param bytes the file itself
/// @param unpackedBytes a docx or xlsx unpacked, all parts together
/// @param partBytes one part of a docx or xlsx unpacked
/// @param ratio bytes unpacked for each packed one, where a part is larger than a megabyte
/// @param entries parts of a docx or xlsx
/// @param pages pages of a PDF
/// @param rows rows of a table of records, all sheets of a workbook together
/// @param characters characters of text
/// @param time how long reading may take
public record ReadingLimits(
    long bytes,
    long unpackedBytes,
    long partBytes,
    int ratio,
    int entries,
    int pages,
    int rows,
    int characters,
    Duration time) {

  /// The limits unless somebody says otherwise.
  public static final ReadingLimits DEFAULT =
      new ReadingLimits(
          50L << 20,
          256L << 20,
          64L << 20,
          200,
          5_000,
          5_000,
          50_000,
          10_000_000,
          Duration.ofMinutes(2));

  public ReadingLimits {
    if (bytes < 1
        || unpackedBytes < 1
        || partBytes < 1
        || ratio < 1
        || entries < 1
        || pages < 1
        || rows < 1
        || characters < 1
        || !time.isPositive()) {
      throw new IllegalArgumentException("every limit of reading is above 0");
    }
  }

  /// Returns these limits with another for the file itself.
  public ReadingLimits withBytes(long most) {
    return new ReadingLimits(
        most, unpackedBytes, partBytes, ratio, entries, pages, rows, characters, time);
  }

  /// Returns these limits with another for the rows.
  public ReadingLimits withRows(int most) {
    return new ReadingLimits(
        bytes, unpackedBytes, partBytes, ratio, entries, pages, most, characters, time);
  }

  /// Returns these limits with another for the time.
  public ReadingLimits withTime(Duration most) {
    return new ReadingLimits(
        bytes, unpackedBytes, partBytes, ratio, entries, pages, rows, characters, most);
  }
}
