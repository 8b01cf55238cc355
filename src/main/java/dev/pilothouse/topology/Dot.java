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
     * @param remark what is to be said about a line, such as why nothing passes along it; empty for nothing
     */
    public static String of(Picture picture, Function<Box, String> caption, Function<Wire, String> remark) {
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
        picture.wires().forEach(wire -> wire(out, wire, remark));
        return out.append("}\n").toString();
    }

    private static void box(StringBuilder out, Box box, String caption) {
        out.append("  ").append(quoted(box.id())).append(" [label=").append(quoted(box.title() + "\n" + caption));
        out.append(box.missing() ? ", style=dashed" : "").append("];\n");
    }

    private static void wire(StringBuilder out, Wire wire, Function<Wire, String> remark) {
        String style = switch (wire.link()) {
            case USES, STORES, RUNS_AS, GRANTS -> "dashed";
            case SCALES, PROTECTS, GUARDS -> "dotted";
            case OWNS, ROUTES, SERVES, RUNS_ON, REACHES -> "solid";
        };
        String said = remark.apply(wire);
        String label = said.isEmpty() ? wire.label() : said;
        out.append("  ").append(quoted(wire.from())).append(" -> ").append(quoted(wire.to())).append(" [style=").append(style);
        out.append(colour(wire)).append(label.isEmpty() ? "" : ", label=" + quoted(label)).append("];\n");
    }

    private static String colour(Wire wire) {
        boolean denied = wire.verdict().filter(verdict -> verdict.ruling() == Verdict.Ruling.DENIED).isPresent();
        boolean open = wire.verdict().filter(verdict -> verdict.ruling() != Verdict.Ruling.OPEN).isEmpty();
        return wire.fault().isPresent() || denied ? ", color=red" : open ? "" : ", color=green";
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
