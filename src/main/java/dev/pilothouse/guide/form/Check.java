package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import java.util.Optional;

/** A rule for one value, mostly one that the server would apply too, only later. */
@FunctionalInterface
public interface Check {

    /**
     * Says what is wrong with a value that is not empty.
     *
     * @param value as text, as it was typed
     */
    Optional<Complaint> of(String value);

    /**
     * What is wrong.
     *
     * @param better a value near it that would do; empty when none is known
     */
    record Complaint(Effect effect, String better) {

        public static Optional<Complaint> error(String key, String... args) {
            return Optional.of(new Complaint(Effect.error(key, args), ""));
        }

        public static Optional<Complaint> warning(String key, String... args) {
            return Optional.of(new Complaint(Effect.warning(key, args), ""));
        }

        /** Returns the same complaint with a value that would do, unless that is empty. */
        public static Optional<Complaint> better(Effect effect, String better) {
            return Optional.of(new Complaint(effect, better));
        }
    }
}
