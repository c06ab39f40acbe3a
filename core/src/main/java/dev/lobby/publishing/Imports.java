package dev.lobby.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lobby.conversation.Ids;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes drafts of many articles at once: all of them or none.
///
/// What does not fit into one frame goes before in chunks that nobody sees; the last frame makes
/// them drafts. An import that ends before that left nothing.
public final class Imports {

  /// How many articles may come at once: their names have to fit into the last frame.
  public static final int ARTICLES_MAX = 2_000;

  /// What the articles in a frame may take; the rest is for what stands around them.
  private static final int CHUNK_BYTES = Journal.MAX_FRAME_BYTES - (128 << 10);

  /// What an article takes in the last frame, its names included.
  private static final int NAMED_BYTES = 500;

  private static final int ATTEMPTS = 3;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /// What became of an import.
  public sealed interface Outcome {

    /// It is durable.
    ///
    /// @param drafted the ids of the articles that became drafts
    /// @param unchanged the ids of those that stand there already
    record Done(List<String> drafted, List<String> unchanged) implements Outcome {
      public Done {
        drafted = List.copyOf(drafted);
        unchanged = List.copyOf(unchanged);
      }
    }

    /// Nothing was changed.
    record Refused(List<Reason> reasons) implements Outcome {
      public Refused {
        reasons = List.copyOf(reasons);
      }
    }
  }

  /// What stands in the way of an import.
  ///
  /// @param article the article it is about; empty for the import as a whole
  public record Reason(String article, String zh, String en) {}

  private final Journal journal;
  private final ArticleStreams streams;
  private final ReleasedArticles released;

  public Imports(Journal journal, ReleasedArticles released) {
    this.journal = journal;
    this.streams = new ArticleStreams(journal);
    this.released = released;
  }

  /// Makes drafts of articles.
  ///
  /// An article that is in review, approved or about to be retired, or that somebody else has
  /// drafted, is left alone: then nothing is imported. What is as it stands is passed over.
  ///
  /// @param source what they are called where they come from, as the name of a file
  /// @param by who imports them, and so is an author of them all
  /// @param why for their history; may be empty
  public Outcome draft(List<Article> articles, String source, String by, String why) {
    List<Reason> reasons = new ArrayList<>();
    Map<String, Article> byId = unique(articles, reasons);
    if (!reasons.isEmpty()) {
      return new Outcome.Refused(reasons);
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Plan plan = plan(byId, by, reasons);
      if (!reasons.isEmpty()) {
        return new Outcome.Refused(reasons);
      }
      if (plan.items.isEmpty() || write(plan, source, by, why)) {
        return new Outcome.Done(
            plan.items.stream().map(ImportEvent.Item::article).toList(), plan.unchanged);
      }
    }
    return new Outcome.Refused(
        List.of(
            new Reason(
                "",
                "同时有别人在改这些知识，请稍后再试。",
                "Others are changing these articles at the same time. Try again in a moment.")));
  }

  /// What [#draft] would do now; nothing is written.
  public Outcome preview(List<Article> articles, String by) {
    List<Reason> reasons = new ArrayList<>();
    Map<String, Article> byId = unique(articles, reasons);
    Plan plan = reasons.isEmpty() ? plan(byId, by, reasons) : null;
    return plan == null || !reasons.isEmpty()
        ? new Outcome.Refused(reasons)
        : new Outcome.Done(
            plan.items.stream().map(ImportEvent.Item::article).toList(), plan.unchanged);
  }

  private static Map<String, Article> unique(List<Article> articles, List<Reason> reasons) {
    Map<String, Article> byId = new LinkedHashMap<>();
    if (articles.size() > ARTICLES_MAX) {
      reasons.add(
          new Reason(
              "",
              "一次最多导入 " + ARTICLES_MAX + " 篇，这里有 " + articles.size() + " 篇，请分几次导入。",
              articles.size()
                  + " articles are more than the "
                  + ARTICLES_MAX
                  + " that come at once. Import them in parts."));
      return byId;
    }
    for (Article article : articles) {
      Article normal = ArticleText.normal(article);
      String id = normal.id();
      if (!Library.isId(id)) {
        reasons.add(
            new Reason(
                id,
                "编号“" + id + "”只能用小写字母、数字和连字符。",
                "The id '"
                    + id
                    + "' may have lower-case words and digits joined by hyphens only."));
      } else if (byId.put(id, normal) != null) {
        reasons.add(
            new Reason(
                id,
                "有两篇知识的编号都是“" + id + "”，请改一个。",
                "Two articles are called '" + id + "'. Give one another id."));
      } else if (bytes(ArticleContent.of(normal)) > CHUNK_BYTES) {
        reasons.add(
            new Reason(
                id,
                "“" + id + "”太大，请只留客户最常用的问法，每种语言几百条即可。",
                "'"
                    + id
                    + "' is too large. Keep the phrasings customers use most, a few hundred a"
                    + " language."));
      }
    }
    return byId;
  }

