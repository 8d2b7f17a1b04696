import { getContext, setContext } from 'svelte';

/** Whether « Ajouter une adresse » is open, and the text it opens with. One per screen. */
export class AddressBox {
  open = $state(false);
  text = $state('');

  /** Opens the box; a text that is given is read at once. */
  show(text = ''): void {
    this.text = text;
    this.open = true;
  }
}

const key = Symbol('address box');

/** Makes the box of a screen known to its components. */
export function provideAddressBox(): AddressBox {
  return setContext(key, new AddressBox());
}

/** The box of this screen. */
export function useAddressBox(): AddressBox {
  return getContext<AddressBox>(key);
}
