package dev.pilothouse.platform.playground.validation;

/** Security contexts of pods and containers. */
final class SecurityRules {

    private SecurityRules() {}

    static void container(Spot context) {
        id(context.at("runAsUser"));
        id(context.at("runAsGroup"));
        if (context.at("procMount").present()) {
            context.at("procMount").oneOf("Default", "Unmasked");
        }
        seccomp(context.at("seccompProfile"));
        if (Boolean.FALSE.equals(context.at("allowPrivilegeEscalation").value())) {
            if (context.at("privileged").isTrue()) {
                context.invalid("cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
            }
            if (context.at("capabilities", "add").items().stream().anyMatch(added -> added.text().equals("CAP_SYS_ADMIN"))) {
                context.invalid("cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
            }
        }
    }

    static void pod(Spot spec) {
        Spot context = spec.at("securityContext");
        id(context.at("fsGroup"));
        id(context.at("runAsUser"));
        id(context.at("runAsGroup"));
        context.at("supplementalGroups").items().forEach(SecurityRules::id);
        if (spec.at("shareProcessNamespace").isTrue() && spec.at("hostPID").isTrue()) {
            context.at("shareProcessNamespace").invalid(true, "ShareProcessNamespace and HostPID cannot both be enabled");
        }
        if (context.at("fsGroupChangePolicy").present()) {
            context.at("fsGroupChangePolicy").oneOf("Always", "OnRootMismatch");
        }
        seccomp(context.at("seccompProfile"));
    }

    private static void id(Spot id) {
        if (id.present()) {
            id.between(0, Integer.MAX_VALUE);
        }
    }

    private static void seccomp(Spot profile) {
        if (!profile.present()) {
            return;
        }
        Spot type = profile.at("type");
        type.requiredOneOf("Localhost", "RuntimeDefault", "Unconfined");
        Spot local = profile.at("localhostProfile");
        if (type.text().equals("Localhost")) {
            if (!local.present()) {
                local.required("must be set when seccomp type is Localhost");
            } else {
                VolumeRules.descending(local);
            }
        } else if (local.present()) {
            local.invalid("can only be set when seccomp type is Localhost");
        }
    }
}
