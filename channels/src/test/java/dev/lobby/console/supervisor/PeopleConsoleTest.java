package dev.lobby.console.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What a person may demand: their data, and its end.
@WithLobby
class PeopleConsoleTest {
  private static final JsonObject REASON = new JsonObject().put("reason", "asked by letter 来信要求");

  private final RunningLobby lobby;

  PeopleConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private Reply post(String who, String person, String step) {
    return lobby.as(who, "/supervisor/people/" + person + step, REASON);
  }

  private JsonObject data(String person) {
    return lobby.as("supervisor", "/supervisor/people/" + person + "/data").is(200).json();
  }

  private String person(Visitor visitor) {
    return lobby
        .as("supervisor", "/supervisor/conversations/" + visitor.id())
        .is(200)
        .json()
        .getJsonObject("customer")
        .getString("id");
  }

  private void erase(String person) {
    post("supervisor", person, "/erasure").is(200);
    post("supervisor2", person, "/erasure/approval").is(200);
  }

  @Test
  void a_person_is_found_by_the_banks_number_and_by_the_id_of_their_record() {
    Visitor customer = lobby.customer("people-found", "慕容复", "gold");
    customer.say("你们网点几点开门？").is(200);
    String person = person(customer);
    for (String known : List.of("people-found", person, " people-found ")) {
      assertThat(
              Reply.objects(
                  lobby
                      .as(
                          "supervisor",
                          "/supervisor/people?find="
                              + URLEncoder.encode(known, StandardCharsets.UTF_8))
                      .is(200)
                      .json()
                      .getJsonArray("people")))
          .singleElement()
          .satisfies(one -> {
            assertThat(one.getString("id")).isEqualTo(person);
            assertThat(one.getString("name")).isEqualTo("慕容复");
          });
    }
    assertThat(
            lobby
                .as("supervisor", "/supervisor/people?find=nobody")
                .is(200)
                .json()
                .getJsonArray("people"))
        .isEmpty();
    lobby.as("supervisor", "/supervisor/people").isProblem(400, "\"find\"");
    lobby.as("agent", "/supervisor/people?find=people-found").is(403);
  }

  @Test
  void a_person_gets_everything_that_was_said_and_then_two_supervisors_erase_it() {
    Visitor customer = lobby.customer("people-1", "上官婉儿", "gold");
    customer.say("你们网点几点开门？我叫上官婉儿").is(200);
    String person = person(customer);

    JsonObject before = data(person);
    assertThat(before.getString("person")).isEqualTo(person);
    assertThat(before.getJsonObject("record").getString("name")).isEqualTo("上官婉儿");
    JsonObject conversation = before.getJsonArray("conversations").getJsonObject(0);
    assertThat(Reply.objects(conversation.getJsonArray("messages")))
        .extracting(message -> message.getString("author"))
        .startsWith("assistant", "customer", "assistant");
    assertThat(conversation.encode()).contains("我叫上官婉儿");

    post("supervisor", person, "/erasure").is(200);
    post("supervisor", person, "/erasure/approval").isProblem(409, "a second person must");
    JsonObject receipt =
        post("supervisor2", person, "/erasure/approval").is(200).json().getJsonObject("receipt");

    assertThat(receipt.getString("requestedBy")).isEqualTo("supervisor");
    assertThat(receipt.getString("approvedBy")).isEqualTo("supervisor2");
    assertThat(receipt.getJsonArray("streams").encode())
        .contains("conversation/" + customer.id(), "customer/" + person);
    assertThat(data(person).encode()).doesNotContain("上官婉儿").contains("已删除");
    assertThat(lobby.as("supervisor", "/supervisor/conversations/" + customer.id()).is(200).body())
        .doesNotContain("上官婉儿");
    assertThat(lobby.as("supervisor", "/supervisor/erasures").is(200).body()).contains(person);
  }

  @Test
  void a_hold_keeps_a_person_until_it_is_released() {
    Visitor visitor = lobby.visitor("zh");
    String person = person(visitor);
    post("supervisor", person, "/hold").is(200);
    post("supervisor", person, "/erasure").isProblem(409, "legal hold by supervisor");
    post("supervisor2", person, "/hold/release").is(200);
    erase(person);
    assertThat(
            lobby
                .as("supervisor", "/supervisor/people/" + person + "/erasure")
                .is(200)
                .json()
                .getValue("receipt"))
        .isNotNull();
  }

  @Test
  void a_step_without_a_reason_and_a_person_nobody_knows_are_refused() {
    String person = person(lobby.visitor("en"));
    lobby
        .as("supervisor", "/supervisor/people/" + person + "/erasure", new JsonObject())
        .isProblem(400, "reason");
    post("supervisor", "v-nobody", "/erasure").isProblem(409, "nobody of the id v-nobody");
    lobby.as("supervisor", "/supervisor/people/v-nobody/data").isProblem(404, "person");
    assertThat(lobby.as("agent", "/supervisor/erasures").status()).isEqualTo(403);
  }

  private List<String> audited(String query) {
    return Reply.objects(
            lobby
                .as("supervisor", "/supervisor/audit?" + query)
                .is(200)
                .json()
                .getJsonArray("entries"))
        .stream()
        .map(entry -> entry.getString("by") + " " + entry.getString("action"))
        .toList();
  }

