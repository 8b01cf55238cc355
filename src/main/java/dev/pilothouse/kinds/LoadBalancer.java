package dev.pilothouse.kinds;

import dev.pilothouse.model.Tree;
import java.util.Set;
import java.util.TreeSet;

/** The addresses that a load balancer gave, as Services and Ingresses keep them in {@code status.loadBalancer}. */
final class LoadBalancer {

    static final String[] READS = {"status.loadBalancer.ingress.ip", "status.loadBalancer.ingress.hostname"};

    private LoadBalancer() {}

    /** Returns the addresses, sorted, or an empty text. */
    static String addresses(Tree object) {
        Set<String> addresses = new TreeSet<>();
        for (Tree ingress : object.trees("status", "loadBalancer", "ingress")) {
            String ip = ingress.text("ip");
            addresses.add(ip.isEmpty() ? ingress.text("hostname") : ip);
        }
        addresses.remove("");
        return String.join(",", addresses);
    }
}
