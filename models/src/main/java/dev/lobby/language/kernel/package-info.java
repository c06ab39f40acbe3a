/// Kernel ridge regression on dense vectors, as an OpenNLP trainer.
@org.jspecify.annotations.NullMarked
package dev.lobby.language.kernel;
