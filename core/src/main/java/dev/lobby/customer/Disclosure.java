package dev.lobby.customer;

import java.time.Instant;

/// What a customer was told that they must be told.
public record Disclosure(String what, String by, String how, Instant at) {}
