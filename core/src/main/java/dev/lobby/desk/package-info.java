/// Where people take over: tickets, the queue they wait in, and what an agent can do.
@org.jspecify.annotations.NullMarked
package dev.lobby.desk;
