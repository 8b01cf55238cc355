package dev.pilothouse.walls;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import javafx.application.Platform;

/** Who makes threads, and the one bridge to the FX thread. */
final class ThreadWalls {

    private ThreadWalls() {}

    static List<Wall> of(String root) {
        return List.of(
                Wall.of(
                        "one bridge to the FX thread",
                        noClasses()
                                .that(areNot(root + ".ui.kit.Fx"))
                                .should()
                                .callMethod(Platform.class, "runLater", Runnable.class)
                                .because("one bridge coalesces its hops, and tests replace it")),
                Wall.of(
                        "threads are made in few rooms",
                        noClasses()
                                .that(areNot(root + ".ui.kit.Fx", root + ".live.Pulse")
                                        .and(DescribedPredicate.not(resideInAnyPackage(
                                                root + ".engine..", root + ".platform..", root + ".kubeconfig.."))))
                                .should()
                                .callCodeUnitWhere(startsThreads())
                                .orShould()
                                .dependOnClassesThat()
                                .resideInAPackage("javafx.concurrent..")
                                .because("whoever calls chooses the thread; kubeconfig alone drains the output of sign-in plugins"
                                        + " and watches files, and what starts a thread also ends it")));
    }

    /** All classes but those whose full name begins so, nested ones included. */
    private static DescribedPredicate<JavaClass> areNot(String... beginnings) {
        return DescribedPredicate.describe(
                "are not " + String.join(", ", beginnings), type -> List.of(beginnings).stream().noneMatch(type.getName()::startsWith));
    }

    private static DescribedPredicate<JavaCall<?>> startsThreads() {
        DescribedPredicate<JavaCall<?>> makers = target(owner(belongToAnyOf(Executors.class, ForkJoinPool.class)))
                .or(target(owner(assignableTo(Thread.class))).and(target(nameMatching("ofVirtual|ofPlatform|startVirtualThread"))))
                .or(target(owner(assignableTo(CompletableFuture.class))).and(target(nameMatching("supplyAsync|runAsync"))))
                .forSubtype();
        DescribedPredicate<JavaAccess<?>> constructors = DescribedPredicate.describe(
                "a thread's or executor's constructor", call -> call instanceof JavaConstructorCall && makesThreads(call.getTargetOwner()));
        return makers.or(constructors.forSubtype()).as("threads are started");
    }

    private static boolean makesThreads(JavaClass type) {
        return type.isAssignableTo(Thread.class) || type.isAssignableTo(ExecutorService.class) || type.isAssignableTo(Timer.class);
    }
}
