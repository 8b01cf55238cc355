package dev.pilothouse.platform.playground.kubelet.program;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Fills in the lines of a log: {@code {time}}, {@code {ms}}, {@code {path}} and so on, by chance that depends on the line's number alone. */
record LogLines(String seed, Instant start) {

    private static final DateTimeFormatter COMMON_LOG = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> PATHS =
            List.of("/", "/products", "/products/42", "/cart", "/api/orders", "/api/orders/1017", "/login", "/static/app.css", "/static/app.js", "/favicon.ico");
    private static final List<String> STATUSES = List.of("200", "200", "200", "200", "200", "200", "304", "200", "201", "404");
    private static final List<String> AGENTS = List.of("Mozilla/5.0 (X11; Linux x86_64)", "curl/8.5.0", "kube-probe/1.34", "Mozilla/5.0 (Macintosh)");

    Program.Line line(String template, Duration at, long number) {
        Instant time = start.plus(at);
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            text.append(template, from, open).append(word(template.substring(open + 1, close), time, number));
            from = close + 1;
        }
        text.append(template, from, template.length());
        String line = text.toString();
        return new Program.Line(time, line, line.contains("level=fatal") || line.contains("[error]"));
    }

    private String word(String key, Instant time, long number) {
        return switch (key) {
            case "time" -> time.truncatedTo(ChronoUnit.MILLIS).toString();
            case "commonTime" -> COMMON_LOG.format(time);
            case "slashTime" -> SLASHES.format(time);
            case "spacedTime" -> SPACED.format(time);
            case "n" -> Long.toString(Math.max(0, number));
            case "ms" -> Integer.toString(1 + Hashes.below(120, seed + "ms", number));
            case "bytes" -> Integer.toString(180 + Hashes.below(9_000, seed + "b", number));
            case "ip" -> "10.244.0." + (1 + Hashes.below(3, seed + "ip", number));
            case "path" -> PATHS.get(Hashes.below(PATHS.size(), seed + "p", number));
            case "status" -> STATUSES.get(Hashes.below(STATUSES.size(), seed + "s", number));
            case "agent" -> AGENTS.get(Hashes.below(AGENTS.size(), seed + "a", number));
            case "id" -> Hashes.hex(seed + number, 8);
            case "count" -> Integer.toString(1 + Hashes.below(40, seed + "c", number));
            default -> "{" + key + "}";
        };
    }
}
