package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintExtras;
import dev.pilothouse.local.BlueprintNetworking;
import dev.pilothouse.local.Preset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The editors of what holds for the whole cluster. */
record OptionEditors(FormContext context) {

    private static final int DIGITS = 5;

    OptionEditor of(ClusterOption option) {
        OptionEditor editor = switch (option) {
            case NETWORK -> network();
            case API_SERVER -> server();
            case REGISTRY -> registry();
            case INGRESS -> ingress();
            case FEATURES -> features();
            case PATCHES -> patches();
            case CREATION -> creation();
        };
        editor.title().textProperty().bind(context.language().text(option.key()));
        return editor;
    }

    private static <T> Lens<T> network(Function<BlueprintNetworking, T> read, BiFunction<BlueprintNetworking, T, Blueprint> write) {
        return new Lens<>(blueprint -> read.apply(blueprint.networking()), (blueprint, value) -> write.apply(blueprint.networking(), value));
    }

    private static <T> Lens<T> extras(Function<BlueprintExtras, T> read, BiFunction<BlueprintExtras, T, Blueprint> write) {
        return new Lens<>(blueprint -> read.apply(blueprint.extras()), (blueprint, value) -> write.apply(blueprint.extras(), value));
    }

    private String words(String key) {
        return context.language().words().say(key);
    }

    private OptionEditor network() {
        OptionEditor editor = new OptionEditor(context);
        editor.add("designer.network.family", new ChoicePart(
                context,
                "designer.network.family",
                network(BlueprintNetworking::ipFamily, BlueprintNetworking::withIpFamily),
                () -> List.of("ipv4", "ipv6", "dual"),
                value -> switch (value) {
                    case "ipv4" -> "IPv4";
                    case "ipv6" -> "IPv6";
                    case "dual" -> words("designer.network.dual");
                    default -> value;
                }));
        editor.add("designer.network.pods", written("designer.network.pods", "podSubnet", BlueprintNetworking::podSubnet, BlueprintNetworking::withPodSubnet));
        editor.add("designer.network.services", written(
                "designer.network.services", "serviceSubnet", BlueprintNetworking::serviceSubnet, BlueprintNetworking::withServiceSubnet));
        editor.add("designer.network.proxy", new ChoicePart(
                context,
                "designer.network.proxy",
                network(BlueprintNetworking::proxyMode, BlueprintNetworking::withProxyMode),
                () -> List.of("iptables", "nftables", "ipvs", "none"),
                value -> value.equals("none") ? words("designer.none") : value));
        Lens<Boolean> none = network(BlueprintNetworking::disablesDefaultPlugin, BlueprintNetworking::withDefaultPluginDisabled);
        editor.add("designer.network.plugin", new ChoicePart(
                context,
                "designer.network.plugin",
                new Lens<>(blueprint -> Boolean.toString(none.read().apply(blueprint)), (blueprint, value) -> none.write().apply(blueprint, Boolean.parseBoolean(value))),
                () -> List.of("false", "true"),
                value -> words(value.equals("true") ? "designer.network.plugin-none" : "designer.network.plugin-kindnet")));
        editor.addWarning("designer.network.plugin-hint", none.read()::apply);
        editor.add("designer.network.dns", lines("designer.network.dns", network(BlueprintNetworking::dnsSearch, BlueprintNetworking::withDnsSearch)));
        return editor;
    }

    private OptionEditor server() {
        OptionEditor editor = new OptionEditor(context);
        Lens<Integer> port = network(BlueprintNetworking::apiServerPort, BlueprintNetworking::withApiServerPort);
        editor.add("designer.server.port", number("designer.server.port", port).fallback(_ -> words("designer.port.any")).at("networking", "apiServerPort"));
        editor.add("designer.server.address", written(
                "designer.server.address", "apiServerAddress", BlueprintNetworking::apiServerAddress, BlueprintNetworking::withApiServerAddress));
        editor.addWarning("designer.server.everywhere", blueprint -> List.of("0.0.0.0", "::").contains(blueprint.networking().apiServerAddress()));
        editor.add("designer.server.names", lines("designer.server.names", new Lens<>(Blueprint::apiServerNames, Blueprint::withApiServerNames)));
        editor.addHint("designer.server.names-hint");
        return editor;
    }

    private OptionEditor registry() {
        OptionEditor editor = new OptionEditor(context);
        Lens<Boolean> there = extras(
                it -> it.registryPort().isPresent(), (it, on) -> on ? it.withRegistry(BlueprintExtras.DEFAULT_REGISTRY_PORT) : it.withoutRegistry());
        editor.add(new SwitchPart(context, "designer.registry.on", there));
        editor.addHint("designer.registry.hint");
        Lens<Integer> port = extras(it -> it.registryPort().orElse(0), (it, value) -> value == 0 ? it.blueprint() : it.withRegistry(value));
        editor.add("designer.registry.port", number("designer.registry.port", port).at("registry"), there.read()::apply);
        return editor;
    }

