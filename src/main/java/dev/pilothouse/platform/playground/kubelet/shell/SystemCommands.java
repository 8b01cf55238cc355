package dev.pilothouse.platform.playground.kubelet.shell;

import dev.pilothouse.model.Quantity;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Commands about the machine, its users and its processes. */
final class SystemCommands {

    private static final Map<Character, String> DATE = Map.ofEntries(Map.entry('Y', "yyyy"), Map.entry('m', "MM"), Map.entry('d', "dd"), Map.entry('H', "HH"),
            Map.entry('M', "mm"), Map.entry('S', "ss"), Map.entry('F', "yyyy-MM-dd"), Map.entry('T', "HH:mm:ss"), Map.entry('N', "nnnnnnnnn"), Map.entry('Z', "'UTC'"),
            Map.entry('a', "EEE"), Map.entry('b', "MMM"), Map.entry('y', "yy"));

    private SystemCommands() {}

    static void addTo(Map<String, Commands.Command> all) {
        all.put("env", call -> {
            for (var variable : call.shell().environment().entrySet()) {
                call.line(variable.getKey() + "=" + variable.getValue());
            }
            return 0;
        });
        all.put("printenv", SystemCommands::printenv);
        all.put("hostname", call -> say(call, call.shell().host().hostname()));
        all.put("whoami", call -> say(call, "root"));
        all.put("id", call -> say(call, call.has('u') ? "0" : "uid=0(root) gid=0(root) groups=0(root)"));
        all.put("nproc", call -> say(call, "8"));
        all.put("arch", call -> say(call, "x86_64"));
        all.put("clear", _ -> 0);
        all.put("uname", call -> say(call, call.has('a') ? "Linux " + call.shell().host().hostname() + " 6.8.0-simulated #1 SMP x86_64 GNU/Linux"
                : call.has('r') ? "6.8.0-simulated" : call.has('m') ? "x86_64" : call.has('n') ? call.shell().host().hostname() : "Linux"));
        all.put("date", SystemCommands::date);
        all.put("sleep", SystemCommands::sleep);
        all.put("ps", SystemCommands::ps);
        all.put("kill", SystemCommands::kill);
        all.put("uptime", call -> say(call, " " + call.shell().host().now().toString().substring(11, 19) + " up 1 day,  load average: 0.21, 0.18, 0.15"));
        all.put("df", call -> say(call, call.has('h')
                ? "Filesystem                Size      Used Available Use% Mounted on\noverlay                  97.9G     20.4G     77.5G  21% /"
                : "Filesystem           1K-blocks      Used Available Use% Mounted on\noverlay              102687672  21376540  81311132  21% /"));
        all.put("free", SystemCommands::free);
        all.put("mount", call -> say(call, "overlay on / type overlay (rw,relatime)"));
        all.put("sh", SystemCommands::sh);
        all.put("ash", SystemCommands::sh);
        all.put("bash", SystemCommands::sh);
    }

    private static int say(Invocation call, String text) throws IOException {
        call.line(text);
        return 0;
    }

    private static int printenv(Invocation call) throws IOException {
        if (call.operands().isEmpty()) {
            for (var variable : call.shell().environment().entrySet()) {
                call.line(variable.getKey() + "=" + variable.getValue());
            }
            return 0;
        }
        int code = 0;
        for (String name : call.operands()) {
            String value = call.shell().environment().get(name);
            code = value == null ? 1 : code;
            if (value != null) {
                call.line(value);
            }
        }
        return code;
    }

    private static int free(Invocation call) throws IOException {
        int divisor = call.has('m') ? 1_024 : call.has('g') ? 1_024 * 1_024 : 1;
        String row = "%-8s%11d %11d %11d";
        return say(call, String.format("%19s %11s %11s%n".replace("%n", "\n") + row + "\n" + row, "total", "used", "free",
                "Mem:", 16_374_168 / divisor, 3_981_232 / divisor, 12_392_936 / divisor, "Swap:", 0, 0, 0));
    }

