package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Stage.key;

import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Spot;
import java.util.List;

/** As whom the program runs, and what it may do on its node and in the cluster. */
final class RightsSection {

    private static final long HIGHEST = 2_147_483_647L;

    private RightsSection() {}

    static Section of(Stage stage) {
        Spot pod = stage.pod("securityContext");
        Spot own = stage.main("securityContext");
        boolean root = !stage.sheet().tree(pod).isTrue("runAsNonRoot") && !stage.sheet().tree(own).isTrue("runAsNonRoot")
                && stage.sheet().tree(pod).number(0, "runAsUser") == 0 && stage.sheet().tree(own).number(0, "runAsUser") == 0;
        return Stage.section("rights", Stage.brief(root ? "maybe-root" : "not-root"), List.of(
                Field.name(key("account"), stage.pod("serviceAccountName"), stage.names("ServiceAccount"), Checks.NAME).orElse("default"),
                Field.onOff(key("token"), stage.pod("automountServiceAccountToken")),
                Field.onOff(key("non-root"), pod.then("runAsNonRoot")),
                Field.whole(key("user"), pod.then("runAsUser"), 0, HIGHEST),
                Field.whole(key("group"), pod.then("runAsGroup"), 0, HIGHEST),
                Field.whole(key("fs-group"), pod.then("fsGroup"), 0, HIGHEST),
                Field.choice(key("seccomp"), pod.then("seccompProfile", "type"), "RuntimeDefault", "Unconfined"),
                Field.onOff(key("read-only-root"), own.then("readOnlyRootFilesystem")),
                Field.onOff(key("escalation"), own.then("allowPrivilegeEscalation")),
                Field.onOff(key("privileged"), own.then("privileged")),
                Field.texts(key("drop"), own.then("capabilities", "drop")),
                Field.texts(key("add"), own.then("capabilities", "add"))));
    }
}