    private OptionEditor ingress() {
        OptionEditor editor = new OptionEditor(context);
        Lens<Boolean> ready = new Lens<>(
                blueprint -> Ingress.of(blueprint).isPresent(), (blueprint, on) -> on ? Preset.withIngressReady(blueprint) : Preset.withoutIngressReady(blueprint));
        editor.add(new SwitchPart(context, "designer.ingress.on", ready));
        editor.addHint("designer.ingress.hint");
        for (int port : List.of(Ingress.HTTP, Ingress.HTTPS)) {
            String key = port == Ingress.HTTP ? "designer.ingress.http" : "designer.ingress.https";
            Lens<Integer> host = new Lens<>(
                    blueprint -> Ingress.of(blueprint).map(it -> port == Ingress.HTTP ? it.httpPort() : it.httpsPort()).orElse(0),
                    (blueprint, value) -> Ingress.withPort(blueprint, port, value));
            editor.add(key, number(key, host).fallback(_ -> words("designer.port.any")), ready.read()::apply);
        }
        return editor;
    }

    private OptionEditor features() {
        OptionEditor editor = new OptionEditor(context);
        editor.add("designer.features.gates", new PairsPart(
                context,
                pairs(Blueprint::featureGates, (blueprint, name, value) -> blueprint.withFeatureGate(name, Boolean.parseBoolean(value)), Blueprint::withoutFeatureGate),
                List.of("true", "false"),
                "designer.features.gate-add",
                "designer.features.remove"));
        editor.add("designer.features.apis", new PairsPart(
                context, pairs(Blueprint::runtimeConfig, Blueprint::withRuntimeConfig, Blueprint::withoutRuntimeConfig), List.of("true", "false"), "designer.features.api-add", "designer.features.remove"));
        editor.addHint("designer.features.hint");
        return editor;
    }

    private OptionEditor patches() {
        OptionEditor editor = new OptionEditor(context);
        editor.add(new SwitchPart(context, "designer.patches.cgroup", new Lens<>(Blueprint::allowsCgroupV1, Blueprint::withCgroupV1Allowed)));
        editor.add("designer.patches.containerd", patchAreas("designer.patches.containerd", new Lens<>(Blueprint::containerdPatches, Blueprint::withContainerdPatches)));
        editor.add("designer.patches.kubeadm", patchAreas("designer.patches.kubeadm", new Lens<>(Blueprint::kubeadmPatches, Blueprint::withKubeadmPatches)));
        return editor;
    }

    private OptionEditor creation() {
        OptionEditor editor = new OptionEditor(context);
        editor.add(new SwitchPart(context, "designer.creation.retain", extras(BlueprintExtras::retain, BlueprintExtras::withRetain)));
        editor.addHint("designer.creation.retain-hint");
        Lens<Integer> wait = extras(
                it -> it.waitTime().map(time -> (int) time.toSeconds()).orElse(0), (it, seconds) -> seconds == 0 ? it.withoutWaitTime() : it.withWaitTime(Duration.ofSeconds(seconds)));
        editor.add("designer.creation.wait", number("designer.creation.wait", wait).fallback(_ -> words("designer.creation.usual")));
        return editor;
    }

    private TextPart number(String key, Lens<Integer> lens) {
        return TextPart.number(context, key, DIGITS, lens);
    }

    /** A field of the network: empty where it is not written, with what holds then behind it. */
    private TextPart written(
            String key, String field, Function<BlueprintNetworking, String> effective, BiFunction<BlueprintNetworking, String, Blueprint> write) {
        Lens<String> lens = new Lens<>(
                blueprint -> blueprint.tree().tree("networking").text(field), (blueprint, text) -> write.apply(blueprint.networking(), text));
        return TextPart.code(context, key, lens).fallback(blueprint -> effective.apply(blueprint.networking())).at("networking", field);
    }

    /** A short text in each line. */
    private TextPart lines(String key, Lens<List<String>> lens) {
        return TextPart.area(context, key, 2, new Lens<>(
                blueprint -> String.join("\n", lens.read().apply(blueprint)),
                (blueprint, text) -> lens.write().apply(blueprint, Arrays.stream(text.split("\n", -1)).map(String::strip).filter(line -> !line.isEmpty()).toList())));
    }

    /** Long texts, each with an area of its own. */
    private FormPart patchAreas(String key, Lens<List<String>> patches) {
        return new ItemsPart(
                context, ItemsPart.Items.of(patches, ""), at -> new PatchPart(context, key, Lens.item(patches, at)), "designer.patches.add", "designer.patches.remove");
    }

    private static PairsPart.Pairs pairs(Function<Blueprint, Map<String, String>> read, Put put, BiFunction<Blueprint, String, Blueprint> remove) {
        return new PairsPart.Pairs() {
            @Override
            public Map<String, String> read(Blueprint blueprint) {
                return read.apply(blueprint);
            }

            @Override
            public Blueprint put(Blueprint blueprint, String key, String value) {
                return put.apply(blueprint, key, value);
            }

            @Override
            public Blueprint remove(Blueprint blueprint, String key) {
                return remove.apply(blueprint, key);
            }
        };
    }

    private interface Put {
        Blueprint apply(Blueprint blueprint, String key, String value);
    }
}
