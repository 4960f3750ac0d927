package io.ssmtrail.cloudtrail;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import io.ssmtrail.program.ProgramFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads user agents by the list of clients in {@code user-agents.json}; the first product names what is not in it. */
final class UserAgentParser {

    private static final int MAX_WORD = 64;
    private static final int MAX_PRODUCTS = 64;
    private static final Knowledge KNOWLEDGE =
            ProgramFile.json(UserAgentParser.class, "user-agents.json", new TypeReference<>() {});

    private UserAgentParser() {}

    static UserAgent parse(String original) {
        String text = withoutBrackets(original);
        List<Product> products = products(text);
        Optional<String> environment = products.stream()
                .filter(product -> product.name().equalsIgnoreCase("exec-env"))
                .map(Product::rest)
                .filter(rest -> !rest.isEmpty())
                .findFirst();
        for (Client client : KNOWLEDGE.clients()) {
            if (client.text() != null && client.text().matches(text)) {
                return new UserAgent(
                        original,
                        Optional.of(client.name() == null ? text : client.name()),
                        Optional.empty(),
                        Optional.empty(),
                        client.family(),
                        environment);
            }
            for (Product product : products) {
                if (client.product() != null && client.product().matches(product.name())) {
                    return new UserAgent(
                            original,
                            Optional.of(client.name() == null ? product.name() : client.name()),
                            versionOf(client, product, products),
                            osName(text),
                            client.family(),
                            environment);
                }
            }
        }
        Optional<Product> first = products.stream()
                .filter(product -> !KNOWLEDGE.preambles().match(product.name()))
                .findFirst();
        return new UserAgent(
                original,
                first.map(Product::name).filter(name -> name.length() <= MAX_WORD),
                first.flatMap(Product::version),
                osName(text),
                ClientFamily.OTHER,
                environment);
    }

    /** S3 puts what it was sent into square brackets. */
    private static String withoutBrackets(String text) {
        return text.length() > 2 && text.startsWith("[") && text.endsWith("]")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    private static Optional<String> versionOf(Client client, Product named, List<Product> products) {
        if (client.version() == null) {
            return named.version();
        }
        return products.stream()
                .filter(product -> product.name().equals(client.version()))
                .findFirst()
                .flatMap(Product::version);
    }

    private static Optional<String> osName(String text) {
        return KNOWLEDGE.operatingSystems().stream()
                .filter(system -> system.marker().matches(text))
                .map(OperatingSystem::name)
                .findFirst();
    }

    /** The {@code name/version} words outside of the comments in parentheses. */
    private static List<Product> products(String text) {
        List<Product> products = new ArrayList<>();
        int depth = 0;
        int start = -1;
        for (int i = 0; i <= text.length() && products.size() < MAX_PRODUCTS; i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean within = depth == 0 && c != '(' && c != ')' && c != ',' && !Character.isWhitespace(c);
            if (within && start < 0) {
                start = i;
            } else if (!within && start >= 0) {
                products.add(Product.of(text.substring(start, i)));
                start = -1;
            }
            depth = Math.max(0, depth + (c == '(' ? 1 : c == ')' ? -1 : 0));
        }
        return products;
    }

    /** A word of a user agent, split at its first slash. */
    private record Product(String name, String rest) {

        static Product of(String word) {
            int slash = word.indexOf('/');
            return slash <= 0
                    ? new Product(word, "")
                    : new Product(word.substring(0, slash), word.substring(slash + 1));
        }

        Optional<String> version() {
            int start = rest.startsWith("v") ? 1 : 0;
            int end = start;
            while (end < rest.length() && isVersionCharacter(rest.charAt(end))) {
                end++;
            }
            boolean isVersion = end > start && end - start <= MAX_WORD && Character.isDigit(rest.charAt(start));
            return isVersion ? Optional.of(rest.substring(start, end)) : Optional.empty();
        }

        private static boolean isVersionCharacter(char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ".+_-".indexOf(c) >= 0;
        }
    }

    @JsonIgnoreProperties("comment")
    private record Knowledge(List<Client> clients, TextPatterns preambles, List<OperatingSystem> operatingSystems) {}

    private record Client(
            TextPatterns.@Nullable Pattern product,
            TextPatterns.@Nullable Pattern text,
            ClientFamily family,
            @Nullable String name,
            @Nullable String version) {}

    private record OperatingSystem(TextPatterns.Pattern marker, String name) {}
}
