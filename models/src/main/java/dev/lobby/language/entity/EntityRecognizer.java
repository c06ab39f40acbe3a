package dev.lobby.language.entity;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.lobby.language.masking.SensitiveSpan;
import dev.lobby.language.masking.SensitiveSpans;
import dev.lobby.language.text.FoldedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the entities of an utterance; immutable and safe for any number of threads.
///
/// Any text is accepted, and of a very long one only the first [#READ_AT_MOST] chars are read, in
/// the original and in its folded form. Of entities that overlap the longest stays, of two as long
/// the one whose kind comes first.
public final class EntityRecognizer {
  /// How many chars of an utterance are read.
  public static final int READ_AT_MOST = 4_000;

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final String HOME_REGION = "CN";
  private static final int PHONE_TRIES = 200;

  /// Fewer digits make no telephone number.
  private static final int PHONE_DIGITS = 7;

  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![a-z0-9._%+'-])[a-z0-9._%+'-]{1,64}+@(?:[a-z0-9-]{1,63}\\.){1,4}[a-z]{2,24}(?![a-z0-9-])");

  private final ListedNames listed;

  /// @param listed the products and branches to know by name
  public EntityRecognizer(Collection<Listed> listed) {
    this.listed = new ListedNames(listed);
  }

  /// Returns the entities of `text` in order, apart from one another.
  ///
  /// @param today the day on which it was said, from which "yesterday" counts
  public List<Entity> recognize(String text, LocalDate today) {
    String read = text.length() <= READ_AT_MOST ? text : text.substring(0, READ_AT_MOST);
    FoldedText folded = FoldedText.of(read);
    // One character may unfold to eighteen.
    String unfolded = folded.text();
    String form =
        unfolded.substring(0, Math.min(unfolded.length(), READ_AT_MOST)).replace('\n', ' ');
    boolean chinese = form.chars().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF);
    Reading reading = new Reading(form, Numerals.in(form), chinese, today);

    List<Candidate> found = new ArrayList<>();
    Lengths.find(reading, found);
    Dates.find(reading, List.copyOf(found), found);
    Amounts.find(reading, found);
    Percents.find(reading, found);
    phones(form, found);
    emails(form, found);
    listed.find(form, found);

    List<Entity> entities = new ArrayList<>();
    for (Candidate candidate : found) {
      int start = folded.originalStart(candidate.start());
      int end = folded.originalEnd(candidate.end());
      entities.add(
          new Entity(candidate.kind(), start, end, read.substring(start, end), candidate.value()));
    }
    for (SensitiveSpan span : SensitiveSpans.in(folded)) {
      Entity.Kind kind = kind(span);
      if (kind != null) {
        String surface = read.substring(span.start(), span.end());
        EntityValue value = new EntityValue.Identifier(span.number());
        entities.add(new Entity(kind, span.start(), span.end(), surface, value));
      }
    }
    return longest(entities, read.length());
  }

  private static Entity.@Nullable Kind kind(SensitiveSpan span) {
    if (span.number().isEmpty()) {
      return null;
    }
    return switch (span.kind()) {
      case CARD -> Entity.Kind.CARD;
      case ID_NUMBER -> Entity.Kind.ID_NUMBER;
      case ACCOUNT -> Entity.Kind.ACCOUNT;
      case PASSWORD -> null;
    };
  }

  private static void phones(String form, List<Candidate> found) {
    if (form.chars().filter(c -> c >= '0' && c <= '9').count() < PHONE_DIGITS) {
      return;
    }
    for (PhoneNumberMatch match :
        PHONES.findNumbers(form, HOME_REGION, Leniency.VALID, PHONE_TRIES)) {
      String e164 = PHONES.format(match.number(), PhoneNumberFormat.E164);
      found.add(
          new Candidate(
              Entity.Kind.PHONE, match.start(), match.end(), new EntityValue.Identifier(e164)));
    }
  }

  private static void emails(String form, List<Candidate> found) {
    if (form.indexOf('@') < 0) {
      return;
    }
    Matcher email = EMAIL.matcher(form);
    while (email.find()) {
      found.add(
          new Candidate(
              Entity.Kind.EMAIL,
              email.start(),
              email.end(),
              new EntityValue.Identifier(email.group())));
    }
  }

  private static List<Entity> longest(List<Entity> entities, int length) {
    entities.sort(
        Comparator.comparingInt((Entity entity) -> entity.start() - entity.end())
            .thenComparing(Entity::kind)
            .thenComparingInt(Entity::start));
    boolean[] taken = new boolean[length];
    List<Entity> apart = new ArrayList<>();
    for (Entity entity : entities) {
      boolean free = true;
      for (int i = entity.start(); i < entity.end(); i++) {
        free &= !taken[i];
      }
      if (free) {
        Arrays.fill(taken, entity.start(), entity.end(), true);
        apart.add(entity);
      }
    }
    apart.sort(Comparator.comparingInt(Entity::start));
    return List.copyOf(apart);
  }
}
