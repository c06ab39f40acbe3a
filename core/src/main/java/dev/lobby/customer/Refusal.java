package dev.lobby.customer;

/// Why something was not done, for whoever wanted it.
public record Refusal(String zh, String en) {}
