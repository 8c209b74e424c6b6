package dev.grato.customers.internal;

import dev.grato.customers.CustomersModel;
import dev.grato.records.spi.SearchExclusion;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What nobody looks for: the messages of machines, and the bare links of people to companies and of users to
/// accounts.
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
        return new BareLink(CustomersModel.AFFILIATION);
    }

    @Bean
    SearchExclusion accountMembers() {
        return new BareLink(CustomersModel.ACCOUNT_MEMBER);
    }

    private record BareLink(String object) implements SearchExclusion {

        @Override
        public String version() {
            return "1";
        }

        @Override
        public boolean leavesOutAll() {
            return true;
        }

        @Override
        public boolean isLeftOut(Map<String, @Nullable Object> values) {
            return true;
        }
    }
}
