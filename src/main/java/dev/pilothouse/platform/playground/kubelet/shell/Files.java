package dev.pilothouse.platform.playground.kubelet.shell;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files of one container: its own, and volumes at their mount points. Paths are absolute. */
public final class Files {

    /**
     * A volume in the container.
     *
     * @param path where it is mounted, {@code /} for the container's own files
     */
    public record Mount(String path, Storage storage) {}

    private static final String NOTHING = "/dev/null";

    private final List<Mount> mounts;

    /** @param mounts one of them at {@code /} */
    public Files(List<Mount> mounts) {
        this.mounts = mounts.stream().sorted(Comparator.comparingInt((Mount mount) -> mount.path().length()).reversed()).toList();
    }

    private record Place(Storage storage, String path) {}

    /** Returns the path without {@code .}, {@code ..} and doubled slashes. */
    static String normal(String directory, String path) {
        Deque<String> steps = new ArrayDeque<>();
        for (String step : (path.startsWith("/") ? path : directory + "/" + path).split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return "/" + String.join("/", steps);
    }

    private Place place(String path) {
        for (Mount mount : mounts) {
            String root = mount.path().equals("/") ? "" : mount.path();
            if (path.equals(mount.path()) || path.startsWith(root + "/")) {
                return new Place(mount.storage(), path.length() <= root.length() ? "" : path.substring(root.length() + 1));
            }
        }
        throw new IllegalStateException("Nothing is mounted at /");
    }

    public Optional<byte[]> read(String path) {
        if (path.equals(NOTHING)) {
            return Optional.of(new byte[0]);
        }
        Place place = place(path);
        return place.storage().read(place.path());
    }

    /** Writes a file; returns what is wrong, empty when nothing is. */
    public Optional<String> write(String path, byte[] content) {
        if (path.equals(NOTHING)) {
            return Optional.empty();
        }
        Place place = place(path);
        if (place.storage().isReadOnly()) {
            return Optional.of("Read-only file system");
        }
        if (isDirectory(path)) {
            return Optional.of("Is a directory");
        }
        int slash = path.lastIndexOf('/');
        if (slash > 0 && !isDirectory(path.substring(0, slash))) {
            return Optional.of("nonexistent directory");
        }
        return place.storage().write(place.path(), content) ? Optional.empty() : Optional.of("No space left on device");
    }

    Optional<String> makeDirectory(String path) {
        Place place = place(path);
        if (place.storage().isReadOnly()) {
            return Optional.of("Read-only file system");
        }
        place.storage().makeDirectory(place.path());
        return Optional.empty();
    }

    Optional<String> remove(String path) {
        Place place = place(path);
        if (place.storage().isReadOnly()) {
            return Optional.of("Read-only file system");
        }
        place.storage().remove(place.path());
        return Optional.empty();
    }

    boolean exists(String path) {
        return isDirectory(path) || read(path).isPresent();
    }

    boolean isDirectory(String path) {
        String below = path.equals("/") ? "/" : path + "/";
        if (path.equals("/") || mounts.stream().anyMatch(mount -> mount.path().startsWith(below) || (mount.path().equals(path) && mount.storage().read("").isEmpty()))) {
            return true;
        }
        Place place = place(path);
        return place.storage().directories().contains(place.path())
                || place.storage().files().stream().anyMatch(file -> file.startsWith(place.path() + "/"))
                || place.storage().directories().stream().anyMatch(directory -> directory.startsWith(place.path() + "/"));
    }

    /** Returns the names in a directory, in order. */
    Set<String> list(String path) {
        Set<String> names = new TreeSet<>();
        Place place = place(path);
        String prefix = place.path().isEmpty() ? "" : place.path() + "/";
        Set<String> all = place.storage().files();
        all.addAll(place.storage().directories());
        all.stream().filter(file -> file.startsWith(prefix) && file.length() > prefix.length()).forEach(file -> names.add(first(file.substring(prefix.length()))));
        String below = path.equals("/") ? "/" : path + "/";
        mounts.stream().map(Mount::path).filter(mount -> mount.startsWith(below) && mount.length() > below.length()).forEach(mount -> names.add(first(mount.substring(below.length()))));
        return names;
    }

    private static String first(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }
}
