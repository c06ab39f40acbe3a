package dev.lobby.console.agent;

import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.Trace;
import dev.lobby.journal.Recorded;
import dev.lobby.language.entity.Entity;
import dev.lobby.wire.JsonEventCodec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers and addresses by which a customer says in a conversation that they can be reached:
/// telephone, e-mail, and the name they have with a messenger.
final class NamedAddresses {

  private static final Set<String> KINDS =
      Set.of(Entity.Kind.PHONE.wire(), Entity.Kind.EMAIL.wire());

  /// A name stands beside the messenger's. What only stands after it may be the next word: a name
  /// has a digit or a line in it then.
  private static final Pattern MESSENGER =
      Pattern.compile(
          "(?<![a-z])(?<messenger>微信|v信|wechat|weixin|vx|wx|qq|whatsapp|telegram)"
              + "(?:(?:号码?|账号| ?id)? {0,2}+(?:是|为|：|:|is )[ -]{0,3}+(?<told>[a-z][a-z0-9_-]{4,19}|[0-9]{5,13})"
              + "|(?:号码?|账号| ?id)?[ -]{0,3}+(?<bare>(?=[a-z_-]{0,19}[0-9_-])[a-z][a-z0-9_-]{4,19}|[0-9]{5,13}))"
              + "(?![a-z0-9@_.-])",
          Pattern.CASE_INSENSITIVE);

  /// As far a message is read.
  private static final int READ = 400;

  /// Words of a sentence that goes on, and no name.
  private static final Pattern WORD =
      Pattern.compile(
          "please|instead|thanks|message|only|right|would|better|works|group|account|about|contact");

  private NamedAddresses() {}

  /// Those of a conversation, as they were written, the first first.
  static List<String> in(List<Recorded> conversation) {
    Set<String> named = new LinkedHashSet<>();
    for (Recorded recorded : conversation) {
      switch (recorded.event()) {
        case CustomerWrote wrote when !wrote.text().equals(JsonEventCodec.ERASED) ->
            named.addAll(messengers(wrote.text()));
        case Decided decided -> named.addAll(entities(decided.trace()));
        default -> {}
      }
    }
    return List.copyOf(named);
  }

  /// The names with messengers in a text, each after the messenger's.
  static List<String> messengers(String text) {
    Set<String> named = new LinkedHashSet<>();
    Matcher matcher = MESSENGER.matcher(text.substring(0, Math.min(text.length(), READ)));
    while (matcher.find()) {
      String told = matcher.group("told");
      String name = told == null ? matcher.group("bare") : told;
      if (!WORD.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
        named.add(matcher.group("messenger") + " " + name);
      }
    }
    return List.copyOf(named);
  }

  private static List<String> entities(Trace trace) {
    return trace == null || trace.entities() == null
        ? List.of()
        : trace.entities().stream()
            .filter(it -> KINDS.contains(it.kind()) && !it.text().equals(JsonEventCodec.ERASED))
            .map(Trace.EntityHeard::text)
            .toList();
  }
}
