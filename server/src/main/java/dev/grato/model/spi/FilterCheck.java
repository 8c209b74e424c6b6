package dev.grato.model.spi;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says whether a filter can be asked of an object; whoever compiles filters provides it.
public interface FilterCheck {

    /// What is wrong with the condition of a rule, places inside it; empty when it can be asked of one record
    /// alone, by
    /// anybody and at any time.
    List<Fault> check(Actor actor, Model model, ObjectType object, Map<String, @Nullable Object> filter);

    /// What is wrong with the filter of a list, places inside it; empty when this caller may ask it. It may look
    /// at other
    /// records, at who asks and when.
    List<Fault> checkList(Actor actor, Model model, ObjectType object, Map<String, @Nullable Object> filter);
}
