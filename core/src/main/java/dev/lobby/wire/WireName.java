package dev.lobby.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The name and version an event is stored under; neither may ever mean something else.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WireName {
  /// The stable name, `family.event`.
  String value();

  /// The version of the event's fields, from 1. A field that may be missing can be added without a
  /// new one; whatever else changes takes one more, and an [Upcaster] from the one before.
  int version() default 1;
}
