package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.program.Program.Answer;
import dev.pilothouse.platform.playground.kubelet.program.Program.Asker;
import dev.pilothouse.platform.playground.kubelet.shell.Host.Fetched;
import dev.pilothouse.platform.playground.registry.Objects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names and services inside the cluster: a name is a Service's or an address, a Service leads to one of its ready endpoints in turn, and a pod
 * answers as its program does.
 */
final class ClusterNetwork {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final String DOMAIN = "cluster.local";

    private final Objects objects;
    private final Supplier<Stream<PodWorker>> pods;
    private final AtomicInteger turn = new AtomicInteger();

    ClusterNetwork(Objects objects, Supplier<Stream<PodWorker>> pods) {
        this.objects = objects;
        this.pods = pods;
    }

    /** Returns the addresses of a name as a pod of the namespace sees it. */
    List<String> resolve(String namespace, String hostname, String name) {
        if (ADDRESS.matcher(name).matches()) {
            return List.of(name);
        }
        if (name.equals("localhost")) {
            return List.of("127.0.0.1");
        }
        if (name.equals(hostname)) {
            return pods.get().filter(pod -> pod.document().name().equals(hostname)).map(PodWorker::address).limit(1).toList();
        }
        Optional<Document> service = service(namespace, name);
        if (service.isEmpty()) {
            return ofHost(namespace, name);
        }
        String address = service.get().tree().text("spec", "clusterIP");
        return address.equals("None") ? ready(service.get()).stream().map(Endpoint::address).distinct().toList() : address.isEmpty() ? List.of() : List.of(address);
    }

    /** Returns the name as the name server answers it: the whole one where it is a service's or that of a service's pod. */
    String fullName(String namespace, String name) {
        Optional<String> ofService = service(namespace, name).map(ClusterNetwork::fullName);
        int dot = name.indexOf('.');
        return ofService.or(() -> dot < 0 ? Optional.empty() : service(namespace, name.substring(dot + 1)).map(service -> name.substring(0, dot + 1) + fullName(service)))
                .orElse(name);
    }

    private static String fullName(Document service) {
        return service.name() + "." + service.namespace() + ".svc." + DOMAIN;
    }

    /** Returns the address of one pod of a headless service: {@code web-0.web} and so on. */
    private List<String> ofHost(String namespace, String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return List.of();
        }
        String host = name.substring(0, dot);
        return service(namespace, name.substring(dot + 1)).stream()
                .flatMap(service -> pods.get()
                        .filter(pod -> pod.document().namespace().equals(service.namespace()))
                        .filter(pod -> pod.document().tree().text("spec", "hostname").equals(host)
                                && pod.document().tree().text("spec", "subdomain").equals(service.name())))
                .map(PodWorker::address)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private Optional<Document> service(String namespace, String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        for (String end : List.of(".svc." + DOMAIN, ".svc")) {
            if (plain.endsWith(end)) {
                plain = plain.substring(0, plain.length() - end.length());
            }
        }
        String[] parts = plain.split("\\.", -1);
        return parts.length > 2 || parts[0].isEmpty() ? Optional.empty() : objects.get("services", parts.length == 2 ? parts[1] : namespace, parts[0]);
    }

    private record Endpoint(String address, String portName, int port) {}

    private List<Endpoint> ready(Document service) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Document slice : objects.list("endpointslices.discovery.k8s.io", service.namespace())) {
            if (slice.tree().text("metadata", "labels", "kubernetes.io/service-name").equals(service.name())) {
                for (Tree endpoint : slice.tree().trees("endpoints")) {
                    if (!endpoint.at("conditions", "ready").equals(Optional.of(false))) {
                        slice.tree().trees("ports").forEach(port -> endpoint.list("addresses").forEach(address ->
                                endpoints.add(new Endpoint(String.valueOf(address), port.text("name"), (int) port.number(0, "port")))));
                    }
                }
            }
        }
        return endpoints;
    }

    /** Returns what a request from a pod of the namespace gets. */
    Fetched fetch(String namespace, String hostname, String host, int port, String path) {
        if (host.equals("localhost") || host.equals("127.0.0.1")) {
            return pods.get().filter(pod -> pod.document().namespace().equals(namespace) && pod.document().name().equals(hostname)).findFirst()
                    .map(pod -> ask(pod, port, path))
                    .orElse(new Fetched.Refused(host + ":" + port));
        }
        List<String> addresses = resolve(namespace, hostname, host);
        if (addresses.isEmpty()) {
            return new Fetched.UnknownHost();
        }
        Optional<Document> service = ADDRESS.matcher(host).matches() ? byAddress(host) : service(namespace, host).filter(found -> !found.tree().text("spec", "clusterIP").equals("None"));
        if (service.isEmpty()) {
            String address = addresses.get(Math.floorMod(turn.getAndIncrement(), addresses.size()));
            return pods.get().filter(pod -> pod.address().equals(address)).findFirst().map(pod -> ask(pod, port, path)).orElse(new Fetched.TimedOut(address + ":" + port));
        }
        return throughService(service.get(), addresses.getFirst(), port, path);
    }

    private Optional<Document> byAddress(String address) {
        return objects.list("services", "").stream().filter(service -> service.tree().text("spec", "clusterIP").equals(address)).findFirst();
    }

    private Fetched throughService(Document service, String address, int port, String path) {
        Optional<Tree> wanted = service.tree().trees("spec", "ports").stream().filter(found -> found.number(0, "port") == port).findFirst();
        if (wanted.isEmpty()) {
            return new Fetched.TimedOut(address + ":" + port);
        }
        String name = wanted.get().text("name");
        List<Endpoint> endpoints = ready(service).stream().filter(endpoint -> endpoint.portName().equals(name)).toList();
        if (endpoints.isEmpty()) {
            return new Fetched.Refused(address + ":" + port);
        }
        Endpoint chosen = endpoints.get(Math.floorMod(turn.getAndIncrement(), endpoints.size()));
        return pods.get().filter(pod -> pod.address().equals(chosen.address())).findFirst()
                .map(pod -> ask(pod, chosen.port(), path))
                .orElseGet(() -> isApi(service) ? new Fetched.Refused(address + ":" + port) : new Fetched.TimedOut(address + ":" + port));
    }

    /** Tells whether it is the API server's, which no simulated program can reach. */
    private static boolean isApi(Document service) {
        return service.name().equals("kubernetes") && service.namespace().equals("default");
    }

    /** Asks the pod itself. */
    Fetched ask(PodWorker pod, int port, String path) {
        String address = pod.address() + ":" + port;
        if (!pod.reachable()) {
            return new Fetched.TimedOut(address);
        }
        Fetched last = new Fetched.Refused(address);
        for (ContainerRun container : List.copyOf(pod.containers())) {
            Optional<Incarnation> life = container.current().filter(found -> found.end().isEmpty());
            if (life.isPresent()) {
                Answer answer = life.get().answer(pod.now(), Asker.CLIENT, port, path);
                switch (answer) {
                    case Answer.Http http -> {
                        pod.load().hit(pod.now());
                        Answer.Http page = container.documentRoot().answer(path, http);
                        return new Fetched.Answer(page.code(), page.body());
                    }
                    case Answer.Silence() -> last = new Fetched.TimedOut(address);
                    case Answer.Refused() -> {}
                }
            }
        }
        return last;
    }
}
