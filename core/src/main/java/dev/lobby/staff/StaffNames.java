package dev.lobby.staff;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// What those who may sign in are called. Safe for use by many threads.
///
/// Nobody's name is in a view, and a name never changes: each is read from the journal once, and
/// told as long as its owner may sign in.
public final class StaffNames {

  private final Members members;
  private final Staff staff;
  private final Map<String, String> read = new ConcurrentHashMap<>();

  public StaffNames(Members members, Staff staff) {
    this.members = members;
    this.staff = staff;
  }

  /// The names of all of them, by user name.
  public Map<String, String> all() {
    Map<String, String> names = new TreeMap<>();
    for (String username : members.all()) {
      String known = read.get(username);
      String name =
          known == null ? staff.find(username).map(Staff.Member::displayName).orElse(null) : known;
      if (name != null) {
        read.put(username, name);
        names.put(username, name);
      }
    }
    read.keySet().retainAll(names.keySet());
    return names;
  }
}
