package dev.lobby.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/// Turns the fields of an event as one version wrote them into those of the next.
///
/// It gets the clear and the personal fields together. Of a person whose words are gone there are
/// no personal fields: it must do without them.
///
/// @param name the event's wire name
/// @param from the version it reads
/// @param change makes the fields those of version `from + 1`
public record Upcaster(String name, int from, Consumer<ObjectNode> change) {}
