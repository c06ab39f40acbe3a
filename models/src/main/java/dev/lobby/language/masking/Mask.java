package dev.lobby.language.masking;

/// One replacement: from where in the original to where in the masked text. Offsets are in chars,
/// half open.
///
/// @param tail the last characters of the number, which stay readable: 0 to 4
public record Mask(
    SensitiveKind kind, int start, int end, int maskedStart, int maskedEnd, String tail) {}
