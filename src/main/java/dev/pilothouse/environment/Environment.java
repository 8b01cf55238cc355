package dev.pilothouse.environment;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Context;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a cluster is to the people who use it. It decides colour, pattern and guard. */
public enum Environment {
    DEV(Guard.Level.FREE),
    STAGING(Guard.Level.CONFIRM),
    PROD(Guard.Level.TYPE_NAME),
    /** Simulated or anything else. */
    SANDBOX(Guard.Level.FREE);

    private static final Pattern SEPARATORS = Pattern.compile("[^a-z]+");
    private static final List<String> PROD_WORDS = List.of("prod", "prd", "live", "production");
    private static final List<String> STAGING_WORDS = List.of("staging", "stage", "stg", "uat", "preprod", "qa");
    private static final List<String> DEV_WORDS = List.of("dev", "develop", "development", "kind", "local", "minikube", "test", "k3d");

    private final Guard.Level guard;

    Environment(Guard.Level guard) {
        this.guard = guard;
    }

    /** Returns the guard that a cluster of this environment has unless the person chose another. */
    public Guard.Level guard() {
        return guard;
    }

    /**
     * Guesses from the words in the names of context, cluster and server. A guess errs towards more care: prod wins over the others.
     *
     * <p>A playground is what its name says, so that several of them show how dev, staging and prod differ.
     */
    public static Environment guess(Context context) {
        List<String> words = List.of(SEPARATORS.split(
                (context.name() + " " + context.cluster() + " " + context.server()).toLowerCase(Locale.ROOT)));
        if (words.stream().anyMatch(STAGING_WORDS::contains) && words.stream().noneMatch(PROD_WORDS::contains)) {
            return STAGING;
        }
        if (words.stream().anyMatch(word -> PROD_WORDS.stream().anyMatch(word::startsWith))) {
            return PROD;
        }
        return words.stream().anyMatch(word -> DEV_WORDS.stream().anyMatch(word::startsWith)) ? DEV : SANDBOX;
    }
}
