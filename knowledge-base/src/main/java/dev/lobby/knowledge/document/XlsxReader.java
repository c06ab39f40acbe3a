package dev.lobby.knowledge.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamConstants;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.Styles;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/// Reads an xlsx as a stream: each sheet under its name, cells as they are shown.
///
/// Hidden sheets, rows and columns and comments are no text of it. A formula is read as the value
/// that was last computed.
final class XlsxReader {

  private XlsxReader() {}

  static void read(byte[] bytes, Blocks blocks) throws IOException {
    try (OfficePackage parts = OfficePackage.open(bytes)) {
      blocks.title(parts.title());
      Set<String> hidden = hidden(parts);
      XSSFReader workbook = new XSSFReader(parts.parts());
      SharedStrings strings = new ReadOnlySharedStringsTable(parts.parts(), false);
      Styles styles = workbook.getStylesTable();
      XSSFReader.SheetIterator sheets = workbook.getSheetIterator();
      while (sheets.hasNext()) {
        try (InputStream sheet = sheets.next()) {
          String name = sheets.getSheetName();
          if (hidden.contains(name)) {
            blocks.note(
                "The sheet " + name + " is hidden and was left out.", "工作表“" + name + "”已隐藏，未导入。");
            continue;
          }
          blocks.heading(1, name, 0);
          SheetRows rows = new SheetRows(blocks);
          XMLReader xml = XMLHelper.newXMLReader();
          xml.setContentHandler(
              new ShownCells(
                  styles, strings, rows, new DataFormatter(Locale.ENGLISH), Optional.empty()));
          xml.parse(new InputSource(sheet));
          rows.end();
        }
      }
      if (parts.hasMacros()) {
        blocks.note("It has macros, which were ignored.", "文档含有宏，已忽略。");
      }
    } catch (OpenXML4JException | SAXException | ParserConfigurationException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// Returns the names of the sheets that are not shown.
  static Set<String> hidden(OfficePackage parts) throws IOException {
    Set<String> names = new HashSet<>();
    OfficePackage.visit(
        parts.main(),
        xml -> {
          while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals("sheet")
                && List.of("hidden", "veryHidden")
                    .contains(OfficePackage.attribute(xml, "state").orElse(""))) {
              OfficePackage.attribute(xml, "name").ifPresent(names::add);
            }
          }
        });
    return names;
  }
}
