package dev.lobby.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.journal.Event;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What any release of Lobby wrote is read by this one.
///
/// Whoever adds an event, or a version of one, adds a directory to the corpus: `mvn -Ptest -pl core
/// -am test -Dtest=CorpusTest -Dsurefire.failIfNoSpecifiedTests=false -Dlobby.corpus=NAME` writes
/// `core/src/test/resources/corpus/NAME` with every event of today. The directories before it stay
/// as they are.
class CorpusTest {

  static List<Corpus> corpora() throws IOException {
    return Corpus.all();
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void what_a_release_wrote_is_read_as_it_was_then(Corpus corpus) throws IOException {
    String expected = corpus.expected("reads.txt");

    assertThat(Corpus.text(corpus.read(Corpus.CLEAR, World.codec(), false))).isEqualTo(expected);
    assertThat(Corpus.text(corpus.read(Corpus.SEALED, World.codec(), false))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void of_whoever_was_erased_the_clear_part_is_read_alone(Corpus corpus) throws IOException {
    assertThat(Corpus.text(corpus.read(Corpus.SEALED, World.codec(), true)))
        .isEqualTo(corpus.expected("reads-erased.txt"));
  }

  @Test
  void every_version_of_every_event_stands_in_the_corpus() throws Exception {
    String name = System.getProperty("lobby.corpus", "");
    if (!name.isEmpty()) {
      Path directory = Corpus.ROOT.resolve(name);
      assertThat(directory).as("the corpus never changes").doesNotExist();
      new Corpus(directory).write(types());
    }

    Set<String> committed = new TreeSet<>();
    for (Corpus corpus : Corpus.all()) {
      committed.addAll(corpus.types());
    }
    assertThat(committed)
        .as("an event is missing: add a directory, as this class says")
        .containsAll(
            types().stream()
                .map(type -> type.getAnnotation(WireName.class))
                .map(wire -> wire.value() + " v" + wire.version())
                .toList());
  }

  @Test
  void the_codec_of_these_tests_knows_every_family_there_is() throws Exception {
    assertThat(World.codec().versions().keySet())
        .containsExactlyInAnyOrderElementsOf(
            types().stream().map(type -> type.getAnnotation(WireName.class).value()).toList());
  }

  /// Every event of every sealed family among the compiled classes, by name.
  private static List<Class<? extends Event>> types()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path classes = Path.of(Event.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<? extends Event>> types = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(one -> one.toString().endsWith("Event.class")).toList()) {
        String name = classes.relativize(file).toString().replace('/', '.').replace(".class", "");
        Class<?> family = Class.forName(name);
        if (family.isSealed() && !family.getPackage().equals(Event.class.getPackage())) {
          for (Class<?> type : family.getPermittedSubclasses()) {
            types.add(type.asSubclass(Event.class));
          }
        }
      }
    }
    types.sort(Comparator.comparing(type -> type.getAnnotation(WireName.class).value()));
    return types;
  }
}
