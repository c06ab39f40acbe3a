package dev.lobby.language.kernel;

import java.util.Optional;

/// A point that an amended [KernelModel] is to know.
///
/// @param label the point's label
/// @param number the number of the point in the model before whose vector it has; -1 for none
/// @param kept whether it is that point, which then has that label and its weights
/// @param vector its vector, when the model before had none like it
public record KernelPoint(String label, int number, boolean kept, Optional<float[]> vector) {

  /// Returns the point `number` of the model before, which has this label.
  public static KernelPoint kept(String label, int number) {
    return new KernelPoint(label, number, true, Optional.empty());
  }

  /// Returns a further point with the vector of the point `number` of the model before.
  public static KernelPoint copied(String label, int number) {
    return new KernelPoint(label, number, false, Optional.empty());
  }

  /// Returns a further point with this vector.
  public static KernelPoint fresh(String label, float[] vector) {
    return new KernelPoint(label, -1, false, Optional.of(vector));
  }
}
