/// Leads: who is interested in what, how likely it becomes business, who looks after it, and how it
/// ended.
///
/// A lead has a stream of its own and a number. It is opened in the turn that answers the customer;
/// interest that comes again while it is open is added to it. Nobody is contacted who did not allow
/// it, and how it ended is held against what was expected of it.
@org.jspecify.annotations.NullMarked
package dev.lobby.lead;
