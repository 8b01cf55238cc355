package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** One simulated node: its images, its addresses, and the pods that run on it. */
final class Machine {

    private final String name;
    private final Kubelet kubelet;
    private final Set<String> images = new HashSet<>();
    private final TreeSet<Integer> freed = new TreeSet<>();
    private final Map<String, PodWorker> workers = new ConcurrentHashMap<>();
    private volatile Document node;
    private int highest = 1;
    private volatile boolean powered = true;

    Machine(Document node, Kubelet kubelet) {
        this.name = node.name();
        this.node = node;
        this.kubelet = kubelet;
    }

    String name() {
        return name;
    }

    Kubelet kubelet() {
        return kubelet;
    }

    Document node() {
        return node;
    }

    void is(Document now) {
        node = now;
    }

    boolean powered() {
        return powered;
    }

    void setPowered(boolean on) {
        powered = on;
    }

    Map<String, PodWorker> workers() {
        return workers;
    }

    boolean hasImage(String image) {
        return images.contains(image);
    }

    void addImage(String image) {
        images.add(image);
    }

    /** Returns the node's own address. */
    String address() {
        return node.tree().trees("status", "addresses").stream()
                .filter(address -> address.text("type").equals("InternalIP"))
                .map(address -> address.text("address"))
                .findFirst()
                .orElse("");
    }

    /** Returns an address for a pod that no other has. */
    String takeAddress() {
        Integer again = freed.pollFirst();
        return address(again != null ? again : ++highest);
    }

    /** Keeps an address that a pod has already. */
    void keepAddress(String address) {
        highest = Math.max(highest, number(address));
    }

    void giveBack(String address) {
        if (number(address) > 0) {
            freed.add(number(address));
        }
    }

    /** Numbers above 255 leave the node's own network of 254 addresses for one that no other node has. */
    private String address(int number) {
        return "10." + (number < 256 ? 244 : 128 + (number >> 8)) + "." + network() + "." + (number & 255);
    }

    private int number(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4 || !parts[2].equals(network())) {
            return 0;
        }
        int second = Integer.parseInt(parts[1]);
        return Integer.parseInt(parts[3]) + (second == 244 ? 0 : (second - 128) << 8);
    }

    private String network() {
        String[] parts = node.tree().text("spec", "podCIDR").split("\\.", -1);
        return parts.length == 4 ? parts[2] : "255";
    }
}
