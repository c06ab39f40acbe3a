package dev.lobby.knowledge.article;

import dev.lobby.language.text.ControlCharacters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// A file under reading, and the list that what is wrong with it goes to.
///
/// @param path where it is
/// @param errors receives `file:line: what is wrong`
public record ContentFile(Path path, List<String> errors) {
  /// What the YAML parser reads at most, and far more than anybody writes by hand.
  private static final int BYTES_MAX = 3 << 20;

  /// Notes what is wrong on `line`, counted from 1.
  public void wrong(int line, String what) {
    errors.add(path + ":" + line + ": " + what);
  }

  /// Notes what is wrong with the file as a whole.
  void wrong(String what) {
    errors.add(path + ": " + what);
  }

  /// Returns the text of the file without a byte order mark; empty, and noted, when it cannot be
  /// read, is too large, is not UTF-8 or has control characters in it.
  public Optional<String> text() {
    try {
      long size = Files.size(path);
      if (size > BYTES_MAX) {
        wrong(
            String.format(
                Locale.ROOT,
                "%.1f MB are too large, at most %d MB are read; keep the phrasings that customers"
                    + " type most, a few hundred a language, or make several articles of it",
                (double) size / (1 << 20),
                BYTES_MAX >> 20));
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(path);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return withoutControls(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (NoSuchFileException e) {
      wrong("there is no such file");
    } catch (CharacterCodingException e) {
      wrong("not UTF-8");
    } catch (IOException e) {
      wrong("cannot be read: " + e);
    }
    return Optional.empty();
  }

  private Optional<String> withoutControls(String text) {
    int before = errors.size();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int line = i + 1;
      ControlCharacters.first(lines.get(i)).ifPresent(point -> wrongCharacter(line, point));
    }
    return errors.size() == before ? Optional.of(text) : Optional.empty();
  }

  /// Notes a character on `line` that nobody types.
  void wrongCharacter(int line, int point) {
    wrong(line, "the control character " + ControlCharacters.name(point) + " is in it; delete it");
  }

  /// Returns the YAML mapping in `text`; empty, and noted, when there is none.
  ///
  /// @param above how many lines of the file stand above the text
  public Optional<YamlMap> yaml(String text, int above) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(path.toString()).build();
      Node root = new Compose(settings).composeString(text).orElse(null);
      if (root instanceof MappingNode mapping) {
        return Optional.of(new YamlMap(this, mapping, "", above));
      }
      wrong(above + 1, "keys with values are needed here");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      wrong(above + line, "broken YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      wrong(above + 1, "broken YAML: " + e.getMessage());
    }
    return Optional.empty();
  }
}
