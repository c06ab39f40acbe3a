package dev.lobby.knowledge.article;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Writes a table as a workbook in which every cell is text.
final class FaqWorkbook {
  /// How a workbook writes characters that XML cannot; the same letters in a text are written so
  /// too, or they would come back as that character.
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  /// Widths in 256ths of a character, by column.
  private static final int[] WIDTHS = {7_000, 2_500, 8_000, 16_000, 24_000, 4_000, 4_000, 4_000};

  private static final int FURTHER_WIDTH = 8_000;

  private FaqWorkbook() {}

  /// @param rows the header first
  static byte[] write(List<List<String>> rows) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XSSFSheet sheet = workbook.createSheet("FAQ");
      // As text: without it a program takes what somebody adds to "=…" in the cell for a formula.
      XSSFCellStyle text = workbook.createCellStyle();
      text.setDataFormat((short) BuiltinFormats.getBuiltinFormat("@"));
      text.setWrapText(true);
      text.setVerticalAlignment(VerticalAlignment.TOP);
      XSSFCellStyle header = workbook.createCellStyle();
      XSSFFont bold = workbook.createFont();
      bold.setBold(true);
      header.setFont(bold);
      for (int i = 0; i < rows.size(); i++) {
        XSSFRow row = sheet.createRow(i);
        for (int column = 0; column < rows.get(i).size(); column++) {
          String value = ESCAPE.matcher(rows.get(i).get(column)).replaceAll("_x005F_");
          if (value.length() > FaqTable.CELL_MAX) {
            throw new IllegalArgumentException(
                "A text of '"
                    + rows.get(i).getFirst()
                    + "' is longer than a cell of a workbook can be. Export a CSV or ZIP file.");
          }
          if (!value.isEmpty()) {
            XSSFCell cell = row.createCell(column);
            cell.setCellStyle(i == 0 ? header : text);
            cell.setCellValue(value);
          }
        }
      }
      for (int column = 0; column < rows.getFirst().size(); column++) {
        sheet.setColumnWidth(column, column < WIDTHS.length ? WIDTHS[column] : FURTHER_WIDTH);
      }
      sheet.createFreezePane(0, 1);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("The articles cannot be written as a workbook.", e);
    }
  }

  /// Returns the letters a column is called by.
  ///
  /// @param column from 0
  static String letters(int column) {
    return CellReference.convertNumToColString(column);
  }
}
