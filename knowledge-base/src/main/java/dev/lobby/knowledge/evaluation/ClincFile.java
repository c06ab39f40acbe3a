package dev.lobby.knowledge.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.lobby.knowledge.evaluation.DataSet.Example;
import dev.lobby.knowledge.evaluation.DataSet.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// CLINC150 as it was published: one JSON object of parts, each a list of `[text, label]`.
///
/// Read token by token, because a tree of JSON no longer knows lines and columns.
final class ClincFile {
  private final Path file;
  private final JsonParser parser;

  private ClincFile(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static PublicSet.Parts read(Path file) {
    try (JsonParser parser = new JsonFactory().createParser(Table.read(file).text())) {
      Map<String, List<Example>> parts = new ClincFile(file, parser).parts();
      return new PublicSet.Parts(
          new Split(part(file, parts, "train"), part(file, parts, "oos_train")),
          new Split(part(file, parts, "val"), part(file, parts, "oos_val")),
          new Split(part(file, parts, "test"), part(file, parts, "oos_test")));
    } catch (JsonProcessingException e) {
      throw wrong(file, e.getLocation(), "broken JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static List<Example> part(Path file, Map<String, List<Example>> parts, String name) {
    List<Example> part = parts.get(name);
    if (part == null || part.isEmpty()) {
      throw new MalformedTableException(file + ": there is no question in '" + name + "'");
    }
    return part;
  }

  private Map<String, List<Example>> parts() throws IOException {
    Map<String, List<Example>> parts = new HashMap<>();
    need(parser.nextToken(), JsonToken.START_OBJECT, "an object of parts is needed");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      need(parser.nextToken(), JsonToken.START_ARRAY, "a list of [text, label] is needed");
      List<Example> examples = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        need(parser.currentToken(), JsonToken.START_ARRAY, "[text, label] is needed");
        String text = string("text");
        String label = string("label");
        need(parser.nextToken(), JsonToken.END_ARRAY, "[text, label] is needed and no more");
        examples.add(new Example(label, text));
      }
      parts.put(name, examples);
    }
    return parts;
  }

  private String string(String name) throws IOException {
    need(parser.nextToken(), JsonToken.VALUE_STRING, "the " + name + " is missing");
    String string = parser.getText().strip();
    if (string.isEmpty()) {
      throw wrong(file, parser.currentTokenLocation(), "the " + name + " is missing");
    }
    return string;
  }

  private void need(JsonToken token, JsonToken needed, String otherwise) {
    if (token != needed) {
      throw wrong(file, parser.currentTokenLocation(), otherwise);
    }
  }

  private static MalformedTableException wrong(Path file, JsonLocation at, String what) {
    return new MalformedTableException(
        file + ":" + at.getLineNr() + ": column " + at.getColumnNr() + ": " + what);
  }
}
