package dev.lobby.knowledge.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// Reads documents; safe for any number of threads.
///
/// A document is read whole or not at all. Nothing in it is run, and nothing outside of it fetched.
public final class DocumentReader {
  private final ReadingLimits limits;
  private final InstantSource clock;

  /// @param limits what a document may have at most
  /// @param clock says when reading takes too long
  public DocumentReader(ReadingLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /// Reads a file, which is refused by its size before any of it is read.
  ///
  /// @throws UnreadableDocumentException saying what is wrong with it and what to do
  /// @throws IOException when it is not there or the disk fails
  public Document read(Path file) throws IOException {
    String name = Objects.requireNonNullElse(file.getFileName(), file).toString();
    checkSize(name, Files.size(file));
    try (InputStream in = Files.newInputStream(file)) {
      // It may have grown since.
      return read(
          name,
          in.readNBytes(Math.toIntExact(Math.min(limits.bytes() + 1, Integer.MAX_VALUE - 8))));
    }
  }

  /// Reads the bytes of a file.
  ///
  /// @param name the file's name, for messages, and as title of a document that has none; it says
  ///   nothing about the type
  /// @throws UnreadableDocumentException saying what is wrong with it and what to do
  public Document read(String name, byte[] bytes) {
    checkSize(name, bytes.length);
    if (bytes.length == 0) {
      throw UnreadableDocumentException.of(Problem.EMPTY, name);
    }
    Deadline deadline = new Deadline(name, limits.time(), clock);
    Blocks blocks = new Blocks(name, limits, deadline);
    try {
      DocumentType type = read(bytes, ContentType.of(bytes, name, limits, deadline), blocks);
      String sha256 = sha256(bytes);
      List<Passage> passages = Splitter.split(blocks.all(), sha256);
      if (passages.isEmpty()) {
        throw UnreadableDocumentException.of(Problem.NO_TEXT, name);
      }
      return new Document(blocks.title(), type, sha256, passages, blocks.notes());
    } catch (UnreadableDocumentException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The libraries throw whatever they stumble over, and overflow the stack where a file nests
      // without end.
      throw UnreadableDocumentException.damaged(name, e);
    }
  }

  /// Returns the type as the reader has found it, which knows more than the first bytes tell.
  private static DocumentType read(byte[] bytes, DocumentType type, Blocks blocks)
      throws IOException {
    switch (type) {
      case DOCX -> DocxReader.read(bytes, blocks);
      case XLSX -> XlsxReader.read(bytes, blocks);
      case PDF -> PdfReader.read(bytes, blocks);
      case HTML -> HtmlReader.read(bytes, blocks);
      case MARKDOWN, CSV, TEXT -> {
        return TextReader.read(bytes, blocks);
      }
    }
    return type;
  }

  private void checkSize(String name, long bytes) {
    if (bytes > limits.bytes()) {
      throw UnreadableDocumentException.of(
          Problem.TOO_LARGE, name, Math.ceilDiv(bytes, 1L << 20), limits.bytes() >> 20);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
