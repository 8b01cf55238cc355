import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Signature;
import java.lang.classfile.instruction.FieldInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Makes the schema data of the playground, {@code types.txt} and {@code descriptions.txt}, from the model classes of a Kubernetes client
 * and from a table of what they cannot say. The build runs it as a source file: models.jar folder-of-this-file output-folder. It does nothing
 * when its output is newer than all of these.
 *
 * <p>The models give the fields, their types, whether they must be given, and what they are for. Both files are lines: an area of names,
 * the types in it indented by two, their fields by four, each followed by words; the facts have the same shape.
 */
final class SchemaData {

    private static final String MODELS = "io/kubernetes/client/openapi/models/";
    private static final Map<String, String> SCALARS = Map.of(
            "java/lang/String", "string",
            "java/lang/Boolean", "boolean",
            "java/lang/Integer", "int32",
            "java/lang/Long", "int64",
            "java/lang/Double", "double",
            "java/lang/Object", "any",
            "java/time/OffsetDateTime", "io.k8s.apimachinery.pkg.apis.meta.v1.Time",
            "io/kubernetes/client/custom/IntOrString", "io.k8s.apimachinery.pkg.util.intstr.IntOrString",
            "io/kubernetes/client/custom/Quantity", "io.k8s.apimachinery.pkg.api.resource.Quantity");

    /** A type of the facts: its full name, what is said of it, and what is said of its fields. */
    private record Type(String area, String name, String words, Map<String, String> fields) {
        String fullName() {
            return area + "." + name;
        }
    }

    private final JarFile models;
    private final Map<String, String> typeOfClass = new HashMap<>();
    private final StringBuilder types = new StringBuilder();
    private final StringBuilder descriptions = new StringBuilder();

    private SchemaData(JarFile models) {
        this.models = models;
    }

    public static void main(String... arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path sources = Path.of(arguments[1]);
        Path folder = Path.of(arguments[2], "dev", "pilothouse", "schema");
        Path types = folder.resolve("types.txt");
        Path descriptions = folder.resolve("descriptions.txt");
        if (Files.exists(descriptions) && newest(jar, sources).compareTo(Files.getLastModifiedTime(descriptions)) < 0) {
            return;
        }
        try (JarFile models = new JarFile(jar.toFile())) {
            SchemaData data = new SchemaData(models);
            data.write(readFacts(sources.resolve("types.txt")));
            Files.createDirectories(folder);
            Files.writeString(types, data.types);
            Files.writeString(descriptions, data.descriptions);
        }
    }