  /// What is to be written.
  ///
  /// @param lives the lives of the articles in it, in the same order
  private record Plan(
      List<ImportEvent.Item> items,
      List<ArticleLife> lives,
      List<Article> articles,
      List<String> basedOn,
      List<String> unchanged) {}

  private Plan plan(Map<String, Article> byId, String by, List<Reason> reasons) {
    Plan plan =
        new Plan(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (Article article : byId.values()) {
      ArticleLife life = streams.load(article.id());
      Optional<Article> now = released.find(article.id());
      String current = life.draftRevision().or(() -> now.map(Article::version)).orElse("");
      if (current.equals(article.version())) {
        plan.unchanged.add(article.id());
      } else {
        inTheWay(life, by).ifPresent(reasons::add);
        plan.items.add(new ImportEvent.Item(article.id(), ArticleContent.of(article)));
        plan.lives.add(life);
        plan.articles.add(article);
        plan.basedOn.add(current);
      }
    }
    return plan;
  }

  private static Optional<Reason> inTheWay(ArticleLife life, String by) {
    return switch (life.stage()) {
      case SETTLED, RETIRED -> Optional.empty();
      case DRAFT ->
          Set.of(by).containsAll(life.authors())
              ? Optional.empty()
              : reason(
                  life,
                  "有 " + String.join("、", life.authors()) + " 的草稿，请先发布或撤销。",
                  "is being edited by "
                      + String.join(", ", life.authors())
                      + ". Publish or discard that draft first.");
      case IN_REVIEW, APPROVED ->
          reason(
              life, "正在审核或等待发布，请先发布或退回。", "is in review or approved. Publish or return it first.");
      case RETIREMENT_PROPOSED, RETIREMENT_APPROVED ->
          reason(life, "正在申请下线，请先退回或撤销。", "is about to be retired. Return or discard that first.");
    };
  }

  private static Optional<Reason> reason(ArticleLife life, String zh, String en) {
    return Optional.of(
        new Reason(life.id(), "“" + life.id() + "”" + zh, "'" + life.id() + "' " + en));
  }

  /// Writes the import.
  ///
  /// @return false when somebody else's append came first
  private boolean write(Plan plan, String source, String by, String why) {
    String importId = Ids.unguessable();
    List<List<ImportEvent.Item>> chunks = chunks(plan.items);
    List<StreamWrite> last = new ArrayList<>();
    int version = 0;
    for (List<ImportEvent.Item> chunk : chunks) {
      StreamWrite write =
          new StreamWrite(
              ImportEvent.stream(importId), version++, "", new ImportEvent.Chunk(chunk));
      boolean fits =
          chunks.size() == 1 && bytes(chunk) + (long) plan.items.size() * NAMED_BYTES < CHUNK_BYTES;
      if (fits) {
        last.add(write);
      } else {
        append(List.of(write));
      }
    }
    for (int i = 0; i < plan.items.size(); i++) {
      ArticleLife life = plan.lives.get(i);
      last.add(
          new StreamWrite(
              ArticleEvent.stream(life.id()),
              life.version(),
              "",
              new ArticleEvent.Imported(
                  by, plan.articles.get(i).version(), plan.basedOn.get(i), why, importId, i)));
    }
    last.add(
        new StreamWrite(
            ImportEvent.stream(importId),
            version,
            "",
            new ImportEvent.Committed(by, source, plan.items.size())));
    return journal.append(last) instanceof AppendResult.Appended;
  }

  private void append(List<StreamWrite> writes) {
    if (!(journal.append(writes) instanceof AppendResult.Appended)) {
      throw new IllegalStateException("Two imports have one id.");
    }
  }

  private static List<List<ImportEvent.Item>> chunks(List<ImportEvent.Item> items) {
    List<List<ImportEvent.Item>> chunks = new ArrayList<>();
    List<ImportEvent.Item> chunk = new ArrayList<>();
    int bytes = 0;
    for (ImportEvent.Item item : items) {
      int size = bytes(item);
      if (bytes + size > CHUNK_BYTES && !chunk.isEmpty()) {
        chunks.add(List.copyOf(chunk));
        chunk.clear();
        bytes = 0;
      }
      chunk.add(item);
      bytes += size;
    }
    chunks.add(List.copyOf(chunk));
    return chunks;
  }

  /// How many bytes a value takes in the journal.
  static int bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value).length + 1;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An article cannot be written as JSON.", e);
    }
  }
}
