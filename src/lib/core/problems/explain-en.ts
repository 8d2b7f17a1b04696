import { isLocalPath } from '../sources/local-path';
import { joinSentence } from './join-words';
import { hostOf, type ProblemWords } from './problem-words';

const format = new Intl.NumberFormat('en-GB');
const n = (value: number): string => format.format(value);
const megabytes = (bytes: number): string => `${n(Math.max(1, Math.round(bytes / 1048576)))}\u00a0MB`;
const quoted = (text: string): string => `“${text}”`;
const some = (count: number, one: string, other: string): string => `${n(count)} ${count === 1 ? one : other}`;

export const problemsEn: ProblemWords = {
  'source-unreachable': {
    title: 'Not responding',
    sentence: (f) =>
      `This source is not responding: ${hostOf(f.url)} cannot be reached from this computer. The map goes on without it.`
  },
  'cors-refused': {
    title: 'Reading refused',
    sentence: (f) =>
      `${hostOf(f.url)} does not allow web pages to read it. ${f.relay ? 'The site’s relay can read it instead.' : 'Ask your administrator to set up a relay.'} The map goes on without this source.`
  },
  timeout: {
    title: 'Not responding',
    sentence: (f) => `This source is not responding (gave up after ${n(f.seconds)}\u00a0s). The map goes on without it.`
  },
  'http-status': {
    title: 'Service failing',
    sentence: (f) =>
      f.said !== undefined
        ? `The server answered with an error (${f.status}): ${quoted(f.said)}. Try again; if it stays, pass on the technical detail.`
        : f.status === 404
          ? 'This source is no longer at this address (answer 404). The map goes on without it.'
          : `The server answered with an error (${f.status}). Try again in a moment: the map goes on without this source.`
  },
  'auth-required': {
    title: 'Restricted access',
    sentence: (f) =>
      `${hostOf(f.url)} asks for an account or a key (answer ${f.status}). Sign in, or get in touch with the producer. The map goes on without this source.`
  },
  'service-exception': {
    title: 'Request refused',
    sentence: (f) =>
      `The service refused the request: ${quoted(f.said)}. Try again; if it keeps refusing, pass on the technical detail.`
  },
  'unexpected-content': {
    title: 'Unreadable answer',
    sentence: (f) =>
      `The answer is not what was asked for (${f.found} instead of ${f.expected}). The map goes on without this source.`
  },
  truncated: {
    title: 'Incomplete list',
    sentence: (f) =>
      `${f.total === null ? some(f.got, 'feature received', 'features received') : `${n(f.got)} of ${n(f.total)}`}: the server gives no more. Choose a smaller territory or filter the layer.`
  },
  'parse-failed': {
    title: 'Malformed data',
    sentence: (f) =>
      `This ${f.format} data is malformed at position ${n(f.at)}: ${f.expected} expected, ${f.found} found. Correct the file or tell its producer.`
  },
  'too-large': {
    title: 'Too large',
    sentence: (f) => {
      if ('columns' in f) return `${n(f.columns)} columns are too many: the first ${n(f.limit)} are kept.`;
      if ('texts' in f)
        return `${some(f.texts, 'text', 'texts')} of over ${n(f.limit)} characters: the end is not kept.`;
      if ('values' in f)
        return `This document holds ${n(f.values)} lists and objects, over the limit of ${n(f.limit)}. Choose a smaller territory or an extract.`;
      return `This source is over the limit of ${megabytes(f.limit)}. Choose a smaller territory or an extract.`;
    }
  },
  'unsupported-crs': {
    title: 'Unknown projection',
    sentence: (f) =>
      `The coordinate system ${f.crs} is not supported. Ask for this data in Lambert-93 or in longitude and latitude.`
  },
  'crs-guessed': {
    title: 'Projection guessed',
    sentence: (f) =>
      `These data do not name their coordinate system; their extent is that of ${f.crs}, which was taken. Check their position on the map.`
  },
  'axis-swapped': {
    title: 'Coordinates swapped',
    sentence: (f) => `These data give ${f.crs} coordinates in the wrong order; they were put right. Tell the producer.`
  },
  'unsupported-format': {
    title: 'Format not read',
    sentence: (f) =>
      `${quoted(f.name)} is not in a format read here (${f.found}). Drop a GeoJSON (also line by line), a TopoJSON, a GML, a CSV or a zipped shapefile.`
  },
  'layer-unknown': {
    title: 'Layer not found',
    sentence: (f) =>
      `The service has no layer ${quoted(f.layer)}: its name may have changed. Tell the administrator of the catalogue.`
  },
  'column-unknown': {
    title: 'Column not found',
    sentence: (f) =>
      `This data has no column ${quoted(f.column)}. Choose another one${f.known.length > 0 ? `: ${f.known.slice(0, 8).join(', ')}` : ''}.`
  },
  'empty-result': {
    title: 'No features',
    sentence: () => 'This source has nothing in this territory. Choose a larger territory.'
  },
  'geometry-missing': {
    title: 'Features without position',
    sentence: (f) =>
      `${some(f.rows, 'feature has no position', 'features have no position')}: left off the map, kept in computations.`
  },
  'geometry-mixed': {
    title: 'Mixed geometries',
    sentence: (f) =>
      `${some(f.rows, 'feature is', 'features are')} of another type than the rest (points, lines or areas) and not on the map. Split them into several layers.`
  },
  'geometry-invalid': {
    title: 'Faulty outlines',
    sentence: (f) =>
      `${some(f.rows, 'feature has a faulty outline', 'features have a faulty outline')}: drawing and counts may suffer.`
  },
  precision: {
    title: 'Limited precision',
    sentence: (f) => `Precision ${n(f.metres)}\u00a0m: this data comes in ${f.crs}.`
  },
  'answer-cut': {
    title: 'Answer cut short',
    sentence: (f) => `${hostOf(f.url)} cut its answer short: none of it was kept. Try again.`
  },
  'mixed-content': {
    title: 'Unencrypted address',
    sentence: (f) =>
      `${hostOf(f.url)} only answers over http, which a secure page may not read. ${f.relay ? 'The site’s relay can read it instead.' : 'Ask for its https address.'}`
  },
  'rate-limited': {
    title: 'Service overloaded',
    sentence: (f) =>
      `${hostOf(f.url)} receives too many requests (answer ${f.status}). Try again in ${f.seconds === null ? 'a minute' : some(f.seconds, 'second', 'seconds')}.`
  },
  'redirect-refused': {
    title: 'Endless redirection',
    sentence: (f) => `${hostOf(f.url)} sends from address to address and never answers. Tell its producer.`
  },
  'proxy-refused': {
    title: 'Relay refused',
    sentence: (f) => `The site’s relay would not read ${hostOf(f.url)}. Ask your administrator to allow it.`
  },
  'service-empty': {
    title: 'Empty service',
    sentence: (f) => `${hostOf(f.url)} answers, but offers no layer. Check the address, or tell its producer.`
  },
  'nothing-recognised': {
    title: 'Address not recognised',
    sentence: (f) =>
      isLocalPath(f.text)
        ? `“${f.text}” is a file of your own computer, not an address. Drop it on the page, or choose “Open files”.`
        : `Nothing readable at “${f.text}”. Paste the address of a service (WFS, WMS, WMTS…) or of a file (GeoJSON, CSV…).`
  },
  'protocol-missing': {
    title: 'Protocol not supported',
    sentence: (f) =>
      `This is the address of a ${f.protocol} service, which is not read here yet. Look for the same data as WFS, WMS or GeoJSON.`
  },
  'too-many': {
    title: 'Too many features',
    sentence: (f) =>
      `${n(f.total)} features, over the limit of ${n(f.limit)}. Show the current view only, or choose a territory.`
  },
  'scale-hidden': {
    title: 'Out of scale',
    sentence: (f) => `The server does not draw “${f.layer}” at this scale. Change the scale to see it.`
  },
  'view-too-wide': {
    title: 'View too wide',
    sentence: (f) =>
      `More than ${n(f.limit)} features in this view, too many to be read at once. Zoom in to see them all.`
  },
  'crs-mismatch': {
    title: 'Doubtful projection',
    sentence: (f) =>
      `These positions cannot be in ${f.crs}${f.likely === null ? '' : `; they look like ${f.likely}`}. Choose the right projection.`
  },
  'outside-area': {
    title: 'Positions out of area',
    sentence: (f) =>
      `${some(f.rows, 'feature lies', 'features lie')} outside the area where ${f.crs} makes sense. Check the projection.`
  },
  'position-invalid': {
    title: 'Unreadable positions',
    sentence: (f) =>
      `${some(f.rows, 'feature has an unreadable position', 'features have an unreadable position')}: left off the map, kept in computations.`
  },
  'position-zero': {
    title: 'Positions at zero',
    sentence: (f) =>
      `${some(f.rows, 'feature is placed', 'features are placed')} at longitude 0, latitude 0 for lack of a position: left off the map.`
  },
  'geometry-repaired': {
    title: 'Outlines mended',
    sentence: (f) => `${some(f.rows, 'faulty outline was mended', 'faulty outlines were mended')}. Tell the producer.`
  },
  'dimensions-dropped': {
    title: 'Heights not kept',
    sentence: (f) =>
      `${some(f.rows, 'feature has a height or a measure', 'features have heights or measures')}, which a flat map does not use.`
  },
  'curves-linearised': {
    title: 'Curves as segments',
    sentence: (f) => `${some(f.rows, 'curved feature is drawn', 'curved features are drawn')} in short segments.`
  },
  'ids-repeated': {
    title: 'Repeated identifiers',
    sentence: (f) => `${some(f.rows, 'feature has', 'features have')} the identifier of another one: all are kept.`
  },
  'antimeridian-split': {
    title: 'Features cut in two',
    sentence: (f) => `${some(f.rows, 'feature crosses', 'features cross')} the 180th meridian: cut in two to be drawn.`
  },
  'count-wrong': {
    title: 'Wrong count',
    sentence: (f) => `The service announces ${some(f.claimed, 'feature', 'features')} and gives ${n(f.got)}.`
  },
  'content-type-wrong': {
    title: 'Wrong declared type',
    sentence: (f) => `The server announces ${f.declared} and sends ${f.found}: the content was recognised.`
  },
  'charset-guessed': {
    title: 'Encoding guessed',
    sentence: (f) => `The encoding of the text is not told; ${f.charset} was taken. Check the accents.`
  },
  'filter-local': {
    title: 'Filtered here',
    sentence: (f) => `${hostOf(f.url)} cannot filter: all was read, then sorted here.`
  },
  'filter-refused': {
    title: 'Filter not understood',
    sentence: (f) =>
      `${hostOf(f.url)} cannot apply the filter ${quoted(f.filter)}. Take it off, and filter the layer once it is read.`
  },
  'file-missing': {
    title: 'File missing',
    sentence: (f) =>
      `The file ${quoted(f.name)} is not on this computer: a link does not carry your files. Choose it again.`
  },
  'host-refused': {
    title: 'Server not allowed',
    sentence: (f) =>
      `This map calls ${f.host}, which neither the catalogue nor the administrator knows. The source was not loaded.`
  },
  'crossing-input-missing': {
    title: 'Layer missing',
    sentence: () =>
      'This crossing needs a layer that is no longer on the map. Undo the removal or make the crossing again.'
  },
  'crossing-input-failed': {
    title: 'Layer in error',
    sentence: (f) =>
      `The layer ${quoted(f.layer)}, which this crossing depends on, could not be read. Try that one again first.`
  },
  'crossing-cycle': {
    title: 'Circular crossing',
    sentence: () => 'This crossing depends on itself. Remove it and make it again from the original layers.'
  },
  'crossing-partial': {
    title: 'Partial result',
    sentence: (f) =>
      `This result covers ${n(f.got)} of ${n(f.total)} features, because one of its layers is incomplete. Choose a smaller territory.`
  },
  'overlay-missing': {
    title: 'Areas cannot be computed',
    sentence: () =>
      'The module that lays areas over one another could not start: this site does not have it, or its security policy refuses it. Try again, else tell whoever runs this site.'
  },
  'zone-missing': {
    title: 'Place not found',
    sentence: () =>
      'This place is no more in its layer, or encloses no ground. Close this portrait and choose another place.'
  },
  'interpolate-outside': {
    title: 'Counts outside the areas',
    sentence: (f) =>
      `${n(f.rows)} of ${some(f.total, 'row', 'rows')} outside of all areas: ${f.rows === 1 ? 'its counts are' : 'their counts are'} not shared out.`
  },
  'rates-dropped': {
    title: 'Rates left out',
    sentence: (f) =>
      `Rates do not add up: the merged areas lack ${f.columns.slice(0, 8).join(', ')}. Merge the counts, then divide one by the other.`
  },
  'flows-none': {
    title: 'No flow',
    sentence: (f) =>
      `None of the ${n(f.rows)} rows goes from a known place to another. Check the two columns of codes and the layer that gives the places.`
  },
  'flows-report': {
    title: 'Flows not drawn',
    sentence: (f) =>
      `Of ${n(f.total)} in all, ${n(f.kept)} go from place to place; ${n(f.staying)} stay where they are (${n(f.stays)} ${f.stays === 1 ? 'row' : 'rows'}); ${n(f.lost)} come from or go to an unknown place (${n(f.unknown)} ${f.unknown === 1 ? 'row' : 'rows'}).`
  },
  'join-report': {
    title: 'Codes without match',
    sentence: (f) => joinSentence(f, 'en')
  },
  'document-invalid': {
    title: 'Unreadable map',
    sentence: () => 'This map holds a part that cannot be understood. Ask the person who sent it for a new link.'
  },
  'document-version': {
    title: 'Newer version',
    sentence: () => 'This map comes from a newer version of the software. Reload the page to update it.'
  },
  'link-invalid': {
    title: 'Damaged link',
    sentence: () => 'This link is incomplete or damaged. Ask the person who sent it to send it again.'
  },
  'entry-unknown': {
    title: 'Unknown data set',
    sentence: (f) => `The data set ${quoted(f.entry)} is not in the catalogue. Look for it under another name.`
  },
  'recipe-unknown': {
    title: 'Unknown map',
    sentence: (f) =>
      `The one-click map ${quoted(f.recipe)} does not exist here. Choose another one on the landing page.`
  },
  'territory-unknown': {
    title: 'Unknown territory',
    sentence: (f) => `The territory ${quoted(f.territory)} is not known, or this map does not apply to it.`
  },
  'catalogue-unavailable': {
    title: 'Catalogue unavailable',
    sentence: () =>
      'The catalogue could not be read. The open map still works; reload the page or tell your administrator.'
  },
  'message-invalid': {
    title: 'Message refused',
    sentence: (f) => `The page that drives this map sent an incorrect request (${f.method}).`
  },
  'basemap-unreachable': {
    title: 'Basemap unavailable',
    sentence: () => 'The online basemap is not responding. The built-in one takes over.'
  },
  'webgl-missing': {
    title: 'Map cannot show',
    sentence: () =>
      'This browser cannot draw the map (WebGL\u00a02 missing or switched off). The legend and the sources can be read below.'
  },
  aborted: {
    title: 'Loading stopped',
    sentence: () => 'Loading was stopped as you asked. Try again whenever you like.'
  },
  internal: {
    title: 'Software failure',
    sentence: () =>
      'The software could not finish this. Try again; if it keeps happening, pass the technical detail on to your support desk.'
  }
};
