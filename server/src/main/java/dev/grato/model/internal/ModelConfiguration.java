package dev.grato.model.internal;

import dev.grato.model.FieldTypes;
import dev.grato.model.ModelContribution;
import dev.grato.model.types.StandardFieldTypes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Collects what the modules declare.
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

    @Bean
    FieldTypes fieldTypes() {
        return StandardFieldTypes.all();
    }

    @Bean
    DeclaredObjects declaredObjects(ObjectProvider<ModelContribution> contributions, FieldTypes types) {
        return new DeclaredObjects(contributions.orderedStream().toList(), types);
    }
}
