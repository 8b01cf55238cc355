package dev.pilothouse.platform.kubernetes;

/** Turns one object of a list or watch, at which the reader stands, into what is kept of it. */
@FunctionalInterface
interface ItemReader<T> {

    T read(JsonReader reader);
}
