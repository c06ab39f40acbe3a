/// What customers asked and got no answer to, gathered so that an editor can close the gap.
///
/// Questions are read anew from the journal each time, so nothing of an erased person is in them,
/// and what is kept of a gap that somebody dealt with are the places of its questions, never their
/// words. Only [PersonalWords] decides what of a customer's or an agent's words may become part of
/// an article.
@org.jspecify.annotations.NullMarked
package dev.lobby.publishing.gap;
