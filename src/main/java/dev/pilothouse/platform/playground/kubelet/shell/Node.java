package dev.pilothouse.platform.playground.kubelet.shell;

import java.util.List;

/** A script as it was read: the shell grammar of POSIX.1-2017, section 2.10, as far as it is understood. */
sealed interface Node {

    /**
     * A word before expansion, in pieces.
     *
     * @param pieces in their order; a piece that is quoted is never split
     */
    record Word(List<Piece> pieces) {}

    /**
     * A part of a word.
     *
     * @param text as written between the quotes
     * @param expands whether {@code $} means something in it
     */
    record Piece(String text, boolean quoted, boolean expands) {}

    /**
     * Where output goes or input comes from.
     *
     * @param stream number of the stream, 0, 1 or 2
     * @param operator {@code >}, {@code >>}, {@code <}, {@code >&} or {@code <<}
     */
    record Redirection(int stream, String operator, Word target) {}

    record Command(List<Word> assignments, List<Word> words, List<Redirection> redirections) implements Node {}

    record Pipeline(List<Node> parts, boolean negated) implements Node {}

    /** Two, of which the second is done only after success ({@code &&}) or failure ({@code ||}) of the first. */
    record Chain(Node first, boolean afterSuccess, Node second) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    /** Done aside; whoever started it does not wait. */
    record Background(Node body) implements Node {}

    record Loop(Node condition, boolean until, Node body) implements Node {}

    record ForEach(String variable, List<Word> values, Node body) implements Node {}

    record Choice(Node condition, Node then, Node otherwise) implements Node {}

    record Case(Word value, List<Branch> branches) implements Node {}

    record Branch(List<Word> patterns, Node body) {}

    /**
     * Several as one.
     *
     * @param apart whether what they change, variables and directory, is forgotten afterwards
     */
    record Group(Node body, List<Redirection> redirections, boolean apart) implements Node {}

    /** A function. */
    record Definition(String name, Node body) implements Node {}
}
