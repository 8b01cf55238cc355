package dev.pilothouse.guide;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The logins in a {@code .dockerconfigjson}; what it holds besides stays as it is.
 *
 * @param tree the whole file
 */
public record RegistryLogins(Tree tree) {

    /** The name under which Docker Hub is known. */
    public static final String DOCKER_HUB = "https://index.docker.io/v1/";

    /** A file without logins. */
    public static final RegistryLogins NONE = new RegistryLogins(new Tree(Map.of("auths", Map.of())));

    /** One login. */
    public record Login(String server, String user, String password, String email) {}

    /** Reads a file; empty when it is no JSON object. */
    public static Optional<RegistryLogins> of(Content content) {
        try {
            return Optional.of(content.size() == 0 ? NONE : new RegistryLogins(Json.read(content.utf8().orElse(""))));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    public List<Login> logins() {
        return tree.tree("auths").fields().keySet().stream().map(this::login).toList();
    }

    /** A login may say user and password in one field only. */
    private Login login(String server) {
        Tree login = tree.tree("auths", server);
        String both = Content.ofBase64(login.text("auth")).utf8().orElse("");
        int colon = both.indexOf(':');
        String user = login.text("username");
        String password = login.text("password");
        return new Login(
                server,
                user.isEmpty() && colon > 0 ? both.substring(0, colon) : user,
                password.isEmpty() && colon > 0 ? both.substring(colon + 1) : password,
                login.text("email"));
    }

    /** Sets the login of a server. */
    public RegistryLogins with(Login login) {
        Map<String, Object> fields = new java.util.LinkedHashMap<>(tree.tree("auths", login.server()).fields());
        fields.put("username", login.user());
        fields.put("password", login.password());
        if (login.email().isEmpty()) {
            fields.remove("email");
        } else {
            fields.put("email", login.email());
        }
        fields.put("auth", Base64.getEncoder().encodeToString((login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8)));
        return new RegistryLogins(new Tree(Edit.with(tree.fields(), fields, "auths", login.server())));
    }

    public RegistryLogins without(String server) {
        return new RegistryLogins(new Tree(Edit.without(tree.fields(), "auths", server)));
    }

    public Content content() {
        return Content.ofText(Json.write(tree));
    }
}
