package dev.grato.exchange.internal.invoices;

import dev.grato.exchange.internal.reading.UnreadableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An element of a document, without its namespace and attributes.
final class Node {

    static final Node NOTHING = new Node("");

    final String name;
    final List<Node> children = new ArrayList<>(2);
    String text = "";

    Node(String name) {
        this.name = name;
    }

    /// The element at the end of this path, the first of each name; nothing where there is none.
    Node at(String... path) {
        var here = this;
        for (var step : path) {
            here = here.child(step);
        }
        return here;
    }

    private Node child(String wanted) {
        for (var child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return NOTHING;
    }

    List<Node> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    boolean has(String... path) {
        return at(path) != NOTHING;
    }

    /// The element's text, or null where there is none.
    @Nullable
    String text(String... path) {
        var text = at(path).text;
        return text.isEmpty() ? null : text;
    }

    /// @throws UnreadableFile where there is none
    String required(String... path) {
        var text = text(path);
        if (text == null) {
            throw new UnreadableFile("invoiceLacks", Map.of("element", path[path.length - 1]));
        }
        return text;
    }
}
