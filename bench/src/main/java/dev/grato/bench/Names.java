package dev.grato.bench;

import java.util.List;

/// Words the generated people and companies are made of; the first ones are the most frequent.
///
/// @param language key of the language field
/// @param country ISO 3166
/// @param mobile how mobile numbers begin
/// @param digits how many digits follow
record Names(
        String language,
        String country,
        String mobile,
        int digits,
        List<String> given,
        List<String> family,
        List<String> cities,
        List<String> streets,
        List<String> legalForms) {

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s*,\\s*", -1));
    }

    static final Names ITALIAN = new Names(
            "it",
            "IT",
            "+39347",
            7,
            words("""
            Maria, Giuseppe, Anna, Antonio, Giovanni, Luigi, Francesca, Andrea, Rosa, Angela, Marco, Giulia, Francesco,
            Sofia, Alessandro, Chiara, Lorenzo, Martina, Matteo, Sara, Davide, Elena, Stefano, Paola, Roberto, Laura,
            Paolo, Federica, Luca, Valentina, Simone, Silvia, Giorgio, Alessia, Niccolò, Beatrice, Gabriele, Caterina,
            Riccardo, Lucia, Mattia, Ilaria, Tommaso, Margherita, Edoardo, Benedetta, Pietro, Noè, Cosimo, Zoë, Desirée,
            Raffaele, Concetta, Salvatore, Carmela, Vincenzo, Teresa, Michele, Assunta, Domenico"""),
            words("""
            Rossi, Russo, Ferrari, Esposito, Bianchi, Romano, Colombo, Ricci, Marino, Greco, Bruno, Gallo, Conti,
            De Luca, Mancini, Costa, Giordano, Rizzo, Lombardi, Moretti, Barbieri, Fontana, Santoro, Mariani, Rinaldi,
            Caruso, Ferrara, Galli, Martini, Leone, Longo, Gentile, Martinelli, Vitale, Lombardo, Serra, Coppola,
            De Santis, D'Angelo, Marchetti, Parisi, Villa, Conte, Ferraro, Ferri, Fabbri, Bianco, Marini, Grasso,
            Valentini, Messina, Sala, De Angelis, Gatti, Pellegrini, Palumbo, Sanna, Farina, Rizzi, Monti, Cattaneo,
            Morelli, Amato, Silvestri, Mazza, Testa, Grassi, Pellegrino, Carbone, Giuliani, Benedetti, Barone, Rossetti,
            Caputo, Montanari, Guerra, Palmieri, Bernardi, Martino, Fiore, Ferretti, Bellini, Basile, Riva, Donati,
            Piras, Vitali, Battaglia, Sartori, Neri, Costantini, Milani, Pagano, Ruggiero, Sorrentino, D'Amico, Orlando,
            Damico, Negri, Nicolò, Forlì, Cantù, Dalò"""),
            words("""
            Milano, Roma, Torino, Napoli, Bologna, Genova, Verona, Padova, Firenze, Bari, Brescia, Parma, Modena, Forlì,
            Cantù, Lecce"""),
            words("""
            Via Roma, Via Garibaldi, Corso Italia, Via Mazzini, Via Dante, Viale Europa, Via Verdi, Piazza Libertà,
            Via XX Settembre"""),
            words("S.p.A., S.r.l., S.n.c., S.a.s."));

    static final Names SPANISH = new Names(
            "es",
            "ES",
            "+34612",
            6,
            words("""
            María, José, Antonio, Carmen, Manuel, Ana, Francisco, Isabel, David, Laura, Juan, Lucía, Javier, Cristina,
            Daniel, Marta, Carlos, Elena, Jesús, Pilar, Alejandro, Paula, Miguel, Raquel, Pablo, Sara, Rafael, Mercedes,
            Ángel, Rocío, Fernando, Beatriz, Pedro, Nuria, Sergio, Teresa, Luis, Julia, Jorge, Silvia, Alberto, Inés,
            Álvaro, Sofía, Diego, Irene, Adrián, Ángela, Raúl, Mónica, Iván, Begoña, Rubén, Andrés, Óscar, Íñigo,
            Ramón, Martín, Tomás, Verónica, Agustín, Sebastián, Joaquín, Núria, Xènia"""),
            words("""
            García, Rodríguez, González, Fernández, López, Martínez, Sánchez, Pérez, Gómez, Martín, Jiménez, Hernández,
            Ruiz, Díaz, Moreno, Muñoz, Álvarez, Romero, Gutiérrez, Alonso, Navarro, Torres, Domínguez, Ramos, Vázquez,
            Ramírez, Gil, Serrano, Molina, Blanco, Morales, Suárez, Ortega, Delgado, Castro, Ortiz, Marín, Rubio, Núñez,
            Medina, Sanz, Castillo, Iglesias, Cortés, Garrido, Santos, Guerrero, Lozano, Cano, Cruz, Méndez, Flores,
            Prieto, Herrera, Peña, León, Márquez, Cabrera, Gallego, Calvo, Vidal, Campos, Reyes, Vega, Fuentes,
            Carrasco, Diez, Aguilar, Caballero, Nieto, Santana, Vargas, Pascual, Giménez, Herrero, Hidalgo, Montero,
            Lorenzo, Santiago, Benítez, Durán, Ibáñez, Arias, Mora, Ferrer, Carmona, Vicente, Rojas, Soto, Crespo,
            Román, Pastor, Velasco, Parra, Sáez, Moya, Bravo, Rivera, Gallardo, Soler, Esteban, Silva, Franco, Güell,
            Muñiz, Ibarra, Etxeberria, Puig, Cañas"""),
            words("""
            Madrid, Barcelona, Valencia, Sevilla, Zaragoza, Málaga, Murcia, Palma, Bilbao, Alicante, Córdoba,
            Valladolid, Vigo, Gijón, A Coruña, León, Logroño"""),
            words("""
            Calle Mayor, Gran Vía, Calle Real, Avenida de la Constitución, Calle Cervantes, Plaza de España,
            Calle del Carmen, Paseo Marítimo"""),
            words("S.A., S.L., S.L.U., S.Coop."));

    static final Names ENGLISH = new Names(
            "en", "GB", "+447911", 6, words("""
            James, Mary, John, Patricia, Robert, Jennifer, Michael, Linda, William, Elizabeth, David, Susan, Richard,
            Jessica, Thomas, Sarah, Charles, Karen, Christopher, Nancy, Daniel, Lisa, Matthew, Betty, Anthony, Margaret,
            Mark, Sandra, Steven, Ashley, Paul, Emily, Andrew, Donna, Joshua, Michelle, Kevin, Amanda, Brian, Siân,
            George, Rebecca, Edward, Laura, Ronald, Zoë, Timothy, Helen, Seán, Chloë, Jacob, Amy, Gary, Niamh"""), words("""
            Smith, Jones, Williams, Taylor, Brown, Davies, Evans, Wilson, Thomas, Johnson, Roberts, Robinson, Thompson,
            Wright, Walker, White, Edwards, Hughes, Green, Hall, Lewis, Harris, Clarke, Patel, Jackson, Wood, Turner,
            Martin, Cooper, Hill, Ward, Morris, Moore, Clark, Lee, King, Baker, Harrison, Morgan, Allen, James, Scott,
            Phillips, Watson, Davis, Parker, Price, Bennett, Young, Griffiths, Mitchell, Kelly, Cook, Carter,
            Richardson, Bailey, Collins, Bell, Shaw, Murphy, Miller, Cox, Richards, Khan, Marshall, Anderson, Simpson,
            Ellis, Adams, Singh, Begum, Wilkinson, Foster, Chapman, Powell, Webb, Rogers, Gray, Mason, Ali, Hunt,
            O'Brien, O'Neill, MacDonald, Brontë, Palmer, Holmes, Mills"""), words("""
            London, Manchester, Birmingham, Leeds, Bristol, Glasgow, Edinburgh, Cardiff, Dublin, Sheffield, Norwich"""), words("""
            High Street, Station Road, Church Lane, Victoria Road, Green Lane, Park Avenue, Mill Lane, King Street"""), words("Ltd, PLC, LLP, Holdings"));

    static final List<Names> ALL = List.of(ITALIAN, SPANISH, ENGLISH);

    static final List<String> JOBS = words("""
            Purchasing manager, Sales manager, Managing director, Head of production, Warehouse lead, Accountant,
            Office manager, Buyer, Technical director, Quality manager, Owner, Export manager, Marketing director,
            IT administrator, Head of logistics, Assistant, Maintenance engineer, Product manager, Responsable de compras,
            Directora comercial, Jefe de almacén, Gerente, Responsabile acquisti, Direttore generale, Titolare,
            Amministrazione, Tecnico di laboratorio, Chef, Store manager, Consultant""");

    static final List<String> TRADES = words("""
            Logística, Alimentari, Meccanica, Textiles, Consulting, Costruzioni, Energía, Software, Distribución, Legno,
            Packaging, Automazione, Hoteles, Farmacia, Editoriale, Foods, Marine, Optics, Cerámicas, Vini, Steel, Media,
            Trasporti, Agrícola, Design, Impianti, Plastics, Papel, Retail, Services""");

    static final List<String> INDUSTRIES = words("""
            manufacturing, wholesale, retail, construction, software, consulting, hospitality, transport,
            foodProduction, health, finance, agriculture, realEstate, education, energy, media, publicSector, telecoms,
            other""");

    static final List<String> STAGES = words("lead, prospect, customer, qualified, former");
    static final List<String> SOURCES = words("""
            website, referral, inbound, tradeFair, campaign, coldCall, partner, existingCustomer, socialMedia, other""");
}
