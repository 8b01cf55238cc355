package dev.pilothouse.ui.cluster;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.MemoryChoices;
import dev.pilothouse.testing.MemoryJournal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Contexts in memory: a source, the choices made about them, and edits that change nothing. */
final class FakeDoors implements ClusterSource {

    static final String FILE = "/home/developer/.kube/config";

    private final Map<String, Context> contexts = new LinkedHashMap<>();
    private final Map<String, FakeCluster> clusters = new HashMap<>();
    private final Map<String, Plugin> plugins = new HashMap<>();
    private final EnvironmentChoices choices = new MemoryChoices();
    private final Set<Plugin> trusted = new HashSet<>();
    private final List<Consumer<Listing>> listeners = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int contacted;

    FakeCluster context(String name) {
        return context(name, "https://" + name + ".example:6443", Context.Way.CERTIFICATE, "2027-03-03", FILE);
    }

    FakeCluster context(String name, String server, Context.Way way, String detail, String file, Finding... noticed) {
        contexts.put(name, new Context(
                name, name + "-cluster", "developer", "shop", server, file, new Context.SignIn(way, detail), contexts.isEmpty(), List.of(noticed)));
        return clusters.computeIfAbsent(name, _ -> new FakeCluster());
    }

    void forget(String name) {
        contexts.remove(name);
    }

    void broken(String name) {
        Problem problem = Problem.of(ProblemCode.USER_MISSING, name, "nobody");
        context(name, "", Context.Way.NONE, "", FILE, new Finding(Finding.Severity.ERROR, problem, FILE + ":12"));
    }

    void plugin(String name, String... commandLine) {
        context(name, "https://" + name + ".example", Context.Way.PLUGIN, commandLine[0], FILE);
        plugins.put(name, new Plugin(List.of(commandLine), "/usr/local/bin/" + commandLine[0], "9f86d081884c7d659a2feaa0c55ad015"));
    }

    void notice(Finding finding) {
        findings.add(finding);
    }

    void changed() {
        List.copyOf(listeners).forEach(listener -> listener.accept(listing()));
    }

    int contacted() {
        return contacted;
    }

    Set<Plugin> trusted() {
        return trusted;
    }

    @Override
    public Listing listing() {
        return new Listing(List.copyOf(contexts.values()), List.copyOf(findings));
    }

    @Override
    public Subscription onChange(Consumer<Listing> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Cluster open(String contextName) {
        contacted++;
        Plugin plugin = plugins.get(contextName);
        if (plugin != null && !trusted.contains(plugin)) {
            throw new ProblemException(Problem.of(ProblemCode.PLUGIN_NEEDS_CONSENT, String.join(" ", plugin.commandLine())));
        }
        return java.util.Objects.requireNonNull(clusters.get(contextName));
    }

    @Override
    public Optional<Plugin> plugin(String contextName) {
        return Optional.ofNullable(plugins.get(contextName));
    }

    @Override
    public void trust(Plugin plugin) {
        trusted.add(plugin);
    }

    Sessions sessions() {
        return new Sessions(List.of(this), context -> new Guard(choices.guard(context), context.name()), new MemoryJournal(), new Pulse());
    }

    EnvironmentChoices choices() {
        return choices;
    }
}
