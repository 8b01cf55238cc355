package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The cluster IPs of 10.96.0.0/12 and the node ports of 30000 to 32767: which are taken, and a free one by chance.
 *
 * <p>An address that was handed out and not used is free again when the service that was to have it is asked for anew. Safe for many threads.
 */
final class Addresses implements AutoCloseable {

    static final int FIRST_PORT = 30_000;
    static final int LAST_PORT = 32_767;
    private static final int NETWORK = 10 << 24 | 96 << 16;
    private static final int MASK = 0xFFF0_0000;
    /** Addresses below are kept for those who ask for them by name, as the real server keeps them. */
    private static final int KEPT = 256;

    private final Map<String, String> ownerByAddress = new HashMap<>();
    private final Map<Long, String> ownerByPort = new HashMap<>();
    private final Subscription following;

    /** Follows the services of a cluster. */
    Addresses(Objects objects) {
        following = objects.follow("services", this::note);
    }

    private synchronized void note(Change change) {
        Document service = change.object();
        String owner = owner(service.namespace(), service.name());
        Document old = change.type() == Change.Type.DELETED ? service : change.before().orElse(service);
        addressesOf(old).forEach(address -> ownerByAddress.remove(address, owner));
        portsOf(old).forEach(port -> ownerByPort.remove(port, owner));
        if (change.type() != Change.Type.DELETED) {
            addressesOf(service).forEach(address -> ownerByAddress.put(address, owner));
            portsOf(service).forEach(port -> ownerByPort.put(port, owner));
        }
    }

    static String owner(String namespace, String name) {
        return namespace + "/" + name;
    }

    private static Set<String> addressesOf(Document service) {
        Set<String> addresses = new HashSet<>();
        service.tree().list("spec", "clusterIPs").stream().map(String::valueOf).filter(address -> !address.equals("None")).forEach(addresses::add);
        return addresses;
    }

    private static Set<Long> portsOf(Document service) {
        Set<Long> ports = new HashSet<>();
        service.tree().trees("spec", "ports").stream().map(port -> port.number(0, "nodePort")).filter(port -> port > 0).forEach(ports::add);
        long health = service.tree().number(0, "spec", "healthCheckNodePort");
        if (health > 0) {
            ports.add(health);
        }
        return ports;
    }

    /** Takes an address; false when somebody else has it. */
    synchronized boolean takeAddress(String address, String owner) {
        return ownerByAddress.computeIfAbsent(address, _ -> owner).equals(owner);
    }

    synchronized boolean takePort(long port, String owner) {
        return ownerByPort.computeIfAbsent(port, _ -> owner).equals(owner);
    }

    synchronized String freeAddress(String owner, RandomGenerator chance) {
        String address = someAddress(chance);
        ownerByAddress.put(address, owner);
        return address;
    }

    /** Returns an address that is free, without taking it. */
    synchronized String someAddress(RandomGenerator chance) {
        while (true) {
            int number = NETWORK + KEPT + chance.nextInt(~MASK - KEPT);
            String address = (number >>> 24) + "." + (number >>> 16 & 255) + "." + (number >>> 8 & 255) + "." + (number & 255);
            if (!ownerByAddress.containsKey(address)) {
                return address;
            }
        }
    }

    synchronized Optional<Long> freePort(String owner, RandomGenerator chance) {
        int count = LAST_PORT - FIRST_PORT + 1;
        int start = chance.nextInt(count);
        for (int i = 0; i < count; i++) {
            long port = (long) FIRST_PORT + (start + i) % count;
            if (ownerByPort.putIfAbsent(port, owner) == null) {
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }

    /** Tells whether the address lies in the cluster's network. */
    static boolean inNetwork(String address) {
        String[] parts = address.split("\\.", -1);
        int number = 0;
        for (String part : parts) {
            if (!part.matches("\\d{1,3}")) {
                return false;
            }
            number = number << 8 | Integer.parseInt(part);
        }
        return parts.length == 4 && (number & MASK) == NETWORK;
    }

    @Override
    public void close() {
        following.close();
    }
}
