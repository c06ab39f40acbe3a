/// Evaluation: how well the matcher does on somebody's knowledge and somebody's questions.
@org.jspecify.annotations.NullMarked
package dev.lobby.knowledge.evaluation;
