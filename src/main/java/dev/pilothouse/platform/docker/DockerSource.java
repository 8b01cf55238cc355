package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.Context.SignIn;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineInfo.Origin;
import dev.pilothouse.local.EngineState;
import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.docker.Discovery.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The container engines of this computer as contexts to open. The one at the standard place is called {@code docker}, any other
 * {@code docker:} and its name, so that none is taken for a cluster of a kubeconfig.
 */
public final class DockerSource implements ClusterSource {

    private static final String STANDARD = "docker";

    private final DockerEngines engines;
    private final Kinds kinds;

    public DockerSource(DockerEngines engines, Kinds kinds) {
        this.engines = engines;
        this.kinds = kinds;
    }

    @Override
    public Listing listing() {
        return new Listing(places().entrySet().stream().map(entry -> context(entry.getKey(), entry.getValue())).toList(), List.of());
    }

    /** By the names of their contexts. A standard place with nothing there, of which nobody spoke, is none. */
    private Map<String, Place> places() {
        List<Place> places = engines.places().stream().filter(place -> place.origin() != Origin.STANDARD || place.named() || isThere(place)).toList();
        boolean standard = places.stream().anyMatch(place -> place.origin() == Origin.STANDARD);
        Map<String, Place> named = new LinkedHashMap<>();
        for (Place place : places) {
            boolean first = !standard && named.isEmpty();
            named.putIfAbsent(place.origin() == Origin.STANDARD || first ? STANDARD : STANDARD + ":" + word(place.name()), place);
        }
        return named;
    }

    private static boolean isThere(Place place) {
        return !place.endpoint().scheme().equals("unix") || Files.exists(Path.of(place.endpoint().place()));
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._]+", "-").replaceAll("^-|-$", "");
    }

    private Context context(String name, Place place) {
        Optional<EngineState> state = place.problem().<EngineState>map(EngineState.Not::new).or(() -> engines.heard(place.endpoint()));
        List<Finding> findings = state.filter(EngineState.Not.class::isInstance)
                .map(EngineState.Not.class::cast)
                .map(not -> List.of(new Finding(Finding.Severity.WARNING, not.problem(), "")))
                .orElse(List.of());
        String detail = state.filter(EngineState.Answers.class::isInstance)
                .map(EngineState.Answers.class::cast)
                .map(answers -> answers.version())
                .orElse("");
        return new Context(
                name, place.name(), "", "", place.endpoint().address(), "", new SignIn(Context.Way.ENGINE, detail), false, findings);
    }

    @Override
    public Subscription onChange(Consumer<Listing> listener) {
        return engines.onChange(() -> listener.accept(listing()));
    }

    /** Each with a connection of its own, so that closing one ends its streams and no others. */
    @Override
    public Cluster open(String contextName) {
        EngineEndpoint endpoint = Optional.ofNullable(places().get(contextName))
                .map(Place::endpoint)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemCode.CONTEXT_UNKNOWN, contextName, String.join(", ", places().keySet()))));
        return new DockerCluster(new DockerEngine(endpoint), kinds);
    }

    @Override
    public Optional<Plugin> plugin(String contextName) {
        return Optional.empty();
    }

    @Override
    public void trust(Plugin plugin) {
        throw new IllegalArgumentException("A container engine has no plugins");
    }
}
