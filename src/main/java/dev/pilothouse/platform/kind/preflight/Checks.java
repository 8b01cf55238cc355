package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintCheck;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.BlueprintNodes;
import dev.pilothouse.local.KubernetesVersion;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.kind.preflight.EngineFacts.Container;
import dev.pilothouse.platform.kind.preflight.EngineFacts.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Each check with the facts that it is a function of. A blueprint that cannot be read is asked nothing, then only the machine is looked at. */
final class Checks {

    private final Blueprint blueprint;
    private final Facts facts;
    private final Host host;
    private final Map<Check, Callable<List<PreflightFinding>>> all = new EnumMap<>(Check.class);

    Checks(Blueprint blueprint, Facts facts, Host host) {
        this.blueprint = blueprint;
        this.facts = facts;
        this.host = host;
        ofMachine();
        if (blueprint.problem().isEmpty()) {
            ofWish();
        }
    }

    Map<Check, Callable<List<PreflightFinding>>> all() {
        return all;
    }

    private void ofMachine() {
        all.put(Check.BLUEPRINT, () -> BlueprintCheck.findings(blueprint, host.home()));
        all.put(Check.ENGINE, this::engine);
        withEngine(Check.ROOTLESS, RootlessCheck::of);
        all.put(Check.KIND_COMMAND, () -> KindCheck.of(facts.kind(), host.system(), versions().stream().flatMap(Optional::stream).toList()));
        all.put(Check.DOCKER_COMMAND, () -> DockerCommandCheck.of(facts.docker(), facts.engine()));
        withEngine(Check.IMAGE_STORE, ImageStoreCheck::of);
        withEngine(Check.INIT, engine -> engine.place() == Place.ELSEWHERE
                ? List.of()
                : InitCheck.of(host.docker().init(engine.rootless()), facts.kindVersion()));
        withEngine(Check.INOTIFY, engine -> engine.isHere()
                ? host.kernel().inotify().map(limits -> InotifyCheck.of(nodes(), otherNodes(), limits)).orElse(List.of())
                : List.of());
    }

    private void ofWish() {
        withEngine(Check.CGROUP, engine -> CgroupCheck.of(engine.cgroup(), versions(), blueprint, takesCgroupV1()));
        withEngine(Check.MEMORY, this::memory);
        withEngine(Check.PROCESSORS, engine -> ProcessorsCheck.of(nodes(), engine.processors()));
        withEngine(Check.DISK, this::disk);
        withEngine(Check.KERNEL, engine -> engine.isHere() ? KernelCheck.of(blueprint, host.kernel()) : List.of());
        all.put(Check.NAME, () -> facts.containers().map(containers -> NameCheck.of(blueprint, containers)).orElse(List.of()));
        all.put(Check.PORTS, this::ports);
        all.put(Check.IMAGE, () -> facts.images()
                .map(images -> ImageCheck.of(blueprint, images, facts.nodesImages(), facts.heldNodeImages().stream().findFirst()))
                .orElse(List.of()));
        withEngine(Check.FOLDERS, engine -> FoldersCheck.of(blueprint, engine.place(), host::isMissing));
        withEngine(Check.IP_FAMILY, engine -> IpFamilyCheck.of(
                blueprint,
                new IpFamilyCheck.Ipv6(!engine.isHere() || host.kernel().ipv6(), facts.network().map(it -> it.isTrue("EnableIPv6")).orElse(true))));
        all.put(Check.KUBECONFIG, () -> KubeconfigCheck.of(host.kubeconfigOf(blueprint.name())));
        withEngine(Check.PROXY, engine -> ProxyCheck.of(
                new ProxyCheck.Facts(Proxies.of(host.environment()), host.docker().containers(), engine.proxies()),
                blueprint.networking(),
                facts.network().map(Checks::ranges).orElse(List.of())));
    }

    private void withEngine(Check check, Function<EngineFacts, List<PreflightFinding>> of) {
        all.put(check, () -> facts.engine().map(of).orElse(List.of()));
    }

    private List<PreflightFinding> engine() {
        return switch (facts.look()) {
            case EngineLooks.Look.Answers answers ->
                EngineCheck.answers(answers.engine(), answers.facts(), host.environment().getOrDefault("DOCKER_HOST", ""));
            case EngineLooks.Look.Silent silent -> EngineCheck.silent(silent.engine(), silent.problem(), host.system());
            case EngineLooks.Look.None() -> EngineCheck.none();
        };
    }

    private List<PreflightFinding> memory(EngineFacts engine) {
        int workers = (int) blueprint.nodes().stream().filter(node -> !node.isControlPlane()).count();
        OptionalLong free = engine.isHere() ? host.kernel().freeMemory() : OptionalLong.empty();
        if (free.isEmpty() && engine.memory() == 0) {
            return List.of();
        }
        return MemoryCheck.of(nodes(), workers, free.orElse(engine.memory()), free.isPresent(), left -> withWorkers(workers, left));
    }

    /** The last ones go, as the first ones are more likely to be what was thought about. */
    private Blueprint withWorkers(int workers, int left) {
        Blueprint fewer = blueprint;
        for (int gone = workers; gone > left; gone--) {
            List<BlueprintNode> nodes = fewer.nodes();
            int last = nodes.size() - 1;
            while (nodes.get(last).isControlPlane()) {
                last--;
            }
            fewer = new BlueprintNodes(fewer).without(last);
        }
        return fewer;
    }

    private List<PreflightFinding> disk(EngineFacts engine) {
        OptionalLong free = engine.isHere() ? host.freeDisk(engine.root()) : OptionalLong.empty();
        if (free.isEmpty()) {
            return List.of();
        }
        return DiskCheck.of(nodes(), facts.missingImages(), engine.root(), free.getAsLong());
    }

    private List<PreflightFinding> ports() {
        boolean ours = facts.engine().map(EngineFacts::sharesPorts).orElse(true);
        boolean rootless = facts.engine().map(EngineFacts::rootless).orElse(false);
        List<Container> containers = facts.containers().orElse(List.of());
        return PortsCheck.of(PortWish.of(blueprint), new Ports(containers, ours, rootless, host.listeners(), host.kernel().firstFreePort()));
    }

    private int nodes() {
        return blueprint.nodes().size();
    }

    /** Returns how many nodes of other clusters run. */
    private int otherNodes() {
        return (int) facts.containers().orElse(List.of()).stream()
                .filter(Container::runs)
                .filter(container -> container.cluster().filter(name -> !name.equals(blueprint.name())).isPresent())
                .count();
    }

    private List<Optional<KubernetesVersion>> versions() {
        return facts.nodesImages().stream().map(KubernetesVersion::ofImage).toList();
    }

    private Optional<String> takesCgroupV1() {
        return facts.heldNodeImages().stream()
                .filter(image -> KubernetesVersion.ofImage(image).filter(version -> !CgroupCheck.refuses(version)).isPresent())
                .findFirst();
    }

    private static List<String> ranges(Tree network) {
        return network.trees("IPAM", "Config").stream().map(range -> range.text("Subnet")).filter(range -> !range.isEmpty()).toList();
    }
}
