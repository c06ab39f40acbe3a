/// The customer's record: who somebody is and everything that was ever said with them.
@org.jspecify.annotations.NullMarked
package dev.lobby.customer;
