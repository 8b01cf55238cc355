package dev.pilothouse.platform.playground.kubelet.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands that filter and print text. */
final class TextCommands {

    private static final Pattern SUBSTITUTION = Pattern.compile("s(.)(.*?)\\1(.*?)\\1(g?)");
    private static final Pattern FORMAT = Pattern.compile("%(-?\\d*)([sd%])");

    private TextCommands() {}

    static void addTo(Map<String, Commands.Command> all) {
        all.put("printf", TextCommands::printf);
        all.put("head", call -> part(call, true));
        all.put("tail", TextCommands::tail);
        all.put("grep", TextCommands::grep);
        all.put("sed", TextCommands::sed);
        all.put("wc", TextCommands::wc);
        all.put("seq", TextCommands::seq);
        all.put("expr", TextCommands::expr);
        all.put("cut", TextCommands::cut);
        all.put("tr", TextCommands::tr);
        all.put("tee", TextCommands::tee);
        all.put("sort", call -> lines(call, lines -> {
            List<String> sorted = new ArrayList<>(call.has('u') ? new LinkedHashSet<>(lines) : lines);
            Collections.sort(sorted);
            return call.has('r') ? sorted.reversed() : sorted;
        }));
        all.put("uniq", call -> lines(call, lines -> {
            List<String> kept = new ArrayList<>();
            lines.stream().filter(line -> kept.isEmpty() || !kept.getLast().equals(line)).forEach(kept::add);
            return kept;
        }));
        all.put("base64", TextCommands::base64);
    }

    private interface Change {
        List<String> of(List<String> lines);
    }

    private static int lines(Invocation call, Change change) throws IOException {
        Optional<String> text = call.input(call.operands());
        if (text.isEmpty()) {
            return 1;
        }
        for (String line : change.of(text.get().lines().toList())) {
            call.line(line);
        }
        return 0;
    }

