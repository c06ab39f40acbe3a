package dev.lobby;

import static dev.lobby.Ran.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may sign in, seen to while the server is down.
class StaffCommandTest {

  private static final String TYPED = "four words of amy";

  @TempDir private Path data = Path.of("");

  @BeforeEach
  void aStoreWithoutStaffIsThere() {
    open().close();
  }

  private Store open() {
    return Store.open(data, new MasterKeySource.InDataDirectory(), InstantSource.system());
  }

  private Ran staff(String typed, String... words) {
    String[] args = Arrays.copyOf(words, words.length + 3);
    System.arraycopy(words, 0, args, 1, words.length);
    args[0] = "staff";
    args[words.length + 1] = "--data";
    args[words.length + 2] = data.toString();
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(args);
    } finally {
      System.setIn(before);
    }
  }

  private Optional<Staff.Member> signIn(String username, String password) {
    try (Store store = open()) {
      return new Staff(store.journal()).signIn(username, password);
    }
  }

  @Test
  void whoever_is_added_signs_in_and_is_listed_until_they_are_removed() {
    assertThat(staff("").done().out()).contains("Nobody may sign in yet");

    assertThat(
            staff(TYPED + "\n", "add", "amy", "--role", "supervisor", "--name", "小艾").done().out())
        .contains("amy may sign in as supervisor")
        .doesNotContain(TYPED);
    staff(TYPED + "\n", "add", "bo", "--role", "AGENT").done();

    assertThat(signIn("amy", TYPED)).contains(new Staff.Member("amy", Role.SUPERVISOR, "小艾"));
    assertThat(staff("").done().out().lines().map(it -> it.split(" +")))
        .containsExactly(
            new String[] {"amy", "supervisor", "小艾"}, new String[] {"bo", "agent", "bo"});

    assertThat(staff("", "remove", "amy").done().out()).contains("amy signs in no longer");

    assertThat(signIn("amy", TYPED)).isEmpty();
    assertThat(staff("").done().out()).contains("bo").doesNotContain("amy");
    staff("", "remove", "amy").failed("nobody signs in as amy");
    staff(TYPED + "\n", "add", "amy", "--role", "agent").failed("is taken, or was somebody's");
  }

  @Test
  void a_password_that_was_made_is_printed_and_holds() {
    Matcher made =
        Pattern.compile("amy  (\\S+)  \\(shown this once")
            .matcher(staff("", "add", "amy", "--role", "editor", "--random").done().out());
    assertThat(made.find()).isTrue();
    assertThat(signIn("amy", made.group(1))).map(Staff.Member::role).contains(Role.EDITOR);

    staff(TYPED + "\n", "password", "amy").done();

    assertThat(signIn("amy", made.group(1))).isEmpty();
    assertThat(signIn("amy", TYPED)).isPresent();
    staff(TYPED + "\n", "password", "bo").failed("nobody signs in as bo");
  }

  @Test
  void what_cannot_be_is_told_and_adds_nobody() {
    staff("short\n", "add", "amy", "--role", "agent").calledWrongly("15 characters or more");
    staff("", "add", "amy", "--role", "agent").calledWrongly("15 characters or more");
    staff(TYPED, "add", "amy", "--role", "boss")
        .calledWrongly("there is no role 'boss': agent, supervisor or editor.");
    staff(TYPED, "add", "amy li", "--role", "agent").calledWrongly("'amy li' is no user name");
    staff(TYPED, "add", "amy").calledWrongly("--role");
    assertThat(staff("").done().out()).contains("Nobody may sign in yet");
    run("staff", "--data", data.resolve("nowhere").toString()).failed("nowhere");
  }
}
