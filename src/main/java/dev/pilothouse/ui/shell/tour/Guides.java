package dev.pilothouse.ui.shell.tour;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.navigation.Place;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The guided edits that the tour looks at, each for an object of the simulated shop. */
record Guides(Session session) {

    /** Returns the places by the names of their pictures; those without an object to stand for are left out. */
    Map<String, Place> places() {
        Map<String, Place> places = new LinkedHashMap<>();
        List<ResourceRef> deployments = all(BuiltIn.DEPLOYMENT);
        deployments.stream().findFirst().ifPresent(deployment -> {
            places.put("delete", new Place.Delete(List.of(deployment)));
            places.put("rollout", new Place.Rollout(deployment));
            places.put("forward", new Place.Forward(deployment));
            places.put("labels", new Place.Guide("labels", deployment));
            places.put("resources", new Place.Guide("resources", deployment));
            places.put("edit-workload", new Place.Guide("deploy", deployment));
            places.put("edit-yaml", new Place.EditYaml(deployment));
            places.put("probes", new Place.Probes(deployment));
            places.put("terminal", new Place.Terminal(deployment));
        });
        places.put("deploy", new Place.Deploy());
        if (deployments.size() > 1) {
            places.put("scale-several", new Place.ScaleSeveral(deployments.subList(0, 2)));
        }
        keys().ifPresent(secret -> places.put("keys", secret));
        places.put("debug", new Place.Guide("debug", failing()));
        all(BuiltIn.NODE).stream().findFirst().ifPresent(node -> {
            places.put("drain", new Place.Drain(node));
            places.put("node-shell", new Place.Guide("node-shell", node));
        });
        return places;
    }

    /** Returns the keys of a Secret. */
    private Optional<Place> keys() {
        return all(BuiltIn.SECRET).stream().findFirst().map(Place.Keys::new);
    }

    /** Returns the pod that needs somebody most, else the first. */
    ResourceRef failing() {
        List<Row> rows = rows(WellKnown.POD).toList();
        return rows.stream()
                .min(Comparator.comparing(row -> row.health().state()))
                .orElseThrow(() -> new IllegalStateException("The simulated cluster has no pods"))
                .ref();
    }

    /** Returns a healthy Deployment, else the first. */
    ResourceRef healthy() {
        Optional<Row> healthy = rows(BuiltIn.DEPLOYMENT).filter(row -> row.health().state() == Health.State.OK).findFirst();
        return healthy.or(() -> rows(BuiltIn.DEPLOYMENT).findFirst())
                .orElseThrow(() -> new IllegalStateException("The simulated cluster has no deployments"))
                .ref();
    }

    private List<ResourceRef> all(Kind kind) {
        return rows(kind).map(Row::ref).toList();
    }

    private Stream<Row> rows(Kind kind) {
        return session.cluster().rows(Query.all(kind)).stream()
                .filter(row -> !kind.namespaced() || row.namespace().equals(session.context().namespace()));
    }
}
