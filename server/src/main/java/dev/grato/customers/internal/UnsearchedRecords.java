package dev.grato.customers.internal;

import dev.grato.customers.CustomersModel;
import dev.grato.records.spi.SearchExclusion;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What nobody looks for: the messages of machines, and the bare link between a person and a company.
@Configuration(proxyBeanMethods = false)
class UnsearchedRecords {

    @Bean
    SearchExclusion deviceMessages() {
        return new SearchExclusion() {

            @Override
            public String object() {
                return CustomersModel.INTERACTION;
            }

            @Override
            public String version() {
                return "1";
            }

            @Override
            public boolean isLeftOut(Map<String, @Nullable Object> values) {
                return "device".equals(values.get("kind"));
            }
        };
    }

    @Bean
    SearchExclusion affiliations() {
        return new SearchExclusion() {

            @Override
            public String object() {
                return CustomersModel.AFFILIATION;
            }

            @Override
            public String version() {
                return "1";
            }

            @Override
            public boolean isLeftOut(Map<String, @Nullable Object> values) {
                return true;
            }
        };
    }
}
