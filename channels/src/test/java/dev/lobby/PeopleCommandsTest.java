package dev.lobby;

import static dev.lobby.Ran.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator does for people while the server is down: export, erase, another master key.
class PeopleCommandsTest {
  private static final String PERSON = "v-1";
  private static final String WORDS = "我叫宇文拓";
  private static final String OLD_WORDS = "我住在静安里";

  @TempDir private Path data = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void somebodyWroteAndTwoSupervisorsAreThere() {
    try (Store store = open()) {
      store
          .journal()
          .append(
              List.of(
                  Customers.visitor(PERSON),
                  conversation(new ConversationEvent.Started("web", PERSON, Language.ZH)),
                  conversation(new ConversationEvent.CustomerWrote("m1", Language.ZH, WORDS))));
      Staff staff = new Staff(store.journal());
      staff.add("ann", Role.SUPERVISOR, "Ann", "password of ann");
      staff.add("bo", Role.SUPERVISOR, "Bo", "password of bo");
      staff.add("cy", Role.AGENT, "Cy", "password of cy");
    }
  }

  private Store open() {
    return Store.open(data, new MasterKeySource.InDataDirectory(), InstantSource.system());
  }

  private static StreamWrite conversation(ConversationEvent event) {
    return new StreamWrite(ConversationEvent.stream("c1"), StreamWrite.ANY, PERSON, event);
  }

