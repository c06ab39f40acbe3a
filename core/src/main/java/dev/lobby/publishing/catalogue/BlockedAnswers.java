package dev.lobby.publishing.catalogue;

import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.Field;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.language.Language;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How often customers did without an answer because the catalogue had nothing valid for one of its
/// fields: the turns' own frames, counted.
public final class BlockedAnswers implements View {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  private final Table<Row> rows;

  /// Turns that lacked the same.
  ///
  /// @param first when the first of them was
  record Row(
      String article,
      String field,
      String cause,
      @Nullable String day,
      Instant first,
      Instant last,
      long turns) {}

  /// Something for an editor to mend.
  ///
  /// @param article the article that cannot be told
  /// @param gap what it lacks
  /// @param first when a customer first did without it; null while none has
  /// @param last when one last did; null while none has
  /// @param turns how many did
  public record Task(
      Article article, Gap gap, @Nullable Instant first, @Nullable Instant last, long turns) {

    /// This one, with those who did without for want of the other.
    private Task and(Task other) {
      Comparator<Instant> noneLast = Comparator.nullsLast(Comparator.naturalOrder());
      Comparator<Instant> noneFirst = Comparator.nullsFirst(Comparator.naturalOrder());
      return new Task(
          article,
          gap,
          noneLast.compare(first, other.first) <= 0 ? first : other.first,
          noneFirst.compare(last, other.last) >= 0 ? last : other.last,
          turns + other.turns);
    }
  }

  public BlockedAnswers(ViewStore store) {
    this.rows = store.table("blocked-answers", Row.class);
  }

  @Override
  public String format() {
    return "blocked answers 1";
  }

  @Override
  public void apply(Recorded recorded) {
    if (!(recorded.event() instanceof Decided decided) || decided.blocked() == null) {
      return;
    }
    for (Decided.Blocked blocked : decided.blocked()) {
      String article = blocked.article().substring(0, blocked.article().indexOf('@'));
      String key = key(article, blocked.field(), blocked.cause(), blocked.day());
      Row before = rows.get(key);
      rows.put(
          key,
          new Row(
              article,
              blocked.field(),
              blocked.cause(),
              blocked.day(),
              before == null ? recorded.time() : before.first,
              recorded.time(),
              before == null ? 1 : before.turns + 1));
    }
  }

  private static String key(String article, String field, String cause, @Nullable String day) {
    return String.join("|", article, field, cause, Objects.requireNonNullElse(day, ""));
  }

  /// What keeps articles from being told on a day of the bank, asked for or not, the most asked for
  /// first. What was mended is not there any more.
  public List<Task> tasks(Release release, LocalDate day) {
    Map<String, Task> tasks = new LinkedHashMap<>();
    for (Language language : LANGUAGES) {
      release
          .gaps(language, day)
          .forEach((id, gaps) -> {
            Article article = release.article(id).orElseThrow();
            // Before its first day and after its last nobody is told it, whatever its fields say.
            if (article.validity().covers(day)) {
              gaps.forEach(gap -> {
                String key =
                    key(
                        id,
                        gap.field(),
                        gap.cause().wire(),
                        gap.day().map(LocalDate::toString).orElse(null));
                tasks.computeIfAbsent(key, it -> task(it, article, gap));
              });
            }
          });
    }
    List<Task> sorted = new ArrayList<>(once(tasks.values()));
    sorted.sort(
        Comparator.comparingLong(Task::turns)
            .reversed()
            .thenComparing(task -> task.article.id())
            .thenComparing(task -> task.gap.field()));
    return sorted;
  }

  /// Each field of an article once: however it is written, it is one thing to mend.
  static Collection<Task> once(Collection<Task> tasks) {
    Map<String, Task> byField = new LinkedHashMap<>();
    for (Task task : tasks) {
      byField.merge(task.article.id() + "|" + plain(task.gap.field()), task, Task::and);
    }
    return byField.values();
  }

  /// A field as it is written when nothing is written too much.
  private static String plain(String field) {
    return Field.of(field.replaceAll("[{}]", "")).map(Field::toString).orElse(field);
  }

  private Task task(String key, Article article, Gap gap) {
    Row row = rows.get(key);
    return row == null
        ? new Task(article, gap, null, null, 0)
        : new Task(article, gap, row.first, row.last, row.turns);
  }
}
