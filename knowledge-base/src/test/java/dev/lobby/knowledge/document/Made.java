package dev.lobby.knowledge.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/// Makes documents as the programs of offices do, and reads them.
final class Made {
  private Made() {}

  static Document read(String name, byte[] bytes) {
    return new DocumentReader(ReadingLimits.DEFAULT, InstantSource.system()).read(name, bytes);
  }

  static Document read(String name, String text) {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Returns all passages, each as its headings and its text.
  static List<String> told(Document document) {
    return document.passages().stream()
        .map(passage -> String.join(" > ", passage.headings()) + ": " + passage.text())
        .toList();
  }

  static byte[] docx(Consumer<XWPFDocument> content) {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.createStyles();
      for (int level = 1; level <= 3; level++) {
        CTStyle style = CTStyle.Factory.newInstance();
        // Word in Chinese names them by number, and the name stays English.
        style.setStyleId(Integer.toString(level));
        style.addNewName().setVal("heading " + level);
        style.setType(STStyleType.PARAGRAPH);
        style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
        document.getStyles().addStyle(new XWPFStyle(style));
      }
      content.accept(document);
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void heading(XWPFDocument document, int level, String text) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setStyle(Integer.toString(level));
    paragraph.createRun().setText(text);
  }

  static void paragraph(XWPFDocument document, String text) {
    document.createParagraph().createRun().setText(text);
  }

  static byte[] xlsx(Consumer<XSSFWorkbook> content) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      content.accept(workbook);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns `office` with one of its parts replaced, or added.
  static byte[] withPart(byte[] office, String name, byte[] content) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(office))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    parts.put(name, content);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// Returns the text of one of its parts.
  static String part(byte[] office, String name) {
    try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(office))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("no part " + name);
  }

  /// What draws one page.
  interface Draw {
    void page(Pen pen) throws IOException;
  }

  /// Draws lines from the top of a page to its bottom.
  static final class Pen implements AutoCloseable {
    static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
    static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    private final PDPageContentStream out;
    private float y = 770;

    Pen(PDDocument document, PDPage page) throws IOException {
      this.out = new PDPageContentStream(document, page);
    }

    void line(PDFont font, float size, float x, String text) throws IOException {
      y -= size * 1.4f;
      at(font, size, x, y, text);
    }

    void at(PDFont font, float size, float x, float at, String text) throws IOException {
      out.beginText();
      out.setFont(font, size);
      out.newLineAtOffset(x, at);
      out.showText(text);
      out.endText();
    }

    void row(String... cells) throws IOException {
      y -= 14;
      for (int i = 0; i < cells.length; i++) {
        at(PLAIN, 10, 72 + 150f * i, y, cells[i]);
      }
    }

    void gap() {
      y -= 14;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  static byte[] pdf(Draw... pages) {
    try (PDDocument document = new PDDocument()) {
      for (Draw draw : pages) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (Pen pen = new Pen(document, page)) {
          draw.page(pen);
        }
      }
      return bytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  /// Zeros without end, for what is packed far too well.
  static InputStream zeros(long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? ' ' : -1;
      }

      @Override
      public int read(byte[] into, int from, int most) {
        int now = (int) Math.min(left, most);
        if (now <= 0) {
          return -1;
        }
        java.util.Arrays.fill(into, from, from + now, (byte) ' ');
        left -= now;
        return now;
      }
    };
  }
}
