package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.util.Optional;

/** What can be said about a sign-in plugin before it runs. */
final class PluginCheck {

    private PluginCheck() {}

    /** Finds out whether we speak its version and can give it what it wants. */
    static Optional<Problem> versionAndTerminal(Entry.Plugin plugin) {
        if (!PluginProtocol.VERSIONS.contains(plugin.apiVersion())) {
            return Optional.of(Problem.of(ProblemCode.PLUGIN_VERSION, plugin.command(), plugin.apiVersion()));
        }
        return plugin.interactiveMode().equals("Always")
                ? Optional.of(Problem.of(ProblemCode.PLUGIN_NEEDS_TERMINAL, plugin.command()))
                : Optional.empty();
    }

    static Problem missing(Entry.Plugin plugin) {
        String hint = PlainText.of(plugin.installHint());
        return Problem.of(ProblemCode.PLUGIN_MISSING, plugin.command(), hint).withDetail(hint);
    }
}
