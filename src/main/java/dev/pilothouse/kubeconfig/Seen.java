package dev.pilothouse.kubeconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the files that a listing depends on looked like, to notice a change without reading them: identity, time and size of each
 * file behind its links, and where each plugin's command was found.
 */
record Seen(Map<Path, String> files, Map<String, String> commands) {

    static Seen files(List<Path> paths) {
        Map<Path, String> files = new HashMap<>();
        paths.forEach(path -> files.put(path, stamp(path)));
        return new Seen(files, Map.of());
    }

    /** Looks at everything that the merged files refer to. */
    static Seen referencedBy(Merged merged, PluginLookup lookup) {
        Set<Path> paths = new HashSet<>();
        merged.clusters().values().forEach(cluster -> cluster.authority().file().ifPresent(paths::add));
        Set<String> commands = new HashSet<>();
        merged.users().values().forEach(user -> {
            user.certificate().file().ifPresent(paths::add);
            user.key().file().ifPresent(paths::add);
            user.tokenFile().ifPresent(paths::add);
            user.plugin().map(Entry.Plugin::command).ifPresent(commands::add);
        });
        return files(List.copyOf(paths)).withCommands(commands, lookup);
    }

    /** Looks at the same files and commands again. */
    Seen again(PluginLookup lookup) {
        return files(List.copyOf(files.keySet())).withCommands(commands.keySet(), lookup);
    }

    Seen and(Seen other) {
        Map<Path, String> allFiles = new HashMap<>(files);
        allFiles.putAll(other.files);
        Map<String, String> allCommands = new HashMap<>(commands);
        allCommands.putAll(other.commands);
        return new Seen(allFiles, allCommands);
    }

    private Seen withCommands(Set<String> names, PluginLookup lookup) {
        Map<String, String> found = new HashMap<>();
        names.forEach(name -> found.put(name, lookup.find(name).map(Path::toString).orElse("")));
        return new Seen(files, found);
    }

    private static String stamp(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException e) {
            return "";
        }
    }
}
