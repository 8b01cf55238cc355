package dev.pilothouse.kubeconfig;

import dev.pilothouse.kubeconfig.Entry.Origin;
import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Finding.Severity;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one kubeconfig file. Nothing in a file makes it fail: what cannot be used becomes a finding, and the rest is read on.
 *
 * <p>Fields as in {@code k8s.io/client-go/tools/clientcmd/api/v1}. Keys that we do not know are left alone.
 */
final class KubeconfigReader {

    private static final String PLUGIN_EXTENSION = "client.authentication.k8s.io/exec";

    private final Path path;
    private final List<Finding> findings = new ArrayList<>();

    private KubeconfigReader(Path path) {
        this.path = path;
    }

    /** Reads the file; empty when there is none. */
    static Optional<KubeconfigFile> read(Path path) {
        try {
            return TextFile.read(path).map(file -> new KubeconfigReader(path).read(file));
        } catch (ProblemException e) {
            return Optional.of(KubeconfigFile.unreadable(path, new Finding(Severity.ERROR, e.problem(), place(path, e.problem()))));
        }
    }

    private static String place(Path path, Problem problem) {
        return problem.code() == ProblemCode.KUBECONFIG_BROKEN ? path + ":" + problem.args().get(1) : path.toString();
    }

    private KubeconfigFile read(TextFile file) {
        if (!file.byteOrderMark().isEmpty()) {
            find(Severity.NOTE, ProblemCode.KUBECONFIG_BYTE_ORDER_MARK);
        }
        Optional<Node> root = Composer.compose(path.toString(), file.text());
        if (root.filter(node -> !node.isNull()).isEmpty()) {
            find(Severity.WARNING, ProblemCode.KUBECONFIG_EMPTY);
            return new KubeconfigFile(path, List.of(), List.of(), List.of(), "", findings);
        }
        if (!(root.get() instanceof Node.Mapping mapping)) {
            int line = root.get().span().line();
            findings.add(wrongType(line, "kubeconfig", "map"));
            return new KubeconfigFile(path, List.of(), List.of(), List.of(), "", findings);
        }
        return entries(new Fields(path, "", mapping, findings));
    }

    private KubeconfigFile entries(Fields top) {
        if (!isConfig(top)) {
            return new KubeconfigFile(path, List.of(), List.of(), List.of(), "", findings);
        }
        var clusters = top.entries("clusters").stream().flatMap(entry -> cluster(entry).stream()).toList();
        var users = top.entries("users").stream().flatMap(entry -> user(entry).stream()).toList();
        var contexts = top.entries("contexts").stream().flatMap(entry -> context(entry).stream()).toList();
        String current = top.text("current-context");
        if (users.stream().anyMatch(Entry.User::holdsSecret) && readableByOthers()) {
            find(Severity.WARNING, ProblemCode.KUBECONFIG_READABLE_BY_OTHERS);
        }
        return new KubeconfigFile(path, clusters, users, contexts, current, List.copyOf(findings));
    }

    /** A file of another kind is refused as a whole, as kubectl does. */
    private static boolean isConfig(Fields top) {
        String kind = top.text("kind");
        String version = top.text("apiVersion");
        if (!kind.isEmpty() && !kind.equals("Config")) {
            top.wrong("kind", "Config");
            return false;
        }
        if (!version.isEmpty() && !version.equals("v1")) {
            top.wrong("apiVersion", "v1");
            return false;
        }
        return true;
    }

    private Optional<Entry.Cluster> cluster(Fields entry) {
        String name = name(entry);
        return body(entry, "cluster", name).map(body -> {
            Material.OfEntry authority = material(body, name, "certificate-authority");
            String server = body.text("server");
            boolean insecure = body.flag("insecure-skip-tls-verify");
            String serverName = body.text("tls-server-name");
            String proxy = body.text("proxy-url");
            boolean uncompressed = body.flag("disable-compression");
            Tree plugins = pluginExtension(body);
            return new Entry.Cluster(
                    origin(entry, name), server, authority, insecure, serverName, proxy, uncompressed, plugins);
        });
    }

