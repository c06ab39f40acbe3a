package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An answer of an article for some alone: those who come in by one channel, who are signed in,
/// whom the bank counts to one tier, or who hold a product. Tier and products are known of those
/// only who are signed in.
///
/// @param channel the channel it is for; empty for all
/// @param signedIn whether it is only for those whose identity is known
/// @param tier the tier it is for; empty for all
/// @param holds the products they all have to hold, as the bank names them in its customers'
///   records; empty for whatever they hold
/// @param answers the approved text in plain Markdown, by language
public record Variant(
    Optional<String> channel,
    boolean signedIn,
    Optional<String> tier,
    Set<String> holds,
    Map<Language, String> answers) {
  private static final Pattern CONDITION =
      Pattern.compile(
          "channel ([a-z0-9-]{1,40})|tier ([^,()\\n]{1,40})|(signed-in)|holds ([^,()\\s]{1,60})");

  public Variant {
    signedIn |= tier.isPresent() || !holds.isEmpty();
    // In one order, however they were written.
    holds = Collections.unmodifiableSet(new TreeSet<>(holds));
    answers = Map.copyOf(answers);
  }

  /// Who is to be answered.
  ///
  /// @param channel the channel they came in by
  /// @param signedIn whether their identity is known
  /// @param tier their tier; empty when it is not known
  /// @param holds those products they hold that an answer depends on
  public record Reader(String channel, boolean signedIn, Optional<String> tier, Set<String> holds) {
    public Reader {
      holds = Set.copyOf(holds);
    }

    /// Somebody of whose products nothing is known.
    public Reader(String channel, boolean signedIn, Optional<String> tier) {
      this(channel, signedIn, tier, Set.of());
    }
  }

  /// Returns whether it is for `reader`.
  public boolean isFor(Reader reader) {
    return channel.map(reader.channel::equals).orElse(true)
        && (!signedIn || reader.signedIn)
        && (tier.isEmpty() || tier.equals(reader.tier))
        && reader.holds.containsAll(holds);
  }

  /// Returns whether it is for everybody who comes in by `channel`.
  boolean isForAllOf(String channel) {
    return this.channel.filter(channel::equals).isPresent() && !signedIn;
  }

  /// Returns how much it asks of a reader: of two that are for one reader, that with more is meant.
  int conditions() {
    return (channel.isPresent() ? 1 : 0)
        + (signedIn ? 1 : 0)
        + (tier.isPresent() ? 1 : 0)
        + holds.size();
  }

  /// Returns whether everything `other` asks of a reader, this one asks, too.
  boolean asksAllOf(Variant other) {
    return (other.channel.isEmpty() || other.channel.equals(channel))
        && (!other.signedIn || signedIn)
        && (other.tier.isEmpty() || other.tier.equals(tier))
        && holds.containsAll(other.holds);
  }

  /// Returns whether somebody may be a reader of both; one may hold any products together.
  boolean meets(Variant other) {
    return !differ(channel, other.channel) && !differ(tier, other.tier);
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  /// Returns whether both are for the same readers.
  boolean isForTheSameAs(Variant other) {
    return asksAllOf(other) && other.asksAllOf(this);
  }

  /// Returns whether it is for those exactly who are readers of both.
  boolean isBoth(Variant one, Variant other) {
    return isForTheSameAs(one.both(other));
  }

  /// Returns a variant without answers for those who are readers of both.
  Variant both(Variant other) {
    Set<String> all = new TreeSet<>(holds);
    all.addAll(other.holds);
    return new Variant(
        channel.or(() -> other.channel),
        signedIn || other.signedIn,
        tier.or(() -> other.tier),
        all,
        Map.of());
  }

  /// Returns the answer in `language`; in Chinese when it is neither Chinese nor English; empty
  /// when it is not written in it.
  public Optional<String> answer(Language language) {
    return Optional.ofNullable(answers.get(Article.written(language)));
  }

  /// Returns who it is for, as a heading of an article's file has it: `channel wecom, tier gold`.
  public String readers() {
    List<String> conditions = new ArrayList<>();
    channel.ifPresent(it -> conditions.add("channel " + it));
    tier.ifPresentOrElse(
        it -> conditions.add("tier " + it),
        () -> {
          if (signedIn && holds.isEmpty()) {
            conditions.add("signed-in");
          }
        });
    holds.forEach(it -> conditions.add("holds " + it));
    return String.join(", ", conditions);
  }

  /// Returns a variant without answers for those whom [#readers] names so; empty when it names
  /// nobody.
  public static Optional<Variant> ofReaders(String readers) {
    Optional<String> channel = Optional.empty();
    Optional<String> tier = Optional.empty();
    Set<String> holds = new TreeSet<>();
    boolean signedIn = false;
    for (String part : readers.split(",", -1)) {
      Matcher condition = CONDITION.matcher(part.strip());
      if (!condition.matches()
          || (condition.group(1) != null && channel.isPresent())
          || (condition.group(2) != null && tier.isPresent())) {
        return Optional.empty();
      }
      channel = channel.or(() -> Optional.ofNullable(condition.group(1)));
      tier = tier.or(() -> Optional.ofNullable(condition.group(2)).map(String::strip));
      signedIn |= condition.group(3) != null;
      Optional.ofNullable(condition.group(4)).ifPresent(holds::add);
    }
    return Optional.of(new Variant(channel, signedIn, tier, holds, Map.of()));
  }

  /// Returns the same with these answers.
  public Variant with(Map<Language, String> texts) {
    return new Variant(channel, signedIn, tier, holds, texts);
  }

  /// Returns the most specific of some for `reader`; empty when none is for them.
  public static Optional<Variant> of(List<Variant> variants, Reader reader) {
    Variant best = null;
    for (Variant variant : variants) {
      if (variant.isFor(reader) && (best == null || variant.conditions() > best.conditions())) {
        best = variant;
      }
    }
    return Optional.ofNullable(best);
  }
}
