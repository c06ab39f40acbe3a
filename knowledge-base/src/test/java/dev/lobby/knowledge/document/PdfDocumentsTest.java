package dev.lobby.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PdfDocumentsTest {

  @Test
  void larger_and_bolder_lines_of_a_pdf_are_its_headings() {
    Document document =
        Made.read(
            "x",
            Made.pdf(pen -> {
              pen.line(Made.Pen.BOLD, 18, 72, "Deposits");
              pen.gap();
              pen.line(
                  Made.Pen.PLAIN,
                  10,
                  72,
                  "A deposit may be made at any branch, at any time of the day and of the year, by");
              pen.line(Made.Pen.PLAIN, 10, 72, "anyone who holds an account.");
              pen.gap();
              pen.line(Made.Pen.BOLD, 10, 72, "Early withdrawal");
              pen.line(Made.Pen.PLAIN, 10, 72, "Interest is paid at the current rate.");
            }));
    assertThat(document.type()).isEqualTo(DocumentType.PDF);
    assertThat(document.title()).isEqualTo("Deposits");
    assertThat(Made.told(document))
        .containsExactly(
            "Deposits: A deposit may be made at any branch, at any time of the day and of the year,"
                + " by anyone who holds an account.",
            "Deposits > Early withdrawal: Interest is paid at the current rate.");
    assertThat(document.passages()).extracting(Passage::page).containsExactly(1, 1);
  }

  @Test
  void bookmarks_of_a_pdf_say_which_lines_are_headings() throws IOException {
    byte[] plain =
        Made.pdf(pen -> {
          pen.line(Made.Pen.PLAIN, 10, 72, "Cards");
          pen.line(Made.Pen.PLAIN, 10, 72, "Fees");
          pen.line(Made.Pen.PLAIN, 10, 72, "The yearly fee is 300.");
        });
    try (PDDocument document = Loader.loadPDF(plain)) {
      PDDocumentOutline outline = new PDDocumentOutline();
      document.getDocumentCatalog().setDocumentOutline(outline);
      PDOutlineItem cards = new PDOutlineItem();
      cards.setTitle("Cards");
      outline.addLast(cards);
      PDOutlineItem fees = new PDOutlineItem();
      fees.setTitle("Fees");
      cards.addLast(fees);
      assertThat(Made.told(Made.read("x", Made.bytes(document))))
          .containsExactly("Cards > Fees: The yearly fee is 300.");
    }
  }

  @Test
  void running_heads_and_page_numbers_are_left_out_and_paragraphs_go_on_over_pages() {
    Made.Draw[] pages = new Made.Draw[6];
    for (int i = 0; i < pages.length; i++) {
      int page = i + 1;
      pages[i] =
          pen -> {
            pen.at(Made.Pen.PLAIN, 8, 72, 770, "Example Bank, handbook, version 7");
            pen.at(Made.Pen.PLAIN, 8, 300, 20, "- " + page + " -");
            pen.line(Made.Pen.PLAIN, 30, 72, " ");
            pen.line(Made.Pen.PLAIN, 30, 72, " ");
            pen.line(
                Made.Pen.PLAIN,
                10,
                72,
                "Sentence " + page + " goes on and on until it comes to the end of this page and");
          };
    }
    Document document = Made.read("x", Made.pdf(pages));
    assertThat(document.passages())
        .allSatisfy(it -> assertThat(it.text()).doesNotContain("version 7", "- "));
    assertThat(document.passages().getFirst().text())
        .startsWith(
            "Sentence 1 goes on and on until it comes to the end of this page and Sentence 2 goes");
  }

  @Test
  void rows_of_a_pdf_keep_their_cells_apart() {
    Document document =
        Made.read(
            "x",
            Made.pdf(pen -> {
              pen.line(Made.Pen.PLAIN, 10, 72, "These are the fees of the bank for transfers.");
              pen.gap();
              pen.row("Transfer", "Fee", "Time");
              pen.row("Own bank", "0.00", "at once");
              pen.row("Other bank", "5.50", "next day");
            }));
    assertThat(Made.told(document))
        .containsExactly(
            ": These are the fees of the bank for transfers.",
            ": Transfer | Fee | Time\nOwn bank | 0.00 | at once\nOther bank | 5.50 | next day");
  }

  @Test
  void chinese_in_a_font_that_is_not_in_the_pdf_is_read() {
    Document document = Made.read("x", chinese("第一章 存款", "定期存款可以提前支取。", "利率为百分之一点三五。"));
    assertThat(Made.told(document)).containsExactly("第一章 存款: 定期存款可以提前支取。利率为百分之一点三五。");
  }

  /// A PDF as Chinese programs write them that rely on the reader's fonts.
  private static byte[] chinese(String... lines) {
    StringBuilder content = new StringBuilder("BT /F1 12 Tf 72 700 Td 18 TL\n");
    for (String line : lines) {
      content
          .append('<')
          .append(HexFormat.of().formatHex(line.getBytes(StandardCharsets.UTF_16BE)))
          .append("> Tj T*\n");
    }
    content.append("ET");
    List<String> objects =
        List.of(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length " + content.length() + ">>stream\n" + content + "\nendstream",
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor 7 0 R>>",
            "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>");
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    for (int i = 0; i < objects.size(); i++) {
      pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    // Without a table of where objects are, as after a bad download; readers find them.
    return pdf.append("trailer <</Root 1 0 R/Size 8>>\n%%EOF\n")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void pages_of_pictures_are_told() {
    Made.Draw text = pen -> pen.line(Made.Pen.PLAIN, 10, 72, "There is some text here.");
    Document document = Made.read("x", Made.pdf(text, pen -> {}, text));
    assertThat(document.notes())
        .containsExactly(
            new Document.Note("Pages that hold no text were left out: 2.", "没有文字的页未导入：第 2 页。"));
  }

  @Test
  @Tag("long")
  @Timeout(120)
  void a_thousand_pages_are_read_within_a_minute() {
    Made.Draw[] pages = new Made.Draw[1000];
    for (int i = 0; i < pages.length; i++) {
      int page = i + 1;
      pages[i] =
          pen -> {
            pen.line(Made.Pen.BOLD, 14, 72, "Section " + page);
            for (int line = 0; line < 45; line++) {
              pen.line(
                  Made.Pen.PLAIN,
                  10,
                  72,
                  "Line "
                      + line
                      + " of page "
                      + page
                      + " says what the bank asks of whoever opens an account here.");
            }
          };
    }
    byte[] pdf = Made.pdf(pages);
    long begun = System.nanoTime();
    Document document = Made.read("thousand.pdf", pdf);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(document.passages()).hasSizeGreaterThan(1000);
    assertThat(document.passages().getLast().page()).isEqualTo(1000);
    System.out.println(
        "1,000 pages, " + document.passages().size() + " passages: " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(60));
  }
}
