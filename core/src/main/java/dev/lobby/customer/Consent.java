package dev.lobby.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a customer allowed, or took back, at one time.
///
/// @param note null for none
public record Consent(
    Purpose purpose, boolean given, String by, String how, @Nullable String note, Instant at) {}