  @Test
  void who_lists_one_persons_conversations_is_written_down_and_an_id_of_nobody_is_not() {
    Visitor visitor = lobby.visitor("en");
    String person = person(visitor);
    RunningLobby.until(
        () -> lobby.as("supervisor2", "/supervisor/conversations?customer=" + person).json(),
        listed -> listed.getInteger("total") == 1);
    lobby.as("supervisor2", "/supervisor/conversations?customer=Somebody").is(200);
    RunningLobby.until(() -> audited("person=" + person), found -> found.size() == 2);
    assertThat(audited("person=" + person))
        .containsExactly("supervisor2 searched-conversations", "supervisor read-conversation");
    assertThat(audited("person=Somebody")).isEmpty();
  }

  @Test
  void who_looked_at_whose_data_is_written_down_once_a_look() {
    Visitor visitor = lobby.visitor("en");
    String person = person(visitor);
    person(visitor);
    data(person);
    lobby.as("agent", "/agent/conversations/" + visitor.id()).is(200);
    post("supervisor2", person, "/hold").is(200);
    RunningLobby.until(() -> audited("person=" + person), found -> found.size() == 4);
    assertThat(audited("person=" + person))
        .containsExactly(
            "supervisor2 erasure-held",
            "agent read-conversation",
            "supervisor exported-data",
            "supervisor read-conversation");
    assertThat(audited("by=agent")).contains("agent signed-in", "agent read-conversation");
    assertThat(audited("by=nobody")).isEmpty();
    found("anything");
    RunningLobby.until(
        () -> audited("by=supervisor"),
        found -> found.contains("supervisor searched-conversations"));
  }

  @Test
  void wrong_passwords_are_written_down_for_those_who_exist() {
    lobby.cookie("agent2");
    for (String who : List.of("agent2", "hunter2")) {
      lobby
          .post(
              "/console/api/session",
              new JsonObject().put("username", who).put("password", "wrong"))
          .is(401);
    }
    RunningLobby.until(
        () -> audited("by=agent2"), found -> found.contains("agent2 sign-in-failed"));
    assertThat(audited("by=hunter2")).isEmpty();
  }

  @Test
  void numbers_are_never_on_the_disk_and_names_are_gone_when_their_people_are() {
    Random random = new Random(4);
    List<String> numbers = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> people = new ArrayList<>();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try {
      for (int i = 0; i < 20; i++) {
        Visitor visitor = lobby.visitor("zh");
        for (int m = 0; m < 5; m++) {
          String name = name(i * 5 + m);
          List<String> own = new ArrayList<>();
          for (int n = 0; n < 5; n++) {
            own.add(n % 2 == 0 ? card(random) : identity(random));
          }
          visitor
              .say(
                  "我叫%s，卡号 %s 和 %s，身份证 %s，%s 是%s的身份证号，%s 是卡"
                      .formatted(
                          name, own.get(0), own.get(2), own.get(1), own.get(3), name, own.get(4)))
              .is(200);
          names.add(name);
          numbers.addAll(own);
        }
        people.add(person(visitor));
      }
      assertThat(numbers).hasSize(500).doesNotHaveDuplicates();
      assertThat(names).hasSize(100).doesNotHaveDuplicates();
      assertThat(onDisk(numbers)).isEmpty();
      assertThat(onDisk(names)).as("sealed even before").isEmpty();
      assertThat(found(names.getFirst())).isPositive();
      assertThat(data(people.getFirst()).encode()).contains(names.getFirst());

      people.forEach(this::erase);

      assertThat(onDisk(numbers)).isEmpty();
      assertThat(onDisk(names)).isEmpty();
      String exported = people.stream().map(person -> data(person).encode()).toList().toString();
      assertThat(names.stream().filter(exported::contains)).isEmpty();
      assertThat(names.stream().filter(name -> found(name) > 0)).isEmpty();
      String logged = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList().toString();
      assertThat(Stream.concat(names.stream(), numbers.stream()).filter(logged::contains))
          .isEmpty();
    } finally {
      root.detachAppender(log);
    }
  }

  private int found(String words) {
    return lobby
        .as(
            "supervisor",
            "/supervisor/conversations?query=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
        .is(200)
        .json()
        .getInteger("total");
  }

  /// Those of the texts whose bytes stand in a file of the data directory.
  private List<String> onDisk(List<String> texts) {
    List<byte[]> files = files();
    assertThat(files).hasSizeGreaterThan(2);
    Needles needles = new Needles(texts);
    return files.stream().flatMap(file -> needles.in(file).stream()).distinct().toList();
  }

  /// What stands in all files; read anew when one went meanwhile, for what was in it may be in
  /// another now.
  private List<byte[]> files() {
    while (true) {
      List<byte[]> files = new ArrayList<>();
      try (Stream<Path> all = Files.walk(lobby.data())) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          files.add(Files.readAllBytes(file));
        }
        return files;
      } catch (NoSuchFileException e) {
        // The index of the log was merged.
      } catch (UncheckedIOException e) {
        if (!(e.getCause() instanceof NoSuchFileException)) {
          throw e;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// A name of four characters that stands in no article.
  private static String name(int number) {
    String given = "曦玥珞翊";
    return List.of("欧阳", "司徒", "尉迟", "澹台", "濮阳").get(number % 5)
        + given.charAt(number / 5 % 4)
        + (char) ('\u9F98' - number / 20);
  }

  /// A card number with a right check digit.
  private static String card(Random random) {
    StringBuilder digits = new StringBuilder("62");
    while (digits.length() < 18) {
      digits.append(random.nextInt(10));
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = i % 2 == 0 ? digit * 2 : digit;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return digits.append((10 - sum % 10) % 10).toString();
  }

  /// An identity number with a right check digit.
  private static String identity(Random random) {
    String digits =
        "310101%d%02d%02d%03d"
            .formatted(
                1950 + random.nextInt(50),
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                random.nextInt(1000));
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return digits + "10X98765432".charAt(sum % 11);
  }
}
