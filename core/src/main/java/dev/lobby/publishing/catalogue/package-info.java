/// What editors do with the catalogue between two publications. What customers get is the catalogue
/// of the release that answers; drafts of entries and their approvals are events in one stream, and
/// go into the next release with the articles.
///
/// Rates and fees are what a bank is held to, so every change of an entry needs a second person.
///
/// Answers that the catalogue blocks are not written down a second time: a turn's own frame says
/// so, and [BlockedAnswers] counts them.
@NullMarked
package dev.lobby.publishing.catalogue;

import org.jspecify.annotations.NullMarked;
