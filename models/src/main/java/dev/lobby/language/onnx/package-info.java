/// What encoders and matrix products share of ONNX Runtime.
@NullMarked
package dev.lobby.language.onnx;

import org.jspecify.annotations.NullMarked;
