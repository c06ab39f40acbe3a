package dev.lobby.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.Message;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Language;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private List<String> activated() {
    return world.journal.read(ReleaseEvent.STREAM, 0).stream()
        .map(Recorded::event)
        .map(event -> ((ReleaseEvent.Activated) event).release())
        .toList();
  }

  @Test
  void starting_again_with_the_same_release_records_nothing() {
    assertThat(activated()).containsExactly(Bank.release().id());
    Releases again = new Releases(world.journal, Bank.release());
    assertThat(again.current()).isSameAs(Bank.release());
    assertThat(activated()).hasSize(1);
  }

  @Test
  void a_release_answers_from_its_activation_until_an_older_one_comes_back(@TempDir Path directory)
      throws Exception {
    try (Release other =
        Bank.changed(
            directory,
            "words.json",
            words -> ((ObjectNode) words.required("decline")).put("en", "Not known."))) {
      other.interpreter().warmUp();
      String id = world.visitor(Language.EN);

      assertThat(world.releases.activate(other)).isSameAs(Bank.release());
      Message declined = world.says(id, "the weight of a blue whale").replies().getFirst();
      assertThat(declined.text()).isEqualTo("Not known.");
      assertThat(world.lastDecided(id).release()).isEqualTo(other.id());

      assertThat(world.releases.activate(Bank.release())).isSameAs(other);
      world.says(id, "what time do branches open");
      Message again = world.says(id, "the weight of a blue whale").replies().getFirst();
      assertThat(again.text()).isEqualTo(Bank.release().words().say(WordsKey.DECLINE, Language.EN));
      assertThat(activated()).containsExactly(Bank.release().id(), other.id(), Bank.release().id());
    }
  }

  @Test
  void a_turn_keeps_the_release_it_began_with(@TempDir Path directory) throws Exception {
    try (Release other =
        Bank.changed(
            directory,
            "words.json",
            words -> ((ObjectNode) words.required("decline")).put("en", "Not known."))) {
      String id = world.visitor(Language.EN);
      world.journal.beforeNextAppend(() -> world.releases.activate(other));

      Message declined = world.says(id, "the weight of a blue whale").replies().getFirst();

      assertThat(declined.text())
          .isEqualTo(Bank.release().words().say(WordsKey.DECLINE, Language.EN));
      assertThat(world.lastDecided(id).release()).isEqualTo(Bank.release().id());
    }
  }
}
