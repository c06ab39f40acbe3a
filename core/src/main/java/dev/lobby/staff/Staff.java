package dev.lobby.staff;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who may sign in to the consoles.
public final class Staff {

  /// What a user name looks like: it stands in addresses, in settings' lists and in records.
  public static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");

  /// Somebody who may sign in.
  ///
  /// @param displayName the name customers read
  public record Member(String username, Role role, String displayName) {}

  private final Journal journal;
  private final int rounds;

  /// What a wrong user name is compared with, so that it takes as long as a wrong password; no
  /// password has this hash.
  private final String nobody;

  public Staff(Journal journal) {
    this(journal, Passwords.ROUNDS);
  }

  /// @param rounds how often new passwords are hashed: [Passwords#ROUNDS], or fewer where nobody
  ///   guesses, as in tests
  public Staff(Journal journal, int rounds) {
    this.journal = journal;
    this.rounds = rounds;
    this.nobody = "pbkdf2-sha256$" + rounds + "$" + "00".repeat(16) + "$" + "00".repeat(32);
  }

  /// Adds a sign-in.
  ///
  /// @return false when the user name is taken, also by somebody who was removed
  /// @throws IllegalArgumentException when it is no [#USERNAME]
  public boolean add(String username, Role role, String displayName, String password) {
    if (!USERNAME.matcher(username).matches()) {
      throw new IllegalArgumentException("'" + username + "' is no user name.");
    }
    return journal.append(
            List.of(
                new StreamWrite(
                    StaffEvent.stream(username),
                    0,
                    username,
                    new StaffEvent.Added(
                        username, role, displayName, Passwords.hash(password, rounds)))))
        instanceof AppendResult.Appended;
  }

  /// Gives a member another password.
  ///
  /// @return false when there is no such member
  public boolean changePassword(String username, String password) {
    if (find(username).isEmpty()) {
      return false;
    }
    journal.append(
        List.of(
            new StreamWrite(
                StaffEvent.stream(username),
                StreamWrite.ANY,
                username,
                new StaffEvent.PasswordChanged(Passwords.hash(password, rounds)))));
    return true;
  }

  /// Lets a member sign in no longer.
  ///
  /// @return false when there is no such member
  public boolean remove(String username) {
    if (find(username).isEmpty()) {
      return false;
    }
    journal.append(
        List.of(
            new StreamWrite(
                StaffEvent.stream(username), StreamWrite.ANY, username, new StaffEvent.Removed())));
    return true;
  }

  /// The member with a user name; empty when there is none.
  public Optional<Member> find(String username) {
    return load(username).map(Signed::member);
  }

  /// The member whose user name and password these are. Takes as long for a wrong name as for a
  /// wrong password.
  public Optional<Member> signIn(String username, String password) {
    Optional<Signed> signed = load(username);
    boolean right = Passwords.matches(password, signed.map(Signed::passwordHash).orElse(nobody));
    return right ? signed.map(Signed::member) : Optional.empty();
  }

  private record Signed(Member member, String passwordHash) {}

  private Optional<Signed> load(String username) {
    Signed signed = null;
    for (Recorded recorded : journal.read(StaffEvent.stream(username), 0)) {
      if (recorded.event() instanceof StaffEvent event) {
        signed =
            switch (event) {
              case StaffEvent.Added e ->
                  new Signed(new Member(e.username(), e.role(), e.displayName()), e.passwordHash());
              case StaffEvent.PasswordChanged e ->
                  signed == null ? null : new Signed(signed.member, e.passwordHash());
              case StaffEvent.Removed e -> null;
            };
      }
    }
    return Optional.ofNullable(signed);
  }
}
