package dev.lobby.publishing.catalogue;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.Expiry;
import dev.lobby.knowledge.catalogue.Field;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.catalogue.Template;
import dev.lobby.language.Language;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Says of an article which of the catalogue's values it quotes are over or soon will be, so that
/// its author hears of it before customers are told nothing.
public final class QuotedValues {
  private final Supplier<Catalogue> catalogue;
  private final InstantSource clock;
  private final ZoneId zone;

  /// @param catalogue as it will be with the next publication
  /// @param zone the bank's time zone
  public QuotedValues(Supplier<Catalogue> catalogue, InstantSource clock, ZoneId zone) {
    this.catalogue = catalogue;
    this.clock = clock;
    this.zone = zone;
  }

  /// Returns what is to be said of an article's fields, of each once.
  public List<Complaint> of(Article article) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Catalogue now = catalogue.get();
    Map<String, Complaint> found = new LinkedHashMap<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      article
          .texts(language)
          .map(Template::of)
          .forEach(template -> {
            template.gaps(now, today).stream()
                .filter(gap -> isOfDay(gap.cause()))
                .forEach(gap -> found.putIfAbsent(gap.field(), noValue(language, gap)));
            template.fields().stream()
                .flatMap(field -> expiring(language, field, now, today))
                .forEach(it -> found.putIfAbsent(it.piece(), it));
          });
    }
    return List.copyOf(found.values());
  }

  /// What no day mends is another complaint.
  private static boolean isOfDay(Gap.Cause cause) {
    return cause == Gap.Cause.EXPIRED || cause == Gap.Cause.NOT_YET;
  }

  private static Complaint noValue(Language language, Gap gap) {
    return new Complaint(
        Kind.NO_VALUE,
        language,
        gap.field(),
        gap.zh() + "：今天不会告知客户这条回答。请先更新目录里的数值。",
        gap.en() + ": the answer is not given today. Mend the value in the catalogue first.");
  }

  private static Stream<Complaint> expiring(
      Language language, Field field, Catalogue catalogue, LocalDate today) {
    return catalogue
        .find(field.key())
        .flatMap(entry -> Expiry.of(entry, today))
        .filter(expiry -> !expiry.past())
        .map(expiry ->
            new Complaint(
                Kind.EXPIRING,
                language,
                field.toString(),
                field + " 只到 " + expiry.last() + " 有效，之后不会告知客户这条回答。请在目录里准备接续的数值。",
                field
                    + " is valid until "
                    + expiry.last()
                    + " only; after that the answer is not given. Prepare the value that follows in"
                    + " the catalogue."))
        .stream();
  }
}
