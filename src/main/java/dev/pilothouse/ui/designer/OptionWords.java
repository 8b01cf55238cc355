package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNetworking;
import dev.pilothouse.ui.kit.Language;
import java.util.List;

/** What is chosen for the whole cluster, in a few words each. */
record OptionWords(Language language) {

    String say(ClusterOption option, Blueprint blueprint) {
        return switch (option) {
            case NETWORK -> network(blueprint.networking());
            case API_SERVER -> server(blueprint.networking());
            case REGISTRY -> blueprint.extras().registryPort().isPresent() ? "localhost:" + blueprint.extras().registryPort().getAsInt() : none();
            case INGRESS -> Ingress.of(blueprint).map(_ -> words("designer.ingress.ready")).orElse(none());
            case FEATURES -> features(blueprint);
            case PATCHES -> patches(blueprint);
            case CREATION -> creation(blueprint);
        };
    }

    private String words(String key, Object... args) {
        return language.words().say(key, args);
    }

    private String none() {
        return words("designer.none");
    }

    private String network(BlueprintNetworking network) {
        return words(network.disablesDefaultPlugin() ? "designer.network.short-none" : "designer.network.short", network.podSubnet());
    }

    private String server(BlueprintNetworking network) {
        return network.apiServerPort() > 0
                ? network.apiServerAddress() + ":" + network.apiServerPort()
                : words("designer.server.any-port", network.apiServerAddress());
    }

    private String features(Blueprint blueprint) {
        List<String> names = List.copyOf(blueprint.featureGates().keySet());
        int all = names.size() + blueprint.runtimeConfig().size();
        return all == 0 ? none() : all == 1 && names.size() == 1 ? names.getFirst() : words("designer.features.short", all);
    }

    private String patches(Blueprint blueprint) {
        int all = blueprint.containerdPatches().size() + blueprint.kubeadmPatches().size();
        return all == 0 ? none() : words("designer.patches.short", all);
    }

    private String creation(Blueprint blueprint) {
        String wait = blueprint.extras().waitTime().map(time -> words("designer.creation.waits", time.toSeconds())).orElse(words("designer.creation.usual"));
        return blueprint.extras().retain() ? words("designer.creation.keeps", wait) : wait;
    }
}
