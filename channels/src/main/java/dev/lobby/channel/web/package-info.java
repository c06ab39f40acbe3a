/// The door for customers on the bank's own site: conversations over HTTP and a live stream over
/// WebSocket.
@org.jspecify.annotations.NullMarked
package dev.lobby.channel.web;