    private static int date(Invocation call) throws IOException {
        ZonedDateTime now = call.shell().host().now().atZone(ZoneOffset.UTC);
        Optional<String> format = call.operands().stream().filter(word -> word.startsWith("+")).findFirst();
        if (format.isEmpty()) {
            boolean iso = call.has('I');
            return say(call, iso ? now.toLocalDate().toString() : now.format(DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ROOT)));
        }
        StringBuilder text = new StringBuilder();
        String given = format.get();
        for (int i = 1; i < given.length(); i++) {
            char c = given.charAt(i);
            if (c != '%' || i + 1 == given.length()) {
                text.append(c);
                continue;
            }
            char letter = given.charAt(++i);
            text.append(letter == 's' ? Long.toString(now.toEpochSecond())
                    : DATE.containsKey(letter) ? now.format(DateTimeFormatter.ofPattern(DATE.get(letter), Locale.ROOT)) : String.valueOf(letter));
        }
        return say(call, text.toString());
    }

    private static int sleep(Invocation call) throws IOException {
        Duration time = Duration.ZERO;
        for (String word : call.operands()) {
            if (word.equals("infinity")) {
                time = time.plus(Duration.ofDays(36_500));
                continue;
            }
            String number = word.replaceAll("[smhd]$", "");
            long factor = word.endsWith("m") ? 60 : word.endsWith("h") ? 3_600 : word.endsWith("d") ? 86_400 : 1;
            Optional<Quantity> amount = Quantity.parse(number).filter(found -> found.value().signum() >= 0 && found.value().longValue() < 1_000_000_000L);
            if (amount.isEmpty()) {
                return call.fail("invalid number '" + word + "'");
            }
            time = time.plusMillis(amount.get().value().movePointRight(3).longValue() * factor);
        }
        call.shell().host().sleep(time);
        return 0;
    }

    private static int ps(Invocation call) throws IOException {
        call.line("PID   USER     TIME  COMMAND");
        int last = 1;
        for (String process : call.shell().host().processes()) {
            int space = process.indexOf(' ');
            call.line(String.format("%5s root      0:00 %s", process.substring(0, space), process.substring(space + 1)));
            last++;
        }
        call.line(String.format("%5d root      0:00 %s", last + 6, String.join(" ", call.words())));
        return 0;
    }

    private static int kill(Invocation call) throws IOException {
        int signal = 15;
        for (String word : call.words().subList(1, call.words().size())) {
            switch (word) {
                case "-9", "-KILL", "-SIGKILL" -> signal = 9;
                case "-2", "-INT", "-SIGINT" -> signal = 2;
                case "-0" -> signal = 0;
                case "1" -> {
                    if (signal != 9 && signal != 0) {
                        call.shell().host().signal(signal);
                    }
                }
                default -> {
                    if (!word.startsWith("-") && !word.equals("7")) {
                        return call.fail("can't kill pid " + word + ": No such process");
                    }
                }
            }
        }
        return 0;
    }

    private static int sh(Invocation call) throws IOException {
        List<String> words = call.words();
        int c = -1;
        for (int i = 1; i < words.size() && c < 0; i++) {
            c = words.get(i).matches("-[a-z]*c") ? i : c;
        }
        Shell inner = new Shell(call.shell().host(), call.shell().environment(), call.shell().directory());
        if (c > 0 && c + 1 < words.size()) {
            inner.setArguments(words.subList(Math.min(words.size(), c + 3), words.size()));
            return inner.run(words.get(c + 1), call.io().in(), call.io().out(), call.io().error());
        }
        Optional<String> script = call.input(call.operands().stream().limit(1).toList());
        return script.isEmpty() ? 127 : inner.run(script.get(), java.io.InputStream.nullInputStream(), call.io().out(), call.io().error());
    }
}
