package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Finding;
import java.nio.file.Path;
import java.util.List;

/**
 * What one kubeconfig file holds, in the order of the file. A file that could not be read holds nothing but its findings.
 *
 * @param currentContext empty when the file sets none
 * @param findings about the file as a whole; those of an entry are in its origin
 */
record KubeconfigFile(
        Path path,
        List<Entry.Cluster> clusters,
        List<Entry.User> users,
        List<Entry.Context> contexts,
        String currentContext,
        List<Finding> findings) {

    static KubeconfigFile unreadable(Path path, Finding finding) {
        return new KubeconfigFile(path, List.of(), List.of(), List.of(), "", List.of(finding));
    }
}
