/// What customers say of answers, counted by article. A customer's rating is no verdict: it tells
/// where to look, and does not move the wrong-answer budget, which only reviewed turns do.
@org.jspecify.annotations.NullMarked
package dev.lobby.review.rating;
