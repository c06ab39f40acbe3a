package dev.lobby.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusedDocumentsTest {
  @TempDir Path folder;

  private static void refused(Problem problem, byte[] bytes, String... words) {
    assertThatThrownBy(() -> Made.read("the file.docx", bytes))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> {
              assertThat(e.problem()).as(e.getMessage()).isEqualTo(problem);
              assertThat(e.getMessage()).startsWith("the file.docx ").contains(words);
              assertThat(e.inChinese()).startsWith("the file.docx ").doesNotContain("%s");
            });
  }

  @Test
  void a_file_too_large_is_refused_before_it_is_read() throws IOException {
    Path file = folder.resolve("huge.pdf");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(200L << 20);
    }
    long before = System.nanoTime();
    assertThatThrownBy(
            () -> new DocumentReader(ReadingLimits.DEFAULT, InstantSource.system()).read(file))
        .hasMessage(
            "huge.pdf has 200 MB, and a document may have 50: split it and import its parts.");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void a_file_that_is_not_there_is_told_as_such() {
    assertThatThrownBy(() ->
            new DocumentReader(ReadingLimits.DEFAULT, InstantSource.system())
                .read(folder.resolve("nothing.pdf")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void an_empty_file_is_refused() {
    refused(Problem.EMPTY, new byte[0], "empty");
    refused(Problem.NO_TEXT, "  \n\n ".getBytes(StandardCharsets.UTF_8), "OCR");
  }

  @Test
  void the_type_is_told_by_the_content_whatever_the_name_says() {
    byte[] pdf = Made.pdf(pen -> pen.line(Made.Pen.PLAIN, 10, 72, "I am a PDF."));
    assertThat(Made.read("letter.docx", pdf).type()).isEqualTo(DocumentType.PDF);
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13};
    refused(Problem.UNKNOWN_TYPE, png, "image/png");
    byte[] program = Arrays.copyOf("MZ\u0090\0\3\0\0\0".getBytes(StandardCharsets.ISO_8859_1), 600);
    refused(Problem.UNKNOWN_TYPE, program, "save it as docx");
    byte[] zip = zip("readme.txt", "hello".getBytes(StandardCharsets.UTF_8));
    refused(Problem.UNKNOWN_TYPE, zip, "application/zip");
  }

  private static byte[] zip(String name, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  @Test
  void an_encrypted_pdf_is_refused() throws IOException {
    byte[] pdf = Made.pdf(pen -> pen.line(Made.Pen.PLAIN, 10, 72, "Secret."));
    refused(Problem.ENCRYPTED, locked(pdf, "owner", "user", true), "password");
    refused(Problem.COPYING_FORBIDDEN, locked(pdf, "owner", "", false), "forbids");
    assertThat(Made.told(Made.read("x", locked(pdf, "owner", "", true))))
        .containsExactly(": Secret.");
  }

  private static byte[] locked(byte[] pdf, String owner, String user, boolean copying)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      AccessPermission may = new AccessPermission();
      may.setCanExtractContent(copying);
      StandardProtectionPolicy policy = new StandardProtectionPolicy(owner, user, may);
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      return Made.bytes(document);
    }
  }

  @Test
  void an_encrypted_docx_is_refused_and_so_is_one_of_before_2007() throws Exception {
    byte[] docx = Made.docx(it -> Made.paragraph(it, "Secret."));
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("password");
      try (OutputStream out = encryptor.getDataStream(files)) {
        out.write(docx);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      files.writeFilesystem(out);
      refused(Problem.ENCRYPTED, out.toByteArray(), "password");
    }
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.createDocument(new java.io.ByteArrayInputStream(new byte[600]), "WordDocument");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      files.writeFilesystem(out);
      refused(Problem.OLD_OFFICE, out.toByteArray(), "2007");
    }
  }

  @Test
  void a_zip_bomb_is_refused_before_it_unpacks() throws IOException {
    byte[] docx = Made.docx(it -> Made.paragraph(it, "Small."));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(Made.part(docx, "[Content_Types].xml").getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      Made.zeros(300L << 20).transferTo(zip);
    }
    assertThat(out.size()).isLessThan(1 << 20);
    refused(Problem.UNPACKS_TO_TOO_MUCH, out.toByteArray(), "word/document.xml", "do not trust it");
  }

  @Test
  void a_docx_of_countless_parts_is_refused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      for (int i = 0; i < 6000; i++) {
        zip.putNextEntry(new ZipEntry("word/" + i + ".xml"));
      }
    }
    refused(Problem.TOO_MANY_ENTRIES, out.toByteArray(), "5000");
  }

  @ParameterizedTest
  @EnumSource(
      value = DocumentType.class,
      names = {"DOCX", "XLSX"})
  void external_entities_are_refused(DocumentType type) {
    byte[] office =
        type == DocumentType.DOCX
            ? Made.docx(it -> Made.paragraph(it, "WORD"))
            : Made.xlsx(it -> it.createSheet("s").createRow(0).createCell(0).setCellValue("WORD"));
    String part = type == DocumentType.DOCX ? "word/document.xml" : "xl/sharedStrings.xml";
    String xml =
        Made.part(office, part)
            .replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")
            .replace("WORD", "&e;");
    refused(
        Problem.EXTERNAL_ENTITY,
        Made.withPart(office, part, xml.getBytes(StandardCharsets.UTF_8)),
        part,
        "entities");
    byte[] wide = xml.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);
    refused(Problem.EXTERNAL_ENTITY, Made.withPart(office, part, wide), part);
  }

  @Test
  void a_broken_zip_is_refused() {
    byte[] docx = Made.docx(it -> Made.paragraph(it, "Text"));
    refused(Problem.DAMAGED, Arrays.copyOf(docx, docx.length / 2), "damaged or cut off");
    refused(
        Problem.DAMAGED,
        Made.withPart(
            docx, "word/document.xml", "<w:document><w:p>".getBytes(StandardCharsets.UTF_8)),
        "damaged or cut off");
  }

  @Test
  void a_broken_pdf_is_refused() {
    byte[] pdf = Made.pdf(pen -> pen.line(Made.Pen.PLAIN, 10, 72, "Text"));
    assertThatThrownBy(() -> Made.read("x", Arrays.copyOf(pdf, 100)))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("x ");
  }

  @Test
  void a_pdf_of_pictures_needs_its_text_recognised() {
    refused(Problem.NO_TEXT, Made.pdf(pen -> {}), "OCR");
  }

  @Test
  void a_pdf_that_unpacks_without_end_is_refused() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      page.setContents(new PDStream(document, Made.zeros(80L << 20), COSName.FLATE_DECODE));
      refused(Problem.UNPACKS_TO_TOO_MUCH, Made.bytes(document), "at byte");
    }
  }

  @Test
  void a_million_rows_are_refused_as_they_come() throws IOException {
    StringBuilder csv = new StringBuilder("id,name,amount\n");
    for (int i = 0; i < 1_000_000; i++) {
      csv.append(i).append(",customer,").append(i * 7L).append('\n');
    }
    refused(
        Problem.TOO_MANY_ROWS,
        csv.toString().getBytes(StandardCharsets.UTF_8),
        "more than 50000 rows");
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      var sheet = workbook.createSheet("data");
      for (int i = 0; i < 50_100; i++) {
        var row = sheet.createRow(i);
        row.createCell(0).setCellValue(i);
        row.createCell(1).setCellValue("customer " + i * 31);
      }
      workbook.write(out);
      refused(Problem.TOO_MANY_ROWS, out.toByteArray(), "rows");
    }
  }

  @Test
  void too_much_text_and_too_many_pages_are_refused() {
    ReadingLimits small =
        new ReadingLimits(1 << 20, 1 << 20, 1 << 20, 100, 100, 2, 100, 50, Duration.ofMinutes(1));
    DocumentReader reader = new DocumentReader(small, InstantSource.system());
    assertThatThrownBy(
            () -> reader.read("x", "so many words\n".repeat(10).getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("more than 50 characters");
    Made.Draw page = pen -> pen.line(Made.Pen.PLAIN, 10, 72, "Text");
    assertThatThrownBy(() -> reader.read("x", Made.pdf(page, page, page)))
        .hasMessageContaining("has 3 pages, and a document may have 2");
  }

  @Test
  void what_takes_too_long_is_given_up() {
    ReadingLimits limits = ReadingLimits.DEFAULT.withTime(Duration.ofSeconds(20));
    // Each look at the clock is a second later.
    Instant[] now = {Instant.EPOCH};
    InstantSource slow = () -> now[0] = now[0].plusSeconds(1);
    DocumentReader reader = new DocumentReader(limits, slow);
    Made.Draw page = pen -> pen.line(Made.Pen.PLAIN, 10, 72, "Text");
    assertThatThrownBy(() -> reader.read("x", Made.pdf(page, page, page, page)))
        .hasMessageContaining("could not be read within 20 s");
    assertThat(
            Made.told(
                new DocumentReader(limits, slow)
                    .read("x", "short".getBytes(StandardCharsets.UTF_8))))
        .containsExactly(": short");
  }

  @Test
  void bytes_in_no_encoding_are_refused() throws IOException {
    Files.write(folder.resolve("x"), new byte[] {'a', (byte) 0xFF, (byte) 0xFF, 'b'});
    assertThatThrownBy(() ->
            new DocumentReader(ReadingLimits.DEFAULT, InstantSource.system())
                .read(folder.resolve("x")))
        .isInstanceOf(UnreadableDocumentException.class);
  }
}
