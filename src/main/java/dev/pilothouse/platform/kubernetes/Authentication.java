package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kubeconfig.Credential;
import dev.pilothouse.kubeconfig.Impersonation;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** The headers that say who we are, and as whom we act. */
record Authentication(String context, Impersonation impersonation) {

    /** Hands over each header by name and value. */
    void sign(Credential credential, BiConsumer<String, String> request) {
        credential.authorization().ifPresent(value -> request.accept("Authorization", headerValue(value)));
        if (impersonation.none()) {
            return;
        }
        add(request, "Impersonate-User", impersonation.user());
        add(request, "Impersonate-Uid", impersonation.uid());
        impersonation.groups().forEach(group -> add(request, "Impersonate-Group", group));
        impersonation.extra().forEach((key, values) -> values.forEach(value -> add(
                request, "Impersonate-Extra-" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20"), value)));
    }

    private void add(BiConsumer<String, String> request, String name, String value) {
        if (!value.isEmpty()) {
            request.accept(name, headerValue(value));
        }
    }

    /** The client's own complaint about a line break would quote the credential. */
    private String headerValue(String value) {
        String stripped = value.strip();
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(Problem.of(ProblemCode.SIGNED_OUT, context));
        }
        return stripped;
    }
}
