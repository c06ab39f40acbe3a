package dev.lobby.knowledge.article;

import dev.lobby.language.text.ControlCharacters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A YAML mapping that knows the line of everything in it and notes what is wrong instead of
/// throwing.
///
/// Scalars are taken as they are written: a phrasing `123` is the text 123, not a number.
public final class YamlMap {
  private final ContentFile file;
  private final String path;
  private final int above;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /// A text and the line it stands on.
  public record Text(String value, int line) {}

  YamlMap(ContentFile file, MappingNode node, String path, int above) {
    this.file = file;
    this.path = path;
    this.above = above;
    this.line = line(node);
    for (NodeTuple tuple : node.getValue()) {
      Node key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode scalar)) {
        file.wrong(line(key), "a key must be a word");
      } else if (values.putIfAbsent(scalar.getValue(), tuple.getValueNode()) != null) {
        file.wrong(line(key), "key '" + path + scalar.getValue() + "' stands twice");
      }
    }
  }

  /// Returns the line of the key's value; of the mapping when the key is missing.
  public int line(String key) {
    Node node = values.get(key);
    return node == null ? line : line(node);
  }

  private int line(Node node) {
    return above + 1 + node.getStartMark().map(mark -> mark.getLine()).orElse(0);
  }

  /// Notes every key that is not one of these.
  public void allow(Set<String> keys) {
    values.forEach((key, node) -> {
      if (!keys.contains(key)) {
        file.wrong(
            line(node), "unknown key '" + path + key + "'; allowed are " + String.join(", ", keys));
      }
    });
  }

  /// Returns the keys, in order.
  public Set<String> keys() {
    return values.keySet();
  }

  /// Returns the text of `key`; empty, and noted, when it is missing or not a text.
  public Optional<Text> text(String key) {
    return needed(key).flatMap(node -> scalar(node, "'" + path + key + "'"));
  }

  /// Returns the text of `key`; empty when it is missing.
  public Optional<Text> optionalText(String key) {
    return values.containsKey(key) ? text(key) : Optional.empty();
  }

  /// Returns the mapping of `key`; empty, and noted, when it is missing or not a mapping.
  public Optional<YamlMap> map(String key) {
    Node node = needed(key).orElse(null);
    if (node instanceof MappingNode mapping) {
      return Optional.of(new YamlMap(file, mapping, path + key + ".", above));
    }
    if (node != null) {
      file.wrong(line(node), "'" + path + key + "' needs keys with values under it");
    }
    return Optional.empty();
  }

  /// Returns the texts of the list at `key`; none, and noted, when it is missing or not a list.
  public List<Text> texts(String key) {
    Node node = needed(key).orElse(null);
    List<Text> texts = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        scalar(item, "an item of '" + path + key + "'").ifPresent(texts::add);
      }
    } else if (node != null) {
      file.wrong(line(node), "'" + path + key + "' needs a list");
    }
    return texts;
  }

  /// Returns the mappings of the list at `key`; none, and noted, when it is missing or not a list
  /// of mappings.
  public List<YamlMap> maps(String key) {
    Node node = needed(key).orElse(null);
    List<YamlMap> maps = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        if (item instanceof MappingNode mapping) {
          maps.add(new YamlMap(file, mapping, path + key + "." + (maps.size() + 1) + ".", above));
        } else {
          file.wrong(line(item), "an item of '" + path + key + "' needs keys with values under it");
        }
      }
    } else if (node != null) {
      file.wrong(line(node), "'" + path + key + "' needs a list");
    }
    return maps;
  }

  private Optional<Node> needed(String key) {
    Node node = values.get(key);
    if (node == null) {
      file.wrong(line, "key '" + path + key + "' is missing");
    }
    return Optional.ofNullable(node);
  }

  private Optional<Text> scalar(Node node, String what) {
    if (!(node instanceof ScalarNode scalar)) {
      file.wrong(
          line(node), what + " must be a text; quote it when it holds ': ' or begins with a sign");
      return Optional.empty();
    }
    if (scalar.getValue().isBlank()) {
      file.wrong(line(node), what + " is empty");
      return Optional.empty();
    }
    // An escape may stand for what is not in the file itself.
    OptionalInt control = ControlCharacters.first(scalar.getValue());
    if (control.isPresent()) {
      file.wrongCharacter(line(node), control.getAsInt());
      return Optional.empty();
    }
    return Optional.of(new Text(scalar.getValue().strip(), line(node)));
  }
}
