package dev.lobby.language.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// An ONNX model of one operator, to have ONNX Runtime compute it.
///
/// Written field by field as [ONNX's protocol
/// buffers](https://github.com/onnx/onnx/blob/main/onnx/onnx.proto) number them.
final class OnnxModel {
  /// A type of element.
  static final int FLOAT = 1;

  static final int UINT8 = 2;
  static final int INT8 = 3;
  static final int INT32 = 6;

  private static final int FORMAT = 8;
  private static final int OPERATORS = 13;

  private final String operator;
  private final ByteArrayOutputStream names = new ByteArrayOutputStream();
  private final ByteArrayOutputStream attributes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream tensors = new ByteArrayOutputStream();

  /// @param operator one of ONNX's own
  OnnxModel(String operator) {
    this.operator = operator;
  }

  /// Adds the operator's next input.
  void input(String name, int type, int rows, int columns) {
    names.writeBytes(text(1, name));
    tensors.writeBytes(message(11, tensor(name, type, rows, columns)));
  }

  /// Adds the operator's next input, which is always this.
  ///
  /// @param values row by row
  void constant(String name, byte[] values, int rows, int columns) {
    names.writeBytes(text(1, name));
    tensors.writeBytes(
        message(
            5,
            joined(
                number(1, rows),
                number(1, columns),
                number(2, INT8),
                text(8, name),
                message(9, values))));
  }

  /// Adds its output.
  void output(String name, int type, int rows, int columns) {
    names.writeBytes(text(2, name));
    tensors.writeBytes(message(12, tensor(name, type, rows, columns)));
  }

  /// Sets an attribute of the operator.
  void flag(String name, boolean on) {
    int integer = 2;
    attributes.writeBytes(
        message(5, joined(text(1, name), number(3, on ? 1 : 0), number(20, integer))));
  }

  byte[] toBytes() {
    byte[] node = joined(names.toByteArray(), text(4, operator), attributes.toByteArray());
    byte[] graph = joined(message(1, node), text(2, operator), tensors.toByteArray());
    byte[] operators = joined(text(1, ""), number(2, OPERATORS));
    return joined(number(1, FORMAT), message(7, graph), message(8, operators));
  }

  private static byte[] tensor(String name, int type, int rows, int columns) {
    byte[] shape = joined(message(1, number(1, rows)), message(1, number(1, columns)));
    byte[] tensor = joined(number(1, type), message(2, shape));
    return joined(text(1, name), message(2, message(1, tensor)));
  }

  private static byte[] number(int field, int value) {
    return joined(variable(field << 3), variable(value));
  }

  private static byte[] text(int field, String value) {
    return message(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] message(int field, byte[] value) {
    return joined(variable((field << 3) | 2), variable(value.length), value);
  }

  /// Returns a number in as many bytes of seven bits as it takes, the lowest first.
  private static byte[] variable(int value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int rest = value;
    for (; rest > 127; rest >>>= 7) {
      bytes.write((rest & 127) | 128);
    }
    bytes.write(rest);
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
