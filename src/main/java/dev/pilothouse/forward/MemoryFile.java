package dev.pilothouse.forward;

import dev.pilothouse.cluster.Forward;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The forwards of a context in a file of the state folder. Those that others could reach are not kept: each time somebody has to agree
 * to them anew.
 */
final class MemoryFile implements Memory {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryFile.class);

    private final Path file;

    private MemoryFile(Path file) {
        this.file = file;
    }

    /** @param folder made when it is missing */
    static MemoryFile of(Path folder, String context) {
        return new MemoryFile(folder.resolve(URLEncoder.encode(context, StandardCharsets.UTF_8).replace("*", "%2A") + ".json"));
    }

    @Override
    public List<Plan> plans() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Json.read(Files.readAllBytes(file)).trees("forwards").stream().flatMap(MemoryFile::plan).toList();
        } catch (IOException | ProblemException e) {
            LOG.warn("The remembered forwards in {} cannot be read", file, e);
            return List.of();
        }
    }

    @Override
    public void keep(List<Plan> plans) {
        List<Map<String, Object>> kept = plans.stream().filter(plan -> !plan.exposed()).map(MemoryFile::fields).toList();
        try {
            if (kept.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                AtomicFile.writePrivate(file, Json.pretty(new Tree(Map.of("forwards", kept))));
            }
        } catch (IOException e) {
            LOG.warn("The forwards cannot be remembered in {}", file, e);
        }
    }

    private static Map<String, Object> fields(Plan plan) {
        Kind kind = plan.ref().kind();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("group", kind.group());
        fields.put("version", kind.version());
        fields.put("kind", kind.name());
        fields.put("plural", kind.plural());
        fields.put("namespace", plan.ref().namespace());
        fields.put("name", plan.ref().name());
        fields.put("port", plan.port());
        fields.put("localPort", plan.local().port());
        fields.put("scheme", plan.scheme().name());
        fields.put("starts", plan.starts());
        return fields;
    }

    /** What a hand or another version wrote wrongly is left out. */
    private static Stream<Plan> plan(Tree tree) {
        long port = tree.number(-1, "localPort");
        if (tree.text("name").isEmpty() || tree.text("plural").isEmpty() || tree.text("port").isEmpty() || port < 0 || port > 65_535) {
            return Stream.of();
        }
        Kind kind = Kind.namespaced(tree.text("group"), tree.text("version"), tree.text("kind"), tree.text("plural"));
        Plan.Scheme scheme = tree.text("scheme").equals("HTTPS") ? Plan.Scheme.HTTPS : Plan.Scheme.HTTP;
        ResourceRef ref = new ResourceRef(kind, tree.text("namespace"), tree.text("name"));
        return Stream.of(new Plan(ref, tree.text("port"), Forward.Local.loopback((int) port), scheme, tree.isTrue("starts")));
    }
}