    private static FileTime newest(Path jar, Path sources) throws IOException {
        FileTime newest = Files.getLastModifiedTime(jar);
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                FileTime changed = Files.getLastModifiedTime(file);
                newest = changed.compareTo(newest) > 0 ? changed : newest;
            }
        }
        return newest;
    }

    private static List<Type> readFacts(Path file) throws IOException {
        List<Type> found = new ArrayList<>();
        String area = "";
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split(" ", 2);
            String rest = words.length > 1 ? " " + words[1] : "";
            if (line.startsWith("    ")) {
                found.getLast().fields.put(words[0], rest);
            } else if (line.startsWith("  ")) {
                found.add(new Type(area, words[0], rest, new HashMap<>()));
            } else if (!line.isBlank()) {
                area = words[0];
            }
        }
        return found;
    }

    private void write(List<Type> facts) {
        Map<Type, ClassModel> classes = new LinkedHashMap<>();
        for (Type type : facts) {
            model(type).ifPresent(model -> {
                classes.put(type, model);
                typeOfClass.put(model.thisClass().asInternalName(), type.fullName());
            });
        }
        String area = "";
        for (Type type : facts) {
            if (!type.area.equals(area)) {
                area = type.area;
                types.append(area).append('\n');
                descriptions.append(area).append('\n');
            }
            types.append("  ").append(type.name).append(type.words).append('\n');
            ClassModel model = classes.get(type);
            describe("  " + type.name, model == null ? "" : text(annotation(model, "ApiModel"), "description"));
            if (model != null) {
                writeFields(type, model);
            }
        }
    }

    private void writeFields(Type type, ClassModel model) {
        Map<String, Optional<Annotation>> getters = getters(model);
        Map<String, FieldModel> fields = new TreeMap<>();
        for (FieldModel field : model.fields()) {
            annotation(field, "SerializedName").ifPresent(name -> fields.put(text(Optional.of(name), "value"), field));
        }
        fields.forEach((name, field) -> {
            Optional<Annotation> property = getters.getOrDefault(field.fieldName().stringValue(), Optional.empty());
            String facts = type.fields.getOrDefault(name, "");
            String declared = typeName(field);
            if (facts.startsWith(" type=")) {
                int end = facts.indexOf(' ', 1) < 0 ? facts.length() : facts.indexOf(' ', 1);
                declared = declared.replaceFirst("(any|[\\w.-]+)$", facts.substring(" type=".length(), end));
                facts = facts.substring(end);
            }
            boolean required = property.flatMap(found -> value(found, "required")).filter(AnnotationValue.OfBoolean.class::isInstance)
                    .map(value -> ((AnnotationValue.OfBoolean) value).booleanValue()).orElse(false);
            types.append("    ").append(name).append(' ').append(declared).append(required ? " required" : "").append(facts).append('\n');
            describe("    " + name, text(property, "value") + enumeration(declared, facts));
        });
    }

    /** Finds the model of a type: the names of those that several groups have start with the group. */
    private Optional<ClassModel> model(Type type) {
        String[] steps = type.area.split("\\.");
        String version = capital(steps[steps.length - 1]);
        String group = capital(steps[steps.length - 2]);
        for (String name : List.of(group + version + type.name, version + type.name)) {
            var entry = models.getEntry(MODELS + name + ".class");
            if (entry != null) {
                try (InputStream bytes = models.getInputStream(entry)) {
                    return Optional.of(ClassFile.of().parse(bytes.readAllBytes()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Optional.empty();
    }

    /** Returns what is said of each field by the method that returns it. */
    private static Map<String, Optional<Annotation>> getters(ClassModel model) {
        Map<String, Optional<Annotation>> getters = new HashMap<>();
        for (MethodModel method : model.methods()) {
            Optional<Annotation> property = annotation(method, "ApiModelProperty");
            if (property.isPresent()) {
                method.code().orElseThrow().forEach(element -> {
                    if (element instanceof FieldInstruction read) {
                        getters.put(read.name().stringValue(), property);
                    }
                });
            }
        }
        return getters;
    }

    private String typeName(FieldModel field) {
        return field.findAttribute(Attributes.signature()).map(generic -> typeName(generic.asTypeSignature()))
                .orElseGet(() -> typeName(Signature.parseFrom(field.fieldType().stringValue())));
    }

    private String typeName(Signature signature) {
        return switch (signature) {
            case Signature.ArrayTypeSig _ -> "bytes";
            case Signature.ClassTypeSig type when type.className().equals("java/util/List") -> "[]" + typeName(argument(type, 0));
            case Signature.ClassTypeSig type when type.className().equals("java/util/Map") -> "map:" + typeName(argument(type, 1));
            case Signature.ClassTypeSig type -> {
                String name = SCALARS.getOrDefault(type.className(), typeOfClass.get(type.className()));
                if (name == null) {
                    throw new IllegalStateException("no type is known for " + type.className());
                }
                yield name;
            }
            default -> throw new IllegalStateException("unexpected " + signature);
        };
    }

    private static Signature argument(Signature.ClassTypeSig type, int index) {
        return ((Signature.TypeArg.Bounded) type.typeArgs().get(index)).boundType();
    }

    /** The server's documents end a description with the values that are allowed. */
    private static String enumeration(String type, String facts) {
        int start = facts.indexOf(" enum=");
        if (start < 0 || !type.equals("string")) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n\nPossible enum values:");
        for (String value : facts.substring(start + " enum=".length()).split("\\|", -1)) {
            text.append("\n - `\"").append(value).append("\"`");
        }
        return text.toString();
    }

    /** The models write what would end a Java comment otherwise. */
    private void describe(String name, String text) {
        String plain = text.replace("*_/", "*/").replace("/_*", "/*");
        descriptions.append(name).append(' ').append(plain.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
    }

    private static Optional<Annotation> annotation(AttributedElement element, String simpleName) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(found -> found.annotations().stream())
                .filter(found -> found.className().stringValue().endsWith("/" + simpleName + ";"))
                .findFirst();
    }

    private static Optional<AnnotationValue> value(Annotation annotation, String name) {
        return annotation.elements().stream().filter(element -> element.name().equalsString(name)).map(AnnotationElement::value).findFirst();
    }

    private static String text(Optional<Annotation> annotation, String name) {
        return annotation.flatMap(found -> value(found, name)).map(value -> ((AnnotationValue.OfString) value).stringValue()).orElse("");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
