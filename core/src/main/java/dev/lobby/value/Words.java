package dev.lobby.value;

/// The same in Chinese and in English.
public record Words(String zh, String en) {}
