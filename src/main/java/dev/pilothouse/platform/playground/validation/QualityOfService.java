package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The class by which pods are evicted, from what their containers ask for ("Pod Quality of Service Classes" in the documentation). */
public final class QualityOfService {

    private static final List<String> RESOURCES = List.of("cpu", "memory");

    private QualityOfService() {}

    /** Returns {@code Guaranteed}, {@code Burstable} or {@code BestEffort} for the spec of a pod. */
    public static String of(Tree spec) {
        List<Tree> all = new ArrayList<>();
        if (asks(spec)) {
            all.add(spec);
        } else {
            all.addAll(spec.trees("initContainers"));
            all.addAll(spec.trees("containers"));
        }
        if (all.stream().noneMatch(QualityOfService::asks)) {
            return "BestEffort";
        }
        return all.stream().allMatch(QualityOfService::isSettled) ? "Guaranteed" : "Burstable";
    }

    private static boolean asks(Tree container) {
        return RESOURCES.stream().anyMatch(resource -> isSome(container, "requests", resource) || isSome(container, "limits", resource));
    }

    private static boolean isSettled(Tree container) {
        return RESOURCES.stream().allMatch(resource -> isSome(container, "limits", resource)
                && Objects.equals(
                        Amounts.canonical(container.text("resources", "limits", resource)),
                        Amounts.canonical(container.has("resources", "requests", resource)
                                ? container.text("resources", "requests", resource)
                                : container.text("resources", "limits", resource))));
    }

    private static boolean isSome(Tree container, String list, String resource) {
        return Amounts.value(container.text("resources", list, resource)).signum() > 0;
    }
}
