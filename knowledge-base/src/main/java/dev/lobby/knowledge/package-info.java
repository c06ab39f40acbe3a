/// What the bank has approved, made findable: from a folder of files to a
/// [Release][dev.lobby.knowledge.Release] that is opened, asked and never changed.
///
/// [ReleaseBuilder][dev.lobby.knowledge.ReleaseBuilder] reads the articles
/// ([ArticleFolder][dev.lobby.knowledge.article.ArticleFolder]), fits the matcher
/// ([MatcherTraining][dev.lobby.knowledge.match.MatcherTraining]) and writes the directory. At run
/// time an utterance goes through the release's [Interpreter][dev.lobby.language.Interpreter] and
/// [Matcher][dev.lobby.knowledge.match.Matcher].
@org.jspecify.annotations.NullMarked
package dev.lobby.knowledge;
