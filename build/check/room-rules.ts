import type { IForbiddenRuleType } from 'dependency-cruiser';

/**
 * Who may import whom: the house's table as data. A room is a set of files; it may import its own files, the files
 * and packages named here, and Node's modules where `node` is set. Everything else is refused.
 */
type Room = {
  name: string;
  /** Which files are in this room, as a regular expression on the path from the root. */
  files: string;
  /** Files of other rooms it may import. */
  mayImport: readonly string[];
  /** Its npm packages. */
  packages: readonly string[];
  node: boolean;
};

const source = '(kafka|zookeeper|jmx|registry)';
const sourceInterfaces = `^electron/core/${source}/source\\.ts$`;
const ports = '^electron/core/ports/';
const shared = '^shared/';
/** How the rooms above the sources open them: one function to open, one to probe. */
const sourceDoors = `^electron/core/${source}/(open|probe)\\.ts$`;
const editor = ['@codemirror/[^/]+', '@lezer/highlight'];
const uiPackages = ['react', 'react-dom', 'radix-ui', 'lucide-react', '@tanstack/react-virtual', 'cmdk', ...editor];

export const rooms: readonly Room[] = [
  { name: 'shared-pure', files: '^shared/(domain|text)/', mayImport: [], packages: [], node: false },
  { name: 'shared-contract', files: '^shared/contract/', mayImport: [shared], packages: ['zod'], node: false },
  { name: 'shared', files: '^shared/(?!(domain|text|contract)/)', mayImport: [shared], packages: [], node: false },
  {
    name: 'core-kafka',
    files: '^electron/core/kafka/',
    mayImport: [shared, ports],
    packages: ['kafkajs', '@platformatic/wasm-utils'],
    node: true,
  },
  {
    name: 'core-zookeeper',
    files: '^electron/core/zookeeper/',
    mayImport: [shared, ports],
    packages: ['node-zookeeper-client'],
    node: true,
  },
  { name: 'core-jmx', files: '^electron/core/jmx/', mayImport: [shared, ports], packages: [], node: true },
  { name: 'core-registry', files: '^electron/core/registry/', mayImport: [shared, ports], packages: [], node: true },
  {
    name: 'core-features',
    files: '^electron/core/features/',
    mayImport: [shared, ports, sourceInterfaces, '^electron/core/(sessions|live)/'],
    packages: [],
    node: true,
  },
  {
    name: 'core-sessions',
    files: '^electron/core/(sessions|live)/',
    mayImport: [shared, ports, sourceInterfaces],
    packages: [],
    node: true,
  },
  {
    name: 'core',
    files: '^electron/core/core\\.ts$',
    mayImport: [shared, ports, sourceInterfaces, sourceDoors, '^electron/core/(features|sessions|live)/'],
    packages: [],
    node: true,
  },
  { name: 'core-ports', files: ports, mayImport: [shared], packages: [], node: true },
  { name: 'sandbox', files: '^electron/sandbox/', mayImport: [shared], packages: [], node: true },
  {
    name: 'shells',
    files: '^electron/(shells/(?!desktop/)|serve\\.ts$|start\\.ts$)',
    mayImport: [shared, ports, '^electron/core/core\\.ts$', '^electron/sandbox/'],
    packages: ['ws'],
    node: true,
  },
  {
    name: 'desktop',
    files: '^electron/(shells/desktop/|main\\.ts$)',
    mayImport: [shared, ports, '^electron/core/core\\.ts$', '^electron/sandbox/', '^electron/shells/(?!browser/)'],
    packages: ['electron'],
    node: true,
  },
  {
    name: 'preload',
    files: '^electron/preload\\.ts$',
    mayImport: ['^shared/contract/'],
    packages: ['electron'],
    node: false,
  },
  { name: 'ui', files: '^renderer/ui/', mayImport: ['^shared/text/'], packages: uiPackages, node: false },
  {
    name: 'app',
    files: '^renderer/(app/(?!routes\\.tsx$)|[^/]+$)',
    mayImport: [shared, '^renderer/ui/', '^renderer/app/routes\\.tsx$'],
    packages: [...uiPackages, 'zustand'],
    node: false,
  },
  {
    name: 'routes',
    files: '^renderer/app/routes\\.tsx$',
    mayImport: [shared, '^renderer/(app|ui|features)/'],
    packages: uiPackages,
    node: false,
  },
  {
    name: 'features',
    files: '^renderer/features/([^/]+)/',
    // $1: the folder that the importing file is in. Features are strangers to each other.
    mayImport: [shared, '^renderer/(app|ui)/', '^renderer/features/$1/'],
    packages: [...uiPackages, 'zustand'],
    node: false,
  },
];

/** The table as dependency-cruiser's rules: `<room>/files`, `<room>/packages` and `<room>/node`. */
export const roomRules: readonly IForbiddenRuleType[] = [
  ...rooms.flatMap(rulesOf),
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'all-resolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

function rulesOf({ name, files, mayImport, packages, node }: Room): IForbiddenRuleType[] {
  const ownFiles = name === 'features' ? [] : [files];
  const allowedPackages = packages.map((one) => `(^|/)node_modules/(@types/)?${one}/`);
  const rules: IForbiddenRuleType[] = [
    {
      name: `${name}/files`,
      severity: 'error',
      from: { path: files },
      to: { path: '^(electron|renderer|shared|build|test)/', pathNot: [...ownFiles, ...mayImport] },
    },
    {
      name: `${name}/packages`,
      severity: 'error',
      from: { path: files },
      to: { path: '(^|/)node_modules/', ...(allowedPackages.length > 0 && { pathNot: allowedPackages }) },
    },
  ];
  if (!node) {
    rules.push({ name: `${name}/node`, severity: 'error', from: { path: files }, to: { dependencyTypes: ['core'] } });
  }
  return rules;
}
