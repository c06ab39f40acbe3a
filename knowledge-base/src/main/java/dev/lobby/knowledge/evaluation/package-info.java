/// Evaluation: how well the matcher does on somebody's knowledge and somebody's questions.
///
/// A [PublicSet][dev.lobby.knowledge.evaluation.PublicSet] is read as a
/// [DataSet][dev.lobby.knowledge.evaluation.DataSet]; whoever trains and asks hands in a
/// [Prediction][dev.lobby.knowledge.evaluation.Prediction] for each question; a
/// [SetResult][dev.lobby.knowledge.evaluation.SetResult] is measured from them and held against the
/// [Floors][dev.lobby.knowledge.evaluation.Floors]. Nothing of that knows how the matcher works.
///
/// To add a public set: a constant in `PublicSet` and its reader. To add a figure: a constant in
/// [Figure][dev.lobby.knowledge.evaluation.Figure] and its line in `SetResult.of`.
@org.jspecify.annotations.NullMarked
package dev.lobby.knowledge.evaluation;
