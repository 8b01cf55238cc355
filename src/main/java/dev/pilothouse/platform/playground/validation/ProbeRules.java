package dev.pilothouse.platform.playground.validation;

import java.util.List;

/** Probes and hooks of containers: exactly one thing to do, and numbers that make sense. */
final class ProbeRules {

    private static final List<String> NUMBERS =
            List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold");
    private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc", "sleep");

    private ProbeRules() {}

    /** Checks the probes and hooks of a container that may have them. */
    static void check(Spot container, Spot gracePeriod) {
        if (container.at("lifecycle").present()) {
            for (String hook : List.of("postStart", "preStop")) {
                if (container.at("lifecycle", hook).present()) {
                    handler(container.at("lifecycle", hook), gracePeriod);
                }
            }
        }
        probe(container.at("livenessProbe"), gracePeriod, true);
        Spot readiness = container.at("readinessProbe");
        probe(readiness, gracePeriod, false);
        if (readiness.at("terminationGracePeriodSeconds").present()) {
            readiness.at("terminationGracePeriodSeconds").invalid("must not be set for readinessProbes");
        }
        probe(container.at("startupProbe"), gracePeriod, true);
    }

    private static void probe(Spot probe, Spot gracePeriod, boolean oneSuccess) {
        if (!probe.present()) {
            return;
        }
        handler(probe, gracePeriod);
        NUMBERS.forEach(number -> probe.at(number).notNegative());
        Spot grace = probe.at("terminationGracePeriodSeconds");
        if (grace.present() && grace.number() <= 0) {
            grace.invalid("must be greater than 0");
        }
        if (oneSuccess && probe.at("successThreshold").number() != 1) {
            probe.at("successThreshold").invalid("must be 1");
        }
    }

    private static void handler(Spot handler, Spot gracePeriod) {
        boolean found = false;
        for (String type : HANDLERS) {
            Spot action = handler.at(type);
            if (action.present() && found) {
                action.forbidden("may not specify more than 1 handler type");
            } else if (action.present()) {
                found = true;
                action(type, action, gracePeriod);
            }
        }
        if (!found) {
            handler.required("must specify a handler type");
        }
    }

    private static void action(String type, Spot action, Spot gracePeriod) {
        switch (type) {
            case "exec" -> action.at("command").requireText();
            case "httpGet" -> {
                action.at("path").requireText();
                portOrName(action.at("port"));
                action.at("scheme").oneOf("HTTP", "HTTPS");
                for (Spot header : action.at("httpHeaders").items()) {
                    Names.headerName(header.at("name").text()).forEach(error -> action.at("httpHeaders").invalid(header.at("name").text(), error));
                }
            }
            case "sleep" -> {
                long seconds = action.at("seconds").number();
                if (gracePeriod.present() && (seconds < 0 || seconds > gracePeriod.number())) {
                    action.invalid(seconds, "must be non-negative and less than terminationGracePeriodSeconds (" + gracePeriod.number() + ")");
                }
            }
            default -> portOrName(action.at("port"));
        }
    }

    /** A port is given by number or by name. */
    static void portOrName(Spot port) {
        if (port.present() && !port.isNumber()) {
            port.must(Names::portName);
        } else {
            port.between(1, 65_535);
        }
    }
}
