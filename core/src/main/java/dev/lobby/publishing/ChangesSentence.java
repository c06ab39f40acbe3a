package dev.lobby.publishing;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.document.BankDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a publication changes, in a sentence of both languages: it is written where nobody gave a
/// reason, and whoever reads it later reads one or the other.
final class ChangesSentence {
  private static final int NAMED = 5;

  private final List<String> zh = new ArrayList<>();
  private final List<String> en = new ArrayList<>();

  private ChangesSentence() {}

  /// @param entries the keys of what changes in the catalogue
  static String of(Library.Changes changes, Set<String> entries, boolean glossary) {
    ChangesSentence sentence = new ChangesSentence();
    sentence.add("发布", "published", changes.put().stream().map(Article::id).toList());
    sentence.add("停用", "retired", changes.removed().stream().sorted().toList());
    sentence.add("更新", "changed", entries.stream().sorted().toList());
    if (glossary) {
      sentence.zh.add("更新词表");
      sentence.en.add("changed the glossary");
    }
    sentence.add(
        "发布文档",
        "published documents",
        changes.documents().put().stream().map(BankDocument::id).toList());
    sentence.add(
        "停用文档", "retired documents", changes.documents().removed().stream().sorted().toList());
    return String.join("，", sentence.zh) + " · " + String.join(", ", sentence.en);
  }

  private void add(String didZh, String didEn, List<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    List<String> named = ids.subList(0, Math.min(NAMED, ids.size()));
    int more = ids.size() - named.size();
    zh.add(didZh + " " + String.join("、", named) + (more > 0 ? " 等 " + ids.size() + " 项" : ""));
    en.add(didEn + " " + String.join(", ", named) + (more > 0 ? " and " + more + " more" : ""));
  }
}
