package dev.pilothouse.kubeconfig;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which kubeconfig files count, in the order of their precedence, by the rules of client-go: those that the variable
 * {@code KUBECONFIG} lists, else {@code ~/.kube/config}.
 */
public record Locations(List<Path> files) {

    /**
     * Finds out from what the system says.
     *
     * @param variable value of {@code KUBECONFIG}, empty when it is not set
     * @param separator between paths in it, {@link java.io.File#pathSeparator}
     * @param home the person's home folder
     * @param folder what relative paths start from
     */
    public static Locations of(String variable, String separator, Path home, Path folder) {
        if (variable.isEmpty()) {
            return new Locations(List.of(home.resolve(".kube", "config")));
        }
        return new Locations(Arrays.stream(variable.split(Pattern.quote(separator), -1))
                .filter(path -> !path.isEmpty())
                .map(path -> folder.resolve(path).normalize())
                .distinct()
                .toList());
    }
}
