package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Kind;
import dev.pilothouse.words.Words;
import java.util.Locale;

/** What a kind's table is called: plural in English, the kind itself in Chinese, as its speakers write it. */
public final class KindNames {

    private KindNames() {}

    /** Returns the title of that kind's table, such as "Network policies". */
    public static String plural(Words words, Kind kind) {
        return switch (kind.qualifiedPlural()) {
            case "networkpolicies.networking.k8s.io" -> words.say("kit.kind.network-policies");
            case "persistentvolumeclaims" -> words.say("kit.kind.volume-claims");
            case "persistentvolumes" -> words.say("kit.kind.volumes");
            case "storageclasses.storage.k8s.io" -> words.say("kit.kind.storage-classes");
            case "horizontalpodautoscalers.autoscaling" -> words.say("kit.kind.autoscalers");
            case "poddisruptionbudgets.policy" -> words.say("kit.kind.disruption-budgets");
            case "resourcequotas" -> words.say("kit.kind.quotas");
            case "limitranges" -> words.say("kit.kind.limit-ranges");
            case "serviceaccounts" -> words.say("kit.kind.service-accounts");
            case "containers.docker" -> words.say("kit.kind.containers");
            case "images.docker" -> words.say("kit.kind.images");
            case "networks.docker" -> words.say("kit.kind.networks");
            case "volumes.docker" -> words.say("kit.kind.engine-volumes");
            case "nodes" -> words.say("kit.kind.nodes");
            case "namespaces" -> words.say("kit.kind.namespaces");
            case "events", "events.events.k8s.io" -> words.say("kit.kind.events");
            case "customresourcedefinitions.apiextensions.k8s.io" -> words.say("kit.kind.definitions");
            default -> words.locale().getLanguage().equals(Locale.CHINESE.getLanguage()) ? kind.name() : english(kind.name());
        };
    }

    private static String english(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("s") && !lower.endsWith("ss")) {
            return name;
        }
        if (lower.endsWith("ss") || lower.endsWith("x") || lower.endsWith("ch") || lower.endsWith("sh")) {
            return name + "es";
        }
        boolean consonantY = lower.endsWith("y") && lower.length() > 1 && "aeiou".indexOf(lower.charAt(lower.length() - 2)) < 0;
        return consonantY ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }
}
