package dev.lobby.knowledge.document;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.Styles;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/// The rows of a workbook (xlsx), one after the other, their cells as they are shown.
///
/// Hidden sheets and columns are left out, and a formula is the value that was last computed.
/// Nothing is calculated, and nothing outside of the file fetched.
public final class Workbook {
  private static final byte[] BEFORE_2007 = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };

  private Workbook() {}

  /// A row that is not empty.
  ///
  /// @param sheet the name of its sheet
  /// @param number as the program shows it, from 1
  /// @param cells what is in it, from column A
  /// @param isHidden whether nobody sees it in the program, as by a filter
  /// @param failed the columns, from 0, of cells whose formula has no value
  public record Row(
      String sheet, int number, List<String> cells, boolean isHidden, Set<Integer> failed) {
    public Row {
      cells = List.copyOf(cells);
      failed = Set.copyOf(failed);
    }
  }

  /// Returns whether bytes are those of an Office program: a workbook, or something that [#read]
  /// says it is not.
  public static boolean isOffice(byte[] bytes) {
    if (bytes.length >= BEFORE_2007.length
        && java.util.Arrays.equals(
            BEFORE_2007, 0, BEFORE_2007.length, bytes, 0, BEFORE_2007.length)) {
      return true;
    }
    if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
      return false;
    }
    try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
      return zip.getEntry("[Content_Types].xml") != null;
    } catch (IOException e) {
      return false;
    }
  }

  /// Hands the rows to `reader`, sheet by sheet, until it wants no more.
  ///
  /// @param name the file's name, for messages
  /// @throws UnreadableDocumentException saying what is wrong with the file and what to do
  public static void read(
      String name, byte[] bytes, ReadingLimits limits, InstantSource clock, Predicate<Row> reader) {
    Deadline deadline = new Deadline(name, limits.time(), clock);
    if (bytes.length == 0) {
      throw UnreadableDocumentException.of(Problem.EMPTY, name);
    }
    if (bytes.length > limits.bytes()) {
      throw UnreadableDocumentException.of(
          Problem.TOO_LARGE, name, Math.ceilDiv(bytes.length, 1 << 20), limits.bytes() >> 20);
    }
    try {
      if (ContentType.of(bytes, name, limits, deadline) != DocumentType.XLSX) {
        throw UnreadableDocumentException.of(Problem.NO_WORKBOOK, name);
      }
      sheets(bytes, new WorkbookCells(deadline, reader));
    } catch (UnreadableDocumentException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The libraries throw whatever they stumble over.
      if (!(e instanceof WorkbookCells.Enough)) {
        throw UnreadableDocumentException.damaged(name, e);
      }
    }
  }

  private static void sheets(byte[] bytes, WorkbookCells cells) throws IOException {
    try (OfficePackage parts = OfficePackage.open(bytes)) {
      Set<String> hidden = XlsxReader.hidden(parts);
      XSSFReader workbook = new XSSFReader(parts.parts());
      SharedStrings strings = new ReadOnlySharedStringsTable(parts.parts(), false);
      @Nullable Styles styles = workbook.getStylesTable();
      XSSFReader.SheetIterator sheets = workbook.getSheetIterator();
      while (sheets.hasNext()) {
        try (InputStream sheet = sheets.next()) {
          if (hidden.contains(sheets.getSheetName())) {
            continue;
          }
          cells.sheet(sheets.getSheetName());
          XMLReader xml = XMLHelper.newXMLReader();
          xml.setContentHandler(
              new ShownCells(
                  styles, strings, cells, new DataFormatter(Locale.ENGLISH), Optional.of(cells)));
          xml.parse(new InputSource(sheet));
        }
      }
    } catch (OpenXML4JException | SAXException | javax.xml.parsers.ParserConfigurationException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
