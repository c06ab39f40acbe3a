package dev.lobby.casework;

/// Why a step was not taken, for whoever wanted it.
public record Refusal(String zh, String en) {}
