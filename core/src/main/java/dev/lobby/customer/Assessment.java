package dev.lobby.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much risk a customer was found able to bear, once.
///
/// @param id the name under which whoever assessed them knows it
/// @param rating what was found; null when it was erased
public record Assessment(String id, String by, @Nullable Rating rating, Instant at) {}
