package dev.lobby.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

class OfficeDocumentsTest {

  @Test
  void a_docx_is_read_into_passages_under_its_headings() {
    Document document =
        Made.read(
            "handbook",
            Made.docx(docx -> {
              Made.heading(docx, 1, "存款业务");
              Made.heading(docx, 2, "定期存款");
              Made.paragraph(docx, "定期存款的起存金额为50元，  多存不限。");
              Made.paragraph(docx, "提前支取按活期利率计息。");
              Made.heading(docx, 2, "Cards");
              Made.paragraph(docx, "A lost card is blocked at once.");
            }));
    assertThat(document.type()).isEqualTo(DocumentType.DOCX);
    assertThat(document.title()).isEqualTo("存款业务");
    assertThat(Made.told(document))
        .containsExactly(
            "存款业务 > 定期存款: 定期存款的起存金额为50元， 多存不限。\n提前支取按活期利率计息。",
            "存款业务 > Cards: A lost card is blocked at once.");
    assertThat(document.passages()).extracting(Passage::number).containsExactly(1, 2);
    assertThat(document.passages().getFirst().id())
        .isEqualTo(document.sha256().substring(0, 16) + "-1");
  }

  @Test
  void deleted_and_hidden_text_of_a_docx_is_never_quoted() {
    byte[] docx = Made.docx(it -> Made.paragraph(it, "KEPT"));
    String body = Made.part(docx, "word/document.xml");
    String changed =
        body.replace(
            "</w:p>",
            "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>DELETED</w:delText></w:r></w:del>"
                + "<w:ins w:id=\"2\" w:author=\"a\"><w:r><w:t xml:space=\"preserve\"> inserted</w:t></w:r></w:ins>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN</w:t></w:r>"
                + "<w:r><w:instrText>PAGEREF</w:instrText></w:r>"
                + "<w:r><w:t> shown</w:t></w:r></w:p>");
    Document document =
        Made.read(
            "x",
            Made.withPart(docx, "word/document.xml", changed.getBytes(StandardCharsets.UTF_8)));
    assertThat(Made.told(document)).containsExactly(": KEPT inserted shown");
  }

  @Test
  void a_footnote_follows_the_paragraph_that_refers_to_it() {
    Document document =
        Made.read(
            "x",
            Made.docx(docx -> {
              var paragraph = docx.createParagraph();
              paragraph.createRun().setText("年费300元");
              var note = docx.createFootnote();
              note.createParagraph().createRun().setText("首年免收。");
              paragraph.addFootnoteReference(note);
              Made.paragraph(docx, "下一段。");
            }));
    assertThat(Made.told(document)).containsExactly(": 年费300元\n首年免收。\n下一段。");
  }

  @Test
  void each_passage_of_a_table_begins_with_its_header() {
    Document document =
        Made.read(
            "x",
            Made.docx(docx -> {
              Made.heading(docx, 1, "收费");
              XWPFTable table = docx.createTable(61, 2);
              table.getRow(0).getCell(0).setText("项目");
              table.getRow(0).getCell(1).setText("费用");
              for (int i = 1; i <= 60; i++) {
                table.getRow(i).getCell(0).setText("服务项目第" + i + "号");
                table.getRow(i).getCell(1).setText("每笔" + i + "元");
              }
            }));
    assertThat(document.passages())
        .hasSizeGreaterThan(1)
        .allSatisfy(passage -> {
          assertThat(passage.text()).startsWith("项目 | 费用\n服务项目第");
          assertThat(passage.headings()).containsExactly("收费");
        });
    assertThat(document.passages().getFirst().text()).contains("\n服务项目第2号 | 每笔2元\n");
  }

  @Test
  void merged_cells_of_a_docx_belong_to_each_of_their_rows() {
    byte[] docx =
        Made.docx(it -> {
          XWPFTable table = it.createTable(3, 2);
          table.getRow(0).getCell(0).setText("币种");
          table.getRow(0).getCell(1).setText("期限");
          table.getRow(1).getCell(0).setText("人民币");
          table.getRow(1).getCell(1).setText("1年");
          table.getRow(2).getCell(1).setText("2年");
          for (int row = 1; row < 3; row++) {
            var properties = table.getRow(row).getCell(0).getCTTc().addNewTcPr();
            properties
                .addNewVMerge()
                .setVal(
                    row == 1
                        ? org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge.RESTART
                        : org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge.CONTINUE);
          }
        });
    assertThat(Made.told(Made.read("x", docx))).containsExactly(": 币种 | 期限\n人民币 | 1年\n人民币 | 2年");
  }

  @Test
  void an_xlsx_is_read_sheet_by_sheet_as_it_is_shown() {
    byte[] xlsx =
        Made.xlsx(workbook -> {
          XSSFSheet rates = workbook.createSheet("存款利率");
          Row title = rates.createRow(0);
          title.createCell(0).setCellValue("2026年人民币存款利率表");
          Row names = rates.createRow(1);
          names.createCell(0).setCellValue("期限");
          names.createCell(1).setCellValue("年利率");
          var percent = workbook.createCellStyle();
          percent.setDataFormat(workbook.createDataFormat().getFormat("0.00%"));
          Row year = rates.createRow(2);
          year.createCell(0).setCellValue("一年");
          year.createCell(1).setCellValue(0.0135);
          year.getCell(1).setCellStyle(percent);
          Row secret = rates.createRow(3);
          secret.createCell(0).setCellValue("HIDDEN ROW");
          secret.setZeroHeight(true);
          workbook.createSheet("draft").createRow(0).createCell(0).setCellValue("SECRET");
          workbook.setSheetHidden(1, true);
        });
    Document document = Made.read("rates.bin", xlsx);
    assertThat(document.type()).isEqualTo(DocumentType.XLSX);
    assertThat(Made.told(document))
        .containsExactly("存款利率: 2026年人民币存款利率表", "存款利率: 期限 | 年利率\n一年 | 1.35%");
    assertThat(document.notes())
        .extracting(Document.Note::en)
        .containsExactly("The sheet draft is hidden and was left out.");
  }

  @Test
  void macros_are_ignored_and_said_so() {
    byte[] docx = Made.docx(it -> Made.paragraph(it, "Text"));
    byte[] types =
        Made.part(docx, "[Content_Types].xml")
            .replace(
                "<Override",
                "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/><Override")
            .getBytes(StandardCharsets.UTF_8);
    byte[] relations =
        Made.part(docx, "word/_rels/document.xml.rels")
            .replace(
                "</Relationships>",
                "<Relationship Id=\"rIdM\" Target=\"vbaProject.bin\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\"/></Relationships>")
            .getBytes(StandardCharsets.UTF_8);
    byte[] docm =
        Made.withPart(
            Made.withPart(
                Made.withPart(docx, "[Content_Types].xml", types),
                "word/_rels/document.xml.rels",
                relations),
            "word/vbaProject.bin",
            new byte[] {1, 2, 3});
    Document document = Made.read("x.docx", docm);
    assertThat(Made.told(document)).isEqualTo(List.of(": Text"));
    assertThat(document.notes()).extracting(Document.Note::zh).containsExactly("文档含有宏，已忽略。");
  }
}
