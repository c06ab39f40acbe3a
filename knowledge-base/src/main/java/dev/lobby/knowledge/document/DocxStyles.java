package dev.lobby.knowledge.document;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.opc.PackagePart;

/// What the styles of a docx make of a paragraph.
final class DocxStyles {
  private static final Pattern HEADING = Pattern.compile("heading ([1-9])");
  private static final int CHAIN_MAX = 20;

  private final Map<String, Style> styles = new HashMap<>();

  /// @param outline from 1; 0 for a style that is no heading, -1 where it says nothing
  private record Style(String name, String basedOn, int outline) {}

  /// @param part the part with the styles, if there is one
  static DocxStyles read(Optional<PackagePart> part) throws IOException {
    DocxStyles styles = new DocxStyles();
    if (part.isPresent()) {
      OfficePackage.visit(part.get(), styles::read);
    }
    return styles;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    String id = "";
    String name = "";
    String basedOn = "";
    int outline = -1;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String value = OfficePackage.attribute(xml, "val").orElse("");
        switch (xml.getLocalName()) {
          case "style" -> {
            id = OfficePackage.attribute(xml, "styleId").orElse("");
            name = "";
            basedOn = "";
            outline = -1;
          }
          case "name" -> name = value.toLowerCase(Locale.ROOT);
          case "basedOn" -> basedOn = value;
          case "outlineLvl" -> outline = outline(value);
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("style")) {
        styles.put(id, new Style(name, basedOn, outline));
      }
    }
  }

  /// Returns the level of a heading, from 1, for the value of an outline level; 0 for body text.
  static int outline(String value) {
    return value.length() == 1 && value.charAt(0) >= '0' && value.charAt(0) <= '8'
        ? value.charAt(0) - '0' + 1
        : 0;
  }

  /// Returns the level of a heading in the style `id`, from 1; empty when it makes none.
  OptionalInt level(String id) {
    String at = id;
    for (int i = 0; i < CHAIN_MAX; i++) {
      Style style = styles.get(at);
      if (style == null) {
        return OptionalInt.empty();
      }
      if (style.outline >= 0) {
        return style.outline == 0 ? OptionalInt.empty() : OptionalInt.of(style.outline);
      }
      Matcher heading = HEADING.matcher(style.name);
      if (heading.matches()) {
        return OptionalInt.of(Integer.parseInt(heading.group(1)));
      }
      at = style.basedOn;
    }
    return OptionalInt.empty();
  }

  /// Returns whether the style `id` is that of the document's title.
  boolean isTitle(String id) {
    Style style = styles.get(id);
    return style != null && style.name.equals("title");
  }

  /// Returns whether the style `id` is that of a line of the table of contents.
  boolean isContents(String id) {
    Style style = styles.get(id);
    return style != null && style.name.startsWith("toc ");
  }
}
