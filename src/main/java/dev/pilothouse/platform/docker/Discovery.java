package dev.pilothouse.platform.docker;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineInfo.Origin;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds all places where a container engine may be: what the docker command would use, its other contexts, and the usual sockets. Reads
 * files and contacts nobody.
 *
 * <p>By hand, because docker-java takes the standard place in silence where a context is not there, throws on a broken file, and knows no
 * sockets of other engines.
 */
final class Discovery {

    private final Map<String, String> environment;
    private final DockerContexts contexts;
    private final UsualPlaces places;

    /**
     * A place that may have an engine.
     *
     * @param named it is the one that the docker command would use because somebody said so
     * @param problem why nobody can be asked there
     */
    record Place(EngineEndpoint endpoint, String name, Origin origin, boolean named, Optional<Problem> problem) {

        static Place of(EngineEndpoint endpoint, String name, Origin origin, boolean named) {
            return new Place(endpoint, name, origin, named, Optional.empty());
        }
    }

    /**
     * What there is.
     *
     * @param places the one that the docker command would use before all others
     * @param problems of the files that were read
     */
    record Found(List<Place> places, List<Problem> problems) {}

    Discovery(Map<String, String> environment, Path home, String system) {
        this.environment = environment;
        contexts = new DockerContexts(environment, home);
        places = new UsualPlaces(environment, home, system);
    }

    Found look() {
        DockerContexts.Read read = contexts.read();
        Optional<String> host = value("DOCKER_HOST");
        String current = host.isPresent() ? "" : value("DOCKER_CONTEXT").orElse(read.current());
        List<Place> all = new ArrayList<>();
        host.ifPresent(address -> all.add(Place.of(fromEnvironment(address), "DOCKER_HOST", Origin.ENVIRONMENT, true)));
        for (DockerContexts.Context context : read.contexts()) {
            all.add(Place.of(context.endpoint(), context.name(), Origin.CONTEXT, context.name().equals(current)));
        }
        boolean standard = current.equals(DockerContexts.STANDARD);
        if (!current.isEmpty() && !standard && all.stream().noneMatch(Place::named)) {
            Problem unknown = Problem.of(ProblemCode.ENGINE_CONTEXT_UNKNOWN, current);
            all.add(new Place(EngineEndpoint.of("context:" + current), current, Origin.CONTEXT, true, Optional.of(unknown)));
        }
        all.add(Place.of(places.standard(), DockerContexts.STANDARD, Origin.STANDARD, standard));
        all.addAll(places.others());
        return new Found(distinct(all), read.problems());
    }

    /** A host without a scheme is one of TCP, as for the docker command. */
    private EngineEndpoint fromEnvironment(String host) {
        String address = host.contains("://") || host.startsWith("/") ? host : "tcp://" + host;
        EngineEndpoint endpoint = EngineEndpoint.of(address);
        boolean verify = value("DOCKER_TLS_VERIFY").isPresent();
        boolean tls = verify || value("DOCKER_TLS").isPresent();
        if (!tls || !endpoint.scheme().equals("tcp")) {
            return endpoint;
        }
        Path folder = value("DOCKER_CERT_PATH").map(named -> DockerContexts.folder(named, contexts.folder())).orElse(contexts.folder());
        return new EngineEndpoint(address, Optional.of(new EngineEndpoint.Tls(folder, verify)));
    }

    /** Leaves out places that lead to the same socket; of them the one that is named stays, else the first. */
    private List<Place> distinct(List<Place> all) {
        List<Place> ordered = new ArrayList<>(all.stream().filter(Place::named).toList());
        all.stream().filter(place -> !place.named()).forEach(ordered::add);
        Set<String> seen = new HashSet<>();
        return ordered.stream().filter(place -> seen.add(places.real(place.endpoint()))).toList();
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
