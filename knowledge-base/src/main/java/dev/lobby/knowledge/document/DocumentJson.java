package dev.lobby.knowledge.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Documents as JSON, the form they have in a release.
public final class DocumentJson {

  private DocumentJson() {}

  /// Returns a document as JSON, its keys always in the same order.
  public static ObjectNode write(BankDocument of) {
    Document document = of.document();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", of.id());
    json.put("version", of.version());
    json.put("title", document.title());
    json.put("type", document.type().wire());
    json.put("sha256", document.sha256());
    if (!of.terms().equals(Terms.NONE)) {
      json.putObject("terms")
          .put("from", of.terms().from())
          .put("until", of.terms().until())
          .put("readers", of.terms().forWhom());
    }
    ArrayNode notes = json.putArray("notes");
    document.notes().forEach(it -> notes.addObject().put("en", it.en()).put("zh", it.zh()));
    ArrayNode passages = json.putArray("passages");
    document.passages().forEach(it -> passages.add(write(it)));
    return json;
  }

  private static ObjectNode write(Passage passage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode headings = json.putArray("headings");
    passage.headings().forEach(headings::add);
    json.put("page", passage.page());
    json.put("language", passage.language().wire());
    json.put("text", passage.text());
    return json;
  }

  /// Returns the document in `json`, as [#write] writes it.
  ///
  /// @throws IllegalArgumentException when something is missing or has no such value
  public static BankDocument read(JsonNode json) {
    String sha256 = json.required("sha256").asText();
    List<Document.Note> notes = new ArrayList<>();
    json.required("notes")
        .forEach(it ->
            notes.add(new Document.Note(it.required("en").asText(), it.required("zh").asText())));
    List<Passage> passages = new ArrayList<>();
    for (JsonNode passage : json.required("passages")) {
      passages.add(passage(passage, sha256, passages.size() + 1));
    }
    return new BankDocument(
        json.required("id").asText(),
        json.required("version").asText(),
        new Document(
            json.required("title").asText(),
            DocumentType.valueOf(json.required("type").asText().toUpperCase(Locale.ROOT)),
            sha256,
            passages,
            notes),
        json.has("terms") ? terms(json.required("terms")) : Terms.NONE);
  }

  private static Terms terms(JsonNode json) {
    return Terms.of(
        json.required("from").asText(),
        json.required("until").asText(),
        json.required("readers").asText());
  }

  private static Passage passage(JsonNode json, String sha256, int number) {
    List<String> headings = new ArrayList<>();
    json.required("headings").forEach(it -> headings.add(it.asText()));
    return new Passage(
        Passage.id(sha256, number),
        number,
        headings,
        json.required("page").asInt(0),
        Language.valueOf(json.required("language").asText().toUpperCase(Locale.ROOT)),
        json.required("text").asText());
  }
}
