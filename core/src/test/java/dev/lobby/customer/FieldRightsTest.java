package dev.lobby.customer;

import static dev.lobby.customer.FieldRights.Field.AMOUNTS;
import static dev.lobby.customer.FieldRights.Field.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.staff.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldRightsTest {

  @ParameterizedTest
  @CsvSource({
    // role, manages, in front, amounts, contacts
    "AGENT, false, false, HIDDEN, HIDDEN",
    "AGENT, false, true, SHOWN, FOR_A_REASON",
    "AGENT, true, false, SHOWN, FOR_A_REASON",
    "AGENT, true, true, SHOWN, FOR_A_REASON",
    "SUPERVISOR, false, false, FOR_A_REASON, FOR_A_REASON",
    "SUPERVISOR, true, false, SHOWN, FOR_A_REASON",
    "EDITOR, false, false, HIDDEN, HIDDEN",
    "EDITOR, true, true, HIDDEN, HIDDEN"
  })
  void who_sees_what(
      Role role,
      boolean manages,
      boolean inFront,
      FieldRights.Access amounts,
      FieldRights.Access contacts) {
    assertThat(FieldRights.of(role, manages, inFront, AMOUNTS)).isEqualTo(amounts);
    assertThat(FieldRights.of(role, manages, inFront, CONTACTS)).isEqualTo(contacts);
  }
}
