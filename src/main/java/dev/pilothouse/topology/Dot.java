package dev.pilothouse.topology;

import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes a picture in the DOT language of Graphviz, for whoever wants to lay it out otherwise. Names are quoted. */
public final class Dot {

    private Dot() {}

    /**
     * Returns the text of the file.
     *
     * @param caption second line of a box
     * @param reason why nothing passes along a line
     */
    public static String of(Picture picture, Function<Box, String> caption, Function<Fault, String> reason) {
        StringBuilder out = new StringBuilder("digraph map {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"Arial\"];\n  edge [fontname=\"Arial\", fontsize=10];\n");
        Map<String, List<Box>> groups = new TreeMap<>();
        picture.boxes().forEach(box -> groups.computeIfAbsent(box.group(), _ -> new ArrayList<>()).add(box));
        int cluster = 0;
        for (Map.Entry<String, List<Box>> group : groups.entrySet()) {
            boolean framed = !group.getKey().isEmpty();
            if (framed) {
                out.append("  subgraph cluster_").append(cluster++).append(" {\n  label=").append(quoted(group.getKey())).append(";\n");
            }
            group.getValue().forEach(box -> box(out, box, caption.apply(box)));
            out.append(framed ? "  }\n" : "");
        }
        picture.wires().forEach(wire -> wire(out, wire, reason));
        return out.append("}\n").toString();
    }

    private static void box(StringBuilder out, Box box, String caption) {
        out.append("  ").append(quoted(box.id())).append(" [label=").append(quoted(box.title() + "\n" + caption));
        out.append(box.missing() ? ", style=dashed" : "").append("];\n");
    }

    private static void wire(StringBuilder out, Wire wire, Function<Fault, String> reason) {
        String style = switch (wire.link()) {
            case USES, STORES, RUNS_AS, GRANTS -> "dashed";
            case SCALES, PROTECTS, GUARDS -> "dotted";
            case OWNS, ROUTES, SERVES, RUNS_ON -> "solid";
        };
        String label = wire.fault().map(reason).orElse(wire.label());
        out.append("  ").append(quoted(wire.from())).append(" -> ").append(quoted(wire.to())).append(" [style=").append(style);
        out.append(wire.fault().isPresent() ? ", color=red" : "").append(label.isEmpty() ? "" : ", label=" + quoted(label)).append("];\n");
    }

    /** Returns the text as a quoted string of DOT; line breaks are kept, other control characters are not. */
    static String quoted(String text) {
        StringBuilder safe = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> safe.append("\\\"");
                case '\\' -> safe.append("\\\\");
                case '\n' -> safe.append("\\n");
                default -> safe.appendCodePoint(Character.isISOControl(c) ? 0xfffd : c);
            }
        });
        return safe.append('"').toString();
    }
}
