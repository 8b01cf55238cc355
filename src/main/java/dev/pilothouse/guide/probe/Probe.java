package dev.pilothouse.guide.probe;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Timing.Setting;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One probe: how it asks, and when. */
public record Probe(Handler handler, Timing timing) {

    private static final List<String> HANDLERS = List.of("httpGet", "tcpSocket", "grpc", "exec");

    /** Reads the field of a container; empty when there is none, or its handler is none that we know. */
    static Optional<Probe> read(Tree container, ProbeKind kind) {
        Tree probe = container.tree(kind.field());
        return Handler.read(probe).map(handler -> new Probe(handler, Timing.read(probe)));
    }

    /** Returns the same with another number. */
    public Probe with(Setting setting, int value) {
        return new Probe(handler, timing.with(setting, value));
    }

    /** Returns the same that asks otherwise. */
    public Probe with(Handler other) {
        return new Probe(other, timing);
    }

    /** Says in a sentence what it asks, how often, and what follows from failures. */
    public Effect inWords(ProbeKind kind) {
        String delayed = timing.initialDelay() > 0 ? "-delayed" : "";
        return Effect.note(
                "guide.probe.says." + kind.word() + delayed,
                handler.asked(),
                Moments.text(1000L * timing.period()),
                Integer.toString(timing.failures()),
                Moments.text(1000L * timing.initialDelay()));
    }

    /** Writes it as in a container. */
    public Tree tree() {
        return new Tree(over(Tree.EMPTY));
    }

    /** Returns the longest that one check takes, in milliseconds. */
    long timeoutMillis() {
        return 1000L * timing.timeout();
    }

    /**
     * Writes it over what is there: only fields whose meaning changes are touched, all others stay as they are.
     *
     * @param there the probe as the container has it, empty when it has none
     */
    Map<String, Object> over(Tree there) {
        Map<String, Object> fields = new LinkedHashMap<>(there.fields());
        Optional<Handler> old = Handler.read(there);
        if (!old.equals(Optional.of(handler))) {
            HANDLERS.stream().filter(name -> !name.equals(handler.field())).forEach(fields::remove);
            fields.put(handler.field(), over(there.tree(handler.field()), old));
        }
        Timing before = Timing.read(there);
        for (Setting setting : Setting.values()) {
            if (!timing.get(setting).equals(before.get(setting))) {
                timing.get(setting).ifPresentOrElse(value -> fields.put(setting.field(), (long) value), () -> fields.remove(setting.field()));
            }
        }
        return fields;
    }

    private Map<String, Object> over(Tree there, Optional<Handler> old) {
        Map<String, Object> fields = new LinkedHashMap<>(there.fields());
        switch (handler) {
            case Handler.Http http -> {
                Handler.Http was = old.orElse(null) instanceof Handler.Http before ? before : new Handler.Http("HTTP", "", "", "", List.of());
                set(fields, "scheme", http.scheme(), was.scheme());
                set(fields, "host", http.host(), was.host());
                set(fields, "path", http.path(), was.path());
                if (!http.headers().equals(was.headers())) {
                    fields.put("httpHeaders", http.headers().stream().map(header -> Map.<String, Object>of("name", header.name(), "value", header.value())).toList());
                }
                if (http.headers().isEmpty()) {
                    fields.remove("httpHeaders");
                }
                setPort(fields, http.port());
            }
            case Handler.Tcp tcp -> {
                set(fields, "host", tcp.host(), there.text("host"));
                setPort(fields, tcp.port());
            }
            case Handler.Grpc grpc -> {
                fields.put("port", (long) grpc.port());
                set(fields, "service", grpc.service(), there.text("service"));
            }
            case Handler.Exec exec -> fields.put("command", List.copyOf(exec.command()));
        }
        return fields;
    }

    private static void set(Map<String, Object> fields, String name, String value, String before) {
        if (!value.equals(before)) {
            if (value.isEmpty()) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        }
    }

    private static void setPort(Map<String, Object> fields, String port) {
        Object value = port.matches("\\d{1,9}") ? (Object) Long.valueOf(port) : port;
        if (!String.valueOf(fields.get("port")).equals(port)) {
            fields.put("port", value);
        }
    }
}
