package dev.pilothouse.platform.kind.preflight;

/** Who has a port of this computer. */
sealed interface PortHolder {

    /** Nobody. */
    record Nobody() implements PortHolder {}

    /** A program of this computer. */
    record Program(String name, long process) implements PortHolder {}

    /** This app, for a port-forward or a playground. */
    record ThisApp() implements PortHolder {}

    /** A container, whose engine listens for it. */
    record Container(String name) implements PortHolder {}

    /** Somebody whom this user may not see. */
    record Somebody() implements PortHolder {}

    /** Nobody, and an engine without root may not have it either. */
    record Forbidden() implements PortHolder {}

    /** The address is not one of this computer. */
    record NoSuchAddress() implements PortHolder {}

    /** Finds out who has one. */
    @FunctionalInterface
    interface Finder {

        /**
         * Returns who listens there.
         *
         * @param protocol {@code tcp}, {@code udp} or {@code sctp}
         */
        PortHolder of(String protocol, String address, int port);
    }
}
