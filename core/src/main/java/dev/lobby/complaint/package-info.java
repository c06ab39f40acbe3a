/// Complaints: what was said, who looks after it, by when, and how it ended.
///
/// A complaint has a stream of its own and a number the customer can quote. Its clocks run on the
/// bank's calendar, its steps are a person's, and it is closed only when the customer was told what
/// came of it.
@org.jspecify.annotations.NullMarked
package dev.lobby.complaint;
