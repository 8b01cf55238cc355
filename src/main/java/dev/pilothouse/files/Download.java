package dev.pilothouse.files;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file or folder of a container on its way to this computer. It arrives in a folder of its own beside its place, and moves there when it is whole. */
final class Download {

    /** Ends of tar that leave a whole archive: all well, something changed meanwhile, something could not be read. */
    private static final int WORST_WHOLE = 2;

    private final RemoteShell shell;
    private final RemotePath from;
    private final Path to;
    private final Bounds bounds;
    private final CopyWatch watch;

    Download(RemoteShell shell, RemotePath from, Path to, Bounds bounds, CopyWatch watch) {
        this.shell = shell;
        this.from = from;
        this.to = to.toAbsolutePath();
        this.bounds = bounds;
        this.watch = watch;
    }

    Outcome run() {
        try {
            Path folder = Files.isDirectory(to) ? to : to.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_SAVED, to.toString()));
            }
            Path staging = Files.createTempDirectory(folder, ".pilothouse-");
            try {
                Optional<Outcome> archive = byArchive(staging);
                return archive.isPresent() ? archive.get() : byItself(staging);
            } finally {
                Arrival.delete(staging);
            }
        } catch (IOException e) {
            throw Trouble.of(e, ProblemCode.FILE_NOT_SAVED, to.toString());
        }
    }

    /** Empty when the container has no tar. */
    private Optional<Outcome> byArchive(Path staging) throws IOException {
        Unpacking unpacking = new Unpacking(staging, from.name(), bounds, watch);
        RemoteShell.Kept error = new RemoteShell.Kept();
        CommandOutput output = new CommandOutput();
        int code;
        try (output;
                Exec tar = shell.start(List.of("tar", "cf", "-", "-C", from.folder(), "./" + from.name()), Optional.empty(), output.end(), error)) {
            output.of(tar);
            unpacking.read(output);
            output.transferTo(OutputStream.nullOutputStream());
            code = tar.await().code();
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.COMMAND_NOT_STARTED) {
                return Optional.empty();
            }
            throw e;
        } catch (Unpacking.Cut e) {
            throw Trouble.of(e, ProblemCode.COPY_BROKEN, from.text());
        } catch (IOException e) {
            if (Trouble.notStarted(e)) {
                return Optional.empty();
            }
            throw e;
        }
        if (RemoteShell.missing(code)) {
            return Optional.empty();
        }
        boolean there = Files.exists(unpacking.root(), LinkOption.NOFOLLOW_LINKS);
        if (code > WORST_WHOLE || !there) {
            throw refused(code, unpacking, error.text());
        }
        return Optional.of(arrived(unpacking.root(), unpacking.files(), unpacking.bytes(), unpacking.left(), error.text()));
    }

    private ProblemException refused(int code, Unpacking unpacking, String words) {
        boolean link = unpacking.left().stream().anyMatch(each -> each.reason() == Outcome.Reason.LINK);
        boolean cut = code > WORST_WHOLE || (code == 0 && unpacking.left().isEmpty());
        ProblemCode why = cut ? ProblemCode.COPY_BROKEN : link && words.isEmpty() ? ProblemCode.COPY_IS_LINK : ProblemCode.COPY_REFUSED;
        return new ProblemException(Problem.of(why, from.text()).withDetail(words));
    }

    private Outcome arrived(Path staged, long files, long bytes, List<Outcome.LeftOut> left, String words) throws IOException {
        boolean into = Files.isDirectory(to) && !Files.isDirectory(staged, LinkOption.NOFOLLOW_LINKS);
        Path target = into ? to.resolve(from.name()) : to;
        Arrival arrival = new Arrival();
        arrival.move(staged, target);
        List<Outcome.LeftOut> all = new ArrayList<>(left);
        all.addAll(arrival.left());
        return new Outcome(target.toString(), files, bytes, List.copyOf(all), words);
    }

    /** A single file needs no more than a program that prints it. */
    private Outcome byItself(Path staging) throws IOException {
        Path staged = staging.resolve("copy");
        RemoteShell.Kept error = new RemoteShell.Kept();
        CommandOutput output = new CommandOutput();
        long bytes;
        try (output;
                Exec cat = shell.start(List.of("cat", "--", from.text()), Optional.empty(), output.end(), error);
                OutputStream out = Files.newOutputStream(staged)) {
            output.of(cat);
            bytes = carry(output, out);
            int code = cat.await().code();
            if (RemoteShell.missing(code)) {
                throw shell.noTools();
            }
            if (code != 0) {
                throw new ProblemException(Problem.of(ProblemCode.COPY_REFUSED, from.text()).withDetail(error.text()));
            }
        } catch (ProblemException e) {
            throw e.problem().code() == ProblemCode.COMMAND_NOT_STARTED ? shell.noTools() : e;
        } catch (IOException e) {
            if (Trouble.notStarted(e)) {
                throw shell.noTools();
            }
            throw e;
        }
        return arrived(staged, 1, bytes, List.of(), "");
    }

    private long carry(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[64 * 1024];
        long bytes = 0;
        Bounds now = bounds;
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            bytes += count;
            Progress progress = new Progress(0, bytes, from.name());
            watch.moved(progress);
            while (!now.holds(bytes, 1)) {
                if (!watch.goOn(progress)) {
                    throw new ProblemException(Problem.of(ProblemCode.COPY_TOO_LARGE, Long.toString(bytes >> 20), "1"));
                }
                now = now.doubled();
            }
            out.write(piece, 0, count);
        }
        return bytes;
    }
}
