package dev.pilothouse.platform.playground.kubelet.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {

    private final PretendedHost host = new PretendedHost();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int code;

    private String run(String script) {
        out.reset();
        code = new Shell(host, Map.of("PATH", "/bin", "NAME", "pilot house"), "/").run(script, InputStream.nullInputStream(), out, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '\u0001', value = {
        "echo hi ~ hi",
        "echo $NAME \"$NAME\" '$NAME' ~ pilot house pilot house $NAME",
        "for i in 1 2 3; do printf '%s-' $i; done ~ 1-2-3-",
        "i=0; while [ $i -lt 3 ]; do i=$((i + 1)); done; echo $i ~ 3",
        "if true && ! false; then echo yes; else echo no; fi ~ yes",
        "echo $(echo inner) `echo tick` ~ inner tick",
        "echo ${MISSING:-other} ${#NAME} ~ other 11",
        "false || echo rescued ~ rescued",
        "case $NAME in pilot*) echo p;; *) echo q;; esac ~ p",
        "greet() { echo hello $1; }; greet you ~ hello you",
        "echo b >/tmp/x; echo a >>/tmp/x; sort /tmp/x ~ a\\nb",
        "cat /config/colour ~ blue",
        "(cd /config; pwd); pwd ~ /config\\n/",
        "X=1 env | grep X ~ X=1",
        "echo one two | wc -w ~ 2",
        "date -I ~ 2026-01-01",
        "test -f /tmp/none; echo $? ~ 1",
        "wget -qO- http://web ~ hello",
        "wget http://nowhere ~ wget: bad address 'nowhere'",
        "foo ~ sh: foo: not found",
        "cat /nothing ~ cat: can't open '/nothing': No such file or directory",
        "echo one & wait; echo two ~ one\\ntwo",
        "wait; echo nothing to wait for ~ nothing to wait for",
        "echo one & ~ sh: what runs in the background is simulated only when the script waits for it",
        "trap 'echo bye; exit' TERM; (echo up; sleep 5) & wait $! ~ up",
        "cat /dev/null; wc -l < /dev/null ~ 0",
        "cp /config/colour /dev/null; cat /dev/null; echo $? ~ 0",
        "head -c 2 /config/colour ~ bl",
        "echo abc | tail -c 3 ~ bc",
        "md5sum /config/colour ~ 48d6215903dff56238e52e8891380c8f  /config/colour",
        "printf blue | sha256sum ~ 16477688c0e00699c6cfa4497a3612d7e83c532062b64b250fed8908128ed548  -",
        "cd /config; ls -a ~ .\\n..\\ncolour",
        "ls -l /config | head -1 ~ total 4",
        "free -m | grep Mem ~ Mem:          15990        3887       12102",
        "df -h | tail -1 ~ overlay                  97.9G     20.4G     77.5G  21% /",
        "nslookup web | grep Name ~ Name:\tweb.shop.svc.cluster.local",
        "if ~ sh: syntax error: unexpected end of file",
    })
    void saysWhatAShellSays(String script, String wanted) {
        String got = run(script);
        assertEquals(wanted.replace("\\n", "\n"), got.strip().replaceAll("\\s*\n", "\n"));
    }

    @Test
    void tellsExitCodes() {
        run("exit 7");
        assertEquals(7, code);
        run("foo");
        assertEquals(127, code);
        run("wget -q http://web/none");
        assertEquals(1, code);
        run("echo x > /config/new");
        assertEquals(1, code);
        run("kill 1");
        assertEquals(List.of(15), host.signals);
    }

    @Test
    void packsAndUnpacks() {
        run("mkdir -p /data/sub; echo one > /data/a; echo two > /data/sub/b");
        run("tar cf - -C / data");
        byte[] archive = out.toByteArray();
        int unpacked = new Shell(host, Map.of(), "/").run(List.of("tar", "xmf", "-", "-C", "/tmp"), new ByteArrayInputStream(archive), out, out);
        assertEquals(0, unpacked);
        assertEquals("one\ntwo\n", run("cat /tmp/data/a /tmp/data/sub/b"));
        assertArrayEquals("two\n".getBytes(StandardCharsets.UTF_8), host.files.read("/tmp/data/sub/b").orElseThrow());
    }

    @Test
    void showsAPromptAndEchoesWhatIsTyped() throws IOException {
        InputStream typed = new ByteArrayInputStream("echo hx\u007fi\rcd /config\rexit 3\r".getBytes(StandardCharsets.UTF_8));
        int left = new Terminal(host, Map.of(), "/").run(typed, out, out, true);
        assertEquals(3, left);
        assertEquals("/ # echo hx\b \bi\r\nhi\r\n/ # cd /config\r\n/config # exit 3\r\n", out.toString(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void neverFailsOnWhatItCantRead(@ForAll @StringLength(max = 24) @CharRange(from = ' ', to = '~') String script) {
        if (!script.contains("while") && !script.contains("until")) {
            run(script);
            assertTrue(code >= 0 && code <= 255, script + " ended with " + code);
        }
    }
}
