package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An Ingress whose requests arrive nowhere: no controller takes it, a Service is missing or lacks the port, or its certificate is. */
final class IngressRule implements Rule {

    /** A backend's service with its port by number or name. */
    private record Backend(String service, String port) {}

    @Override
    public boolean concerns(String kind) {
        return kind.equals("Ingress");
    }

    @Override
    public List<Diagnosis> look(Document ingress, Scene scene) {
        List<Diagnosis> found = new ArrayList<>();
        ResourceRef ref = Objects.ref(ingress);
        String wanted = ingress.tree().text("spec", "ingressClassName");
        List<Document> classes = scene.all(WellKnown.INGRESS_CLASS, "");
        boolean taken = wanted.isEmpty()
                ? classes.stream().anyMatch(each -> each.tree().text("metadata", "annotations", "ingressclass.kubernetes.io/is-default-class").equals("true"))
                        || ingress.tree().has("metadata", "annotations", "kubernetes.io/ingress.class")
                : classes.stream().anyMatch(each -> each.name().equals(wanted));
        if (!taken) {
            found.add(Diagnosis.bad(wanted.isEmpty() ? "ingress.no-class" : "ingress.class", ref, wanted)
                    .proven(Objects.field(ingress, "spec.ingressClassName", wanted))
                    .mended(new Remedy(Way.INGRESS, ref)));
        }
        for (Backend backend : backends(ingress)) {
            backend(ingress, backend, scene).ifPresent(found::add);
        }
        for (Tree tls : ingress.tree().trees("spec", "tls")) {
            ResourceRef secret = new ResourceRef(WellKnown.SECRET, ingress.namespace(), tls.text("secretName"));
            if (!secret.name().isEmpty() && scene.get(secret).isEmpty()) {
                found.add(Diagnosis.warning("ingress.certificate", ref, secret.name())
                        .proven(Objects.field(ingress, "spec.tls.secretName", secret.name()))
                        .mended(new Remedy(Way.INGRESS, ref)));
            }
        }
        return found;
    }

    private static Set<Backend> backends(Document ingress) {
        Set<Backend> backends = new LinkedHashSet<>();
        add(backends, ingress.tree().tree("spec", "defaultBackend"));
        for (Tree rule : ingress.tree().trees("spec", "rules")) {
            rule.trees("http", "paths").forEach(path -> add(backends, path.tree("backend")));
        }
        return backends;
    }

    private static void add(Set<Backend> backends, Tree backend) {
        Tree service = backend.tree("service");
        if (service.has("name")) {
            backends.add(new Backend(service.text("name"), service.text("port", "name") + service.text("port", "number")));
        }
    }

    private static Optional<Diagnosis> backend(Document ingress, Backend backend, Scene scene) {
        ResourceRef ref = Objects.ref(ingress);
        ResourceRef wanted = new ResourceRef(WellKnown.SERVICE, ingress.namespace(), backend.service());
        Optional<Document> service = scene.get(wanted);
        if (service.isEmpty()) {
            return Optional.of(Diagnosis.bad("ingress.backend", ref, backend.service())
                    .proven(Objects.field(ingress, "spec.rules.backend.service.name", backend.service()))
                    .mended(new Remedy(Way.INGRESS, ref)));
        }
        boolean served = service.get().tree().trees("spec", "ports").stream()
                .anyMatch(port -> port.text("port").equals(backend.port()) || port.text("name").equals(backend.port()));
        if (!served) {
            return Optional.of(Diagnosis.bad("ingress.port", ref, backend.service(), backend.port())
                    .proven(Objects.field(ingress, "spec.rules.backend.service.port", backend.port()))
                    .mended(new Remedy(Way.INGRESS, ref), new Remedy(Way.SERVICE, wanted)));
        }
        return new ServiceRule().look(service.get(), scene).stream()
                .findFirst()
                .map(below -> Diagnosis.bad("ingress.service", ref, backend.service())
                        .proven(below.evidence().toArray(Evidence[]::new))
                        .mended(new Remedy(Way.LOOK, wanted))
                        .mended(below.remedies().toArray(Remedy[]::new)));
    }
}
