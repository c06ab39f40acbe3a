package dev.lobby.dialogue;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.Finding;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Language;
import dev.lobby.publishing.Releases;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What customers are told of their complaint on the way, in the bank's words.
public final class ComplaintNotices implements ComplaintDesk.Notices {
  private final Releases releases;
  private final ZoneId zone;
  private final InstantSource clock;

  public ComplaintNotices(Releases releases, ZoneId zone, InstantSource clock) {
    this.releases = releases;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public Optional<String> reopened(Complaint now, Language language, Optional<Instant> due) {
    try (Releases.Lease lease = releases.take()) {
      Wording wording = wording(lease.release(), language);
      String number = now.number();
      return Optional.of(
          due.map(at ->
                  wording.filled(
                      WordsKey.COMPLAINT_REOPENED,
                      Map.of("number", number, "deadline", wording.deadline(at))))
              .orElseGet(() ->
                  wording.filled(WordsKey.COMPLAINT_REOPENED_UNDATED, Map.of("number", number)))
              .text());
    }
  }

  @Override
  public Optional<String> extended(
      Complaint now, Language language, Instant due, @Nullable String reason) {
    try (Releases.Lease lease = releases.take()) {
      Wording wording = wording(lease.release(), language);
      String why =
          reason != null
              ? reason
              : wording.language() == Language.EN
                  ? "it has to be looked into further."
                  : "情况还需要进一步核查。";
      return Optional.of(
          wording
              .filled(
                  WordsKey.COMPLAINT_EXTENDED,
                  Map.of("number", now.number(), "deadline", wording.deadline(due), "reason", why))
              .text());
    }
  }

  @Override
  public Optional<String> stands(Complaint now, Language language, String remedy) {
    try (Releases.Lease lease = releases.take()) {
      Wording wording = wording(lease.release(), language);
      Finding finding = now.finding();
      return finding == null
          ? Optional.empty()
          : Optional.of(
              wording
                  .filled(
                      WordsKey.COMPLAINT_STANDS,
                      Map.of(
                          "number",
                          now.number(),
                          "finding",
                          finding.word(wording.language() == Language.EN),
                          "remedy",
                          remedy,
                          "appeal",
                          wording.say(WordsKey.COMPLAINT_APPEAL)))
                  .text());
    }
  }

  @Override
  public Optional<String> accepted(Complaint now, Language language) {
    return Optional.of(
        language == Language.EN
            ? "Thank you for accepting what was decided. Complaint "
                + now.number()
                + " is closed; if anything is still not right, just write it here."
            : "谢谢您接受处理结果，投诉 " + now.number() + " 已结案。还有哪里不对的，随时写在这里。");
  }

  private Wording wording(Release release, Language language) {
    return new Wording(
        release,
        language == Language.EN ? Language.EN : Language.ZH,
        zone,
        LocalDate.ofInstant(clock.instant(), zone));
  }
}
