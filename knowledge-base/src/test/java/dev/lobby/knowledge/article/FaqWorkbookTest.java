package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.language.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class FaqWorkbookTest {
  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);

  private static byte[] xlsx(Consumer<XSSFWorkbook> content) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      content.accept(workbook);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void row(XSSFSheet sheet, int number, String... cells) {
    XSSFRow row = sheet.createRow(number - 1);
    for (int i = 0; i < cells.length; i++) {
      row.createCell(i).setCellValue(cells[i]);
    }
  }

  private static List<Article> read(byte[] bytes, Map<String, Article> known) {
    return Faq.readXlsx(
        "题库.xlsx", bytes, FROM, id -> Optional.ofNullable(known.get(id)), InstantSource.system());
  }

  private static List<String> errors(byte[] bytes) {
    List<String> errors = new ArrayList<>();
    assertThatThrownBy(() -> read(bytes, Map.of()))
        .isInstanceOfSatisfying(
            MalformedContentException.class,
            it ->
                it.problems()
                    .forEach(one -> {
                      assertThat(one.zh()).isNotEqualTo(one.en());
                      errors.add(one.cell() + " " + one.en());
                    }));
    return errors;
  }

  private static byte[] withPart(byte[] xlsx, String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(xlsx));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(entry.getName().equals(name) ? content : in.readAllBytes());
      }
    }
    return out.toByteArray();
  }

  @Test
  void every_starter_article_goes_out_into_a_workbook_and_comes_in_as_the_same() {
    Map<String, Article> starter =
        ArticleFolder.read(Path.of("starter-bank", "articles")).stream()
            .collect(Collectors.toMap(Article::id, it -> it));

    List<Article> read = read(Faq.writeXlsx(starter.values()), starter);

    assertThat(read).hasSize(starter.size());
    assertThat(read).allSatisfy(it -> assertThat(it).isEqualTo(starter.get(it.id())));
  }

  @Test
  void what_looks_like_a_formula_or_an_escape_goes_out_as_text_and_comes_in_unchanged()
      throws IOException {
    List<String> phrasings =
        List.of(
            "=1+1",
            "+86 10 可以打吗",
            "-5 度",
            "@客服",
            "_x000D_ 是什么",
            "“引号” <b> & ' \"",
            "007",
            "1e5",
            "😀 emoji");
    List<String> many = IntStream.range(0, 900).mapToObj(i -> "长".repeat(60) + i).toList();
    List<String> chinese = new ArrayList<>(phrasings);
    chinese.addAll(many);
    Article article =
        ArticleText.normal(
            new Article(
                "odd-texts",
                "",
                Map.of(Language.ZH, "=标题", Language.EN, "+title"),
                Map.of(Language.ZH, "=SUM(A1:A2)\n\n- 第一\n  - 第二", Language.EN, "@answer\n-1"),
                Map.of(Language.ZH, chinese, Language.EN, List.of("=HYPERLINK(1)")),
                Article.Area.CARDS,
                Article.Audience.EVERYONE,
                Article.Sensitivity.SENSITIVE,
                new Validity(FROM, Optional.empty()),
                java.util.Set.of(),
                java.util.Set.of()));

    byte[] bytes = Faq.writeXlsx(List.of(article));

    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      workbook
          .getSheetAt(0)
          .forEach(row ->
              row.forEach(cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING)));
      assertThat(workbook.getSheetAt(0).getPhysicalNumberOfRows()).isGreaterThan(3);
    }
    assertThat(read(bytes, Map.of())).containsExactly(article);
  }

  @Test
  void each_sheet_is_a_table_and_what_is_wrong_is_told_by_sheet_row_and_column() {
    byte[] bytes =
        xlsx(workbook -> {
          XSSFSheet first = workbook.createSheet("存款");
          row(first, 1, "编号", "问题", "答案");
          row(first, 2, "open-account", "怎么开户", "去网点。");
          row(first, 4, "Bad id!", "怎么销户", "去网点。");
          row(first, 5, "close", "怎么销户", "见 https://example.com");
          XSSFSheet second = workbook.createSheet("Loans");
          row(second, 1, "question", "area", "answer");
          row(second, 2, "how do I borrow", "nothing", "At a branch.");
          row(second, 3, "怎么开户", "", "去网点。");
          second.createRow(3).createCell(0).setCellFormula("#REF!");
          row(second, 6, "hidden question", "", "hidden answer");
          second.getRow(5).setZeroHeight(true);
          row(workbook.createSheet("说明"), 1, "本表由业务部维护");
          row(workbook.createSheet("lists"), 1, "whatever");
          workbook.setSheetHidden(3, true);
        });

    assertThat(errors(bytes))
        .anyMatch(it -> it.startsWith("存款!A4 id 'bad id!'"))
        .anyMatch(it -> it.startsWith("存款!C5 links and HTML"))
        .anyMatch(it -> it.startsWith("Loans!B2 area 'nothing'"))
        .anyMatch(it -> it.startsWith("Loans!A6 the row is hidden"))
        .anyMatch(it -> it.startsWith("说明!A1 the header has no column 'question'"))
        .noneMatch(it -> it.contains("lists"));
  }

  @Test
  void a_question_on_two_sheets_is_told_with_both_places() {
    byte[] bytes =
        xlsx(workbook -> {
          row(workbook.createSheet("A"), 1, "id", "question", "answer");
          row(workbook.getSheetAt(0), 2, "one", "how do I open an account", "Here.");
          row(workbook.createSheet("B"), 1, "id", "question", "answer");
          row(workbook.getSheetAt(1), 2, "two", "How do I open an account?", "There.");
        });

    assertThat(errors(bytes))
        .singleElement()
        .asString()
        .startsWith("B!B2 the question 'How do I open an account?' stands in row 2 of sheet A");
  }

  @Test
  void a_million_rows_are_refused_for_their_number() throws IOException {
    byte[] plain = xlsx(workbook -> row(workbook.createSheet("s"), 1, "question", "answer"));
    String xml =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + "<row><c><v>1</v></c></row>".repeat(1_000_000)
            + "</sheetData></worksheet>";
    byte[] million =
        withPart(plain, "xl/worksheets/sheet1.xml", xml.getBytes(StandardCharsets.UTF_8));
    assertThat(errors(million)).singleElement().asString().contains("has more than 5000 rows");
    byte[] some =
        xlsx(workbook -> {
          XSSFSheet sheet = workbook.createSheet("s");
          row(sheet, 1, "question", "answer");
          IntStream.rangeClosed(2, 5_010).forEach(i -> row(sheet, i, "how is it " + i, "fine"));
        });
    assertThat(errors(some)).singleElement().asString().startsWith("s!A5002 more than the 5000");
  }

  @Test
  void what_is_not_to_be_trusted_is_refused_and_named() throws IOException {
    byte[] plain =
        xlsx(workbook -> {
          row(workbook.createSheet("s"), 1, "question", "answer");
          row(workbook.getSheetAt(0), 2, "how", "so");
        });
    byte[] entity =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><sst>&e;</sst>"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(errors(withPart(plain, "xl/sharedStrings.xml", entity)))
        .singleElement()
        .asString()
        .contains("declares entities", "xl/sharedStrings.xml");
    byte[] bomb = new byte[40 << 20];
    assertThat(errors(withPart(plain, "xl/sharedStrings.xml", bomb)))
        .singleElement()
        .asString()
        .contains("unpacks to far more");
    assertThat(errors(java.util.Arrays.copyOf(plain, plain.length / 2)))
        .singleElement()
        .asString()
        .contains("damaged or cut off");
    byte[] old = new byte[1_024];
    System.arraycopy(
        new byte[] {
          (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
        },
        0,
        old,
        0,
        8);
    assertThat(errors(old)).singleElement().asString().contains("Office before 2007");
  }

  @Test
  void a_text_longer_than_a_cell_is_refused_and_named() {
    assertThatThrownBy(() -> FaqWorkbook.write(List.of(List.of("id"), List.of("x".repeat(40_000)))))
        .hasMessageContaining("longer than a cell");
  }
}
