/// What a message does in a conversation that is under way: taking a complaint back, asking how it
/// stands, accepting what came of it, wanting no calls. Each is heard by words and by meaning, and
/// counts where the conversation makes it matter.
@org.jspecify.annotations.NullMarked
package dev.lobby.language.act;
