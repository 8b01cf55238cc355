package dev.pilothouse.ui.cluster;

import dev.pilothouse.cluster.ClusterSource.Plugin;
import java.util.List;

/**
 * A question to the person: may this plugin run?
 *
 * @param open whether the context is opened afterwards, or only checked
 */
record Consent(String context, Plugin plugin, boolean open) {

    /** The exact words that would run. */
    List<String> commandLine() {
        return plugin.commandLine();
    }

    /** The file that was found for it, empty when none was. */
    String path() {
        return plugin.path();
    }

    /** SHA-256 of that file, empty when none was found. */
    String hash() {
        return plugin.hash();
    }
}
