package dev.pilothouse.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A playground in a process of its own, in a home of its own, and a client of it over HTTP/1.1. */
final class ServedPlayground implements AutoCloseable {

    /** The flags of the package. */
    static final List<String> PACKAGED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms48m", "-Xmx512m", "--enable-native-access=ALL-UNNAMED");

    /** For what lasts: all compilers, and the heap that 50,000 pods may take. */
    static final List<String> FULL = List.of("-XX:+UseSerialGC", "-Xms48m", "-Xmx1200m", "--enable-native-access=ALL-UNNAMED");

    private static final Pattern USED = Pattern.compile("(?:DefNew|Tenured) +total \\d+K, used (\\d+)K");

    private final Process process;
    private final double readyMillis;
    private final URI address;
    private final String token;
    private final HttpClient client;

    private ServedPlayground(Process process, double readyMillis, Path kubeconfig) throws IOException, GeneralSecurityException {
        this.process = process;
        this.readyMillis = readyMillis;
        String config = Files.readString(kubeconfig);
        this.address = URI.create(value(config, "server"));
        this.token = value(config, "token");
        this.client = HttpClient.newBuilder()
                .sslContext(trust(Base64.getDecoder().decode(value(config, "certificate-authority-data"))))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static String value(String config, String field) {
        return Pattern.compile("(?m)^[- ]*" + field + ": *\"?([^\"\\n]+)").matcher(config).results().findFirst().orElseThrow().group(1);
    }

    /** Starts one and returns when it has said that it is ready. */
    static ServedPlayground start(List<String> flags, String scenario, int nodes) throws IOException, GeneralSecurityException {
        Path home = Files.createTempDirectory("bench-playground");
        List<String> command = command(flags, home);
        command.addAll(List.of("playground", "start", "--name", "bench", "--scenario", scenario, "--nodes", Integer.toString(nodes)));
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(home.resolve("errors").toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        Process process = builder.start();
        String first = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (first == null) {
            throw new IllegalStateException("The playground did not start:\n" + Files.readString(home.resolve("errors")));
        }
        return new ServedPlayground(process, (System.nanoTime() - start) / 1e6, Path.of(first));
    }

    /** Returns the command line of our program with these flags and a home that holds nothing. */
    static List<String> command(List<String> flags, Path home) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-Duser.home=" + home, "-classpath", System.getProperty("java.class.path"), "dev.pilothouse.Main"));
        return command;
    }

    private static SSLContext trust(byte[] authority) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Returns how long it took from the start of the process, the JVM's own included, to the first line of output. */
    double readyMillis() {
        return readyMillis;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token);
    }

    /** Returns how many bytes the answer has. */
    long get(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request(path).build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] piece = new byte[1 << 16];
            long bytes = 0;
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                bytes += read;
            }
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + response.statusCode());
            }
            return bytes;
        }
    }

    String text(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    /** Begins to follow; the lines are read from the stream. */
    BufferedReader follow(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request(path).build(), BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    void send(String method, String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path).header("Content-Type", type).method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
    }

    /** Returns the processor time that the server has taken so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Returns the megabytes that are in use after a collection. */
    double heapMegabytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        return USED.matcher(jcmd("GC.heap_info")).results()
                        .map((MatchResult found) -> found.group(1))
                        .mapToLong(Long::parseLong)
                        .sum()
                / 1024.0;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException("jcmd " + command + ": " + output);
        }
        return output;
    }

    @Override
    public void close() throws InterruptedException {
        client.shutdownNow();
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
}
