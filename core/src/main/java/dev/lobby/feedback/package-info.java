/// Suggestions and praise, from the chat to a customer who knows what came of them: recognised by
/// [phrases][dev.lobby.feedback.FeedbackPhrases] that are data, thanked in the same turn, routed to
/// a team, answered, told. The third kind of feedback, a complaint, has a package of its own.
@NullMarked
package dev.lobby.feedback;

import org.jspecify.annotations.NullMarked;
