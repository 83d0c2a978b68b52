/** "de Nantes", "d’Angers", "du Mans", "des Herbiers", "de La Roche-sur-Yon". */
export function ofName(name: string): string {
  if (/^Le /.test(name)) return `du ${name.slice(3)}`;
  if (/^Les /.test(name)) return `des ${name.slice(4)}`;
  return /^([aeiouyàâéèêëîïôùœ]|h[eéè])/i.test(name) ? `d’${name}` : `de ${name}`;
}

/** "à Nantes", "au Mans", "aux Herbiers". */
export function atName(name: string): string {
  if (/^Le /.test(name)) return `au ${name.slice(3)}`;
  return /^Les /.test(name) ? `aux ${name.slice(4)}` : `à ${name}`;
}
