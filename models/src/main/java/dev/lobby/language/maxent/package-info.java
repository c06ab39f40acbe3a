/// Maximum-entropy models over weighted n-grams, trained and stored the OpenNLP way.
@org.jspecify.annotations.NullMarked
package dev.lobby.language.maxent;
