package dev.lobby.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffTest {

  /// Hashing is made to be slow, and nobody guesses here.
  private static final int ROUNDS = 100;

  private final Journal journal = new MemoryJournal(World.codec(), new MovableClock(World.START));
  private final Staff staff = new Staff(journal, ROUNDS);

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void whoever_was_added_signs_in_with_their_password_alone() {
    assertThat(staff.add("amy", Role.AGENT, "Amy 小艾", "right 密码")).isTrue();

    Staff.Member amy = new Staff.Member("amy", Role.AGENT, "Amy 小艾");
    assertThat(staff.signIn("amy", "right 密码")).contains(amy);
    assertThat(staff.signIn("amy", "wrong")).isEmpty();
    assertThat(staff.signIn("amy", "")).isEmpty();
    assertThat(staff.signIn("Amy", "right 密码")).isEmpty();
    assertThat(staff.find("amy")).contains(amy);
  }

  @Test
  void nobody_else_signs_in() {
    assertThat(staff.signIn("unknown", "anything")).isEmpty();
    assertThat(staff.signIn("", "")).isEmpty();
    assertThat(staff.find("unknown")).isEmpty();
  }

  @Test
  void a_user_name_is_given_once() {
    staff.add("amy", Role.AGENT, "Amy", "first");

    assertThat(staff.add("amy", Role.SUPERVISOR, "Another", "second")).isFalse();
    assertThat(staff.signIn("amy", "second")).isEmpty();
    assertThat(staff.find("amy")).map(Staff.Member::role).contains(Role.AGENT);
  }

  @Test
  void after_a_change_only_the_other_password_holds() {
    staff.add("amy", Role.SUPERVISOR, "Amy", "old");

    assertThat(staff.changePassword("amy", "new")).isTrue();

    assertThat(staff.signIn("amy", "old")).isEmpty();
    assertThat(staff.signIn("amy", "new")).map(Staff.Member::role).contains(Role.SUPERVISOR);
  }

  @Test
  void nobodys_password_cannot_be_changed_and_the_name_stays_free() {
    assertThat(staff.changePassword("amy", "new")).isFalse();

    assertThat(journal.head()).isZero();
    assertThat(staff.add("amy", Role.AGENT, "Amy", "own")).isTrue();
  }

  @Test
  void whoever_was_removed_signs_in_no_longer_and_their_user_name_is_given_to_nobody_else() {
    staff.add("amy", Role.AGENT, "Amy", "own");

    assertThat(staff.remove("amy")).isTrue();

    assertThat(staff.signIn("amy", "own")).isEmpty();
    assertThat(staff.find("amy")).isEmpty();
    assertThat(staff.remove("amy")).isFalse();
    assertThat(staff.changePassword("amy", "new")).isFalse();
    assertThat(staff.add("amy", Role.AGENT, "Another Amy", "new")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "amy li", "amy,bo", "-amy", "a/b", "amy\u202e"})
  void what_would_break_a_list_or_an_address_is_no_user_name(String username) {
    assertThatThrownBy(() -> staff.add(username, Role.AGENT, "Amy", "own"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no user name");
    assertThat(journal.head()).isZero();
  }

  @Test
  void the_same_password_has_another_hash_under_every_salt() {
    String one = Passwords.hash("same", ROUNDS);
    String other = Passwords.hash("same", ROUNDS);

    assertThat(one).isNotEqualTo(other).doesNotContain("same");
    assertThat(Passwords.matches("same", one)).isTrue();
    assertThat(Passwords.matches("same", other)).isTrue();
  }

  @Test
  void passwords_are_hashed_as_often_as_is_advised() {
    Staff real = new Staff(journal);
    real.add("amy", Role.AGENT, "Amy", "own");

    assertThat(journal.read(StaffEvent.stream("amy"), 0))
        .extracting(Recorded::event)
        .singleElement(InstanceOfAssertFactories.type(StaffEvent.Added.class))
        .extracting(StaffEvent.Added::passwordHash, InstanceOfAssertFactories.STRING)
        .startsWith("pbkdf2-sha256$600000$");
    assertThat(real.signIn("amy", "own")).isPresent();
    assertThat(real.signIn("amy", "other")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "pbkdf2-sha256$1$00", "md5$1$00$00"})
  void what_is_no_hash_matches_nothing(String hash) {
    assertThat(Passwords.matches("plain", hash)).isFalse();
  }

  @Test
  void new_passwords_are_never_the_same_and_can_be_read_aloud() {
    assertThat(Passwords.random())
        .matches("[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){2}")
        .isNotEqualTo(Passwords.random());
  }
}
