package dev.pilothouse.guide.addon;

import java.net.URI;

/** What an add-on needs of the world outside: texts at addresses, and whether registries answer. Blocks. */
public interface Web {

    /**
     * Reads the text at an address.
     *
     * @throws dev.pilothouse.model.ProblemException {@code ADDRESS_NOT_HTTPS}, {@code DOWNLOAD_FAILED}, {@code YAML_TOO_LARGE}
     */
    String text(URI address);

    /** Tells whether a registry of images answers within two seconds, seen from this computer. */
    boolean answers(String registry);
}
