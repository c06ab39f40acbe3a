package dev.lobby.dialogue;

import dev.lobby.complaint.ComplaintEvent.Stated;
import dev.lobby.conversation.Conversation;
import dev.lobby.language.Understanding;
import dev.lobby.language.entity.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What somebody says, unasked, of how they are reached about their complaint: an address, and that
/// they are not to be called or contacted.
///
/// It stands in the complaint, where whoever looks after it reads it. A telephone number stands
/// there already.
public final class Reaching {

  /// The fact of the address.
  private static final String ADDRESS = "reach";

  /// The fact of what is refused, in their words.
  private static final String REFUSED = "no-contact";

  /// The names of both facts.
  public static final Set<String> FACTS = Set.of(ADDRESS, REFUSED);

  private Reaching() {}

  /// What a message says of it; empty for nothing.
  static List<Stated> in(Understanding message) {
    List<Stated> said = new ArrayList<>();
    String addresses =
        message.entities().stream()
            .filter(it -> it.kind() == Entity.Kind.EMAIL)
            .map(Entity::text)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!addresses.isEmpty()) {
      said.add(new Stated(ADDRESS, "联系邮箱", "E-mail they named", addresses));
    }
    if (Hearing.NO_CALLS.isIn(message)) {
      said.add(
          new Stated(
              REFUSED, "联系方式的要求", "How not to contact them", Conversation.excerpt(message.text())));
    }
    return said;
  }
}
