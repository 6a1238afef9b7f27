package org.glyphreader.optical.vision;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A Protocol Buffers message as a list of fields, which keeps what it does not know. Payloads are
 * not copied when parsed. Mutable.
 */
final class Proto {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BLOCK = 2;
  private static final int FIXED32 = 5;

  /** A field: {@code number} and wire type, with a value or a payload. */
  record Field(int number, int wire, long value, ByteBuffer payload) {

    String text() {
      return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }

    Proto message() {
      return parse(payload);
    }
  }

  private final List<Field> fields = new ArrayList<>();

  /**
   * Parses the remaining bytes.
   *
   * @throws IllegalArgumentException if they are no message
   */
  static Proto parse(ByteBuffer bytes) {
    ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    Proto message = new Proto();
    try {
      while (in.hasRemaining()) {
        long tag = varint(in);
        int number = (int) (tag >>> 3);
        int wire = (int) (tag & 7);
        switch (wire) {
          case VARINT -> message.fields.add(new Field(number, wire, varint(in), null));
          case FIXED64 -> message.fields.add(new Field(number, wire, in.getLong(), null));
          case FIXED32 -> message.fields.add(new Field(number, wire, in.getInt(), null));
          case BLOCK -> {
            int length = Math.toIntExact(varint(in));
            message.fields.add(new Field(number, wire, 0, in.slice(in.position(), length)));
            in.position(in.position() + length);
          }
          default -> throw new IllegalArgumentException("Wire type " + wire);
        }
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("No Protocol Buffers message: " + e.getMessage(), e);
    }
    return message;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("An integer of more than 64 bits");
  }

  List<Field> all(int number) {
    return fields.stream().filter(field -> field.number == number).toList();
  }

  /** The last field of that number, as Protocol Buffers has it, or null. */
  Field last(int number) {
    List<Field> all = all(number);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  List<String> texts(int number) {
    return all(number).stream().map(Field::text).toList();
  }

  Proto number(int number, long value) {
    fields.add(new Field(number, VARINT, value, null));
    return this;
  }

  Proto fixed32(int number, float value) {
    fields.add(new Field(number, FIXED32, Float.floatToRawIntBits(value), null));
    return this;
  }

  Proto text(int number, String value) {
    return block(number, StandardCharsets.UTF_8.encode(value));
  }

  Proto message(int number, Proto value) {
    return block(number, ByteBuffer.wrap(value.bytes()));
  }

  Proto block(int number, ByteBuffer payload) {
    fields.add(new Field(number, BLOCK, 0, payload));
    return this;
  }

  void removeIf(Predicate<Field> unwanted) {
    fields.removeIf(unwanted);
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Field field : fields) {
      write(out, (long) field.number << 3 | field.wire);
      switch (field.wire) {
        case VARINT -> write(out, field.value);
        case FIXED64 -> writeFixed(out, field.value, Long.BYTES);
        case FIXED32 -> writeFixed(out, field.value, Integer.BYTES);
        default -> {
          byte[] payload = new byte[field.payload.remaining()];
          field.payload.duplicate().get(payload);
          write(out, payload.length);
          out.writeBytes(payload);
        }
      }
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static void writeFixed(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> 8 * i));
    }
  }
}
