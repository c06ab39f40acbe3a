/// The customer's record: who somebody is, what the bank says of them, what they allowed, and which
/// records are of one person.
@org.jspecify.annotations.NullMarked
package dev.lobby.customer;