    private static Tree pluginExtension(Fields cluster) {
        return cluster.objects("extensions").stream()
                .filter(extension -> extension.text("name").equals(PLUGIN_EXTENSION))
                .findFirst()
                .map(extension -> extension.tree().tree("extension"))
                .orElse(Tree.EMPTY);
    }

    private Optional<Entry.User> user(Fields entry) {
        String name = name(entry);
        return body(entry, "user", name).map(body -> {
            Material.OfEntry certificate = material(body, name, "client-certificate");
            Material.OfEntry key = material(body, name, "client-key");
            String token = body.text("token");
            Optional<Path> tokenFile = file(body, "tokenFile");
            String username = body.text("username");
            String password = body.text("password");
            var impersonation = new Impersonation(
                    body.text("as"), body.text("as-uid"), body.texts("as-groups"), body.textLists("as-user-extra"));
            String provider = body.object("auth-provider")
                    .map(fields -> fields.text("name"))
                    .orElse("");
            Optional<Entry.Plugin> plugin = body.object("exec").map(this::plugin);
            return new Entry.User(
                    origin(entry, name),
                    certificate,
                    key,
                    token,
                    tokenFile,
                    username,
                    password,
                    impersonation,
                    provider,
                    plugin);
        });
    }

    private Entry.Plugin plugin(Fields exec) {
        String command = exec.text("command");
        if (command.isEmpty()) {
            exec.wrong("command", "string");
        }
        Map<String, String> env = new LinkedHashMap<>();
        exec.objects("env").forEach(variable -> env.put(variable.text("name"), variable.text("value")));
        return new Entry.Plugin(
                command.contains(File.separator) ? resolve(command).map(Path::toString).orElse(command) : command,
                exec.texts("args"),
                env,
                exec.text("apiVersion"),
                exec.text("installHint"),
                exec.flag("provideClusterInfo"),
                exec.text("interactiveMode"));
    }

    private Optional<Entry.Context> context(Fields entry) {
        String name = name(entry);
        return body(entry, "context", name).map(body -> {
            String cluster = body.text("cluster");
            String user = body.text("user");
            String namespace = body.text("namespace");
            return new Entry.Context(origin(entry, name), cluster, user, namespace);
        });
    }

    private String name(Fields entry) {
        String name = entry.text("name");
        if (name.isEmpty()) {
            entry.wrong("name", "string");
            findings.addAll(entry.findings());
        }
        return name;
    }

    /** Returns what an entry is about; an entry without a name, or with a body of another type, is left out. */
    private Optional<Fields> body(Fields entry, String key, String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Fields> body = entry.objectOrNothing(key);
        if (body.isEmpty()) {
            findings.addAll(entry.findings());
        }
        return body;
    }

    /** Called last for an entry, when all of its findings are known. */
    private Origin origin(Fields entry, String name) {
        return new Origin(name, path, entry.line(), entry.findings());
    }

    private Material.OfEntry material(Fields body, String entry, String field) {
        return new Material.OfEntry(entry, field, body.text(field + "-data"), file(body, field));
    }

    private Optional<Path> file(Fields body, String field) {
        String text = body.text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> file = resolve(text);
        if (file.isEmpty()) {
            body.wrong(field, "path");
        }
        return file;
    }

    private Optional<Path> resolve(String relative) {
        try {
            return Optional.of(path.resolveSibling(relative).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private boolean readableByOthers() {
        try {
            return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private void find(Severity severity, ProblemCode code) {
        findings.add(new Finding(severity, Problem.of(code, path.toString()), path.toString()));
    }

    private Finding wrongType(int line, String field, String expected) {
        return new Finding(
                Severity.ERROR,
                Problem.of(ProblemCode.KUBECONFIG_WRONG_TYPE, path.toString(), Integer.toString(line), field, expected),
                path + ":" + line);
    }
}
