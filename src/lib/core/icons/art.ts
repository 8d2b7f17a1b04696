import chargingStation from '@mapbox/maki/icons/charging-station.svg?raw';
import fireStation from '@mapbox/maki/icons/fire-station.svg?raw';
import police from '@mapbox/maki/icons/police.svg?raw';
import defibrillator from '@mapbox/maki/icons/defibrillator.svg?raw';
import pharmacy from '@mapbox/maki/icons/pharmacy.svg?raw';
import doctor from '@mapbox/maki/icons/doctor.svg?raw';
import hospital from '@mapbox/maki/icons/hospital.svg?raw';
import college from '@mapbox/maki/icons/college.svg?raw';
import school from '@mapbox/maki/icons/school.svg?raw';
import rail from '@mapbox/maki/icons/rail.svg?raw';
import bus from '@mapbox/maki/icons/bus.svg?raw';
import airport from '@mapbox/maki/icons/airport.svg?raw';
import harbor from '@mapbox/maki/icons/harbor.svg?raw';
import parking from '@mapbox/maki/icons/parking.svg?raw';
import bicycle from '@mapbox/maki/icons/bicycle.svg?raw';
import fuel from '@mapbox/maki/icons/fuel.svg?raw';
import roadAccident from '@mapbox/maki/icons/road-accident.svg?raw';
import post from '@mapbox/maki/icons/post.svg?raw';
import library from '@mapbox/maki/icons/library.svg?raw';
import museum from '@mapbox/maki/icons/museum.svg?raw';
import cinema from '@mapbox/maki/icons/cinema.svg?raw';
import theatre from '@mapbox/maki/icons/theatre.svg?raw';
import castle from '@mapbox/maki/icons/castle.svg?raw';
import placeOfWorship from '@mapbox/maki/icons/place-of-worship.svg?raw';
import cemetery from '@mapbox/maki/icons/cemetery.svg?raw';
import swimming from '@mapbox/maki/icons/swimming.svg?raw';
import stadium from '@mapbox/maki/icons/stadium.svg?raw';
import playground from '@mapbox/maki/icons/playground.svg?raw';
import townHall from '@mapbox/maki/icons/town-hall.svg?raw';
import grocery from '@mapbox/maki/icons/grocery.svg?raw';
import shop from '@mapbox/maki/icons/shop.svg?raw';
import restaurant from '@mapbox/maki/icons/restaurant.svg?raw';
import lodging from '@mapbox/maki/icons/lodging.svg?raw';
import campsite from '@mapbox/maki/icons/campsite.svg?raw';
import recycling from '@mapbox/maki/icons/recycling.svg?raw';
import drinkingWater from '@mapbox/maki/icons/drinking-water.svg?raw';
import dam from '@mapbox/maki/icons/dam.svg?raw';
import windmill from '@mapbox/maki/icons/windmill.svg?raw';
import communicationsTower from '@mapbox/maki/icons/communications-tower.svg?raw';
import farm from '@mapbox/maki/icons/farm.svg?raw';
import industry from '@mapbox/maki/icons/industry.svg?raw';
import danger from '@mapbox/maki/icons/danger.svg?raw';
import park from '@mapbox/maki/icons/park.svg?raw';
import toilet from '@mapbox/maki/icons/toilet.svg?raw';
import information from '@mapbox/maki/icons/information.svg?raw';
import type { IconName } from './names';

const files: Readonly<Record<IconName, string>> = {
  'charging-station': chargingStation,
  'fire-station': fireStation,
  police,
  defibrillator,
  pharmacy,
  doctor,
  hospital,
  college,
  school,
  rail,
  bus,
  airport,
  harbor,
  parking,
  bicycle,
  fuel,
  'road-accident': roadAccident,
  post,
  library,
  museum,
  cinema,
  theatre,
  castle,
  'place-of-worship': placeOfWorship,
  cemetery,
  swimming,
  stadium,
  playground,
  'town-hall': townHall,
  grocery,
  shop,
  restaurant,
  lodging,
  campsite,
  recycling,
  'drinking-water': drinkingWater,
  dam,
  windmill,
  'communications-tower': communicationsTower,
  farm,
  industry,
  danger,
  park,
  toilet,
  information
};

/** Side of the square in which icons are drawn. */
export const ICON_SIDE = 15;

/** Outline of an icon as an SVG path, in a square of `ICON_SIDE` units, y down. */
export function iconPath(name: IconName): string {
  // each file of the set is one path; some hold line breaks as entities
  const path = / d="([^"]*)"/.exec(files[name])?.[1] ?? '';
  return path.replaceAll(/&#x[0-9a-f]+;/gi, ' ').trim();
}
