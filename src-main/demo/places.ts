// The made-up organization's things: regulators and facilities, programs, and the tree of entities with what stands in it.

export const organization = {
  name: 'Saltmarsh Valley Utilities',
  headquartersAddress: '100 Heron Plaza\nSaltmarsh Valley, CA 90000',
  passwordPolicy: 'strong',
} as const

/** The facilities of a regulator stand in its area. */
export const regulators = [
  { name: 'State Environmental Agency (made up)', kind: 'state-agency', email: 'state@example.com' },
  { name: 'Tern County Environmental Health', kind: 'cupa', email: 'tern.county@example.com' },
  { name: 'City of Fennimore Fire Department', kind: 'cupa', email: 'fennimore@example.com' },
  { name: 'Alder County Hazardous Materials Division', kind: 'cupa', email: 'alder.county@example.com' },
] as const

export const facilities = [
  ['Cedar Point Water Treatment Plant', '2200 Cedar Point Road, Ternhaven, CA 90011', 'SMV-1001', 1],
  ['Northgate Pumping Station', '18 Northgate Lane, Ternhaven, CA 90012', 'SMV-1002', 1],
  ['Heron Reservoir', '4 Reservoir Road, Ternhaven, CA 90013', 'SMV-1003', 1],
  ['Lowmarsh Wastewater Plant', '75 Outfall Way, Lowmarsh, CA 90014', 'SMV-1004', 1],
  ['Sedge Street Lift Station', '310 Sedge Street, Lowmarsh, CA 90014', 'SMV-1005', 1],
  ['Harbor Fleet Yard', '900 Quay Street, Fennimore, CA 90021', 'SMV-2001', 2],
  ['Fennimore Service Center', '41 Foundry Avenue, Fennimore, CA 90022', 'SMV-2002', 2],
  ['Pelican Peaker Plant', '12 Turbine Court, Fennimore, CA 90023', 'SMV-2003', 2],
  ['Quayside Substation', '930 Quay Street, Fennimore, CA 90021', 'SMV-2004', 2],
  ['Alder Ridge Hydro Station', '1 Spillway Road, Alder Ridge, CA 90031', 'SMV-3001', 3],
  ['Upper Alder Maintenance Camp', 'Forest Road 7, Alder Ridge, CA 90031', 'SMV-3002', 3],
  ['Orchard Biogas Works', '560 Orchard Loop, Plumfield, CA 90032', 'SMV-3003', 3],
  ['Plumfield Chemical Store', '562 Orchard Loop, Plumfield, CA 90032', 'SMV-3004', 3],
  ['Willow Bend Solar Farm', '8 Willow Bend, Plumfield, CA 90033', 'SMV-3005', 3],
] as const

export const programs = [
  'Headquarters Green Building',
  'Harbor Yard Fleet Electrification',
  'Cedar Point Net-Zero Water',
  'Willow Bend Solar Certification',
  'Lowmarsh Wetland Restoration',
  'Zero Waste Field Operations',
  'Orchard Renewable Gas Credits',
  'Employee Commute Partnership',
] as const

/** What usually stands at a site: assets with their sources, and sources of the site itself, each with a unit. */
interface Outfit {
  readonly assets: Readonly<Record<string, readonly SourceSpec[]>>
  readonly sources: readonly SourceSpec[]
}
type SourceSpec = readonly [name: string, unit: string]

const electricity: SourceSpec = ['Purchased electricity', 'kWh']
const gas: SourceSpec = ['Natural gas', 'therm']
const diesel: SourceSpec = ['Diesel', 'gallon']
const charging: SourceSpec = ['Vehicle charging', 'kWh']

const outfits = {
  office: {
    assets: {
      'Boiler 1': [gas],
      'Roof chiller': [['Refrigerant R-410A', 'lb']],
      'Pool cars': [['Gasoline', 'gallon'], charging],
    },
    sources: [electricity],
  },
  plant: {
    assets: {
      'Boiler 1': [gas, ['Biogas', 'therm']],
      'Boiler 2': [gas],
      'Standby generator': [diesel, ['Renewable diesel', 'gallon']],
      'Blower hall': [electricity],
      Clarifier: [
        ['Process methane', 'lb'],
        ['Process nitrous oxide', 'lb'],
      ],
    },
    sources: [electricity, ['Purchased steam', 'MMBtu'], ['Chemical deliveries', 'ton-mile']],
  },
  station: {
    assets: {
      'Pump set A': [electricity],
      'Pump set B': [electricity],
      'Standby generator': [diesel],
    },
    sources: [['Site heating', 'therm']],
  },
  yard: {
    assets: {
      'Light vehicles': [['Gasoline', 'gallon'], ['E85', 'gallon'], charging],
      'Heavy vehicles': [diesel, ['Renewable diesel', 'gallon']],
      'Fuel island': [['Vapor loss', 'gallon']],
      'Paint booth': [['Solvent', 'lb']],
    },
    sources: [electricity, gas],
  },
  turbine: {
    assets: {
      'Turbine 1': [gas, ['Start-up diesel', 'gallon']],
      'Turbine 2': [gas],
      Switchgear: [['SF6', 'lb']],
    },
    sources: [['Station service power', 'kWh']],
  },
} as const satisfies Record<string, Outfit>

export interface EntitySpec {
  readonly name: string
  readonly outfit?: Outfit
  readonly within?: readonly EntitySpec[]
}

const site = (name: string, outfit: keyof typeof outfits, ...within: EntitySpec[]): EntitySpec => ({
  name,
  outfit: outfits[outfit],
  within,
})
const group = (name: string, ...within: EntitySpec[]): EntitySpec => ({ name, within })
const part = (name: string): EntitySpec => ({ name })

/** Four levels: the organization, its divisions, their sites, and parts of sites. */
export const entities: EntitySpec = group(
  organization.name,
  group(
    'Water',
    site(
      'Cedar Point Water Treatment Plant',
      'plant',
      part('Intake'),
      part('Filtration'),
      part('Disinfection'),
    ),
    site('Northgate Pumping Station', 'station'),
    site('Heron Reservoir', 'station', part('Dam'), part('Gatehouse')),
    site('Sedge Street Lift Station', 'station'),
    site('Marsh Lane Booster', 'station'),
  ),
  group(
    'Wastewater',
    site('Lowmarsh Wastewater Plant', 'plant', part('Headworks'), part('Digesters'), part('Outfall')),
    site('Bittern Creek Plant', 'plant', part('Lagoon')),
    site('Quay Street Lift Station', 'station'),
  ),
  group(
    'Power',
    site('Pelican Peaker Plant', 'turbine', part('Unit 1'), part('Unit 2')),
    site('Alder Ridge Hydro Station', 'station', part('Powerhouse')),
    site('Willow Bend Solar Farm', 'station'),
    site('Quayside Substation', 'turbine'),
  ),
  group(
    'Gas',
    site('Orchard Biogas Works', 'plant', part('Upgrading'), part('Flare')),
    site('Plumfield City Gate', 'station'),
  ),
  group(
    'Operations',
    site('Harbor Fleet Yard', 'yard', part('Workshop'), part('Wash bay')),
    site('Fennimore Service Center', 'yard'),
    site('Upper Alder Maintenance Camp', 'yard'),
    site('Headquarters', 'office', part('Laboratory')),
    site('Plumfield Chemical Store', 'office'),
  ),
)