    static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r").replace("\\e", "\u001b").replace("\\033", "\u001b").replace("\\0", "\0").replace("\\\\", "\\");
    }

    private static int printf(Invocation call) throws IOException {
        List<String> words = call.words();
        if (words.size() < 2) {
            return call.fail("usage: printf FORMAT [ARG]...");
        }
        int next = 2;
        do {
            StringBuilder text = new StringBuilder();
            Matcher matcher = FORMAT.matcher(unescaped(words.get(1)));
            while (matcher.find()) {
                String value = matcher.group(2).equals("%") ? "%" : next < words.size() ? words.get(next++) : matcher.group(2).equals("d") ? "0" : "";
                String width = matcher.group(1);
                String padded = width.matches("-?\\d{1,3}") && !width.equals("-") ? String.format("%" + width + "s", value) : value;
                matcher.appendReplacement(text, Matcher.quoteReplacement(padded));
            }
            matcher.appendTail(text);
            call.print(text.toString());
            if (!FORMAT.matcher(words.get(1)).find()) {
                break;
            }
        } while (next < words.size());
        return 0;
    }

    private static int part(Invocation call, boolean first) throws IOException {
        Optional<String> bytes = call.value("-c").filter(text -> text.matches("\\+?\\d{1,9}"));
        if (bytes.isPresent()) {
            return bytes(call, bytes.get(), first);
        }
        Optional<String> count = call.value("-n").or(() -> call.words().stream().skip(1).filter(word -> word.matches("-\\d+")).map(word -> word.substring(1)).findFirst());
        int number = count.filter(text -> text.matches("\\+?\\d{1,6}")).map(Integer::parseInt).orElse(10);
        List<String> names = call.operands().stream().filter(name -> !name.equals(count.orElse(null))).toList();
        Optional<String> text = call.input(names);
        if (text.isEmpty()) {
            return 1;
        }
        List<String> lines = text.get().lines().toList();
        for (String line : first ? lines.subList(0, Math.min(number, lines.size())) : lines.subList(Math.max(0, lines.size() - number), lines.size())) {
            call.line(line);
        }
        return 0;
    }

    private static int bytes(Invocation call, String count, boolean first) throws IOException {
        Optional<String> text = call.input(call.operands().stream().filter(name -> !name.equals(count)).toList());
        byte[] all = text.orElse("").getBytes(StandardCharsets.UTF_8);
        int number = Math.min(all.length, Integer.parseInt(count));
        call.io().out().write(all, first ? 0 : all.length - number, number);
        call.io().out().flush();
        return text.isPresent() ? 0 : 1;
    }

    private static int tail(Invocation call) throws IOException {
        boolean follow = call.has('f') || call.has('F');
        if (!follow) {
            return part(call, false);
        }
        List<String> names = call.operands().stream().filter(name -> !name.matches("\\+?\\d+")).toList();
        if (names.isEmpty() || names.getFirst().equals("/dev/null")) {
            while (true) {
                call.shell().host().sleep(java.time.Duration.ofHours(1));
            }
        }
        String path = call.path(names.getFirst());
        int shown = 0;
        while (true) {
            byte[] content = call.files().read(path).orElse(new byte[0]);
            shown = Math.min(shown, content.length);
            call.io().out().write(content, shown, content.length - shown);
            call.io().out().flush();
            shown = content.length;
            call.shell().host().sleep(java.time.Duration.ofSeconds(1));
        }
    }

    private static int grep(Invocation call) throws IOException {
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            return call.fail("usage: grep [-ivcqE] PATTERN [FILE]...", 2);
        }
        Pattern pattern;
        try {
            String text = call.has('F') ? Pattern.quote(operands.getFirst()) : operands.getFirst();
            pattern = Pattern.compile(text, call.has('i') ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            return call.fail("bad regex '" + operands.getFirst() + "'", 2);
        }
        Optional<String> text = call.input(operands.subList(1, operands.size()));
        List<String> found = text.stream().flatMap(String::lines).filter(line -> pattern.matcher(line).find() != call.has('v')).toList();
        if (call.has('c')) {
            call.line(Integer.toString(found.size()));
        } else if (!call.has('q')) {
            for (String line : found) {
                call.line(line);
            }
        }
        return found.isEmpty() ? 1 : 0;
    }

    private static int sed(Invocation call) throws IOException {
        List<String> operands = call.operands();
        Matcher substitution = SUBSTITUTION.matcher(operands.isEmpty() ? "" : operands.getFirst());
        if (!substitution.matches()) {
            return call.fail("only s/from/to/ is simulated");
        }
        Pattern pattern = Pattern.compile(substitution.group(2));
        String to = substitution.group(3).replace("\\", "\\\\").replace("$", "\\$").replace("&", "$0");
        boolean all = substitution.group(4).equals("g");
        Optional<String> text = call.input(operands.subList(1, operands.size()));
        for (String line : text.stream().flatMap(String::lines).toList()) {
            call.line(all ? pattern.matcher(line).replaceAll(to) : pattern.matcher(line).replaceFirst(to));
        }
        return text.isPresent() ? 0 : 1;
    }

    private static int wc(Invocation call) throws IOException {
        Optional<String> input = call.input(call.operands());
        if (input.isEmpty()) {
            return 1;
        }
        String text = input.get();
        long lines = text.chars().filter(c -> c == '\n').count();
        long words = Stream.of(text.strip().split("\\s+", -1)).filter(word -> !word.isEmpty()).count();
        String name = call.operands().isEmpty() ? "" : " " + call.operands().getFirst();
        call.line((call.has('l') ? lines + "" : call.has('w') ? words + "" : call.has('c') ? text.length() + "" : String.format("%9d %9d %9d", lines, words, text.length())) + name);
        return 0;
    }

    private static int seq(Invocation call) throws IOException {
        List<String> operands = call.words().subList(1, call.words().size());
        if (operands.isEmpty() || operands.stream().anyMatch(word -> !word.matches("-?\\d{1,9}"))) {
            return call.fail("invalid number");
        }
        long first = operands.size() > 1 ? Long.parseLong(operands.getFirst()) : 1;
        long step = operands.size() > 2 ? Long.parseLong(operands.get(1)) : 1;
        long last = Long.parseLong(operands.getLast());
        StringBuilder text = new StringBuilder();
        for (long i = first; step > 0 && i <= last && text.length() < 1_000_000; i += step) {
            text.append(i).append('\n');
        }
        call.print(text.toString());
        return 0;
    }

    private static int expr(Invocation call) throws IOException {
        String text = call.words().stream().skip(1).collect(Collectors.joining(" ")).replace("\\", "");
        long value = Arithmetic.value(text, _ -> 0);
        call.line(Long.toString(value));
        return value == 0 ? 1 : 0;
    }

    private static int cut(Invocation call) throws IOException {
        String separator = call.value("-d").orElse("\t");
        Optional<String> field = call.value("-f").filter(text -> text.matches("\\d{1,4}"));
        if (field.isEmpty()) {
            return call.fail("only -d and -f with one field are simulated");
        }
        int number = Integer.parseInt(field.get());
        Optional<String> text = call.input(call.operands().stream().filter(name -> !name.equals(separator) && !name.equals(field.get())).toList());
        for (String line : text.stream().flatMap(String::lines).toList()) {
            String[] parts = line.split(Pattern.quote(separator), -1);
            call.line(parts.length == 1 ? line : number <= parts.length ? parts[number - 1] : "");
        }
        return 0;
    }

    private static int tr(Invocation call) throws IOException {
        List<String> operands = call.operands();
        String text = new String(call.io().in().readAllBytes(), StandardCharsets.UTF_8);
        if (operands.isEmpty()) {
            return call.fail("usage: tr [-d] FROM [TO]");
        }
        String from = letters(operands.getFirst());
        String to = operands.size() > 1 ? letters(operands.get(1)) : "";
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int at = from.indexOf(c);
            if (at < 0) {
                result.append(c);
            } else if (!call.has('d') && !to.isEmpty()) {
                result.append(to.charAt(Math.min(at, to.length() - 1)));
            }
        }
        call.print(result.toString());
        return 0;
    }

    private static String letters(String set) {
        StringBuilder letters = new StringBuilder();
        String text = unescaped(set);
        for (int i = 0; i < text.length(); i++) {
            if (i + 2 < text.length() && text.charAt(i + 1) == '-') {
                for (char c = text.charAt(i); c <= text.charAt(i + 2); c++) {
                    letters.append(c);
                }
                i += 2;
            } else {
                letters.append(text.charAt(i));
            }
        }
        return letters.toString();
    }

    private static int tee(Invocation call) throws IOException {
        byte[] content = call.io().in().readAllBytes();
        call.io().out().write(content);
        for (String name : call.operands()) {
            byte[] before = call.has('a') ? call.files().read(call.path(name)).orElse(new byte[0]) : new byte[0];
            byte[] all = java.util.Arrays.copyOf(before, before.length + content.length);
            System.arraycopy(content, 0, all, before.length, content.length);
            call.files().write(call.path(name), all);
        }
        return 0;
    }

    private static int base64(Invocation call) throws IOException {
        Optional<String> text = call.input(call.operands());
        if (text.isEmpty()) {
            return 1;
        }
        try {
            if (call.has('d')) {
                call.print(new String(Base64.getMimeDecoder().decode(text.get()), StandardCharsets.UTF_8));
            } else {
                call.line(Base64.getEncoder().encodeToString(text.get().getBytes(StandardCharsets.UTF_8)));
            }
            return 0;
        } catch (IllegalArgumentException e) {
            return call.fail("invalid input");
        }
    }
}
