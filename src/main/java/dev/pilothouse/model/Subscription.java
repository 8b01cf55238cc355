package dev.pilothouse.model;

/** Something that goes on until it is closed; closing twice is harmless. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** The subscription to nothing. */
    Subscription NONE = () -> {};

    @Override
    void close();
}
