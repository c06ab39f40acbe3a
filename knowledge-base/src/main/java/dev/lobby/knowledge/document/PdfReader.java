package dev.lobby.knowledge.document;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/// Reads the text of a PDF; pictures, form fields, attachments and scripts are none.
final class PdfReader {
  /// From this share of characters that nobody can name, the text is of no use.
  private static final double UNKNOWN_MAX = 0.05;

  private static final int BOOKMARKS_MAX = 20_000;
  private static final int BOOKMARK_DEPTH_MAX = 9;
  private static final int PAGES_TOLD = 10;

  private PdfReader() {}

  static void read(byte[] bytes, Blocks blocks) throws IOException {
    PdfFonts.use();
    PdfStreams.check(bytes, blocks);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      int pages = document.getNumberOfPages();
      if (pages > blocks.limits().pages()) {
        throw UnreadableDocumentException.of(
            Problem.TOO_MANY_PAGES, blocks.file(), pages, blocks.limits().pages());
      }
      if (!document.getCurrentAccessPermission().canExtractContent()) {
        throw UnreadableDocumentException.of(Problem.COPYING_FORBIDDEN, blocks.file());
      }
      blocks.title(Optional.ofNullable(document.getDocumentInformation().getTitle()).orElse(""));
      PdfLines text = new PdfLines(blocks);
      List<PdfLine> lines = text.read(document);
      if (text.unknown() > UNKNOWN_MAX) {
        throw UnreadableDocumentException.of(Problem.UNREADABLE_FONT, blocks.file());
      }
      noteEmptyPages(lines, pages, blocks);
      new PdfText(lines, bookmarks(document), blocks).read();
    } catch (InvalidPasswordException e) {
      throw UnreadableDocumentException.of(Problem.ENCRYPTED, blocks.file());
    }
  }

  private static void noteEmptyPages(List<PdfLine> lines, int pages, Blocks blocks) {
    TreeSet<Integer> empty = new TreeSet<>();
    for (int page = 1; page <= pages; page++) {
      empty.add(page);
    }
    lines.forEach(line -> empty.remove(line.page()));
    if (!empty.isEmpty() && empty.size() < pages) {
      String told =
          empty.stream().limit(PAGES_TOLD).map(String::valueOf).collect(Collectors.joining(", "))
              + (empty.size() > PAGES_TOLD ? " …" : "");
      blocks.note(
          "Pages that hold no text were left out: " + told + ".", "没有文字的页未导入：第 " + told + " 页。");
    }
  }

  /// Returns the level of each bookmark, from 1, by what its heading is compared with.
  private static Map<String, Integer> bookmarks(PDDocument document) {
    Map<String, Integer> levels = new HashMap<>();
    PDDocumentOutline outline = document.getDocumentCatalog().getDocumentOutline();
    if (outline != null) {
      collect(outline, 1, levels);
    }
    return levels;
  }

  private static void collect(PDOutlineNode node, int level, Map<String, Integer> levels) {
    for (PDOutlineItem item : node.children()) {
      if (levels.size() >= BOOKMARKS_MAX) {
        return;
      }
      if (item.getTitle() != null) {
        levels.putIfAbsent(PdfText.key(item.getTitle()), level);
      }
      if (level < BOOKMARK_DEPTH_MAX) {
        collect(item, level + 1, levels);
      }
    }
  }
}
