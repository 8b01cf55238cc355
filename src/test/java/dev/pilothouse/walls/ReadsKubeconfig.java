package dev.pilothouse.walls;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** The calls by which fabric8 would find and read a kubeconfig of its own accord. */
final class ReadsKubeconfig {

    private static final Set<String> METHODS = Set.of("autoConfigure", "fromKubeconfig", "autoConfigureFromKubeconfig");

    static final DescribedPredicate<JavaMethodCall> BY_FABRIC8 = DescribedPredicate.describe(
            "fabric8 would read a kubeconfig",
            call -> call.getTargetOwner().getName().equals("io.fabric8.kubernetes.client.Config") && METHODS.contains(call.getName()));

    private ReadsKubeconfig() {}
}
