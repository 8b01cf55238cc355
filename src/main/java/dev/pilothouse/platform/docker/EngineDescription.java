package dev.pilothouse.platform.docker;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineState;
import dev.pilothouse.local.EngineState.Answers;
import dev.pilothouse.local.EngineState.Product;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what an engine tells of itself in {@code /info}. */
final class EngineDescription {

    private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*@");

    private EngineDescription() {}

    static Answers of(EngineEndpoint endpoint, Greeting greeting, Tree info) {
        return new Answers(
                product(endpoint, greeting, info),
                info.text("ServerVersion"),
                greeting.api(),
                info.text("OSType"),
                architecture(info.text("Architecture")),
                info.text("OperatingSystem"),
                info.text("KernelVersion"),
                new EngineState.Machine(
                        (int) info.number(0, "NCPU"),
                        info.number(0, "MemTotal"),
                        (int) info.number(0, "ContainersRunning"),
                        (int) info.number(0, "Containers")),
                setup(info));
    }

    private static EngineState.Setup setup(Tree info) {
        List<String> security = info.list("SecurityOptions").stream().map(String::valueOf).toList();
        return new EngineState.Setup(
                (int) info.number(0, "CgroupVersion"),
                info.text("CgroupDriver"),
                info.text("Driver"),
                security.stream().anyMatch(option -> option.contains("rootless")),
                info.list("DriverStatus").stream().anyMatch(EngineDescription::saysContainerd),
                info.text("DockerRootDir"),
                withoutCredentials(info.text("HttpProxy")),
                withoutCredentials(info.text("HttpsProxy")),
                info.text("NoProxy"));
    }

    private static boolean saysContainerd(Object pair) {
        return pair instanceof List<?> two
                && two.size() == 2
                && "driver-type".equals(two.getFirst())
                && String.valueOf(two.getLast()).startsWith("io.containerd.snapshotter");
    }

    private static Product product(EngineEndpoint endpoint, Greeting greeting, Tree info) {
        if (greeting.podman()) {
            return Product.PODMAN;
        }
        String words = (info.text("OperatingSystem") + " " + info.text("Name") + " " + endpoint.address()).toLowerCase(Locale.ROOT);
        if (words.contains("docker desktop")) {
            return Product.DOCKER_DESKTOP;
        }
        if (words.contains("orbstack")) {
            return Product.ORBSTACK;
        }
        if (words.contains("rancher") || words.contains("/.rd/")) {
            return Product.RANCHER_DESKTOP;
        }
        return words.contains("colima") ? Product.COLIMA : Product.DOCKER;
    }

    /** Returns the name that images use, where the engine gives the kernel's. */
    private static String architecture(String name) {
        return switch (name) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }

    private static String withoutCredentials(String proxy) {
        return CREDENTIALS.matcher(proxy).replaceFirst("//");
    }
}
