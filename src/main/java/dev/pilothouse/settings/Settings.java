package dev.pilothouse.settings;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Everything the person chose, in memory and in one readable JSON file.
 *
 * <p>Keys that we do not know are kept as they are. A file that cannot be read is renamed, never overwritten, and
 * {@link #setAside} says where it is. Values change in memory at once and reach the disk by {@link #save}.
 */
public final class Settings {

    private final Path file;
    private final Map<String, Object> root;
    private final Optional<Problem> setAside;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private boolean dirty;

    private Settings(Path file, Map<String, Object> root, Optional<Problem> setAside) {
        this.file = file;
        this.root = root;
        this.setAside = setAside;
    }

    /** Reads the file; without one, everything is as it comes. */
    public static Settings open(Path file) {
        if (!Files.exists(file)) {
            return new Settings(file, new LinkedHashMap<>(), Optional.empty());
        }
        try {
            String text = Files.readString(file);
            Map<String, Object> fields = text.isBlank() ? Map.of() : Json.read(text).fields();
            return new Settings(file, copy(fields), Optional.empty());
        } catch (IOException | ProblemException e) {
            return new Settings(file, new LinkedHashMap<>(), Optional.of(moveAside(file, e)));
        }
    }

    private static Problem moveAside(Path file, Exception cause) {
        String detail = String.valueOf(cause.getMessage());
        try {
            Path copy = free(file);
            Files.move(file, copy);
            return Problem.of(ProblemCode.SETTINGS_SET_ASIDE, file.toString(), copy.toString()).withDetail(detail);
        } catch (IOException e) {
            return Problem.of(ProblemCode.FILE_UNREADABLE, file.toString()).withDetail(detail);
        }
    }

    private static Path free(Path file) {
        int number = 1;
        Path candidate = file.resolveSibling(file.getFileName() + ".broken");
        while (Files.exists(candidate)) {
            number++;
            candidate = file.resolveSibling(file.getFileName() + ".broken-" + number);
        }
        return candidate;
    }

    /** Returns where the settings are kept. */
    public Path file() {
        return file;
    }

    /** Returns what happened to a file that could not be read. */
    public Optional<Problem> setAside() {
        return setAside;
    }

    /** Returns the value that holds now. */
    public synchronized <T> T get(Setting<T> setting) {
        return new Tree(root)
                .at(setting.path().toArray(String[]::new))
                .flatMap(setting.read())
                .orElse(setting.fallback());
    }

    /** Chooses a value and tells the listeners when it is another than before. */
    public <T> void set(Setting<T> setting, T value) {
        synchronized (this) {
            if (get(setting).equals(value)) {
                return;
            }
            put(root, setting.path(), setting.write().apply(value));
            dirty = true;
        }
        listeners.forEach(Runnable::run);
    }

    /** Calls back after each change, on the thread that made it. */
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Writes the file when something changed since the last time: whole or not at all. */
    public void save() {
        String text;
        synchronized (this) {
            if (!dirty) {
                return;
            }
            text = Json.pretty(new Tree(root)) + "\n";
            dirty = false;
        }
        try {
            AtomicFile.writePrivate(file, text);
        } catch (IOException e) {
            synchronized (this) {
                dirty = true;
            }
            throw new ProblemException(
                    Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    @SuppressWarnings("unchecked") // maps in the tree have string keys: they come from JSON or from here
    private static void put(Map<String, Object> root, List<String> path, Object value) {
        Map<String, Object> at = root;
        for (String step : path.subList(0, path.size() - 1)) {
            if (!(at.get(step) instanceof Map)) {
                at.put(step, new LinkedHashMap<String, Object>());
            }
            at = (Map<String, Object>) at.get(step);
        }
        at.put(path.getLast(), value);
    }

    private static Map<String, Object> copy(Map<?, ?> fields) {
        Map<String, Object> copy = new LinkedHashMap<>();
        fields.forEach((key, value) -> copy.put(String.valueOf(key), value instanceof Map<?, ?> map ? copy(map) : value));
        return copy;
    }
}
