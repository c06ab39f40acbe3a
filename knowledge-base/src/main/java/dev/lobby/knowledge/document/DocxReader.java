package dev.lobby.knowledge.document;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.opc.PackagePart;

/// Reads a docx as a stream: what it shows when all its tracked changes are accepted.
///
/// Deleted and hidden text, comments and the table of contents are no text of it, and the numbers
/// that Word computes for headings and lists are not in the file. A footnote follows the paragraph
/// that refers to it.
final class DocxReader {

  private DocxReader() {}

  static void read(byte[] bytes, Blocks blocks) throws IOException {
    try (OfficePackage parts = OfficePackage.open(bytes)) {
      PackagePart main = parts.main();
      blocks.title(parts.title());
      DocxStyles styles = DocxStyles.read(OfficePackage.related(main, "styles"));
      Map<String, String> footnotes = new HashMap<>();
      Optional<PackagePart> notes = OfficePackage.related(main, "footnotes");
      if (notes.isPresent()) {
        footnotes = footnotes(notes.get(), blocks);
      }
      DocxBody body = new DocxBody(blocks, styles, footnotes);
      OfficePackage.visit(
          main,
          xml -> {
            while (xml.hasNext()) {
              body.take(xml, xml.next());
            }
          });
      if (parts.hasMacros()) {
        blocks.note("It has macros, which were ignored.", "文档含有宏，已忽略。");
      }
    }
  }

  /// Returns the text of each footnote by its id.
  private static Map<String, String> footnotes(PackagePart part, Blocks blocks) throws IOException {
    Map<String, String> notes = new HashMap<>();
    OfficePackage.visit(
        part,
        xml -> {
          String id = "";
          StringBuilder text = new StringBuilder();
          boolean inText = false;
          while (xml.hasNext()) {
            int event = xml.next();
            switch (event) {
              case XMLStreamConstants.START_ELEMENT -> {
                String name = xml.getLocalName();
                if (name.equals("footnote")) {
                  id = OfficePackage.attribute(xml, "id").orElse("");
                  text.setLength(0);
                }
                inText = name.equals("t");
              }
              case XMLStreamConstants.END_ELEMENT -> {
                inText = false;
                switch (xml.getLocalName()) {
                  case "p" -> text.append(' ');
                  case "footnote" -> notes.put(id, text.toString());
                  default -> {}
                }
              }
              default -> append(xml, inText, text);
            }
          }
          blocks.deadline().check();
        });
    return notes;
  }

  private static void append(XMLStreamReader xml, boolean inText, StringBuilder text) {
    if (inText && xml.hasText()) {
      text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }
  }
}
