/// Signed notices to the bank's own systems that a customer's record changed.
///
/// A receiver is told each change that the journal holds from the day it was first known, in the
/// journal's order, one at a time. Nothing is queued: what it was told is a position in the journal
/// (`webhook.advanced`), so there is nothing that a crash could lose, and a receiver that is down
/// for a day gets the day in order when it is back.
///
/// **At least once.** A crash between its answer and the position leads to the same notice again,
/// under the same id, which is the change's place in the journal.
///
/// **In order.** While a receiver does not answer, all of its notices wait, without end; other
/// receivers do not. One it refuses for what stands in it, several times, is dead: the later ones
/// go on, and people replay or discard it (`./lobby webhooks`). Replayed, it comes late and says
/// so.
///
/// **Which fields changed, not what they are.** A notice leaves the bank's house as plain JSON,
/// goes through whatever stands between, and is kept by whoever takes it, who is not in Lobby's
/// audit and whom no erasure reaches. So it names fields and tells no value of them but what is an
/// instruction to other systems and nobody's secret:
///
/// | field | value told | why |
/// |---|---|---|
/// | `consents.contact`, `.marketing`, `.sharing` | yes | who takes a consent back has to be left alone at once, everywhere |
/// | `tier` | yes | the bank's own word for how the customer is served |
/// | `name`, `phones`, `emails`, `addresses` | no | they say who somebody is; staff see contacts for a reason that is audited |
/// | `products`, `depositUntil` | no | amounts are shown only to whoever has the customer in front of them |
/// | `rating`, `valueClass` | no | judgements of the customer's means |
/// | `manager`, `externalId`, `channels` | no | nobody needs them to know that they changed |
/// | `complaints`, `leads` | the number | what was said stands in the record alone |
///
/// Figures of business come from the bank each night, so nobody is told that they came; what class
/// they made of somebody is told.
///
/// Rejected: a queue of notices beside the journal, which a crash could part from it; a letter for
/// each as customers' letters have, whose order is a conversation's and which die after an hour.
@org.jspecify.annotations.NullMarked
package dev.lobby.webhook;
