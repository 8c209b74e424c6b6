/// Winning and keeping business: pipelines, deals, products, and what the ERP says about orders and invoices.
@NullMarked
@ApplicationModule(
        displayName = "Sales",
        allowedDependencies = {
            "platform",
            "model",
            "records",
            "records :: spi",
            "access",
            "api",
            "exchange",
            "sync :: spi",
            "customers"
        })
package dev.grato.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
