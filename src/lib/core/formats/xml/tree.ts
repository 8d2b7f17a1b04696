import { scanXml } from './scan';

/** An element, prefixes cut. */
export interface XmlNode {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** trimmed text directly inside */
  text: string;
  children: XmlNode[];
}

/** Elements nested deeper than this are left out: no capabilities go so deep, and hostile ones would. */
const DEEPEST = 200;

/**
 * The elements of a small XML text (capabilities, answers of GetFeatureInfo) as a tree; what comes after a fault is
 * missing from it. Null when the text is no XML at all.
 */
export function xmlTree(text: string): XmlNode | null {
  let root: XmlNode | null = null;
  const path: XmlNode[] = [];
  let tooDeep = 0;
  scanXml(text, {
    open(name, attributes) {
      if (path.length >= DEEPEST) {
        tooDeep++;
        return;
      }
      const node: XmlNode = { name, attributes, text: '', children: [] };
      path[path.length - 1]?.children.push(node);
      root ??= node;
      path.push(node);
    },
    close(_name, content) {
      if (tooDeep > 0) {
        tooDeep--;
        return;
      }
      const node = path.pop();
      if (node) node.text = content;
    }
  });
  return root;
}

/** First child of a name. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name);
}

/** Children of a name, in order. */
export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** Text of a descendant found by child names, one under the other; empty when there is none. */
export function textAt(node: XmlNode | undefined, ...names: string[]): string {
  let at = node;
  for (const name of names) at = childOf(at, name);
  return at?.text ?? '';
}
