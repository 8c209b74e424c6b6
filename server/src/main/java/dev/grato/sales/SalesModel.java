package dev.grato.sales;

import dev.grato.model.ModelContribution;
import dev.grato.model.ObjectDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// The objects of selling: pipeline, stage, deal, product, and the ERP's document, line and open item.
@Component
public class SalesModel implements ModelContribution {

    public static final String PIPELINE = "pipeline";
    public static final String STAGE = "stage";
    public static final String DEAL = "deal";
    public static final String PRODUCT = "product";
    public static final String DOCUMENT = "document";
    public static final String DOCUMENT_LINE = "documentLine";
    public static final String OPEN_ITEM = "openItem";

    @Override
    public List<ObjectDeclaration> objects() {
        return List.of(
                DealDeclarations.pipeline(),
                DealDeclarations.stage(),
                DealDeclarations.product(),
                DealDeclarations.deal(),
                DocumentDeclarations.document(),
                DocumentDeclarations.documentLine(),
                DocumentDeclarations.openItem());
    }
}
