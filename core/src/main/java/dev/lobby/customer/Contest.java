package dev.lobby.customer;

import java.time.Instant;

/// That somebody else claims what is a customer's.
///
/// @param other the id of the other's record
/// @param claimed the id of the record both claim
public record Contest(String other, String claimed, Instant at) {}
