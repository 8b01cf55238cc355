package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads the types of a group version from the server's OpenAPI v3 (KEP-2896), past its operations, which are most of it. */
final class ServedTypes {

    private final Transport transport;

    ServedTypes(Transport transport) {
        this.transport = transport;
    }

    /** Returns nothing for what is not described there, and for those who may not read it. */
    Optional<Tree> of(String apiVersion) {
        String path = "/openapi/v3/" + (apiVersion.contains("/") ? "apis/" : "api/") + apiVersion;
        Request request = Request.get(path, Subject.path(path));
        try (Answer answer = transport.read(request);
                JsonReader reader = new JsonReader(answer.body(), new Sharing())) {
            Tree components = reader.start() ? below(reader, "components") : null;
            return Optional.ofNullable(components).map(found -> found.tree("schemas"));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        } catch (ProblemException e) {
            return switch (e.problem().code()) {
                case FORBIDDEN, NOT_FOUND, KIND_UNKNOWN, REQUEST_REFUSED -> Optional.empty();
                default -> throw e;
            };
        }
    }

    private static @Nullable Tree below(JsonReader reader, String wanted) {
        for (String name = reader.field(); name != null; name = reader.field()) {
            if (name.equals(wanted)) {
                return reader.nextTree(null);
            }
            reader.skip();
        }
        return null;
    }
}
