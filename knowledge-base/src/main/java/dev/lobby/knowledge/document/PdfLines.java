package dev.lobby.knowledge.document;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a PDF in the order in which they are drawn.
final class PdfLines extends PDFTextStripper {
  /// A gap so many times the font's size keeps the cells of a table apart.
  private static final float CELL_GAP = 1.5f;

  private static final float BOLD_WEIGHT = 600;

  private final Blocks blocks;
  private final List<PdfLine> lines = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private float height;
  private @Nullable TextPosition first;
  private @Nullable TextPosition last;
  private float size;
  private int bold;
  private int drawn;
  private int characters;
  private int unknown;

  PdfLines(Blocks blocks) {
    this.blocks = blocks;
    setLineSeparator("\n");
    // Some programs draw each character several times to make it bold.
    setSuppressDuplicateOverlappingText(true);
  }

  List<PdfLine> read(PDDocument document) throws IOException {
    writeText(document, Writer.nullWriter());
    return lines;
  }

  /// Returns the share of characters of which the font does not say what they are, 0 to 1.
  double unknown() {
    return characters == 0 ? 0 : (double) unknown / characters;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    blocks.deadline().check();
    super.processOperator(operator, operands);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    if (++characters > blocks.limits().characters()) {
      throw UnreadableDocumentException.of(
          Problem.TOO_MUCH_TEXT, blocks.file(), blocks.limits().characters());
    }
    String unicode = text.getUnicode();
    if (unicode == null || unicode.codePoints().anyMatch(PdfLines::isUnknown)) {
      unknown++;
    }
    super.processTextPosition(text);
  }

  private static boolean isUnknown(int point) {
    return point == 0xFFFD || Character.getType(point) == Character.PRIVATE_USE;
  }

  @Override
  protected void startPage(PDPage page) throws IOException {
    blocks.deadline().check();
    height = page.getCropBox().getHeight();
    super.startPage(page);
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    TextPosition begins = positions.getFirst();
    if (last != null) {
      float gap = begins.getXDirAdj() - (last.getXDirAdj() + last.getWidthDirAdj());
      if (gap > CELL_GAP * begins.getFontSizeInPt()) {
        endCell();
      } else if (!cell.isEmpty()) {
        cell.append(' ');
      }
    } else {
      first = begins;
    }
    cell.append(text);
    last = positions.getLast();
    for (TextPosition position : positions) {
      drawn++;
      size += position.getFontSizeInPt();
      bold += isBold(position.getFont()) ? 1 : 0;
    }
  }

  private static boolean isBold(PDFont font) {
    String name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
    if (name.contains("bold") || name.contains("black") || name.contains("heavy")) {
      return true;
    }
    PDFontDescriptor descriptor = font.getFontDescriptor();
    return descriptor != null
        && (descriptor.isForceBold() || descriptor.getFontWeight() >= BOLD_WEIGHT);
  }

  @Override
  protected void writeWordSeparator() {}

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writeParagraphStart() {
    endLine();
  }

  @Override
  protected void writeParagraphEnd() {
    endLine();
  }

  @Override
  protected void writeParagraphSeparator() {
    endLine();
  }

  @Override
  protected void endArticle() {
    endLine();
  }

  private void endCell() {
    String text = CleanText.of(cell.toString());
    if (!text.isEmpty()) {
      cells.add(text);
    }
    cell.setLength(0);
  }

  private void endLine() {
    endCell();
    if (first != null && last != null && !cells.isEmpty()) {
      lines.add(
          new PdfLine(
              cells,
              first.getXDirAdj(),
              last.getXDirAdj() + last.getWidthDirAdj(),
              first.getYDirAdj(),
              size / drawn,
              bold * 2 > drawn,
              getCurrentPageNo(),
              height));
    }
    cells.clear();
    first = null;
    last = null;
    size = 0;
    bold = 0;
    drawn = 0;
  }
}
