/// The door of the bank's own systems: what they know of a customer comes in here.
@org.jspecify.annotations.NullMarked
package dev.lobby.channel.bank;
