/// Contacts that the bank makes of its own accord, by plans that are data: whom, when, by what, and
/// what holds one back.
@org.jspecify.annotations.NullMarked
package dev.lobby.outreach;
