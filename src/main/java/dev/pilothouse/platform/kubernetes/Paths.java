package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Resource paths, as in the Kubernetes API concepts. */
final class Paths {

    private Paths() {}

    /** Returns the path of all objects of a kind, in one namespace or, when that is empty, everywhere. */
    static String of(Kind kind, String namespace) {
        String root = kind.group().isEmpty()
                ? "/api/" + segment(kind.version())
                : "/apis/" + segment(kind.group()) + "/" + segment(kind.version());
        String scope = kind.namespaced() && !namespace.isEmpty() ? "/namespaces/" + segment(namespace) : "";
        return root + scope + "/" + segment(kind.plural());
    }

    static String of(ResourceRef ref) {
        return of(ref.kind(), ref.namespace()) + "/" + segment(ref.name());
    }

    static String of(Query query) {
        return of(query.kind(), query.namespace());
    }

    /** Returns the query string of name and value pairs; pairs with an empty value are left out. */
    static String query(String... pairs) {
        StringJoiner joined = new StringJoiner("&", "?", "").setEmptyValue("");
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                joined.add(pairs[i] + "=" + segment(pairs[i + 1]));
            }
        }
        return joined.toString();
    }

    /** Returns the path of a part of an object, such as its log. */
    static String of(ResourceRef ref, String part) {
        return of(ref) + "/" + part;
    }

    /** Returns the path with what no address may hold written as percent signs and hex; what is written so already stays. */
    static String legal(String path) {
        StringBuilder legal = new StringBuilder(path.length());
        for (byte next : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = next > ' ' && next < 0x7f && "\"<>\\^`{|}#[]".indexOf(next) < 0;
            legal.append(plain ? String.valueOf((char) next) : "%%%02X".formatted(next & 0xff));
        }
        return legal.toString();
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
