package dev.lobby.publishing.gate;

/// How a candidate fared, in numbers alone, so that they may be kept for ever.
///
/// @param days how many days were looked back
/// @param texts how many distinct texts were asked
/// @param cut how many older turns of these days were left out because there are too many
/// @param erased how many turns have no words any more
/// @param human how many turns came while a person owned the conversation
/// @param drifted how many turns the present release decided otherwise at the time
/// @param turns what the candidate does about real turns, the same question as often as it came
/// @param regression what it does about the regression set
public record GateFigures(
    int days,
    int texts,
    int cut,
    int erased,
    int human,
    int drifted,
    Effects turns,
    Effects regression) {}
