package dev.lobby.customer;

import dev.lobby.conversation.Ids;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Finds and makes customers' records.
public final class Customers {

  /// Who the bank's own site says somebody is.
  ///
  /// @param subject the bank's id for the customer
  /// @param name how to address them; null when not told
  /// @param tier the bank's tier; null when not told
  public record Identity(String subject, @Nullable String name, @Nullable String tier) {}

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]");

  private final Journal journal;
  private final SecretKeySpec key;
  private final Predicate<String> committed;

  /// @param key the secret under which ids are made from the bank's own, so that they give nothing
  ///   away
  public Customers(Journal journal, byte[] key) {
    this.journal = journal;
    this.committed = ProfileImportEvent.committedIn(journal);
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// The record of a customer the bank vouches for; made or brought up to date as needed.
  public Customer identified(Identity identity) {
    String id = idOf(identity.subject());
    Optional<Customer> known = load(id);
    if (known.isPresent() && tells(known.get(), identity)) {
      return known.get();
    }
    journal.append(
        List.of(
            new StreamWrite(
                CustomerEvent.stream(id),
                StreamWrite.ANY,
                id,
                new CustomerEvent.Identified(
                    identity.subject(),
                    identity.name(),
                    identity.tier(),
                    nameMark(identity.name())))));
    return load(id).orElseThrow();
  }

  /// Whether a record tells already what the bank's site does.
  private static boolean tells(Customer known, Identity identity) {
    return known.profile().externalId() != null
        && (identity.name() == null || identity.name().equals(known.name()))
        && (identity.tier() == null || identity.tier().equals(known.tier()));
  }

  /// The id of the record of a customer whom the bank knows by a subject of its own.
  public String idOf(String subject) {
    return "k-" + hmac("customer", subject);
  }

  /// A write that makes a record for somebody nobody knows, to be appended with their first
  /// conversation.
  public static StreamWrite visitor(String id) {
    return new StreamWrite(CustomerEvent.stream(id), 0, id, new CustomerEvent.Visited());
  }

  /// An id for somebody nobody knows.
  public static String visitorId() {
    return "v-" + Ids.unguessable();
  }

  /// The id of the record of somebody who writes from an address in a channel and whom nobody
  /// vouches for.
  public String idAt(String channel, String address) {
    return "v-" + hmac("address", channel + ":" + address);
  }

  /// The id of the one conversation with somebody who writes from an address in a channel.
  public String conversationAt(String channel, String address) {
    return hmac("conversation", channel + ":" + address);
  }

  /// The writes that make or complete the record of somebody who writes from an address in a
  /// channel; empty when it is known, and not empty after it was erased.
  public List<StreamWrite> reached(String channel, String address) {
    String id = idAt(channel, address);
    Optional<Customer> known = load(id);
    if (known.isPresent() && address.equals(known.get().addresses().get(channel))) {
      return List.of();
    }
    StreamWrite reached =
        new StreamWrite(
            CustomerEvent.stream(id),
            StreamWrite.ANY,
            id,
            new CustomerEvent.Reached(channel, address));
    return known.isPresent() ? List.of(reached) : List.of(visitor(id), reached);
  }

  /// A customer's record; empty when there is none of that id.
  public Optional<Customer> load(String id) {
    return Customer.of(id, journal.read(CustomerEvent.stream(id), 0), committed);
  }

  /// The record that stands for a person: the one another is part of, or the very one; empty when
  /// there is none of that id.
  public Optional<Customer> whole(String id) {
    return load(id).flatMap(this::whole);
  }

  private Optional<Customer> whole(Customer record) {
    Link main = record.main();
    return main == null ? Optional.of(record) : load(main.other());
  }

  /// The records that are one person's, also those that are only claimed to be: what was refused
  /// under any of them counts for all. That one alone when it is none.
  public List<String> family(String id) {
    return whole(id).map(Customer::family).orElse(List.of(id));
  }

  /// The records that are proved to be the same person as one; that one alone when it is only
  /// claimed to be somebody's, or is none.
  public List<String> proved(String id) {
    return load(id).map(this::proved).orElse(List.of(id));
  }

  /// As [#proved(String)], of a record that was read.
  public List<String> proved(Customer record) {
    Link main = record.main();
    if (main != null && !main.proof().verifies()) {
      return List.of(record.id());
    }
    return whole(record)
        .map(whole ->
            Stream.concat(
                    Stream.of(whole.id()),
                    whole.parts().stream().filter(it -> it.proof().verifies()).map(Link::other))
                .toList())
        .orElse(List.of(record.id()));
  }

  /// What the person of a record said of a purpose, the first first. What stands under a record
  /// that is only claimed to be theirs may be somebody else's words: of that, a refusal counts and
  /// a consent does not.
  public List<Consent> consents(String id, Purpose purpose) {
    return load(id).map(record -> consents(record, purpose)).orElse(List.of());
  }

  /// As [#consents(String, Purpose)], of a record that was read: plans ask it of everybody they may
  /// reach, of whom few have a second record.
  public List<Consent> consents(Customer record, Purpose purpose) {
    Set<String> theirs = Set.copyOf(proved(record));
    return whole(record).stream()
        .flatMap(whole -> whole.family().stream())
        .flatMap(one ->
            (one.equals(record.id()) ? Optional.of(record) : load(one))
                .stream()
                    .flatMap(it -> it.consents().stream())
                    .filter(it -> theirs.contains(one) || !it.given()))
        .filter(it -> it.purpose() == purpose)
        .sorted(Comparator.comparing(Consent::at))
        .toList();
  }

  /// What the bank counted of a customer's business; empty when it told nothing, or no longer does.
  public Optional<Figures> figures(String id) {
    String stream = FiguresEvent.stream(id);
    // The last time alone counts, unless it is part of an import that never ended.
    for (long version = journal.version(stream); version > 0; version--) {
      if (journal.read(stream, version - 1).getFirst().event() instanceof FiguresEvent.Told told
          && (told.importId() == null || committed.test(told.importId()))) {
        return Optional.ofNullable(told.figures());
      }
    }
    return Optional.empty();
  }

  /// What stands for a contact, so that two customers who name the same one are seen without
  /// anybody reading it.
  public String claim(Contact contact) {
    return hmac("contact", contact.kind().wire() + ":" + contact.value());
  }

  /// What stands for a name, however it is spaced and written large or small, so that somebody is
  /// found by it without anybody reading it; null for none.
  public @Nullable String nameMark(@Nullable String name) {
    String letters =
        name == null
            ? ""
            : NO_LETTERS
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    return letters.isEmpty() ? null : hmac("name", letters);
  }

  /// What stands for a one-time code.
  String codeMark(String code) {
    return hmac("code", code);
  }

  private String hmac(String kind, String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] code = mac.doFinal((kind + ":" + name).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(code, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256.", e);
    }
  }
}
