/** Two orders as one: what stands first in both, then what does in one (reciprocal ranks). */
export function merged<One extends { key: string }>(first: One[], second: One[]): One[] {
  const worth = new Map<string, number>();
  for (const order of [first, second]) {
    order.forEach(({ key }, rank) => worth.set(key, (worth.get(key) ?? 0) + 1 / (rank + 1)));
  }
  const told = new Set(first.map(({ key }) => key));
  const all = [...first, ...second.filter(({ key }) => !told.has(key))];
  return all.sort((a, b) => worth.get(b.key)! - worth.get(a.key)!);
}
