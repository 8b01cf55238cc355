package dev.pilothouse.guide.deploy;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A good beginning for a kind of program: YAML with probes, requests, labels and a user that is not root. */
public enum Template {
    WEB_SERVICE("nginxinc/nginx-unprivileged:1.29", 8080),
    WORKER("busybox:1.37", 0),
    SCHEDULED_JOB("busybox:1.37", 0),
    DATABASE("postgres:17", 5432),
    SIDECAR("nginxinc/nginx-unprivileged:1.29", 8080);

    private static final String HELPER = "busybox:1.37";

    private final String image;
    private final int port;

    Template(String image, int port) {
        this.image = image;
        this.port = port;
    }

    /**
     * What a template is filled with.
     *
     * @param image empty for the template's own
     * @param port 0 for the template's own
     * @param helper image of what runs beside the program where there is such a thing; empty for the template's own
     * @param password of what keeps secrets; made by the caller, so that it is a new one each time
     */
    public record Answers(String name, String namespace, String image, int port, String helper, String password) {
        public Answers(String name, String namespace, String image, String password) {
            this(name, namespace, image, 0, "", password);
        }
    }

    /** Finds a template by its id, for example {@code web-service}. */
    public static Optional<Template> byId(String id) {
        for (Template template : values()) {
            if (template.id().equals(id)) {
                return Optional.of(template);
            }
        }
        return Optional.empty();
    }

    /** Returns the name by which the command line and files know it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the key of its title; with {@code .what} behind, of the sentence that says what it is for. */
    public String key() {
        return "guide.deploy.template." + id();
    }

    /** Returns a name for the first thing made of it. */
    public String suggestedName() {
        return switch (this) {
            case WEB_SERVICE, SIDECAR -> "web";
            case WORKER -> "worker";
            case SCHEDULED_JOB -> "report";
            case DATABASE -> "database";
        };
    }

    /** Returns the documents, with comments that say why. */
    public String yaml(Answers answers) {
        return text().replace("{{name}}", scalar(answers.name()))
                .replace("{{namespace}}", scalar(answers.namespace()))
                .replace("{{image}}", scalar(answers.image().isBlank() ? image : answers.image()))
                .replace("{{helper}}", scalar(answers.helper().isBlank() ? HELPER : answers.helper()))
                .replace("{{port}}", Integer.toString(answers.port() == 0 ? port : answers.port()))
                .replace("{{password}}", scalar(answers.password()));
    }

    /** A name such as {@code 404} or {@code on} would be a number or a truth value without quotes. */
    private static String scalar(String text) {
        return Yaml.write(new Tree(Map.of("v", text))).substring("v: ".length()).strip();
    }

    private String text() {
        try (InputStream stream = Objects.requireNonNull(Template.class.getResourceAsStream(id() + ".yaml"), id())) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
