const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that belong to no product's name: they are neither asked for nor counted as left over. */
export const FILLER = set(
  'software firmware series family model device devices product products appliance appliances version versions ' +
    'edition release the a an of for with and or und et der die das mit by on in to all multiple some various ' +
    'using incl including includes formerly known as also no nr type typ modell units components',
)

/** Words many products share. Found, they say little; missing, they still tell two products of one brand apart. */
const GENERIC = set(
  'server client manager management system monitor monitoring controller control gateway router switch ' +
    'switches firewall network security web data center centre access service tool suite platform ' +
    'enterprise standard professional pro basic advanced plus lite mobile desktop remote online portal ' +
    'application app viewer station workstation workspace console hub unit module interface adapter ' +
    'driver engine agent endpoint cloud central core kernel backup recovery database office ' +
    'printer phone camera patient medical pump infusion ventilator display smart digital industrial ' +
    'automation electric power energy plc hmi scada vpn sip ip lan wan wireless wifi usb ' +
    'os operating support home business small framework library plugin editor designer ' +
    'builder studio runtime configuration installer license update node directory mail email internet ' +
    'object store video voice',
)

/** Whether many products share the word, in the singular or plural. */
export const isGenericWord = (word: string): boolean =>
  GENERIC.has(word) || (word.endsWith('s') && GENERIC.has(word.slice(0, -1)))

/**
 * Words a list keeps beside a name: what kind of thing it is, where it stands, how it is. In the languages most
 * often met. They are not counted as left over.
 */
export const DESCRIPTIVE = set(
  'firewall switch router server printer phone telephone camera scanner monitor pump ventilator workstation pc laptop ' +
    'desktop notebook terminal controller gateway appliance box unit hardware machine instrument analyzer analyser ' +
    'drucker telefon kamera bildschirm pumpe infusionspumpe spritzenpumpe beatmungsgerat beatmung rechner konsole ' +
    'console anlage gerat steuerung zutritt nebenstelle zentrale imprimante pompe onduleur serveur commutateur ' +
    'telephone pare feu respirateur moniteur impresora bomba servidor cortafuegos equipo stampante pompa ekg ecg ' +
    'ultraschall ultrasound ward station room old new alt alte neu neue spare ' +
    'reserve ersatz backup defekt broken main haupt test prod produktion production dmz site building gebaude ' +
    'floor etage stock lager vm virtual virtuell cluster ha node standalone primary secondary lizenz license ' +
    'standard std datacenter enterprise ent pro professional essentials ltsc ltsb lts ltsr x64 x86 bit 64bit 32bit ' +
    'en de fr kis his ris lokal local intern extern extranet vpn',
)

/** Short forms people write, by the words they stand for. */
export const SHORT_FORMS: Readonly<Record<string, readonly string[]>> = {
  win: ['windows'],
  srv: ['server'],
  svr: ['server'],
  mgr: ['manager'],
  mgmt: ['management'],
  ms: ['microsoft'],
  mssql: ['microsoft', 'sql'],
  sqlserver: ['sql', 'server'],
  winsrv: ['windows', 'server'],
  mon: ['monitor'],
  ctrl: ['controller'],
  gw: ['gateway'],
  fw: ['firewall'],
  wks: ['workstation'],
  modul: ['module'],
}
