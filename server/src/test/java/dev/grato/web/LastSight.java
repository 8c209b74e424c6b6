package dev.grato.web;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Prints what was last to be seen at each desk of a journey that failed, since a failure on a busy machine does not
/// come
/// again for whoever looks.
public final class LastSight implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final ThreadLocal<List<String>> SIGHTS = ThreadLocal.withInitial(ArrayList::new);

    static void keep(String sight) {
        SIGHTS.get().add(sight);
    }

    @Override
    public void beforeTestExecution(ExtensionContext test) {
        SIGHTS.get().clear();
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            SIGHTS.get().forEach(sight -> System.err.println("last seen by " + test.getDisplayName() + ": " + sight));
        }
    }
}
