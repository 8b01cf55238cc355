package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.PlaygroundPlan;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What is typed about a playground that shall be made. */
record PlaygroundForm(String name, String nodes, String scenario, String port, String seed) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int MOST_PORT = 65_535;

    /** What can be wrong. */
    enum Field {
        NAME,
        NODES,
        PORT,
        SEED
    }

    /** Returns what is wrong as message keys, nothing when a playground can be made from it. */
    Map<Field, String> faults(Collection<String> taken) {
        Map<Field, String> faults = new EnumMap<>(Field.class);
        if (!NAME.matcher(name).matches()) {
            faults.put(Field.NAME, "cluster.playground.fault.name");
        } else if (taken.contains(name)) {
            faults.put(Field.NAME, "cluster.playground.fault.taken");
        }
        if (!within(nodes, 1, PlaygroundPlan.MOST_NODES)) {
            faults.put(Field.NODES, "cluster.playground.fault.nodes");
        }
        if (!port.isBlank() && !within(port, 1, MOST_PORT)) {
            faults.put(Field.PORT, "cluster.playground.fault.port");
        }
        if (!within(seed, 0, Integer.MAX_VALUE)) {
            faults.put(Field.SEED, "cluster.playground.fault.seed");
        }
        return faults;
    }

    private static boolean within(String typed, int least, int most) {
        String number = typed.strip();
        return NUMBER.matcher(number).matches() && Integer.parseInt(number) >= least && Integer.parseInt(number) <= most;
    }

    /** Returns the plan; only when nothing is wrong. */
    PlaygroundPlan plan() {
        int chosenPort = port.isBlank() ? 0 : Integer.parseInt(port.strip());
        return new PlaygroundPlan(name, chosenPort, Integer.parseInt(nodes.strip()), scenario, Long.parseLong(seed.strip()));
    }
}
