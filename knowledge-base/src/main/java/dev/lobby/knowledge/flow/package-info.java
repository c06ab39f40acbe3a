/// Flows: what the assistant asks a customer step by step, as the bank wrote it.
@org.jspecify.annotations.NullMarked
package dev.lobby.knowledge.flow;
