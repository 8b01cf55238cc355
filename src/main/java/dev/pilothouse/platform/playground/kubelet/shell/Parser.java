package dev.pilothouse.platform.playground.kubelet.shell;

import dev.pilothouse.platform.playground.kubelet.shell.Lexer.Token;
import dev.pilothouse.platform.playground.kubelet.shell.Node.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a script into its parts. */
final class Parser {

    private static final Set<String> ENDS = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*", Pattern.DOTALL);

    private final List<Token> tokens;
    private int at;

    private Parser(String script) {
        tokens = new Lexer(script).tokens();
    }

    /** @throws ShellError when it can't be read */
    static Node parse(String script) {
        Parser parser = new Parser(script);
        Node node = parser.list();
        if (!parser.isOperator("")) {
            throw parser.unexpected();
        }
        return node;
    }

    private Node list() {
        List<Node> parts = new ArrayList<>();
        skipBreaks();
        while (!isOperator("") && !isOperator(")") && !isOperator(";;") && !ENDS.contains(keyword())) {
            Node part = chain();
            if (isOperator("&")) {
                at++;
                part = new Node.Background(part);
            } else if (isOperator(";") || isOperator("\n")) {
                at++;
            } else if (!isOperator("") && !isOperator(")") && !isOperator(";;")) {
                throw unexpected();
            }
            parts.add(part);
            skipBreaks();
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(List.copyOf(parts));
    }

    private Node chain() {
        Node node = pipeline();
        while (isOperator("&&") || isOperator("||")) {
            boolean and = isOperator("&&");
            at++;
            skipBreaks();
            node = new Node.Chain(node, and, pipeline());
        }
        return node;
    }

    private Node pipeline() {
        boolean negated = keyword().equals("!");
        if (negated) {
            at++;
        }
        List<Node> parts = new ArrayList<>(List.of(command()));
        while (isOperator("|")) {
            at++;
            skipBreaks();
            parts.add(command());
        }
        return parts.size() == 1 && !negated ? parts.getFirst() : new Node.Pipeline(List.copyOf(parts), negated);
    }

    private Node command() {
        if (isOperator("(")) {
            at++;
            Node body = list();
            operator(")");
            return new Node.Group(body, redirections(), true);
        }
        return switch (keyword()) {
            case "while", "until" -> loop();
            case "for" -> forEach();
            case "if" -> choice();
            case "case" -> cases();
            case "{" -> {
                at++;
                Node body = list();
                word("}");
                yield new Node.Group(body, redirections(), false);
            }
            default -> simple();
        };
    }

    private Node loop() {
        boolean until = keyword().equals("until");
        at++;
        Node condition = list();
        word("do");
        Node body = list();
        word("done");
        return grouped(new Node.Loop(condition, until, body));
    }

    private Node grouped(Node node) {
        List<Node.Redirection> redirections = redirections();
        return redirections.isEmpty() ? node : new Node.Group(node, redirections, false);
    }

    private Node forEach() {
        at++;
        String variable = keyword();
        at++;
        List<Word> values = new ArrayList<>();
        skipBreaks();
        if (keyword().equals("in")) {
            at++;
            while (tokens.get(at) instanceof Token.Text(Word word)) {
                values.add(word);
                at++;
            }
        }
        if (isOperator(";")) {
            at++;
        }
        skipBreaks();
        word("do");
        Node body = list();
        word("done");
        return grouped(new Node.ForEach(variable, List.copyOf(values), body));
    }

    private Node choice() {
        at++;
        Node condition = list();
        word("then");
        Node then = list();
        Node otherwise = new Node.Sequence(List.of());
        if (keyword().equals("elif")) {
            return new Node.Choice(condition, then, choice());
        }
        if (keyword().equals("else")) {
            at++;
            otherwise = list();
        }
        word("fi");
        return grouped(new Node.Choice(condition, then, otherwise));
    }

    private Node cases() {
        at++;
        Word value = anyWord();
        skipBreaks();
        word("in");
        skipBreaks();
        List<Node.Branch> branches = new ArrayList<>();
        while (!keyword().equals("esac")) {
            if (isOperator("(")) {
                at++;
            }
            List<Word> patterns = new ArrayList<>(List.of(anyWord()));
            while (isOperator("|")) {
                at++;
                patterns.add(anyWord());
            }
            operator(")");
            branches.add(new Node.Branch(List.copyOf(patterns), list()));
            if (isOperator(";;")) {
                at++;
            }
            skipBreaks();
        }
        word("esac");
        return new Node.Case(value, List.copyOf(branches));
    }

    private Node simple() {
        List<Word> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Node.Redirection> redirections = new ArrayList<>();
        while (true) {
            if (tokens.get(at) instanceof Token.Text(Word word)) {
                at++;
                if (words.isEmpty() && isAssignment(word)) {
                    assignments.add(word);
                } else {
                    words.add(word);
                }
            } else if (isRedirection()) {
                redirections.add(redirection());
            } else if (isOperator("(") && words.size() == 1) {
                at++;
                operator(")");
                skipBreaks();
                return new Node.Definition(plain(words.getFirst()), command());
            } else {
                break;
            }
        }
        if (words.isEmpty() && assignments.isEmpty() && redirections.isEmpty()) {
            throw unexpected();
        }
        return new Node.Command(List.copyOf(assignments), List.copyOf(words), List.copyOf(redirections));
    }

    private static boolean isAssignment(Word word) {
        return !word.pieces().isEmpty() && !word.pieces().getFirst().quoted() && ASSIGNMENT.matcher(word.pieces().getFirst().text()).matches();
    }

    private List<Node.Redirection> redirections() {
        List<Node.Redirection> redirections = new ArrayList<>();
        while (isRedirection()) {
            redirections.add(redirection());
        }
        return List.copyOf(redirections);
    }

    private boolean isRedirection() {
        return tokens.get(at) instanceof Token.Operator(String text) && (text.contains("<") || text.contains(">"));
    }

    private Node.Redirection redirection() {
        String text = ((Token.Operator) tokens.get(at)).text();
        at++;
        boolean numbered = Character.isDigit(text.charAt(0));
        String operator = numbered ? text.substring(1) : text;
        int stream = numbered ? text.charAt(0) - '0' : operator.startsWith("<") ? 0 : 1;
        return new Node.Redirection(stream, operator, anyWord());
    }

    private Word anyWord() {
        if (tokens.get(at) instanceof Token.Text(Word word)) {
            at++;
            return word;
        }
        throw unexpected();
    }

    /** Returns the word at this place if it is plain, else nothing. */
    private String keyword() {
        return tokens.get(at) instanceof Token.Text(Word word) ? plain(word) : "";
    }

    private static String plain(Word word) {
        return word.pieces().size() == 1 && !word.pieces().getFirst().quoted() ? word.pieces().getFirst().text() : "";
    }

    private boolean isOperator(String wanted) {
        return tokens.get(at) instanceof Token.Operator(String text) && text.equals(wanted);
    }

    private void operator(String wanted) {
        if (!isOperator(wanted)) {
            throw unexpected();
        }
        at++;
    }

    private void word(String wanted) {
        if (!keyword().equals(wanted)) {
            throw unexpected();
        }
        at++;
    }

    private void skipBreaks() {
        while (isOperator("\n") || isOperator(";")) {
            at++;
        }
    }

    private ShellError unexpected() {
        String what = switch (tokens.get(at)) {
            case Token.Operator(String text) when text.isEmpty() -> "end of file";
            case Token.Operator(String text) when text.equals("\n") -> "newline";
            case Token.Operator(String text) -> "\"" + text + "\"";
            case Token.Text _ -> keyword().isEmpty() ? "word" : "\"" + keyword() + "\"";
        };
        return new ShellError("syntax error: unexpected " + what);
    }
}
