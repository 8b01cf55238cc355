package dev.pilothouse.platform.playground.kubelet.shell;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Files by their path below where they are mounted, without a leading slash: some that are given and follow their source, and over them those
 * that were written. For many threads.
 */
public final class Storage {

    private static final long MOST_BYTES = 32L << 20;

    private final Supplier<Map<String, String>> given;
    private final boolean readOnly;
    private final NavigableMap<String, byte[]> written = new TreeMap<>();
    private final Set<String> directories = new TreeSet<>();
    private final Set<String> removed = new TreeSet<>();
    private long bytes;

    private Storage(Supplier<Map<String, String>> given, boolean readOnly) {
        this.given = given;
        this.readOnly = readOnly;
    }

    /** Returns an empty one that can be written. */
    public static Storage empty() {
        return new Storage(Map::of, false);
    }

    /** Returns one that can be written over what is given. */
    public static Storage over(Supplier<Map<String, String>> given) {
        return new Storage(given, false);
    }

    /** Returns one of what is given alone. */
    public static Storage readOnly(Supplier<Map<String, String>> given) {
        return new Storage(given, true);
    }

    boolean isReadOnly() {
        return readOnly;
    }

    synchronized Optional<byte[]> read(String path) {
        byte[] own = written.get(path);
        if (own != null) {
            return Optional.of(own.clone());
        }
        return removed.contains(path) ? Optional.empty() : Optional.ofNullable(given.get().get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file; false when there is no room left. */
    synchronized boolean write(String path, byte[] content) {
        byte[] before = written.get(path);
        long then = bytes + content.length - (before == null ? 0 : before.length);
        if (then > MOST_BYTES) {
            return false;
        }
        bytes = then;
        written.put(path, content.clone());
        removed.remove(path);
        return true;
    }

    public synchronized void makeDirectory(String path) {
        directories.add(path);
    }

    /** Removes a file, or a directory with all that is in it. */
    synchronized void remove(String path) {
        for (String file : files()) {
            if (file.equals(path) || file.startsWith(path + "/")) {
                byte[] gone = written.remove(file);
                bytes -= gone == null ? 0 : gone.length;
                removed.add(file);
            }
        }
        directories.removeIf(directory -> directory.equals(path) || directory.startsWith(path + "/"));
    }

    synchronized Set<String> files() {
        Set<String> files = new TreeSet<>(given.get().keySet());
        files.removeAll(removed);
        files.addAll(written.keySet());
        return files;
    }

    synchronized Set<String> directories() {
        return new TreeSet<>(directories);
    }
}
