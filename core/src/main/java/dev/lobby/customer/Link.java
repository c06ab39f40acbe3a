package dev.lobby.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a record and another one are of one person.
///
/// @param other the id of the other record
/// @param reason null for none
public record Link(String other, Proof proof, String by, @Nullable String reason, Instant at) {}
