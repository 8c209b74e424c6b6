package dev.grato.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The endpoint is also for sessions that have to set up a second factor before anything else.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface WhileEnrolling {}
