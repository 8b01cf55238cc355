package dev.pilothouse.snapshot;

import dev.pilothouse.change.ApplyOrder;
import dev.pilothouse.cluster.Catalog.Offer;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.snapshot.SnapshotReport.Progress;
import dev.pilothouse.snapshot.SnapshotReport.Unread;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.text.Yaml;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * The objects of a cluster, written to a file as YAML documents, kind by kind in the order in which they can be applied again.
 *
 * <p>Each kind is read as one list, page by page, and written while it is read: the size of a cluster is no matter. Kinds are read one after
 * the other, so a change in the meantime may be in the file or not; the file says between which resource versions that was.
 */
public final class Snapshot {

    private final Cluster cluster;
    private final Context context;
    private final Extent extent;
    private final Consumer<Progress> heard;
    private final List<Unread> unread = new ArrayList<>();
    private int objects;
    private int secrets;
    private int ended;
    private String firstVersion = "";
    private String lastVersion = "";

    /**
     * @param heard told how far it is, on the calling thread
     */
    public Snapshot(Cluster cluster, Context context, Extent extent, Consumer<Progress> heard) {
        this.cluster = cluster;
        this.context = context;
        this.extent = extent;
        this.heard = heard;
    }

    /**
     * Writes the file, compressed when its name ends in {@code .gz}, and readable for its owner only. Nothing is left of one that was
     * interrupted. A kind that may not be read is left out and told. Called once.
     *
     * @throws ProblemException {@code FILE_NOT_WRITTEN}, {@code CANCELLED}, or what keeps the cluster from being read at all
     */
    public SnapshotReport save(Path file) {
        List<Offer> offers = offers();
        try {
            AtomicFile.writePrivate(file, out -> write(offers, file.toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out));
            return new SnapshotReport(file, objects, secrets, ended, List.copyOf(unread), firstVersion, lastVersion, Files.size(file));
        } catch (IOException e) {
            throw notWritten(file, e);
        } catch (UncheckedIOException e) {
            throw notWritten(file, new IOException(e.getMessage(), e));
        }
    }

    private static ProblemException notWritten(Path file, IOException cause) {
        if (Thread.currentThread().isInterrupted()) {
            return new ProblemException(Problem.of(ProblemCode.CANCELLED), cause);
        }
        return new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(cause.getMessage())), cause);
    }

    private List<Offer> offers() {
        return cluster.catalog(true).offers().stream()
                .filter(extent::takes)
                .sorted(Comparator.<Offer>comparingInt(offer -> ApplyOrder.rank(offer.kind())).thenComparing(Offer::kind))
                .toList();
    }

    private void write(List<Offer> offers, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        writer.write("# Snapshot of the cluster of context " + oneLine(context.name()) + "\n");
        writer.write("# Server " + oneLine(cluster.server().version()) + ", " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n");
        writer.write("# Secrets " + (extent.secrets() ? "are in it: keep the file as you keep them" : "are left out") + "\n");
        for (int i = 0; i < offers.size(); i++) {
            heard.accept(new Progress(i, offers.size(), offers.get(i).kind().qualifiedPlural(), objects));
            write(offers.get(i).kind(), writer);
        }
        writer.write("# " + objects + " objects, from resource version " + firstVersion + " to " + lastVersion + "\n");
        // the compressed stream ends with its writer; that of the file is closed again, which does no harm
        writer.flush();
        if (out instanceof GZIPOutputStream zipped) {
            zipped.finish();
        }
        heard.accept(new Progress(offers.size(), offers.size(), "", objects));
    }

    private void write(Kind kind, Writer writer) throws IOException {
        for (String namespace : extent.namespaces().isEmpty() || !kind.namespaced() ? List.of("") : extent.namespaces().stream().sorted().toList()) {
            try {
                String version = cluster.documentsOfVersion(Query.in(kind, namespace), object -> take(kind, object, writer));
                firstVersion = firstVersion.isEmpty() ? version : firstVersion;
                lastVersion = version.isEmpty() ? lastVersion : version;
                writer.write("# " + kind.qualifiedPlural() + " as of resource version " + version + "\n");
            } catch (ProblemException e) {
                leaveOut(kind, e.problem(), writer);
            }
        }
    }

    /** What one kind refuses says nothing about the others; a server that does not answer any more does. */
    private void leaveOut(Kind kind, Problem problem, Writer writer) throws IOException {
        switch (problem.code()) {
            case FORBIDDEN, NOT_FOUND, KIND_UNKNOWN, REQUEST_REFUSED, SERVER_ERROR -> {
                unread.add(new Unread(kind.qualifiedPlural(), problem));
                writer.write("# " + kind.qualifiedPlural() + " could not be read\n");
            }
            default -> throw new ProblemException(problem);
        }
    }

    private void take(Kind kind, Document object, Writer writer) {
        ResourceRef ref = new ResourceRef(kind, object.namespace(), object.name());
        if (!extent.takes(ref) || Keeping.isOwned(object) || Keeping.isGoing(object) || Keeping.isClustersOwn(object)
                || (!extent.system() && Keeping.isBuiltIn(object))) {
            return;
        }
        if (Extent.isSecret(kind) && !extent.secrets()) {
            secrets++;
            return;
        }
        if (Keeping.hasEnded(object)) {
            ended++;
            return;
        }
        try {
            writer.write("---\n");
            writer.write(Yaml.write(Keeping.of(object).tree()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        objects++;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}