  private Ran erase(String person, String first, String second, String passwords) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(passwords.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(
          "erase",
          person,
          "--data",
          data.toString(),
          "--requested-by",
          first,
          "--approved-by",
          second,
          "--reason",
          "asked by letter");
    } finally {
      System.setIn(before);
    }
  }

  private Ran export(String... more) {
    String[] args = {"export", PERSON, "--data", data.toString()};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return run(all);
  }

  @Test
  void export_prints_a_persons_words_to_read_and_as_json() {
    assertThat(export().done().out()).contains(PERSON, "You 您: " + WORDS);
    JsonObject json = new JsonObject(export("--json").done().out());
    assertThat(json.getString("person")).isEqualTo(PERSON);
    assertThat(json.getJsonArray("conversations").getJsonObject(0).encode()).contains(WORDS);
    run("export", "v-9", "--data", data.toString()).failed("nobody of the id v-9");
  }

  @Test
  void erase_takes_two_supervisors_and_prints_the_receipt() {
    erase(PERSON, "ann", "bo", "password of ann\nwrong\n").failed("bo is no supervisor");
    erase(PERSON, "ann", "cy", "password of ann\npassword of cy\n").failed("cy is no supervisor");
    erase(PERSON, "ann", "ann", "password of ann\npassword of ann\n").failed("a second person");
    erase("v-9", "ann", "bo", "password of ann\npassword of bo\n").failed("nobody of the id v-9");
    assertThat(export().done().out()).contains(WORDS);

    assertThat(erase(PERSON, "ann", "bo", "password of ann\npassword of bo\n").done().out())
        .contains(
            "person        " + PERSON,
            "requested by  ann: asked by letter",
            "approved by   bo",
            "conversation/c1");
    assertThat(export().done().out()).doesNotContain(WORDS).contains("已删除");
    assertThat(run("verify", "--data", data.toString()).done().out()).contains("is whole");
  }

  private Path settings(String yaml) throws IOException {
    return Files.writeString(data.resolve("lobby.yaml"), yaml);
  }

  @Test
  void erase_is_refused_within_a_minimum_and_a_dry_run_says_so_before() throws IOException {
    String[] dryRun = {"erase", PERSON, "--dry-run", "--data", data.toString()};
    assertThat(run(dryRun).done().out())
        .contains("could be erased now", "would be unreadable  conversation/c1");
    Path settings = settings("retention: {conversation: {minimum: 5y}}\n");
    String[] within = {
      "erase", PERSON, "--dry-run", "--data", data.toString(), "--config", settings.toString()
    };
    Ran told = run(within);
    assertThat(told.code()).isEqualTo(1);
    assertThat(told.out())
        .contains(
            "would not be erased",
            "conversation/c1",
            "retention.conversation.minimum is 5y",
            "Nothing was changed");
    run("erase", PERSON, "--data", data.toString())
        .calledWrongly("--requested-by, --approved-by and --reason are needed");
    assertThat(export().done().out()).contains(WORDS);
  }

  @Test
  void retention_tells_what_is_due_and_takes_it_only_when_told_to() throws IOException {
    InstantSource longAgo = InstantSource.fixed(Instant.parse("2019-03-02T01:30:00Z"));
    try (Store store = Store.open(data, new MasterKeySource.InDataDirectory(), longAgo)) {
      for (ConversationEvent event :
          List.of(
              new ConversationEvent.Started("web", PERSON, Language.ZH),
              new ConversationEvent.CustomerWrote("m1", Language.ZH, OLD_WORDS),
              new ConversationEvent.Resolved("ann", "answered", null, "再见"))) {
        store
            .journal()
            .append(
                List.of(
                    new StreamWrite(
                        ConversationEvent.stream("c0"), StreamWrite.ANY, PERSON, event)));
      }
    }
    Path settings = settings("retention: {conversation: {minimum: 1y, blank: 2y}}\n");
    String[] tells = {"retention", "--data", data.toString(), "--config", settings.toString()};
    assertThat(run(tells).done().out())
        .contains(
            "conversation  blank after 2y, minimum 1y",
            "due         1: 2 frames",
            "the oldest from 2019-03-02",
            "kept        1: within the minimum",
            "Nothing was changed");
    assertThat(export().done().out()).contains(OLD_WORDS);
    String[] nobody = Arrays.copyOf(tells, tells.length + 1);
    nobody[tells.length] = "--apply";
    run(nobody).calledWrongly("--apply needs --by NAME");
    String[] takes = Arrays.copyOf(nobody, nobody.length + 2);
    takes[nobody.length] = "--by";
    takes[nobody.length + 1] = "dana";
    assertThat(run(takes).done().out()).contains("due         1: 2 frames", "is blanked");
    assertThat(export().done().out()).doesNotContain(OLD_WORDS).contains("已删除", WORDS);
    assertThat(run(tells).done().out()).contains("due         0", "blanked     1 before");
    assertThat(run("verify", "--data", data.toString()).done().out())
        .contains("is whole", "blanked      2 frames");
  }

  private Path keyCopies() throws IOException {
    Path copies = Files.createDirectory(folder.resolve("copies"));
    for (String name : List.of("keys", "master.key", "signing.key")) {
      Files.copy(data.resolve(name), copies.resolve(name));
    }
    return copies;
  }

  @Test
  void a_backup_made_beside_a_running_server_is_restored_and_erased_people_stay_erased()
      throws IOException {
    Path backup = folder.resolve("backup");
    Path restored = folder.resolve("restored");
    Path copies = keyCopies();
    try (Store running = open()) {
      assertThat(run("backup", "--data", data.toString(), "--to", backup.toString()).done().out())
          .contains("frames  4", "Not in it: keys");
      running.journal().append(List.of(conversation(new ConversationEvent.Disclosed(Language.ZH))));
    }
    erase(PERSON, "ann", "bo", "password of ann\npassword of bo\n").done();
    assertThat(run("backup", "--data", data.toString(), "--to", backup.toString()).done().out())
        .contains("frames  8");
    assertThat(Files.exists(backup.resolve("keys"))).isFalse();
    String[] restore = {
      "restore",
      "--data",
      restored.toString(),
      "--from",
      backup.toString(),
      "--keys",
      copies.toString()
    };
    assertThat(run(restore).done().out()).contains("frames  8");
    run(restore).failed("holds a store already");
    assertThat(run("export", PERSON, "--data", restored.toString()).done().out())
        .doesNotContain(WORDS)
        .contains("已删除");
    assertThat(run("verify", "--data", restored.toString()).done().out()).contains("is whole");
  }

  @Test
  void a_restore_without_a_copy_of_a_key_is_refused_and_makes_nothing() throws IOException {
    Path backup = folder.resolve("backup");
    Path restored = folder.resolve("restored");
    Path copies = keyCopies();
    run("backup", "--data", data.toString(), "--to", backup.toString()).done();
    for (String name : List.of("signing.key", "keys")) {
      Files.delete(copies.resolve(name));
      run(
              "restore",
              "--data",
              restored.toString(),
              "--from",
              backup.toString(),
              "--keys",
              copies.toString())
          .failed("There is no file \"" + name + "\" in " + copies);
      assertThat(restored).doesNotExist();
    }
  }

  @Test
  void rotate_key_leaves_everything_readable_under_the_new_key_alone() {
    String hex = "0123456789abcdef".repeat(4);
    run("rotate-key", "--to", "short", "--data", data.toString()).failed("--to is not usable");
    run("rotate-key", "--to", "", "--data", data.toString()).failed("--to is empty");
    Path missing = folder.resolve("new.key");
    run("rotate-key", "--to", "file:" + missing, "--data", data.toString())
        .failed("There is no file " + missing, "openssl rand -hex 32 > " + missing);
    assertThat(run("rotate-key", "--to", hex, "--data", data.toString()).done().out())
        .contains("The keys of 4 people");
    export().failed("The master key is not the one");
    try (Store store = Store.open(data, MasterKeySource.of(hex), InstantSource.system())) {
      assertThat(store.journal().read(ConversationEvent.stream("c1"), 1).getFirst().event())
          .isEqualTo(new ConversationEvent.CustomerWrote("m1", Language.ZH, WORDS));
      assertThat(store.journal().read(CustomerEvent.stream(PERSON), 0)).hasSize(1);
    }
  }
}
