package dev.pilothouse.ui.log;

import dev.pilothouse.log.Source;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How each container is called beside its lines: by what tells it from the others, as pods of one workload begin alike.
 *
 * @param shorts by number of the source
 */
record SourceNames(List<String> shorts) {

    static final SourceNames NONE = new SourceNames(List.of());

    /** Longer names are cut in the middle. */
    private static final int MOST = 24;

    static SourceNames of(List<Source> sources) {
        List<String> pods = sources.stream().map(source -> source.pod().name()).toList();
        boolean onePod = pods.stream().distinct().count() == 1;
        boolean oneContainer = sources.stream().map(Source::container).distinct().count() == 1;
        int common = onePod ? 0 : common(pods);
        return new SourceNames(IntStream.range(0, sources.size())
                .mapToObj(i -> name(pods.get(i).substring(common), sources.get(i).container(), onePod, oneContainer))
                .map(SourceNames::fit)
                .toList());
    }

    private static String name(String pod, String container, boolean onePod, boolean oneContainer) {
        if (onePod && !container.isEmpty()) {
            return container;
        }
        return oneContainer || container.isEmpty() ? pod : pod + "/" + container;
    }

    /** Returns how much all names have in common, up to a dash. */
    private static int common(List<String> names) {
        String first = names.getFirst();
        int common = first.length();
        for (String name : names) {
            int same = 0;
            while (same < common && same < name.length() && name.charAt(same) == first.charAt(same)) {
                same++;
            }
            common = same;
        }
        return first.lastIndexOf('-', Math.max(0, common - 1)) + 1;
    }

    private static String fit(String name) {
        return name.length() <= MOST ? name : name.substring(0, MOST / 2 - 1) + "…" + name.substring(name.length() - MOST / 2);
    }

    /** Returns the name of that source; the empty text for one that is not known yet. */
    String of(int source) {
        return source < shorts.size() ? shorts.get(source) : "";
    }

    /** Returns how many characters the longest one has. */
    int longest() {
        return shorts.stream().mapToInt(String::length).max().orElse(0);
    }
}
