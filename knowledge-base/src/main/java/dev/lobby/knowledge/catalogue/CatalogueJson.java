package dev.lobby.knowledge.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A catalogue as JSON, the form it has in a release: a list of [EntryContent]s, sorted by key.
public final class CatalogueJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().serializationInclusion(JsonInclude.Include.NON_NULL).build();
  private static final int REVISION_DIGITS = 12;

  private CatalogueJson() {}

  /// Returns the catalogue as JSON, its keys and values always in the same order.
  public static ArrayNode write(Catalogue catalogue) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    catalogue.entries().forEach(entry -> json.add(write(EntryContent.of(entry))));
    return json;
  }

  /// Returns an entry's content as JSON.
  public static ObjectNode write(EntryContent content) {
    return JSON.valueToTree(content);
  }

  /// Returns the content that stands in `json`; what is missing there is null or empty.
  ///
  /// @throws IllegalArgumentException when it is none
  public static EntryContent content(JsonNode json) {
    try {
      EntryContent content = JSON.treeToValue(json, EntryContent.class);
      return content;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no entry of a catalogue", e);
    }
  }

  /// Returns the catalogue in `json`.
  ///
  /// @throws IllegalArgumentException when it is none
  public static Catalogue read(JsonNode json) {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode one : json) {
      EntryContent content = content(one);
      EntryReader.Reading reading = EntryReader.read(content);
      entries.add(
          reading
              .entry()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      content.kind()
                          + ":"
                          + content.id()
                          + ": "
                          + reading.problems().getFirst().key()
                          + ": "
                          + reading.problems().getFirst().en())));
    }
    return Catalogue.of(entries);
  }

  static String revision(Entry entry) {
    try {
      byte[] bytes = write(EntryContent.of(entry)).toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
          .substring(0, REVISION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
