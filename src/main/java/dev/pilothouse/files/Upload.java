package dev.pilothouse.files;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A file or folder of this computer on its way into a container. It arrives in a folder of its own beside its place, and moves there when it is whole. */
final class Upload {

    /** With a command that has complained: what was sent may still be on its way over a slow line. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RemoteShell shell;
    private final Path from;
    private final RemotePath wanted;
    private final CopyWatch watch;
    private final String staging = ".pilothouse-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    Upload(RemoteShell shell, Path from, RemotePath wanted, CopyWatch watch) {
        this.shell = shell;
        this.from = from;
        this.wanted = wanted;
        this.watch = watch;
    }

    Outcome run() {
        if (!Files.isReadable(from)) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, from.toString()));
        }
        RemotePath target = isFolder(wanted) ? wanted.child(name()) : wanted;
        RemotePath parent = new RemotePath(target.folder());
        boolean arrived = false;
        try {
            Optional<Outcome> archive = byArchive(parent, target);
            Outcome outcome = archive.isPresent() ? archive.get() : byItself(parent, target);
            arrived = true;
            return outcome;
        } finally {
            if (!arrived) {
                sweep(parent);
            }
        }
    }

    private String name() {
        Path name = from.toAbsolutePath().normalize().getFileName();
        if (name == null) {
            throw new ProblemException(Problem.of(ProblemCode.COPY_NAMELESS, from.toString(), wanted.text()));
        }
        return name.toString();
    }

    private boolean isFolder(RemotePath path) {
        return shell.run(List.of("test", "-d", path.text())).map(RemoteShell.Result::ok).orElse(path.text().endsWith("/"));
    }

    /** Empty when the container has no tar. */
    private Optional<Outcome> byArchive(RemotePath parent, RemotePath target) {
        RemoteShell.Kept error = new RemoteShell.Kept();
        Packing packing = new Packing(watch);
        CommandInput input = input(target, error);
        boolean whole = false;
        int code;
        try (Exec tar = shell.start(List.of("tar", "xof", "-", "-C", parent.text()), Optional.of(input.end()), OutputStream.nullOutputStream(), error)) {
            input.of(tar);
            try {
                packing.write(from, staging + "/" + target.name(), input);
                input.close();
                whole = true;
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted() || tar.await(Duration.ZERO).isEmpty()) {
                    throw Trouble.of(e, ProblemCode.FILE_UNREADABLE, from.toString());
                }
            }
            code = input.code(tar);
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.COMMAND_NOT_STARTED) {
                return Optional.empty();
            }
            throw e;
        }
        if (RemoteShell.missing(code)) {
            return Optional.empty();
        }
        if (code != 0 || !whole) {
            throw refused(target, error.text());
        }
        settle(parent, target);
        return Optional.of(new Outcome(target.text(), packing.files(), packing.bytes(), packing.left(), error.text()));
    }

    /** Moves it to its place; what is there already is replaced, a folder filled up. */
    private void settle(RemotePath parent, RemotePath target) {
        RemotePath staged = parent.child(staging).child(target.name());
        if (Files.isDirectory(from) && isFolder(target)) {
            done(target, List.of("cp", "-R", staged.text() + "/.", target.text() + "/"));
            sweep(parent);
        } else if (!movedAtOnce(staged, target, parent.child(staging))) {
            done(target, List.of("mv", "-f", staged.text(), target.text()));
            sweep(parent);
        }
    }

    /** One command instead of two, each of which would ask for a connection and a process; nothing where there is no shell. */
    private boolean movedAtOnce(RemotePath staged, RemotePath target, RemotePath folder) {
        List<String> command = List.of("sh", "-c", "mv -f \"$1\" \"$2\" && rm -rf \"$3\"", "sh", staged.text(), target.text(), folder.text());
        Optional<RemoteShell.Result> result = shell.run(command);
        result.filter(moved -> !moved.ok()).ifPresent(moved -> {
            throw refused(target, moved.error());
        });
        return result.isPresent();
    }

    private void done(RemotePath target, List<String> command) {
        RemoteShell.Result result = shell.run(command).orElseThrow(shell::noTools);
        if (!result.ok()) {
            throw refused(target, result.error());
        }
    }

    private static CommandInput input(RemotePath target, RemoteShell.Kept error) {
        return new CommandInput(() -> error.size() == 0 ? Optional.empty() : Optional.of(refused(target, error.text())), PATIENCE);
    }

    private static ProblemException refused(RemotePath target, String words) {
        return new ProblemException(Problem.of(ProblemCode.COPY_REFUSED, target.text()).withDetail(words));
    }

    /** Takes away what has arrived in part, also when the copy was cancelled. */
    private void sweep(RemotePath parent) {
        boolean interrupted = Thread.interrupted();
        try {
            shell.run(List.of("rm", "-rf", parent.child(staging).text()));
        } catch (ProblemException e) {
            // the container is gone, and with it what was left there
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A single file needs no more than a shell that takes as many bytes as it has. */
    private Outcome byItself(RemotePath parent, RemotePath target) {
        if (Files.isDirectory(from)) {
            throw shell.noTools();
        }
        String folder = parent.child(staging).text();
        String script = "mkdir \"$1\" && head -c \"$3\" > \"$1/$2\"";
        RemoteShell.Kept error = new RemoteShell.Kept();
        CommandInput input = input(target, error);
        long bytes = 0;
        try {
            long size = Files.size(from);
            List<String> command = List.of("sh", "-c", script, "sh", folder, target.name(), Long.toString(size));
            try (Exec exec = shell.start(command, Optional.of(input.end()), OutputStream.nullOutputStream(), error);
                    InputStream in = Files.newInputStream(from)) {
                input.of(exec);
                byte[] piece = new byte[64 * 1024];
                for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                    input.write(piece, 0, count);
                    bytes += count;
                    watch.moved(new Progress(0, bytes, target.name()));
                }
                input.close();
                int code = input.code(exec);
                if (RemoteShell.missing(code)) {
                    throw shell.noTools();
                }
                if (code != 0) {
                    throw refused(target, error.text());
                }
            }
        } catch (ProblemException e) {
            throw e.problem().code() == ProblemCode.COMMAND_NOT_STARTED ? shell.noTools() : e;
        } catch (IOException e) {
            throw Trouble.notStarted(e) ? shell.noTools() : Trouble.of(e, ProblemCode.COPY_REFUSED, target.text());
        }
        settle(parent, target);
        return new Outcome(target.text(), 1, bytes, List.of(), "");
    }
}
