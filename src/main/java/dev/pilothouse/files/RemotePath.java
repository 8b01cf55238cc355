package dev.pilothouse.files;

/** A path in a container, which is written with slashes wherever we run. A program never takes it for an option. */
public record RemotePath(String text) {

    public RemotePath {
        text = text.startsWith("-") ? "./" + text : text;
    }

    /** Returns the folder that it is in; {@code .} for a bare name, itself for one that has no name of its own. */
    public String folder() {
        String path = stripped();
        if (name().equals(".")) {
            return path;
        }
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }

    /** Returns its last name, {@code .} for a whole file system, the working folder and what is written with dots. */
    public String name() {
        String path = stripped();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() || name.equals("..") ? "." : name;
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
