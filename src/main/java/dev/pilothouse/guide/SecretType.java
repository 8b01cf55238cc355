package dev.pilothouse.guide;

import java.util.Arrays;
import java.util.List;

/** The types of Secrets that Kubernetes itself knows, with the keys that each asks for. */
public enum SecretType {
    OPAQUE("Opaque"),
    TLS("kubernetes.io/tls", "tls.crt", "tls.key"),
    REGISTRY("kubernetes.io/dockerconfigjson", ".dockerconfigjson"),
    BASIC_AUTH("kubernetes.io/basic-auth", "username", "password"),
    SSH("kubernetes.io/ssh-auth", "ssh-privatekey"),
    /** Written by the control plane and only shown. */
    TOKEN("kubernetes.io/service-account-token"),
    /** Any type that somebody else made up. */
    OTHER("");

    private final String value;
    private final String keys;

    SecretType(String value, String... keys) {
        this.value = value;
        this.keys = String.join(" ", keys);
    }

    /** Returns the type of that name; the server takes a Secret without one for opaque. */
    public static SecretType of(String value) {
        return value.isEmpty()
                ? OPAQUE
                : Arrays.stream(values()).filter(type -> type.value.equals(value)).findFirst().orElse(OTHER);
    }

    /** Returns the value of a type that may be named by its short name, such as {@code tls}; anything else is taken as it is. */
    public static String named(String name) {
        return Arrays.stream(values())
                .filter(type -> type != OTHER && type.name().replace("_", "-").equalsIgnoreCase(name))
                .map(SecretType::value)
                .findFirst()
                .orElse(name);
    }

    /** Returns what stands in the field {@code type}; empty for {@link #OTHER}. */
    public String value() {
        return value;
    }

    /** Returns the keys that the type asks for; of basic auth one of them is enough. */
    public List<String> keys() {
        return keys.isEmpty() ? List.of() : List.of(keys.split(" "));
    }
}
