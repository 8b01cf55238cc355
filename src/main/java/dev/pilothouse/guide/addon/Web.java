package dev.pilothouse.guide.addon;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;

/** What an add-on needs of the world outside: texts at addresses, and whether registries answer. Blocks. */
public interface Web {

    /**
     * Reads the text at an address.
     *
     * @throws ProblemException {@code ADDRESS_NOT_HTTPS}, {@code DOWNLOAD_FAILED}, {@code YAML_TOO_LARGE}
     */
    String text(URI address);

    /**
     * Reads an address as a person writes it.
     *
     * @throws ProblemException {@code ADDRESS_NOT_HTTPS} when it is none
     */
    static URI address(String written) {
        try {
            return new URI(written.strip());
        } catch (URISyntaxException e) {
            throw new ProblemException(Problem.of(ProblemCode.ADDRESS_NOT_HTTPS, written), e);
        }
    }

    /** Tells whether a registry of images answers within two seconds, seen from this computer. */
    boolean answers(String registry);
}
