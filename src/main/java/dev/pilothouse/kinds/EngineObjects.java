package dev.pilothouse.kinds;

import dev.pilothouse.model.ByteSize;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column.Align;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Images, networks, volumes and the build cache of an engine; who uses them is worked out of its containers. */
final class EngineObjects {

    private static final String IN_USE = "in use";
    private static final String UNUSED = "unused";
    private static final Set<String> BUILT_IN = Set.of("bridge", "host", "none", "podman");
    private static final String[] USED_BY = {"status", "usedBy"};

    private EngineObjects() {}

    static TableBuilder<Tree> images() {
        return TableBuilder.named()
                .text("STATUS", image -> imageHealth(image).word())
                .cell("SIZE", Align.RIGHT, image -> bytes(image.number(-1, "status", "Size")))
                .text("USED BY", EngineObjects::usedBy)
                .age()
                .text("ALSO TAGGED", EngineObjects::otherTags)
                .whenWide()
                .text("ID", image -> shortId(image.text("metadata", "uid")))
                .whenWide()
                .reads("status.tags", "status.Size", "status.usedBy")
                .health(EngineObjects::imageHealth);
    }

    private static String otherTags(Tree image) {
        return image.list("status", "tags").stream()
                .map(String::valueOf)
                .filter(tag -> !tag.equals(image.text("metadata", "name")))
                .collect(Collectors.joining(", "));
    }

    private static Health imageHealth(Tree image) {
        if (!image.list(USED_BY).isEmpty()) {
            return Health.ok(IN_USE);
        }
        return image.list("status", "tags").isEmpty() ? Health.paused("dangling") : Health.done(UNUSED);
    }

    static TableBuilder<Tree> networks() {
        return TableBuilder.named()
                .text("DRIVER", "status.Driver")
                .text("STATUS", network -> networkHealth(network).word())
                .text("SUBNETS", EngineObjects::subnets)
                .text("USED BY", EngineObjects::usedBy)
                .text("INTERNAL", network -> network.isTrue("status", "Internal") ? "yes" : "")
                .age()
                .text("SCOPE", "status.Scope")
                .whenWide()
                .reads("status.IPAM.Config.Subnet", "status.Internal", "status.usedBy")
                .health(EngineObjects::networkHealth);
    }

    private static String subnets(Tree network) {
        return network.trees("status", "IPAM", "Config").stream()
                .map(range -> range.text("Subnet"))
                .filter(subnet -> !subnet.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static Health networkHealth(Tree network) {
        if (!network.list(USED_BY).isEmpty()) {
            return Health.ok(IN_USE);
        }
        return BUILT_IN.contains(network.text("metadata", "name")) ? Health.ok("built in") : Health.done(UNUSED);
    }

    static TableBuilder<Tree> volumes() {
        return TableBuilder.named()
                .text("DRIVER", "status.Driver")
                .text("STATUS", volume -> usedHealth(volume).word())
                .cell("SIZE", Align.RIGHT, volume -> bytes(volume.number(-1, "status", "UsageData", "Size")))
                .text("USED BY", EngineObjects::usedBy)
                .age()
                .text("MOUNT POINT", "status.Mountpoint")
                .whenWide()
                .reads("status.UsageData.Size", "status.usedBy")
                .health(EngineObjects::usedHealth);
    }

    private static Health usedHealth(Tree object) {
        return object.list(USED_BY).isEmpty() ? Health.done(UNUSED) : Health.ok(IN_USE);
    }

    static TableBuilder<Tree> buildCaches() {
        return TableBuilder.named()
                .count("ENTRIES", "status.entries")
                .cell("SIZE", Align.RIGHT, cache -> bytes(cache.number(-1, "status", "size")))
                .cell("RECLAIMABLE", Align.RIGHT, cache -> bytes(cache.number(-1, "status", "reclaimable")))
                .reads("status.size", "status.reclaimable")
                .health(cache -> Health.ok(""));
    }

    private static String usedBy(Tree object) {
        List<?> names = object.list(USED_BY);
        return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** The first twelve digits, as people and the docker command write it. */
    private static String shortId(String id) {
        String digits = id.substring(id.indexOf(':') + 1);
        return digits.length() > 12 ? digits.substring(0, 12) : digits;
    }

    static Cell bytes(long bytes) {
        return bytes < 0 ? Cell.Text.EMPTY : new Cell.Amount(ByteSize.quantity(bytes));
    }
}
