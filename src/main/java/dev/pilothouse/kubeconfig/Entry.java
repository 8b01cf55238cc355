package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One named entry of a kubeconfig file, with relative paths already resolved against the folder of that file. */
sealed interface Entry {

    Origin origin();

    default String name() {
        return origin().name();
    }

    /**
     * Where an entry comes from.
     *
     * @param findings what was noticed while reading it
     */
    record Origin(String name, Path file, int line, List<Finding> findings) {

        String place() {
            return file + ":" + line;
        }
    }

    /**
     * How to reach a cluster.
     *
     * @param plugins what the extension {@code client.authentication.k8s.io/exec} tells sign-in plugins
     */
    record Cluster(
            Origin origin,
            String server,
            Material.OfEntry authority,
            boolean insecure,
            String serverName,
            String proxy,
            boolean uncompressed,
            Tree plugins)
            implements Entry {}

    /** How to sign in. */
    record User(
            Origin origin,
            Material.OfEntry certificate,
            Material.OfEntry key,
            String token,
            Optional<Path> tokenFile,
            String username,
            String password,
            Impersonation impersonation,
            String authProvider,
            Optional<Plugin> plugin)
            implements Entry {

        boolean hasBasic() {
            return !username.isEmpty() || !password.isEmpty();
        }

        /** Tells whether whoever reads the file can sign in. */
        boolean holdsSecret() {
            return !token.isEmpty() || !password.isEmpty() || !key.data().isEmpty();
        }

        @Override
        public String toString() {
            return "User[" + name() + "]";
        }
    }

    /** Which cluster with which user. */
    record Context(Origin origin, String cluster, String user, String namespace) implements Entry {}

    /**
     * A program that signs in, as the field {@code exec} describes it.
     *
     * @param interactiveMode {@code Never}, {@code IfAvailable} or {@code Always}
     */
    record Plugin(
            String command,
            List<String> args,
            Map<String, String> env,
            String apiVersion,
            String installHint,
            boolean provideClusterInfo,
            String interactiveMode) {

        /** Names the command only: arguments and environment may hold secrets. */
        @Override
        public String toString() {
            return "Plugin[" + command + "]";
        }
    }
}
