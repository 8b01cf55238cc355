package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Config maps and secrets: keys, size, what each type of secret must hold, and what can't be changed any more. */
final class ConfigurationRules {

    private static final int BYTES = 1024 * 1024;
    private static final String FROZEN = "field is immutable when `immutable` is set";
    private static final String ACCOUNT = "kubernetes.io/service-account.name";

    private ConfigurationRules() {}

    static void configMap(Spot map) {
        Map<String, Spot> data = map.at("data").entries();
        Map<String, Spot> binary = map.at("binaryData").entries();
        long bytes = 0;
        for (Map.Entry<String, Spot> entry : data.entrySet()) {
            key(entry.getKey(), entry.getValue());
            if (binary.containsKey(entry.getKey())) {
                entry.getValue().invalid(entry.getKey(), "duplicate of key present in binaryData");
            }
            bytes += entry.getValue().text().getBytes(StandardCharsets.UTF_8).length;
        }
        for (Map.Entry<String, Spot> entry : binary.entrySet()) {
            key(entry.getKey(), entry.getValue());
            bytes += decoded(entry.getValue()).length;
        }
        if (bytes > BYTES) {
            map.tooLong(BYTES);
        }
    }

    static void configMapUpdate(Spot map, Spot before) {
        frozen(map, before, List.of("data", "binaryData"));
        configMap(map);
    }

    static void secret(Spot secret) {
        Spot data = secret.at("data");
        long bytes = 0;
        for (Map.Entry<String, Spot> entry : data.entries().entrySet()) {
            key(entry.getKey(), entry.getValue());
            bytes += decoded(entry.getValue()).length;
        }
        if (bytes > BYTES) {
            data.tooLong(BYTES);
        }
        switch (secret.at("type").text()) {
            case "kubernetes.io/service-account-token" -> {
                Spot annotations = secret.at("metadata", "annotations");
                if (annotations.at(ACCOUNT).empty()) {
                    annotations.keyed(ACCOUNT, null).required("");
                }
            }
            case "kubernetes.io/dockercfg" -> json(data, ".dockercfg");
            case "kubernetes.io/dockerconfigjson" -> json(data, ".dockerconfigjson");
            case "kubernetes.io/basic-auth" -> {
                if (!data.at("username").present() && !data.at("password").present()) {
                    required(data, "username");
                    required(data, "password");
                }
            }
            case "kubernetes.io/ssh-auth" -> {
                if (data.at("ssh-privatekey").empty()) {
                    required(data, "ssh-privatekey");
                }
            }
            case "kubernetes.io/tls" -> {
                for (String key : List.of("tls.crt", "tls.key")) {
                    if (!data.at(key).present()) {
                        required(data, key);
                    }
                }
            }
            default -> {
                // free
            }
        }
    }

    static void secretUpdate(Spot secret, Spot before) {
        secret.at("type").unchanged(before.at("type"));
        frozen(secret, before, List.of("data"));
        secret(secret);
    }

    private static void frozen(Spot object, Spot before, List<String> fields) {
        if (!before.at("immutable").isTrue()) {
            return;
        }
        if (!object.at("immutable").isTrue()) {
            object.at("immutable").forbidden(FROZEN);
        }
        for (String field : fields) {
            if (!object.at(field).same(before.at(field))) {
                object.at(field).forbidden(FROZEN);
            }
        }
    }

    private static void key(String key, Spot value) {
        Names.configKey(key).forEach(error -> value.invalid(key, error));
    }

    private static void required(Spot data, String key) {
        data.keyed(key, null).required("");
    }

    private static void json(Spot data, String key) {
        Spot value = data.keyed(key, data.at(key).value());
        if (!value.present()) {
            value.required("");
            return;
        }
        String text = new String(decoded(value), StandardCharsets.UTF_8);
        try {
            Json.read(text);
        } catch (ProblemException e) {
            value.invalid("<secret contents redacted>", text.isBlank() ? "unexpected end of JSON input" : "invalid character '" + text.strip().charAt(0) + "' looking for beginning of value");
        }
    }

    /** Returns the bytes; whether they can be read at all is looked at before. */
    private static byte[] decoded(Spot value) {
        try {
            return Base64.getMimeDecoder().decode(value.text());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
