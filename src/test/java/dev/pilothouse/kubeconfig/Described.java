package dev.pilothouse.kubeconfig;

import dev.pilothouse.cluster.ClusterSource.Listing;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Finding;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Describes kubeconfig files to a test as the app would describe them to a person. */
final class Described {

    private Described() {}

    static Listing files(Path... files) {
        return at(Clock.systemUTC(), files);
    }

    static Listing at(Clock clock, Path... files) {
        var check = new UserCheck(new PluginLookup(Map.of()), clock);
        return Contexts.describe(Merged.read(List.of(files)), check);
    }

    static Context context(Listing listing, String name) {
        return listing.contexts().stream().filter(context -> context.name().equals(name)).findFirst().orElseThrow();
    }

    /** Returns weight and code of each finding, those of the files first. */
    static List<String> findings(Listing listing) {
        return Stream.concat(
                        listing.findings().stream(),
                        listing.contexts().stream().flatMap(context -> context.findings().stream()))
                .distinct()
                .map(Described::text)
                .toList();
    }

    static List<String> findings(Context context) {
        return context.findings().stream().map(Described::text).toList();
    }

    static String text(Finding finding) {
        return finding.severity() + " " + finding.problem().code();
    }
}
