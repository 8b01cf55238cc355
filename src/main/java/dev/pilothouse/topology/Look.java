package dev.pilothouse.topology;

/** A look at a graph that goes on: while nothing is connected otherwise, its boxes only tell anew how their objects fare. */
public final class Look {

    private final Lens lens;
    private final Graph graph;
    private final Folding folding;
    private final Picture picture;

    private Look(Lens lens, Graph graph, Folding folding) {
        this.lens = lens;
        this.graph = graph;
        this.folding = folding;
        picture = folding.picture(graph);
    }

    static Look of(Lens lens, Graph graph) {
        return new Look(lens, graph, new Folding(lens, graph));
    }

    public Lens lens() {
        return lens;
    }

    public Picture picture() {
        return picture;
    }

    /** Looks again: the same picture as a first look through that lens would be. */
    public Look again(Lens through, Graph now) {
        return lens.equals(through) && graph.connectsAs(now) ? new Look(lens, now, folding) : of(through, now);
    }
}
