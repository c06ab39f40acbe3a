package dev.lobby.outreach;

import dev.lobby.customer.Purpose;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.language.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When the bank contacts a customer of its own accord, and how.
///
/// @param id its name in the file
/// @param after before when after the trigger nobody does anything; null for at once
/// @param due by when after the trigger it is done
/// @param purpose what the customer has to allow
/// @param owner who gets the work item
/// @param team the user names of those who do, where it is a team
/// @param name what it is called
/// @param text what the customer reads, or whoever gets the work item is to do; null for a work
///   item whose name says it all
public record Plan(
    String id,
    Trigger trigger,
    @Nullable Span after,
    Span due,
    Act act,
    Purpose purpose,
    Owner owner,
    List<String> team,
    Cap cap,
    QuietHours quietHours,
    Words name,
    @Nullable Words text) {

  private static final int VERSION_BYTES = 6;

  /// What is done.
  public enum Act implements Wired {
    /// The customer reads the text in their open conversation; where they cannot, it is a work
    /// item.
    MESSAGE,
    WORK_ITEM,
    /// As a message, and the customer answers it by a score from 0 to 10.
    SURVEY
  }

  /// Who gets a work item.
  public enum Owner implements Wired {
    /// Who looks after the customer.
    MANAGER,
    /// Who looked after the complaint.
    COMPLAINT_OWNER,
    /// One of some.
    TEAM,
    /// Whoever takes it.
    ANYONE
  }

  /// Something in both languages.
  public record Words(String zh, String en) {
    String in(Language language) {
      return language == Language.EN ? en : zh;
    }
  }

  public Plan {
    team = List.copyOf(team);
  }

  /// Stands for all of what it says: with another version it is another plan.
  public String version() {
    List<String> parts =
        List.of(
            id,
            trigger.text(),
            after == null ? "" : after.text(),
            due.text(),
            act.wire(),
            purpose.wire(),
            owner.wire(),
            String.join(" ", team),
            cap.messages() + "/" + cap.days() + (cap.apart() == 0 ? "" : "/" + cap.apart()),
            quietHours.from() + "-" + quietHours.to() + " " + quietHours.daysOff(),
            text == null ? "" : text.zh + "\n" + text.en);
    return fingerprint(String.join("\u0000", parts), VERSION_BYTES);
  }

  static String fingerprint(String text, int bytes) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
