package dev.pilothouse.platform.playground.kubelet.shell;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands for files and directories. */
final class FileCommands {

    private FileCommands() {}

    static void addTo(Map<String, Commands.Command> all) {
        all.put("ls", FileCommands::ls);
        all.put("cat", FileCommands::cat);
        all.put("touch", FileCommands::touch);
        all.put("rm", FileCommands::rm);
        all.put("rmdir", FileCommands::rm);
        all.put("mkdir", FileCommands::mkdir);
        all.put("cp", call -> copy(call, false));
        all.put("mv", call -> copy(call, true));
        all.put("find", FileCommands::find);
        all.put("stat", FileCommands::stat);
        all.put("basename", call -> {
            String path = call.operands().isEmpty() ? "" : call.operands().getFirst();
            call.line(path.substring(path.lastIndexOf('/') + 1));
            return 0;
        });
        all.put("dirname", call -> {
            String path = call.operands().isEmpty() ? "" : call.operands().getFirst();
            call.line(path.lastIndexOf('/') > 0 ? path.substring(0, path.lastIndexOf('/')) : path.startsWith("/") ? "/" : ".");
            return 0;
        });
        all.put("chmod", _ -> 0);
        all.put("chown", _ -> 0);
        all.put("sync", _ -> 0);
    }

    private static int ls(Invocation call) throws IOException {
        List<String> names = call.operands().isEmpty() ? List.of(".") : call.operands();
        int code = 0;
        for (String name : names) {
            String path = call.path(name);
            if (call.files().isDirectory(path) && !call.has('d')) {
                if (names.size() > 1) {
                    call.line(name + ":");
                }
                if (call.has('l')) {
                    call.line("total " + 4 * call.files().list(path).size());
                }
                for (String dots : call.has('a') ? List.of(".", "..") : List.<String>of()) {
                    entry(call, dots, Files.normal(path, dots));
                }
                for (String entry : call.files().list(path)) {
                    if (call.has('a') || !entry.startsWith(".")) {
                        entry(call, entry, Files.normal(path, entry));
                    }
                }
            } else if (call.files().exists(path)) {
                entry(call, name, path);
            } else {
                code = call.fail(name + ": No such file or directory");
            }
        }
        return code;
    }

    private static void entry(Invocation call, String name, String path) throws IOException {
        if (!call.has('l')) {
            call.line(name);
            return;
        }
        boolean directory = call.files().isDirectory(path);
        int size = call.files().read(path).map(content -> content.length).orElse(4_096);
        String time = java.time.format.DateTimeFormatter.ofPattern("MMM dd HH:mm", java.util.Locale.ROOT).withZone(java.time.ZoneOffset.UTC).format(call.shell().host().now());
        call.line((directory ? "drwxr-xr-x" : "-rw-r--r--") + String.format("    1 root     root     %9d %s %s", size, time, name));
    }

    private static int cat(Invocation call) throws IOException {
        if (call.operands().isEmpty()) {
            call.io().in().transferTo(call.io().out());
            call.io().out().flush();
            return 0;
        }
        int code = 0;
        for (String name : call.operands()) {
            Optional<byte[]> content = call.files().read(call.path(name));
            if (content.isPresent()) {
                call.io().out().write(content.get());
                call.io().out().flush();
            } else {
                code = call.fail(call.files().isDirectory(call.path(name)) ? "read error: Is a directory" : "can't open '" + name + "': No such file or directory");
            }
        }
        return code;
    }

    private static int touch(Invocation call) throws IOException {
        int code = 0;
        for (String name : call.operands()) {
            String path = call.path(name);
            Optional<String> wrong = call.files().exists(path) ? Optional.empty() : call.files().write(path, new byte[0]);
            if (wrong.isPresent()) {
                code = call.fail(name + ": " + (wrong.get().equals("nonexistent directory") ? "No such file or directory" : wrong.get()));
            }
        }
        return code;
    }

    private static int rm(Invocation call) throws IOException {
        int code = 0;
        for (String name : call.operands()) {
            String path = call.path(name);
            if (!call.files().exists(path)) {
                code = call.has('f') ? code : call.fail("can't remove '" + name + "': No such file or directory");
            } else if (call.files().isDirectory(path) && call.name().equals("rm") && !call.has('r') && !call.has('R')) {
                code = call.fail("'" + name + "' is a directory");
            } else {
                Optional<String> wrong = call.files().remove(path);
                code = wrong.isPresent() ? call.fail("can't remove '" + name + "': " + wrong.get()) : code;
            }
        }
        return code;
    }

