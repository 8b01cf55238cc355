package dev.pilothouse.guide;

/** Image registries, seen from this computer: whether one takes a login. Nothing is asked before a person wants it. */
public interface RegistryDoor {

    /** What became of a login. */
    sealed interface Answer {

        /** The registry takes it. */
        record Accepted() implements Answer {}

        /** The registry does not know it, or does not let it in. */
        record Rejected(int status) implements Answer {}

        /** The registry lets everybody in, so that nothing is known of the login. */
        record Open() implements Answer {}

        /** Whether it is good cannot be told: no answer, or one that no registry gives. */
        record Unknown(String why) implements Answer {}
    }

    /** Tries a login; blocks for up to some seconds. The password goes to nobody but the registry and the token service that it names. */
    Answer enter(RegistryLogins.Login login);
}
