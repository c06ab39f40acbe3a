package dev.lobby.knowledge.evaluation;

import java.util.List;
import java.util.Map;

/// Questions whose intents people agreed on, split into what is learnt from and what is asked.
///
/// @param name what results call it
/// @param train what is learnt from
/// @param validation what choices may be made by; empty in most sets
/// @param test what is asked once
/// @param answers the approved answer of each label, where the set has answers
public record DataSet(
    String name, Split train, Split validation, Split test, Map<String, String> answers) {

  /// One part of a set, each list in the order of its file.
  ///
  /// @param inScope questions with an intent
  /// @param outOfScope questions that no intent fits, under the label the file gives them
  public record Split(List<Example> inScope, List<Example> outOfScope) {

    /// A part that the set does not have.
    static final Split NONE = new Split(List.of(), List.of());

    /// Copies both lists.
    public Split {
      inScope = List.copyOf(inScope);
      outOfScope = List.copyOf(outOfScope);
    }
  }

  /// A question and what it was labelled with.
  ///
  /// @param labels its intents, at least one and in nearly every case just one
  /// @param text the question as it was typed
  public record Example(List<String> labels, String text) {

    /// Copies the labels.
    ///
    /// @throws IllegalArgumentException when there is none
    public Example {
      labels = List.copyOf(labels);
      if (labels.isEmpty()) {
        throw new IllegalArgumentException("no label: " + text);
      }
    }

    Example(String label, String text) {
      this(List.of(label), text);
    }

    /// Returns the first intent, the only one in nearly every case.
    public String label() {
      return labels.getFirst();
    }
  }

  /// Copies the answers.
  public DataSet {
    answers = Map.copyOf(answers);
  }
}
