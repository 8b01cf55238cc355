package dev.pilothouse.files;

/** A path in a container, which is written with slashes wherever we run. */
public record RemotePath(String text) {

    /** Returns the folder that it is in; {@code .} for a bare name. */
    public String folder() {
        String path = stripped();
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }

    /** Returns its last name, {@code .} for a whole file system or the working folder. */
    public String name() {
        String path = stripped();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? "." : name;
    }

    public RemotePath child(String name) {
        return new RemotePath((text.endsWith("/") ? text : text + "/") + name);
    }

    private String stripped() {
        String path = text;
        while (path.length() > 1 && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path;
    }

    @Override
    public String toString() {
        return text;
    }
}
