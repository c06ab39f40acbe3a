/// The door for the bank's own app or a messaging gateway: messages come and answers go as signed
/// webhooks, by the scheme published as Standard Webhooks.
@org.jspecify.annotations.NullMarked
package dev.lobby.channel.webhook;
