package dev.lobby.staff;

import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.List;
import java.util.Set;

/// Who may sign in, by user name and role; what they are called is theirs and not kept here.
public final class Members implements View {

  /// A sign-in.
  private record Entry(String username, Role role) {}

  private final Table<Entry> byUsername;

  public Members(ViewStore store) {
    this.byUsername = store.table("members", Entry.class);
  }

  @Override
  public String format() {
    return "members 1";
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof StaffEvent.Added e) {
      byUsername.put(e.username(), new Entry(e.username(), e.role()));
    } else if (recorded.event() instanceof StaffEvent.Removed) {
      byUsername.remove(StaffEvent.username(recorded.stream()));
    }
  }

  /// The user names of all of them, sorted.
  public List<String> all() {
    return with(Set.of(Role.values()));
  }

  /// The user names of those with one of these roles, sorted.
  public List<String> with(Set<Role> roles) {
    return byUsername.all().stream()
        .filter(it -> roles.contains(it.role))
        .map(Entry::username)
        .sorted()
        .toList();
  }
}