    private static int mkdir(Invocation call) throws IOException {
        int code = 0;
        for (String name : call.operands()) {
            String path = call.path(name);
            String parent = path.substring(0, Math.max(1, path.lastIndexOf('/')));
            if (call.files().exists(path)) {
                code = call.has('p') ? code : call.fail("can't create directory '" + name + "': File exists");
            } else if (!call.has('p') && !call.files().isDirectory(parent)) {
                code = call.fail("can't create directory '" + name + "': No such file or directory");
            } else {
                Optional<String> wrong = call.files().makeDirectory(path);
                code = wrong.isPresent() ? call.fail("can't create directory '" + name + "': " + wrong.get()) : code;
            }
        }
        return code;
    }

    private static int copy(Invocation call, boolean move) throws IOException {
        List<String> names = call.operands();
        if (names.size() < 2) {
            return call.fail("missing file operand");
        }
        String target = call.path(names.getLast());
        for (String name : names.subList(0, names.size() - 1)) {
            String from = call.path(name);
            boolean folder = call.files().isDirectory(from);
            if (!folder && call.files().read(from).isEmpty()) {
                return call.fail("can't stat '" + name + "': No such file or directory");
            }
            if (folder && !move && !call.has('r') && !call.has('R') && !call.has('a')) {
                return call.fail("omitting directory '" + name + "'");
            }
            boolean inside = name.endsWith("/.");
            String to = call.files().isDirectory(target) && !inside ? Files.normal(target, from.substring(from.lastIndexOf('/') + 1)) : target;
            Optional<String> wrong = copy(call.files(), from, to);
            if (wrong.isPresent()) {
                return call.fail("can't create '" + names.getLast() + "': " + wrong.get());
            }
            if (move) {
                call.files().remove(from);
            }
        }
        return 0;
    }

    private static int find(Invocation call) throws IOException {
        List<String> operands = call.operands();
        String top = call.words().size() > 1 && !call.words().get(1).startsWith("-") ? operands.getFirst() : ".";
        String name = call.value("-name").orElse("*");
        String type = call.value("-type").orElse("");
        walk(call, top, call.path(top), Expansion.glob(name), type, 0);
        return 0;
    }

    private static void walk(Invocation call, String shown, String path, java.util.regex.Pattern name, String type, int depth) throws IOException {
        boolean directory = call.files().isDirectory(path);
        String last = shown.substring(shown.lastIndexOf('/') + 1);
        if (name.matcher(last).matches() && (type.isEmpty() || type.equals(directory ? "d" : "f"))) {
            call.line(shown);
        }
        if (directory && depth < 30) {
            for (String entry : call.files().list(path)) {
                walk(call, shown.equals("/") ? "/" + entry : shown + "/" + entry, Files.normal(path, entry), name, type, depth + 1);
            }
        }
    }

    private static Optional<String> copy(Files files, String from, String to) {
        if (!files.isDirectory(from)) {
            return files.write(to, files.read(from).orElse(new byte[0]));
        }
        Optional<String> wrong = files.isDirectory(to) ? Optional.empty() : files.makeDirectory(to);
        for (String entry : files.list(from)) {
            wrong = wrong.isPresent() ? wrong : copy(files, Files.normal(from, entry), Files.normal(to, entry));
        }
        return wrong;
    }

    /** With {@code -c} only the size and the time of change can be asked for, which are never known. */
    private static int stat(Invocation call) throws IOException {
        Optional<String> format = call.value("-c");
        for (String name : call.operands().stream().filter(word -> !format.equals(Optional.of(word))).toList()) {
            Optional<byte[]> content = call.files().read(call.path(name));
            if (format.isPresent() && call.files().exists(call.path(name))) {
                call.line(format.get().replace("%s", Integer.toString(content.map(bytes -> bytes.length).orElse(4_096))).replace("%Y", "0"));
                continue;
            }
            if (content.isEmpty() && !call.files().isDirectory(call.path(name))) {
                return call.fail("can't stat '" + name + "': No such file or directory");
            }
            call.line("  File: " + name + "\n  Size: " + content.map(bytes -> bytes.length).orElse(4_096) + (content.isPresent() ? "\tregular file" : "\tdirectory"));
        }
        return 0;
    }

}
