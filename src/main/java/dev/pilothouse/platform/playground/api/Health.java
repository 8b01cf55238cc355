package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may be asked without signing in: whether the server lives, and which release it stands for. */
final class Health {

    /** The release of Kubernetes that is simulated. */
    static final String RELEASE = "v1.34.4";

    private static final List<String> CHECKS = List.of("livez", "readyz", "healthz");

    private static final List<String> PARTS = List.of("ping", "log", "etcd");

    private Health() {}

    static boolean answers(String path) {
        return path.equals("/version") || path.equals("/version/") || !check(path).isEmpty();
    }

    /** Returns which check is asked for, as a whole or one part of it. */
    private static String check(String path) {
        List<String> steps = List.of(path.split("/", -1));
        boolean asked = steps.getFirst().isEmpty() && steps.size() >= 2 && CHECKS.contains(steps.get(1));
        boolean known = steps.size() == 2 || (steps.size() == 3 && PARTS.contains(steps.get(2)));
        return asked && known ? steps.get(1) : "";
    }

    static Answer answer(Request request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Answer.of(Targets.notAllowed());
        }
        String check = check(request.path());
        if (check.isEmpty()) {
            return Answer.json(200, version());
        }
        return request.query().has("verbose") ? Answer.text(200, "[+]ping ok\n[+]store ok\n[+]registry ok\n" + check + " check passed\n") : Answer.text(200, "ok");
    }

    private static Tree version() {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("major", "1");
        version.put("minor", "34");
        version.put("emulationMajor", "1");
        version.put("emulationMinor", "34");
        version.put("minCompatibilityMajor", "1");
        version.put("minCompatibilityMinor", "33");
        version.put("gitVersion", RELEASE);
        version.put("gitCommit", "pilothouse");
        version.put("gitTreeState", "clean");
        version.put("buildDate", "2026-01-01T00:00:00Z");
        version.put("goVersion", "none");
        version.put("compiler", "none");
        version.put("platform", "pilothouse/playground");
        return new Tree(version);
    }
}
