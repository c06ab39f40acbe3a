package dev.lobby.knowledge.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.RelationshipSource;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.util.XMLHelper;

/// The parts of a docx or xlsx and how they hang together.
final class OfficePackage implements AutoCloseable {
  private final OPCPackage parts;

  private OfficePackage(OPCPackage parts) {
    this.parts = parts;
  }

  /// @param bytes a zip that [OfficeZip] has looked through
  static OfficePackage open(byte[] bytes) throws IOException {
    ZipFile zip = ZipFile.builder().setByteArray(bytes).get();
    try {
      return new OfficePackage(OPCPackage.open(new ZipFileZipEntrySource(zip)));
    } catch (OpenXML4JException e) {
      zip.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  OPCPackage parts() {
    return parts;
  }

  /// Returns the part with the document itself.
  PackagePart main() throws IOException {
    return related(parts, "officeDocument")
        .orElseThrow(() -> new IOException("its main part is missing"));
  }

  /// Returns the part that `from` names as its `kind`, which is the last word of the relationship's
  /// type; empty when there is none within the package.
  static Optional<PackagePart> related(RelationshipSource from, String kind) throws IOException {
    try {
      for (PackageRelationship relationship : from.getRelationships()) {
        if (relationship.getTargetMode() == TargetMode.INTERNAL
            && relationship.getRelationshipType().endsWith("/" + kind)) {
          return Optional.ofNullable(
              relationship
                  .getPackage()
                  .getPart(PackagingURIHelper.createPartName(relationship.getTargetURI())));
        }
      }
      return Optional.empty();
    } catch (OpenXML4JException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// Returns the title among the properties; empty when there is none.
  String title() {
    try {
      return parts.getPackageProperties().getTitleProperty().orElse("");
    } catch (InvalidFormatException e) {
      return "";
    }
  }

  /// Returns whether there are macros.
  boolean hasMacros() throws IOException {
    return related(main(), "vbaProject").isPresent();
  }

  /// What is done with the XML of a part.
  interface Visit {
    void of(XMLStreamReader xml) throws XMLStreamException;
  }

  /// Hands the XML of `part` to `visit`; no entity is resolved.
  static void visit(PackagePart part, Visit visit) throws IOException {
    try (InputStream in = part.getInputStream()) {
      XMLStreamReader xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(in);
      try {
        visit.of(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// Returns the attribute with this local name; empty when there is none.
  static Optional<String> attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return Optional.of(xml.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    // Nothing is written back.
    parts.revert();
  }
}
