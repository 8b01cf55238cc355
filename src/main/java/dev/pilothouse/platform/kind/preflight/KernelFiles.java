package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.platform.kind.preflight.KernelCheck.Ability;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What Linux tells of itself in files. On another system none of them is there, and nothing is known. */
final class KernelFiles implements KernelCheck.Kernel {

    private final Path root;
    private final String release;
    private final Supplier<String> config;

    /**
     * @param root folder above {@code proc}
     * @param release of the kernel, such as {@code 6.1.0-13-amd64}
     */
    KernelFiles(Path root, String release) {
        this.root = root;
        this.release = release;
        config = new Once<>(() -> configuration().orElse(""));
    }

    /** Returns the bytes that programs could get without swapping. */
    OptionalLong freeMemory() {
        return read("proc/meminfo").lines()
                .filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
                .findFirst();
    }

    Optional<InotifyCheck.Limits> inotify() {
        OptionalLong watches = number("proc/sys/fs/inotify/max_user_watches");
        OptionalLong instances = number("proc/sys/fs/inotify/max_user_instances");
        return watches.isPresent() && instances.isPresent()
                ? Optional.of(new InotifyCheck.Limits(watches.getAsLong(), instances.getAsLong()))
                : Optional.empty();
    }

    /** Returns the first port that programs without root may listen on; 0 where there is no such rule. */
    int firstFreePort() {
        return (int) number("proc/sys/net/ipv4/ip_unprivileged_port_start").orElse(0);
    }

    /** Tells whether the kernel has IPv6; true where that cannot be seen. */
    boolean ipv6() {
        if (!Files.isDirectory(root.resolve("proc/net"))) {
            return true;
        }
        return Files.exists(root.resolve("proc/net/if_inet6")) && number("proc/sys/net/ipv6/conf/all/disable_ipv6").orElse(0) == 0;
    }

    @Override
    public boolean lacks(Ability ability) {
        String options = config.get();
        if (!options.isEmpty()) {
            return options.lines().noneMatch(line -> line.equals(ability.option() + "=y") || line.equals(ability.option() + "=m"));
        }
        Path modules = root.resolve("lib/modules").resolve(release);
        String loadable = read(modules.resolve("modules.dep"));
        String built = read(modules.resolve("modules.builtin"));
        String file = "/" + ability.module() + ".ko";
        return !loadable.isEmpty() && !loadable.contains(file) && !built.contains(file);
    }

    private Optional<String> configuration() {
        try (InputStream packed = Files.newInputStream(root.resolve("proc/config.gz")); InputStream text = new GZIPInputStream(packed)) {
            return Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.of(read("boot/config-" + release)).filter(text -> !text.isEmpty());
        }
    }

    private OptionalLong number(String file) {
        String text = read(file).strip();
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private String read(String file) {
        return read(root.resolve(file));
    }

    /** Files of the kernel have no size, so they are read up to their end. */
    private static String read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return String.join("\n", lines.toList());
        } catch (IOException | java.io.UncheckedIOException | SecurityException e) {
            return "";
        }
    }
}
