import type { Known } from '../names/directory.ts';

/** Customers that the labelled lines are about: with traps, such as `Will`, `Mark`, two called Ana and two Rossi. */
const COMPANIES: readonly (readonly [name: string, days: number, isMine: boolean])[] = [
  ['Acme', 2, true],
  ['Northwind Traders', 9, true],
  ['Brightwater Foods', 5, true],
  ['Harbor Logistics', 3, true],
  ['Kestrel Systems', 4, true],
  ['Island Trading', 20, false],
  ['Königlich Essen', 40, false],
  ['Oakridge Interiors', 6, true],
  ['Alpen Möbel GmbH', 15, true],
  ['Simons Bistro', 90, false],
  ['Around the Horn', 60, false],
  ["La Corne d'abondance", 200, false],
  ['Talleres Ortega SL', 4, true],
  ['Distribuciones Levante', 6, true],
  ['Hotel Mirador', 2, true],
  ['Construcciones Martín', 12, true],
  ['Farmacia Navarro', 30, true],
  ['Bodegas Etxea', 8, true],
  ['Clínica Vidal', 5, true],
  ['Bólido Comidas preparadas', 50, false],
  ['Viveros Campos', 11, true],
  ['Suministros Prieto', 70, false],
  ['Ibérica Solar', 6, true],
  ['Grupo Castilla', 21, true],
  ['Orion Software', 100, false],
  ['Delta', 35, true],
  ['Zenith', 120, false],
  ['Rossi Arredamenti', 3, true],
  ['Officine Bianchi', 7, true],
  ['Pasticceria Esposito', 9, true],
  ['Cantina Moretti', 14, true],
  ['Studio Ferri', 5, true],
  ['Edil Conti Srl', 10, true],
  ['Magazzini Alimentari Riuniti', 33, false],
  ['Trattoria De Luca', 4, true],
  ['Greco Logistica', 8, true],
  ['Tecnoplast SpA', 2, true],
  ['Reggiani Caseifici', 45, false],
  ['Ferramenta Lombarda', 17, true],
  ['Lavazza Forniture', 80, false],
];

const PEOPLE: readonly (readonly [name: string, company: string, days: number, isMine: boolean])[] = [
  ['Marta Ruiz', 'Acme', 2, true],
  ['Marta Colombo', 'Lavazza Forniture', 80, false],
  ['John Carter', 'Acme', 3, true],
  ['Sarah Whitfield', 'Brightwater Foods', 5, true],
  ["David O'Brien", 'Brightwater Foods', 8, true],
  ['Tom Becker', 'Northwind Traders', 9, true],
  ['Emily Chen', 'Harbor Logistics', 3, true],
  ['Will Turner', 'Harbor Logistics', 6, true],
  ['Priya Nair', 'Kestrel Systems', 4, true],
  ['Mark Jensen', 'Kestrel Systems', 9, true],
  ['Grace Lee', 'Island Trading', 20, false],
  ['Peter Müller', 'Königlich Essen', 40, false],
  ['James Hall', 'Oakridge Interiors', 6, true],
  ['Hannah Schmidt', 'Alpen Möbel GmbH', 15, true],
  ['Javier Ortega', 'Talleres Ortega SL', 4, true],
  ['Lucía Fernández', 'Distribuciones Levante', 6, true],
  ['Ana Beltrán', 'Distribuciones Levante', 60, false],
  ['Pilar Gómez', 'Hotel Mirador', 2, true],
  ['Ana Torres', 'Hotel Mirador', 5, true],
  ['José Luis Martín', 'Construcciones Martín', 12, true],
  ['Carmen Navarro', 'Farmacia Navarro', 30, true],
  ['Íñigo Etxeberria', 'Bodegas Etxea', 8, true],
  ['Sonia Vidal', 'Clínica Vidal', 5, true],
  ['Paco Romero', 'Bólido Comidas preparadas', 50, false],
  ['Rosa Campos', 'Viveros Campos', 11, true],
  ['Miguel Ángel Prieto', 'Suministros Prieto', 70, false],
  ['Giulia Rossi', 'Rossi Arredamenti', 3, true],
  ['Marco Rossi', 'Rossi Arredamenti', 4, true],
  ['Paolo Bianchi', 'Officine Bianchi', 7, true],
  ['Francesca Esposito', 'Pasticceria Esposito', 9, true],
  ['Luca Moretti', 'Cantina Moretti', 14, true],
  ['Chiara Ferri', 'Studio Ferri', 5, true],
  ['Alessandro Conti', 'Edil Conti Srl', 10, true],
  ['Elena Galli', 'Magazzini Alimentari Riuniti', 33, false],
  ['Giuseppe De Luca', 'Trattoria De Luca', 4, true],
  ['Sara Greco', 'Greco Logistica', 8, true],
  ['Andrea Fontana', 'Tecnoplast SpA', 2, true],
  ['Maria Bellini', 'Reggiani Caseifici', 45, false],
];

const DEALS: readonly (readonly [name: string, company: string])[] = [
  ['Packaging line', 'Acme'],
  ['120 sillas', 'Hotel Mirador'],
  ['Showroom', 'Rossi Arredamenti'],
  ['Licences 2027', 'Kestrel Systems'],
  ['Chairs', 'Oakridge Interiors'],
];

const DAY = 86_400_000;

/** @param now the moment the lines are written at, in milliseconds since 1970 */
export function knownCustomers(now: number): Known[] {
  const companies = COMPANIES.map(([name, days, isMine]): Known => {
    return { object: 'company', id: `company ${name}`, name, isMine, touchedAt: now - days * DAY };
  });
  const people = PEOPLE.map(([name, company, days, isMine]): Known => {
    const touchedAt = now - days * DAY;
    return { object: 'person', id: `person ${name}`, name, company: `company ${company}`, isMine, touchedAt };
  });
  const deals = DEALS.map(([name, company]): Known => {
    const touchedAt = now - DAY;
    return {
      object: 'deal',
      id: `deal ${name}`,
      name,
      company: `company ${company}`,
      isMine: true,
      touchedAt,
    };
  });
  return [...companies, ...people, ...deals];
}
